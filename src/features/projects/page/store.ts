import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from '#platform/db/open.ts'
import { among, together } from '#platform/db/together.ts'
import type { Project } from '../model.ts'
import { type ProjectRows, projectLists, projectsOf } from '../store.ts'

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
    select id, name from ${sql.table(table)} where tenant_id = ${tenantId} and id ${among(wanted)}`
  const { units, members } = await together(db, {
    units: named('unit', ids.units),
    members: named('member', ids.members),
  })
  const byId = (rows: { id: string; name: string }[]) => new Map(rows.map(({ id, name }) => [id, name]))
  return { units: byId(units), members: byId(members) }
}

export interface Holder {
  unit_id: string
  unit: string
  creator: string | null
}

/** Names of who holds a project and of who made it; nothing where it is not there. */
export async function holderOf(db: Db, tenantId: string, id: string): Promise<Holder | undefined> {
  const { holder } = await together<{ holder: Holder }>(db, { holder: holding(tenantId, id) })
  return holder[0]
}

/** A project with the names of who holds it and who made it. */
export async function projectHeld(
  db: Db,
  tenantId: string,
  id: string,
): Promise<{ project: Project | undefined; holder: Holder | undefined }> {
  const lists = { ...projectLists(tenantId, [id]), holder: holding(tenantId, id) }
  const rows = await together<ProjectRows & { holder: Holder }>(db, lists)
  return { project: projectsOf([id], rows)[0], holder: rows.holder[0] }
}

function holding(tenantId: string, id: string): RawBuilder<Holder> {
  return sql<Holder>`
    select u.id as unit_id, u.name as unit, m.name as creator
    from project p join unit u on u.tenant_id = p.tenant_id and u.id = p.unit_id
    left join member m on m.tenant_id = p.tenant_id and m.id = p.created_by
    where p.tenant_id = ${tenantId} and p.id = ${id}`
}

/** What was written when the project came into its status; blank where nothing was. */
export async function statusNote(db: Db | Tx, tenantId: string, id: string): Promise<string> {
  const { rows } = await sql<{ note: string | null }>`
    select note from event
    where tenant_id = ${tenantId} and stream_id = ${id} and kind = 'project.status_set'
    order by seq desc limit 1`.execute(db)
  return rows[0]?.note ?? ''
}
