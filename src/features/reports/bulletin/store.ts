import { sql } from 'kysely'
import type { Db } from '#platform/db/open.ts'
import type { Period } from '../periods/model.ts'
import type { Continued } from './model.ts'

interface Asked {
  period: Period
  units: readonly string[]
  arrivals: string
  starts: string
}

/**
 * The year's arrivals by whether the project had a start counted before the year. Read from lines alone, so that a frozen month
 * answers the same for ever.
 */
export async function continuedSplit(
  db: Db,
  tenantId: string,
  { period, units, arrivals, starts }: Asked,
): Promise<Continued> {
  const { rows } = await sql<Continued>`
    with started as (
      select project_id from posting where tenant_id = ${tenantId} and indicator = ${starts} and posted_on < ${period.year_from}::date
      group by project_id having sum(n) > 0)
    select coalesce(sum(l.cny) filter (where s.project_id is not null), 0.00)::text as continued,
      coalesce(sum(l.cny) filter (where s.project_id is null), 0.00)::text as fresh
    from posting l left join started s on s.project_id = l.project_id
    where l.tenant_id = ${tenantId} and l.indicator = ${arrivals} and l.unit_id = any(${units}::uuid[])
      and l.posted_on >= ${period.year_from}::date and l.posted_on < ${period.to}::date`.execute(db)
  return rows[0]!
}

/** What arrived for each of these projects from a day on, up to another that is not included. */
export async function arrivedFor(
  db: Db,
  tenantId: string,
  { ids, arrivals, from, to }: { ids: string[]; arrivals: string; from: string; to: string },
): Promise<Map<string, string>> {
  const { rows } = await sql<{ project_id: string; cny: string }>`
    select project_id, sum(cny)::text as cny from posting
    where tenant_id = ${tenantId} and project_id = any(${ids}::uuid[]) and indicator = ${arrivals}
      and posted_on >= ${from}::date and posted_on < ${to}::date
    group by project_id`.execute(db)
  return new Map(rows.map(({ project_id, cny }) => [project_id, cny]))
}
