import { sql } from 'kysely'
import type { Db, Tx } from '../db/open.ts'

/** One channel for every server and tenant of a database. */
export const channel = 'landfall'

/** A record that was written: the kind of its stream, its id, and the version it has now (0 where it keeps none). */
export interface Written {
  kind: string
  id: string
  version: number
}

export interface Announcement {
  tenant_id: string
  written: Written[]
}

/** PostgreSQL carries less than 8000 bytes at a time. */
const most = 120

/** What `pg_notify` carries, in as many pieces as it takes. */
export function payloads(tenantId: string, written: readonly Written[]): string[] {
  const lines = written.map(({ kind, id, version }) => `${kind} ${id} ${version}`)
  const count = Math.ceil(lines.length / most)
  return Array.from({ length: count }, (_, i) => [tenantId, ...lines.slice(i * most, (i + 1) * most)].join('\n'))
}

/** The inverse of `payloads`, for one piece. */
export function readPayload(payload: string): Announcement {
  const [tenant_id = '', ...lines] = payload.split('\n')
  const written = lines.map((line) => {
    const [kind = '', id = '', version = '0'] = line.split(' ')
    return { kind, id, version: Number(version) }
  })
  return { tenant_id, written }
}

/**
 * Tells every server of the database, once the transaction commits and only then. The ledger announces by itself; this is for what
 * has no stream of its own.
 */
export async function announce(db: Db | Tx, tenantId: string, written: Written[]): Promise<void> {
  if (written.length === 0) return
  await sql`select pg_notify(${channel}, p) from unnest(${payloads(tenantId, written)}::text[]) p`.execute(db)
}
