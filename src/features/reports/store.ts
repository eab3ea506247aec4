import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db/open.ts'
import { prepared } from '#platform/db/prepared.ts'
import type { Span } from './figures/model.ts'
import type { BaseSum, Breakdown, MonthSum, Target, UnitNode } from './model.ts'
import type { Period } from './periods/model.ts'

/**
 * The balances of one breakdown up to the end of the month, over the five spans. They are added up once, by the part of time that
 * they lie in; spans are made of the few sums of the parts. With `within`, only those
 * of these units, and all of them as if they were the first: whoever does not tell units apart need not carry a line for each.
 */
export async function baseSums(
  db: Db | Tx,
  tenantId: string,
  period: Period,
  by: Breakdown,
  within?: readonly string[],
): Promise<BaseSum[]> {
  const { from, to, year_from, last_year } = period
  const unit = within ? sql`${within[0]}` : sql`unit_id`
  const each = within ? sql`indicator, key` : sql`indicator, unit_id, key`
  const span = (name: Span, parts: string) => sql`
    json_build_object('n', coalesce(sum(n) filter (where part ~ ${parts}), 0),
      'cny', coalesce(sum(cny) filter (where part ~ ${parts}), 0.00)::text) as ${sql.ref(name)}`
  const { rows } = await sql<BaseSum>`
    with parts as (
      select ${each}, case when month >= ${from}::date then 'month' when month >= ${year_from}::date then 'year'
          when month >= ${last_year.to}::date then 'before' when month >= ${last_year.from}::date then 'last_month'
          when month >= ${last_year.year_from}::date then 'last_year' else 'before' end as part,
        sum(n) as n, sum(cny) as cny
      from balance where tenant_id = ${tenantId} and breakdown = ${by} and month < ${to}::date
        ${within ? sql`and unit_id = any(${within}::uuid[])` : sql``}
      group by ${each}, part)
    select indicator, ${unit} as unit_id, key, ${span('month', '^month$')}, ${span('year', '^(month|year)$')},
      ${span('cumulative', '')}, ${span('last_month', '^last_month$')}, ${span('last_year', '^last')}
    from parts group by ${each}`.execute(db)
  return rows
}

/** What arrived in each unit in each month from a day on, up to another that is not included. */
export async function monthSums(
  db: Db | Tx,
  tenantId: string,
  { from, to }: { from: string; to: string },
  indicator: string,
): Promise<MonthSum[]> {
  const { rows } = await sql<MonthSum>`
    select unit_id, to_char(month, 'YYYY-MM') as month, sum(cny) as cny from balance
    where tenant_id = ${tenantId} and breakdown = 'unit' and month >= ${from}::date and month < ${to}::date
      and indicator = ${indicator}
    group by unit_id, month`.execute(db)
  return rows
}

/**
 * Changes whenever anything does that the report of a month is made of: lines, units, the year's targets, a playbook, a frozen month
 * or the name of who froze it. `targets` is the stream of the year's targets.
 */
export async function basisVersion(db: Db, tenantId: string, period: string, targets: string): Promise<string> {
  const { rows } = await sql<{ version: string }>`
    ${prepared} select concat_ws(' ',
      (select coalesce(sum(version), 0) from count_version where tenant_id = ${tenantId}),
      (select concat(count(*), '/', sum(version)) from unit where tenant_id = ${tenantId}),
      (select coalesce(max(seq), 0) from stream where tenant_id = ${tenantId} and id = ${targets}),
      (select count(*) from playbook_version where tenant_id = ${tenantId}),
      (select concat(s.id, '/', m.version) from snapshot s left join member m on m.tenant_id = s.tenant_id and m.id = s.frozen_by
        where s.tenant_id = ${tenantId} and s.period = ${period})) as version`.execute(db)
  return rows[0]!.version
}

export async function unitNodes(db: Db | Tx, tenantId: string): Promise<UnitNode[]> {
  const { rows } = await sql<UnitNode>`
    ${prepared} select id, name, path from unit where tenant_id = ${tenantId} order by path`.execute(db)
  return rows
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

/** What later lines of these units say of a month, by indicator. */
export async function correctionsOf(
  db: Db,
  tenantId: string,
  period: string,
  units: readonly string[],
): Promise<Correction[]> {
  const { rows } = await sql<Correction>`
    select indicator, sum(n)::float8 as n, sum(cny) as cny from posting
    where tenant_id = ${tenantId} and corrects = ${period} and unit_id = any(${units}::uuid[])
    group by indicator having sum(n) <> 0 or sum(cny) <> 0 order by indicator`.execute(db)
  return rows
}
