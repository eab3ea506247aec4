import { Decimal } from 'decimal.js'
import { type Figures, figuresOf, type Spans, sumOf } from './figures/model.ts'
import type { Period } from './periods/model.ts'

export const breakdowns = ['unit', 'industry', 'origin'] as const
export type Breakdown = (typeof breakdowns)[number]

/**
 * The lines of one unit in one class of a breakdown, summed over each span up to the end of a month. `key` is the industry's
 * division or the origin; by unit it is the place that the funds come from.
 */
export interface BaseSum extends Spans {
  indicator: string
  unit_id: string
  key: string
}

/** What arrived in one unit in one month, for the picture of two years. */
export interface MonthSum {
  unit_id: string
  month: string
  cny: string
}

export interface Indicator {
  id: string
  zh: string
  en: string
  measure: 'count' | 'amount'
  arrivals: boolean
}

export interface UnitNode {
  id: string
  name: string
  path: string
}

export const measures = ['count', 'amount', 'given'] as const
export type Measure = (typeof measures)[number]

export interface Target {
  unit_id: string
  indicator: string
  measure: Measure
  value: string
}

/** What a report is made of: read from the balances, or kept since the month was frozen. */
export interface Basis {
  base: Record<Breakdown, BaseSum[]>
  months: MonthSum[]
  indicators: Indicator[]
  units: UnitNode[]
  targets: Target[]
  playbook_id: string
}

export interface Row {
  key: string
  label: { zh: string; en: string }
  indicators: Record<string, Figures>
  /** Arrivals by where the funds come from, in yuan; of units and of the total. */
  arrivals: Record<Place, { month: string; year: string; cumulative: string }> | null
}

export const places = ['in_city', 'in_province', 'other_province', 'abroad', 'unknown'] as const
export type Place = (typeof places)[number]

export interface Asked {
  by: Breakdown
  /** Units whose lines the reader may count. */
  reach: readonly string[]
  /** The unit at the top of the report, or all that the reader reaches. */
  top: UnitNode
  label: (by: Breakdown, key: string) => { zh: string; en: string }
}

/** The report of a month: a row for each unit directly below the top, industry or origin, and the total. Nothing counts twice. */
export function reportOf(basis: Basis, period: Period, asked: Asked): { rows: Row[]; total: Row } {
  const { by, top } = asked
  const below = new Set(unitsBelow(basis.units, asked.reach, top))
  const lines = basis.base[by].filter((line) => below.has(line.unit_id))
  const rowOfUnit = by === 'unit' ? unitRows(basis.units, below, top) : undefined
  const groups = Map.groupBy(lines, (line) => rowOfUnit?.get(line.unit_id) ?? line.key)
  for (const key of awaited(basis, asked, below)) if (!groups.has(key)) groups.set(key, [])
  const rows = [...groups].map(([key, group]) => ({
    key,
    label: asked.label(by, key),
    indicators: allFigures(basis, period, group, by === 'unit' && !standsForAll(basis, below, top, key) ? [key] : []),
    arrivals: by === 'unit' ? arrivalsOf(basis, group) : null,
  }))
  const all = by === 'unit' ? lines : basis.base.unit.filter((line) => below.has(line.unit_id))
  const total = {
    key: top.id,
    label: { zh: '合计', en: 'Total' },
    indicators: allFigures(basis, period, all, headsOf(basis.units, below, top)),
    arrivals: arrivalsOf(basis, all),
  }
  return { rows: ranked(rows, basis.indicators).toSorted(byWeight(basis.indicators)), total }
}

/**
 * What stands at the top: the unit asked for; without it the topmost that the reader reaches, or, where that is more than one, all
 * of them under no unit of the tree: its id and path are empty. Undefined where the reader reaches nothing of the kind.
 */
export function topAmong(
  units: readonly UnitNode[],
  reach: readonly string[],
  wanted: string | undefined,
): UnitNode | undefined {
  const reached = new Set(reach)
  const within = units.filter((unit) => reached.has(unit.id))
  if (wanted) return within.find((unit) => unit.id === wanted)
  const topmost = within.filter((unit) => unit.path.split('/').find((id) => reached.has(id)) === unit.id)
  if (topmost.length < 2) return topmost[0]
  return { id: '', name: topmost.map((unit) => unit.name).join('、'), path: '' }
}

/** The unit and those below it, as far as the reader reaches. */
export function unitsBelow(units: readonly UnitNode[], reach: readonly string[], top: UnitNode): string[] {
  return units
    .filter((unit) => top.path === '' || unit.path === top.path || unit.path.startsWith(`${top.path}/`))
    .map((unit) => unit.id)
    .filter((id) => reach.includes(id))
}

/** The units whose lines make up the figure of a row: of the top itself, where units lie below it, only its own. */
export function unitsOfRow(
  units: readonly UnitNode[],
  reach: readonly string[],
  top: UnitNode,
  key: string | undefined,
): string[] {
  const below = unitsBelow(units, reach, top)
  if (key === undefined) return below
  const rows = unitRows(units, new Set(below), top)
  return below.filter((id) => rows.get(id) === key)
}

