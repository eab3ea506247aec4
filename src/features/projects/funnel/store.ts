import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db/open.ts'
import type { Filter } from '../list/model.ts'
import { type Knowing, narrowed, reasonTold } from '../list/store.ts'
import { type Alike, ended, type FunnelGrouping, type StageDays } from './model.ts'

/** The projects of the filtered list, by what tells them apart in a funnel. `stages` are those of the playbook in their order. */
export async function alike(
  db: Db,
  who: Knowing,
  filter: Filter,
  by: FunnelGrouping,
  stages: readonly string[],
): Promise<Alike[]> {
  const over = sql`p.status = any(${ended}::text[])`
  const { rows } = await sql<Alike>`
    with came as materialized (
      select p.id, ${keyOf(by)} as key, p.stage, p.status, case when ${over} then ${reasonTold(who)} else '' end as reason
      from project p where ${narrowed(who, filter)}
    ), far as (
      select s.project_id, max(o.place)::int as furthest
      from came join project_stage s on s.tenant_id = ${who.tenant_id} and s.project_id = came.id
      join unnest(${stages}::text[]) with ordinality as o (stage, place) on o.stage = s.stage
      group by s.project_id
    )
    select key, furthest, stage, status, reason, count(*)::int as n
    from came left join far on far.project_id = came.id
    group by 1, 2, 3, 4, 5`.execute(db)
  return rows
}

/** How long the projects of the filtered list took for each stage. */
export async function stageDays(db: Db, who: Knowing, filter: Filter): Promise<StageDays[]> {
  const { rows } = await sql<StageDays>`
    with spent as (
      select s.stage, sum(s.left_on - s.entered_on)::int as days
      from project p join project_stage s on s.tenant_id = p.tenant_id and s.project_id = p.id and s.left_on is not null
      where ${narrowed(who, filter)}
      group by s.stage, p.id
    )
    select stage, count(*)::int as n, percentile_disc(0.5) within group (order by days) as median,
      percentile_disc(0.8) within group (order by days) as p80
    from spent group by stage`.execute(db)
  return rows
}

/** An industry is its division. */
function keyOf(by: FunnelGrouping): RawBuilder<string | null> {
  if (by === 'unit') return sql`p.unit_id::text`
  if (by === 'industry') return sql`substring(p.industry from '[0-9]{2}')`
  return by === 'month' ? sql`to_char(p.came_on, 'YYYY-MM')` : sql`p.source`
}
