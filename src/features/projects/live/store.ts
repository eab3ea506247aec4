import { sql } from 'kysely'
import type { Db } from '#platform/db/open.ts'

/** What decides who may know of a project: the units that held it before and after a change, its secrecy, its people. */
export interface Audience {
  id: string
  unit_id: string
  confidential: boolean
  created_by: string | null
  team: string[]
}

export async function audiences(db: Db, tenantId: string, ids: string[]): Promise<Audience[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Audience>`
    select p.id, p.unit_id, p.confidential, p.created_by, array(
      select t.member_id from project_member t where t.tenant_id = p.tenant_id and t.project_id = p.id)::text[] as team
    from project p where p.tenant_id = ${tenantId} and p.id = any(${ids}::uuid[])`.execute(db)
  return rows
}

export async function projectsOfClaims(
  db: Db,
  tenantId: string,
  ids: string[],
): Promise<{ id: string; project_id: string }[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<{ id: string; project_id: string }>`
    select id, project_id from claim where tenant_id = ${tenantId} and id = any(${ids}::uuid[])`.execute(db)
  return rows
}

/** The units that projects left by these changes: who saw a project there sees that it is gone. */
export async function unitsLeft(
  db: Db,
  tenantId: string,
  changes: { id: string; version: number }[],
): Promise<{ id: string; unit_id: string }[]> {
  if (changes.length === 0) return []
  const { rows } = await sql<{ id: string; unit_id: string }>`
    select e.stream_id as id, e.changes -> 'unit_id' ->> 0 as unit_id
    from unnest(${changes.map(({ id }) => id)}::uuid[], ${changes.map(({ version }) => version)}::int[]) c (id, version)
    join event e on e.tenant_id = ${tenantId} and e.stream_id = c.id and e.seq = c.version
    where e.changes -> 'unit_id' ->> 0 is not null`.execute(db)
  return rows
}
