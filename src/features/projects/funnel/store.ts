import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db/open.ts'
import type { Filter } from '../list/model.ts'
import { type Knowing, narrowed, reasonTold } from '../list/store.ts'
import { type Alike, type Ended, ended, type FunnelGrouping, type Spent } from './model.ts'

/** The projects of the filtered list, by what tells them apart in a funnel. */
export async function alike(db: Db, who: Knowing, filter: Filter, by: FunnelGrouping): Promise<Alike[]> {
  const { rows } = await sql<Alike>`
    select ${keyOf(by)} as key, p.way, p.stage, p.status, count(*)::int as n
    from project p where ${narrowed(who, filter)}
    group by 1, 2, 3, 4`.execute(db)
  return rows
}

/** Those of them that ended, by where and why. */
export async function endedAlike(db: Db, who: Knowing, filter: Filter): Promise<Ended[]> {
  const { rows } = await sql<Ended>`
    select p.stage, p.status, ${reasonTold(who)} as reason, count(*)::int as n
    from project p where ${narrowed(who, filter)} and p.status = any(${ended}::text[])
    group by 1, 2, 3`.execute(db)
  return rows
}

/** How long they took for each stage: counted by days, which is far less than a sort of them all. */
export async function daysSpent(db: Db, who: Knowing, filter: Filter): Promise<Spent[]> {
  const { rows } = await sql<Spent>`
    with alike as (
      select p.way, p.way_days, count(*)::int as n from project p where ${narrowed(who, filter)} group by 1, 2
    )
    select w.stage, w.days, sum(w.n)::int as n
    from (select unnest(way) as stage, unnest(way_days) as days, n from alike) w
    where w.days is not null
    group by 1, 2`.execute(db)
  return rows
}

/** An industry is its division. */
function keyOf(by: FunnelGrouping): RawBuilder<string | null> {
  if (by === 'unit') return sql`p.unit_id::text`
  if (by === 'industry') return sql`substring(p.industry from '[0-9]{2}')`
  return by === 'month' ? sql`to_char(p.came_on, 'YYYY-MM')` : sql`p.source`
}
