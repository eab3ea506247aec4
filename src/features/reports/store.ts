import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db/open.ts'
import type { BaseSum, Target, UnitNode } from './model.ts'
import type { Period } from './periods/model.ts'

/** Every line of the tenant up to the end of the month, summed by class over the five spans: one pass over one index. */
export async function baseSums(db: Db | Tx, tenantId: string, period: Period): Promise<BaseSum[]> {
  const { from, to, year_from, last_year } = period
  const span = (name: string, start: string, end: string) => sql`
    json_build_object('n', coalesce(sum(n) filter (where posted_on >= ${start}::date and posted_on < ${end}::date), 0),
      'cny', coalesce(sum(cny) filter (where posted_on >= ${start}::date and posted_on < ${end}::date), 0)::text) as ${sql.ref(name)}`
  const { rows } = await sql<BaseSum>`
    select indicator, unit_id, industry, origin, origin_place,
      ${span('month', from, to)}, ${span('year', year_from, to)}, ${span('cumulative', '0001-01-01', to)},
      ${span('last_month', last_year.from, last_year.to)}, ${span('last_year', last_year.year_from, last_year.to)}
    from posting where tenant_id = ${tenantId} and posted_on < ${to}::date
    group by indicator, unit_id, industry, origin, origin_place`.execute(db)
  return rows
}

export function unitNodes(db: Db | Tx, tenantId: string): Promise<UnitNode[]> {
  return db
    .selectFrom('unit')
    .select(['id', 'name', 'path'])
    .where('tenant_id', '=', tenantId)
    .orderBy('path')
    .execute()
}

export async function targetsOf(db: Db | Tx, tenantId: string, year: number): Promise<Target[]> {
  const rows = await db
    .selectFrom('target')
    .select(['unit_id', 'indicator', 'measure', 'value'])
    .where('tenant_id', '=', tenantId)
    .where('year', '=', year)
    .execute()
  return rows as Target[]
}

export interface Correction {
  indicator: string
  n: number
  cny: string
}

/** What later lines say of a month, by indicator. */
export async function correctionsOf(db: Db, tenantId: string, period: string, reach: string[]): Promise<Correction[]> {
  const { rows } = await sql<Correction>`
    select indicator, sum(n)::int as n, sum(cny) as cny from posting
    where tenant_id = ${tenantId} and corrects = ${period} and unit_id = any(${reach}::uuid[])
    group by indicator order by indicator`.execute(db)
  return rows
}
