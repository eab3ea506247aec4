import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db } from '#platform/db/open.ts'
import type { Period } from '../periods/model.ts'
import type { Continued } from './model.ts'
import type { Sizes } from './parts/model.ts'

interface Asked {
  period: Period
  units: readonly string[]
  arrivals: string
  starts: string
}

/**
 * Arrivals of the year, and of the span, by whether the project had a start counted before the year. Read from lines alone, so that a
 * frozen month answers the same for ever.
 */
export async function continuedSplits(
  db: Db,
  tenantId: string,
  { period, units, arrivals, starts }: Asked,
): Promise<Record<'year' | 'span', Continued>> {
  const arrived = (which: RawBuilder<SqlBool>) => sql`coalesce(sum(l.cny) filter (where ${which}), 0.00)::text`
  const split = (from: string) => {
    const since = sql<SqlBool>`l.posted_on >= ${from}::date`
    const continued = arrived(sql`s.project_id is not null and ${since}`)
    const fresh = arrived(sql`s.project_id is null and ${since}`)
    return sql`json_build_object('continued', ${continued}, 'fresh', ${fresh})`
  }
  const { rows } = await sql<Record<'year' | 'span', Continued>>`
    with started as (
      select project_id from posting where tenant_id = ${tenantId} and indicator = ${starts} and posted_on < ${period.year_from}::date
      group by project_id having sum(n) > 0)
    select ${split(period.year_from)} as year, ${split(period.from)} as span
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

/**
 * Projects by the size that each line counts them by: of a shared one the whole's, its part of the number. A line that takes back takes
 * from the size that it was counted in, so that months add up to their quarter.
 */
export async function sizesOf(
  db: Db,
  tenantId: string,
  { period, units, indicators }: { period: Period; units: readonly string[]; indicators: readonly string[] },
): Promise<Sizes[]> {
  const large = (yuan: string, from: string) => sql<number>`
    coalesce(sum(n) filter (where cny / n >= ${yuan}::numeric and posted_on >= ${from}::date), 0)::float8`
  const { rows } = await sql<Record<'indicator', string> & Record<'m50' | 'y50' | 'm100' | 'y100', number>>`
    select indicator, ${large('50000000', period.from)} as m50, ${large('50000000', period.year_from)} as y50,
      ${large('100000000', period.from)} as m100, ${large('100000000', period.year_from)} as y100
    from posting
    where tenant_id = ${tenantId} and indicator = any(${indicators}::text[]) and unit_id = any(${units}::uuid[])
      and n <> 0 and posted_on >= ${period.year_from}::date and posted_on < ${period.to}::date
    group by indicator`.execute(db)
  return indicators.map((indicator) => {
    const { m50 = 0, y50 = 0, m100 = 0, y100 = 0 } = rows.find((row) => row.indicator === indicator) ?? {}
    return { indicator, from_50m: { month: m50, year: y50 }, from_100m: { month: m100, year: y100 } }
  })
}
