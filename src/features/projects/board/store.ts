import { sql } from 'kysely'
import type { Db } from '#platform/db/open.ts'
import type { Filter } from '../list/model.ts'
import { type Knowing, type ListedRow, listed, narrowed } from '../list/store.ts'

export interface ColumnSum {
  stage: string
  light: string
  n: number
  /** Yuan. */
  cny: string | null
}

/** Projects and money by stage and light. */
export async function boardSums(db: Db, who: Knowing, filter: Filter): Promise<ColumnSum[]> {
  const { rows } = await sql<ColumnSum>`
    select p.stage, p.light, count(*)::int as n, sum(p.investment_cny)::text as cny
    from project p where ${narrowed(who, filter)}
    group by p.stage, p.light`.execute(db)
  return rows
}

/** The first cards of each of the stages, the latest changed first; `updated_at` is what the list goes on by. */
export async function boardCards(
  db: Db,
  who: Knowing,
  filter: Filter,
  stages: string[],
  limit: number,
): Promise<ListedRow[]> {
  if (stages.length === 0) return []
  const { rows } = await sql<ListedRow>`
    select c.*, u.name as unit_name
    from unnest(${stages}::text[]) as s (stage)
    cross join lateral (
      select ${listed(who, [])}, p.updated_at::text as sort_value
      from project p where ${narrowed(who, filter)} and p.stage = s.stage
      order by p.updated_at desc, p.id limit ${limit}
    ) c
    join unit u on u.tenant_id = ${who.tenant_id} and u.id = c.unit_id
    order by c.updated_at desc, c.id`.execute(db)
  return rows
}
