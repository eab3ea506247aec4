import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db } from '#platform/db/open.ts'
import type { Dimension } from './model.ts'

/** What lines are narrowed to besides their units and days; what is not given does not narrow. */
export interface Narrowing {
  stage?: string[]
  status?: string[]
  light?: string[]
  source?: string[]
  construction?: string[]
  origin?: string[]
  origin_place?: string[]
  divisions?: string[]
  /** Yuan. */
  investment_min?: string
  investment_max?: string
}

export interface SumsAsked {
  groups: readonly Dimension[]
  indicators: readonly string[]
  units: readonly string[]
  /** The first day, and the one after the last. */
  from: string
  to: string
  narrowing: Narrowing
}

export interface LineSum {
  keys: (string | null)[]
  indicator: string
  n: number
  cny: string
}

const ofProject = ['stage', 'status', 'light', 'source', 'construction'] as const
const ofLine = ['origin', 'origin_place'] as const

/**
 * Lines that approved claims posted, summed by stored values: what a line says of itself (unit, industry, origin) as it was posted,
 * what only the project knows (stage, source …) as it stands now. One pass; projects are read only where something asks for them.
 */
export async function lineSums(db: Db, tenantId: string, asked: SumsAsked): Promise<LineSum[]> {
  const { groups, indicators, units, from, to, narrowing } = asked
  const joined = needsProject(groups, narrowing)
  const { rows } = await sql<LineSum>`
    select array[${sql.join(groups.map(keyOf))}]::text[] as keys, l.indicator, sum(l.n)::int as n, sum(l.cny)::text as cny
    from posting l ${joined ? sql`join project p on p.tenant_id = l.tenant_id and p.id = l.project_id` : sql``}
    where l.tenant_id = ${tenantId} and l.indicator = any(${indicators}::text[]) and l.unit_id = any(${units}::uuid[])
      and l.posted_on >= ${from}::date and l.posted_on < ${to}::date and ${narrowed(narrowing)}
    group by 1, 2`.execute(db)
  return rows
}

/** The lines of one row: those of a report, with these stored values in each of its groups. Reads line `l` and project `p`. */
export function ofRow(
  narrowing: Narrowing,
  row: readonly { dimension: Dimension; values: readonly (string | null)[] }[],
): RawBuilder<SqlBool> {
  const keys = row.map(({ dimension, values }) =>
    values[0] === null
      ? sql<SqlBool>`${keyOf(dimension)} is null`
      : sql<SqlBool>`${keyOf(dimension)} = any(${values}::text[])`,
  )
  return sql.join<SqlBool>([narrowed(narrowing), ...keys], sql` and `)
}

function keyOf(dimension: Dimension): RawBuilder<string | null> {
  if (dimension === 'unit' || dimension === 'holder') return sql`l.unit_id::text`
  if (dimension === 'industry' || dimension === 'division') return division
  if (dimension === 'month') return sql`to_char(l.posted_on, 'YYYY-MM')`
  if (dimension === 'year') return sql`extract(year from p.signed_on)::int::text`
  return isOfLine(dimension) ? sql.ref(`l.${dimension}`) : sql.ref(`p.${dimension}`)
}

const division = sql<string | null>`substring(l.industry from '[0-9]{2}')`

function isOfLine(dimension: string): boolean {
  return (ofLine as readonly string[]).includes(dimension)
}

function needsProject(groups: readonly Dimension[], narrowing: Narrowing): boolean {
  const ofThem: readonly string[] = [...ofProject, 'year']
  const { origin: _o, origin_place: _p, divisions: _d, ...others } = narrowing
  return groups.some((one) => ofThem.includes(one)) || Object.values(others).some((value) => value !== undefined)
}

function narrowed(narrowing: Narrowing): RawBuilder<SqlBool> {
  const { divisions, investment_min, investment_max } = narrowing
  const oneOf = (column: string, values: string[] | undefined) =>
    values ? [sql<SqlBool>`${sql.ref(column)} = any(${values}::text[])`] : []
  const conditions = [
    sql<SqlBool>`true`,
    ...ofProject.flatMap((id) => oneOf(`p.${id}`, narrowing[id])),
    ...ofLine.flatMap((id) => oneOf(`l.${id}`, narrowing[id])),
    ...(divisions ? [sql<SqlBool>`${division} = any(${divisions}::text[])`] : []),
    ...(investment_min ? [sql<SqlBool>`p.investment_cny >= ${investment_min}::numeric`] : []),
    ...(investment_max ? [sql<SqlBool>`p.investment_cny <= ${investment_max}::numeric`] : []),
  ]
  return sql.join<SqlBool>(conditions, sql` and `)
}
