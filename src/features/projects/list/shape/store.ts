import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db } from '#platform/db/open.ts'
import type { Filter } from '../model.ts'
import { type Knowing, narrowed } from '../store.ts'

/** `investment.agreed`, `jobs.announced.2027`: every place that a figure of the list stands in. */
export async function figurePlaces(db: Db, who: Knowing, filter: Filter): Promise<string[]> {
  const { rows } = await sql<{ place: string }>`
    select distinct f.key || '.' || b.key || coalesce('.' || y.key, '') as place
    from project p
    cross join lateral jsonb_each(p.figures) f
    cross join lateral jsonb_each(f.value) b
    left join lateral (select jsonb_object_keys(b.value) as key) y on not b.value ? 'unit'
    where ${narrowed(who, filter)} order by 1`.execute(db)
  return rows.map((row) => row.place)
}

/** Headers of the unknown columns in the list; what a secret project has of them tells nobody. */
export async function extraHeaders(db: Db, who: Knowing, filter: Filter): Promise<string[]> {
  const { rows } = await sql<{ header: string }>`
    select distinct jsonb_object_keys(p.extra) as header from project p
    where ${narrowed(who, filter)} and p.extra <> '{}' and ${open(who)} order by 1`.execute(db)
  return rows.map((row) => row.header)
}

function open({ tenant_id, member_id, knowing }: Knowing): RawBuilder<SqlBool> {
  return sql<SqlBool>`(not p.confidential or p.created_by is not distinct from ${member_id}
    or p.unit_id = any(${knowing}::uuid[]) or exists (select 1 from project_member t
      where t.tenant_id = ${tenant_id} and t.project_id = p.id and t.member_id = ${member_id}))`
}
