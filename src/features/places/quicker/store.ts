import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db/open.ts'

export interface Write {
  kind: string
  /** Null for the system itself. */
  name: string | null
  at: Date
}

/** What was written to a stream after a version of it, the first to the last, and by whom. */
export async function writesSince(db: Db | Tx, tenantId: string, stream: string, version: number): Promise<Write[]> {
  const { rows } = await sql<Write>`
    select e.kind, m.name, e.at
    from event e
    left join member m on m.tenant_id = e.tenant_id and m.id = e.actor_id
    where e.tenant_id = ${tenantId} and e.stream_id = ${stream} and e.seq > ${version}
    order by e.seq`.execute(db)
  return rows.map((row) => ({ ...row, at: new Date(row.at) }))
}
