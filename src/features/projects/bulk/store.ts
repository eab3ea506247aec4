import { sql } from 'kysely'
import type { Tx } from '#platform/db/open.ts'

export interface WrittenEvent {
  kind: string
  actor_id: string | null
  changes: Record<string, [before: unknown, after: unknown]>
}

/** The event that made this version of a project. */
export async function eventOf(
  tx: Tx,
  tenantId: string,
  id: string,
  version: number,
): Promise<WrittenEvent | undefined> {
  const { rows } = await sql<WrittenEvent>`
    select kind, actor_id, changes from event
    where tenant_id = ${tenantId} and stream_id = ${id} and seq = ${version}`.execute(tx)
  return rows[0]
}
