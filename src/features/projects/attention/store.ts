import { sql } from 'kysely'
import type { Db } from '#platform/db/open.ts'
import { prepared } from '#platform/db/prepared.ts'
import { type Knowing, type ListedRow, listed } from '../list/store.ts'

/** Active projects in reach whose light turned yellow or red since a day, the latest first. */
export async function turnedSince(db: Db, who: Knowing, since: string, limit: number): Promise<ListedRow[]> {
  const { rows } = await sql<ListedRow>`
    ${prepared} select ${listed(who, [])}, u.name as unit_name, p.light_on::text as sort_value
    from project p join unit u on u.tenant_id = p.tenant_id and u.id = p.unit_id
    where p.tenant_id = ${who.tenant_id} and p.status = 'active' and p.light in ('yellow', 'red')
      and p.light_on >= ${since}::date and p.unit_id = any(${who.reach}::uuid[])
    order by p.light_on desc, p.id limit ${sql.lit(limit)}`.execute(db)
  return rows
}

/** Next steps of the projects that the member brought in or is on the team of, the earliest due first. */
export async function stepsOf(db: Db, who: Knowing, until: string, limit: number): Promise<ListedRow[]> {
  const { rows } = await sql<ListedRow>`
    with mine as (
      (select id from project where tenant_id = ${who.tenant_id} and created_by = ${who.member_id} and status = 'active'
        and next_step_on <= ${until}::date order by next_step_on limit ${limit})
      union
      (select p.id from project_member t join project p on p.tenant_id = t.tenant_id and p.id = t.project_id
        where t.tenant_id = ${who.tenant_id} and t.member_id = ${who.member_id} and p.status = 'active'
          and p.next_step_on <= ${until}::date order by p.next_step_on limit ${limit}))
    select ${listed(who, [])}, u.name as unit_name, p.next_step_on::text as sort_value
    from mine join project p on p.tenant_id = ${who.tenant_id} and p.id = mine.id
    join unit u on u.tenant_id = p.tenant_id and u.id = p.unit_id
    where p.unit_id = any(${who.reach}::uuid[])
    order by p.next_step_on, p.id limit ${limit}`.execute(db)
  return rows
}
