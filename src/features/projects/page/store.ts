import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db/open.ts'
import { together } from '#platform/db/together.ts'

/** Names of units by id. */
export async function unitNames(db: Db | Tx, tenantId: string, ids: string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from unit where tenant_id = ${tenantId} and id = any(${ids}::uuid[])`.execute(db)
  return new Map(rows.map((row) => [row.id, row.name]))
}

/** Names of members by id. */
export async function memberNames(db: Db | Tx, tenantId: string, ids: string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from member where tenant_id = ${tenantId} and id = any(${ids}::uuid[])`.execute(db)
  return new Map(rows.map((row) => [row.id, row.name]))
}

/** Both at once. */
export async function namesOf(
  db: Db | Tx,
  tenantId: string,
  ids: { units: string[]; members: string[] },
): Promise<{ units: Map<string, string>; members: Map<string, string> }> {
  const named = (table: 'unit' | 'member', wanted: string[]) => sql<{ id: string; name: string }>`
    select id, name from ${sql.table(table)} where tenant_id = ${tenantId} and id = any(${wanted}::uuid[])`
  const { units, members } = await together(db, {
    units: named('unit', ids.units),
    members: named('member', ids.members),
  })
  const byId = (rows: { id: string; name: string }[]) => new Map(rows.map(({ id, name }) => [id, name]))
  return { units: byId(units), members: byId(members) }
}

/** What was written when the project came into its status; blank where nothing was. */
export async function statusNote(db: Db | Tx, tenantId: string, id: string): Promise<string> {
  const { rows } = await sql<{ note: string | null }>`
    select note from event
    where tenant_id = ${tenantId} and stream_id = ${id} and kind = 'project.status_set'
    order by seq desc limit 1`.execute(db)
  return rows[0]?.note ?? ''
}