/** Arrivals of this year and of the last, month by month up to the one reported. */
export function monthsOf(basis: Basis, period: Period, { reach, top }: Pick<Asked, 'reach' | 'top'>) {
  const below = new Set(unitsBelow(basis.units, reach, top))
  const byMonth = Map.groupBy(
    basis.months.filter((sum) => below.has(sum.unit_id)),
    (sum) => sum.month,
  )
  const of = (year: number, month: string) =>
    sumOf((byMonth.get(`${year}-${month}`) ?? []).map(({ cny }) => ({ n: 0, cny }))).cny
  const year = Number(period.period.slice(0, 4))
  return Array.from({ length: 12 }, (_, at) => {
    const month = String(at + 1).padStart(2, '0')
    return { month, this_year: at < period.months ? of(year, month) : null, last_year: of(year - 1, month) }
  })
}

/** The unit's own target of the year; where it has none, the sum of those directly below it. */
export function targetOf(
  { targets, units }: Pick<Basis, 'targets' | 'units'>,
  unitId: string,
  indicator: string,
  measure: Measure,
): string | null {
  const mine = targets.filter((target) => target.indicator === indicator && target.measure === measure)
  const own = mine.find((target) => target.unit_id === unitId)
  if (own) return own.value
  const path = units.find((unit) => unit.id === unitId)?.path
  const below = mine.filter((target) =>
    units.some((unit) => unit.id === target.unit_id && unit.path === `${path}/${unit.id}`),
  )
  return addedUp(below.map((target) => target.value))
}

/** The sum of targets; of one, itself as it is; of none, none. */
function addedUp(values: readonly string[]): string | null {
  if (values.length < 2) return values[0] ?? null
  return values.reduce((sum, value) => sum.plus(value), new Decimal(0)).toFixed(2)
}

/** Each unit below the top → the row that it stands in: its own if it is directly below, else that of the one it lies below. */
export function unitRows(units: readonly UnitNode[], below: Set<string>, top: UnitNode): Map<string, string> {
  const rowOf = ({ path }: UnitNode) =>
    path
      .split('/')
      .slice(top.path === '' ? 0 : top.path.split('/').length)
      .find((id) => below.has(id)) ?? top.id
  return new Map(units.filter((unit) => below.has(unit.id)).map((unit) => [unit.id, rowOf(unit)]))
}

/** Whose targets the total is measured against: the top's, or those of all that the reader reaches. */
function headsOf(units: readonly UnitNode[], below: Set<string>, top: UnitNode): string[] {
  if (top.path !== '') return [top.id]
  return [...new Set(unitRows(units, below, top).values())]
}

/** Units with a target and no line yet still have their row: theirs is the worst figure of all. */
function awaited(basis: Basis, { by, top }: Asked, below: Set<string>): string[] {
  if (by !== 'unit') return []
  const rows = new Set(unitRows(basis.units, below, top).values())
  return [...rows].filter((id) => id !== top.id && basis.targets.some((target) => target.unit_id === id))
}

/** The top's own row is measured against no target where others lie below it: its target is that of them all. */
function standsForAll(basis: Basis, below: Set<string>, top: UnitNode, key: string): boolean {
  return key === top.id && basis.units.some((unit) => unit.id !== top.id && below.has(unit.id))
}

function allFigures(
  basis: Basis,
  period: Period,
  lines: BaseSum[],
  targetUnits: readonly string[],
): Record<string, Figures> {
  const byIndicator = Map.groupBy(lines, (line) => line.indicator)
  return Object.fromEntries(
    basis.indicators.map(({ id, measure }) => {
      const target = addedUp(targetUnits.flatMap((unit) => targetOf(basis, unit, id, measure) ?? []))
      return [id, figuresOf(measure, byIndicator.get(id) ?? [], target, period.months)]
    }),
  )
}

function arrivalsOf(basis: Basis, lines: BaseSum[]): NonNullable<Row['arrivals']> {
  const arrivals = basis.indicators.find((indicator) => indicator.arrivals)?.id
  const groups = Map.groupBy(
    lines.filter((line) => line.indicator === arrivals),
    (line) => placeOf(line.key),
  )
  const split = places.map((place) => {
    const of = (span: 'month' | 'year' | 'cumulative') => sumOf((groups.get(place) ?? []).map((line) => line[span])).cny
    return [place, { month: of('month'), year: of('year'), cumulative: of('cumulative') }] as const
  })
  return Object.fromEntries(split) as NonNullable<Row['arrivals']>
}

export function placeOf(origin: string): Place {
  if (origin === 'hmt') return 'abroad'
  return places.find((place) => place === origin) ?? 'unknown'
}

/** Rank by completion, the best first; equal completion is equal rank; without a target there is none. */
function ranked(rows: Row[], indicators: Indicator[]): Row[] {
  for (const { id } of indicators) {
    const order = rows.flatMap((row) => row.indicators[id]!.completion ?? []).map((text) => new Decimal(text))
    for (const row of rows) {
      const figures = row.indicators[id]!
      if (figures.completion !== null) figures.rank = 1 + order.filter((other) => other.gt(figures.completion!)).length
    }
  }
  return rows
}

function byWeight(indicators: Indicator[]) {
  const weight = new Map<Row, bigint>()
  const amount = (row: Row) => {
    const known = weight.get(row)
    if (known !== undefined) return known
    const sum = sumOf(indicators.map(({ id }) => row.indicators[id]!.year)).cny
    const fen = BigInt(sum.replace('.', ''))
    weight.set(row, fen)
    return fen
  }
  return (a: Row, b: Row) => (amount(b) === amount(a) ? (a.key < b.key ? -1 : 1) : amount(b) > amount(a) ? 1 : -1)
}
