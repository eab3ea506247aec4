import { Decimal } from 'decimal.js'
import type { Period } from './periods/model.ts'

export const breakdowns = ['unit', 'industry', 'origin'] as const
export type Breakdown = (typeof breakdowns)[number]

export interface Sum {
  n: number
  cny: string
}

/** The lines of one class in one indicator, summed over each span up to the end of a month. What a frozen month keeps. */
export interface BaseSum {
  indicator: string
  unit_id: string
  industry: string | null
  origin: string | null
  origin_place: string | null
  month: Sum
  year: Sum
  cumulative: Sum
  last_month: Sum
  last_year: Sum
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

/** What a report is made of: read from the lines, or kept since the month was frozen. */
export interface Basis {
  base: BaseSum[]
  indicators: Indicator[]
  units: UnitNode[]
  targets: Target[]
}

/** Percentages are decimal text of one place; null where there is nothing to compare with. */
export interface Figures {
  month: Sum
  year: Sum
  cumulative: Sum
  last_month: Sum
  last_year: Sum
  yoy_month: string | null
  yoy_year: string | null
  target: string | null
  completion: string | null
  schedule_pp: string | null
  rank: number | null
}

export interface Row {
  key: string
  label: { zh: string; en: string }
  indicators: Record<string, Figures>
  /** Arrivals by where the funds come from, in yuan. */
  arrivals: Record<Place, { month: string; year: string; cumulative: string }>
}

export const places = ['in_city', 'in_province', 'other_province', 'abroad', 'unknown'] as const
export type Place = (typeof places)[number]

export interface Asked {
  by: Breakdown
  /** Units whose lines the reader may count. */
  reach: string[]
  /** The unit at the top of the report. */
  top: UnitNode
  label: (by: Breakdown, key: string) => { zh: string; en: string }
}

/** The report of a month: a row for each unit directly below the top, industry or origin, and the total. Nothing counts twice. */
export function reportOf(basis: Basis, period: Period, asked: Asked): { rows: Row[]; total: Row } {
  const below = new Set(unitsWithin(basis.units, asked.top).filter((id) => asked.reach.includes(id)))
  const base = basis.base.filter((line) => below.has(line.unit_id))
  const groups = Map.groupBy(base, (line) => keyOf(basis, asked, line))
  for (const key of emptyKeys(basis, asked, below)) if (!groups.has(key)) groups.set(key, [])
  const rows = [...groups].map(([key, lines]) => rowOf(basis, period, asked, key, lines))
  const total = rowOf(basis, period, asked, asked.top.id, base, true)
  return { rows: ranked(rows, basis.indicators).toSorted(byWeight(basis.indicators)), total }
}

export function unitsWithin(units: UnitNode[], top: UnitNode): string[] {
  return units.filter((unit) => unit.path === top.path || unit.path.startsWith(`${top.path}/`)).map((unit) => unit.id)
}

function keyOf(basis: Basis, { by, top }: Asked, line: BaseSum): string {
  if (by === 'industry') return line.industry?.replace(/^[A-T]/, '').slice(0, 2) || line.industry || ''
  if (by === 'origin') return line.origin ?? ''
  const path = basis.units.find((unit) => unit.id === line.unit_id)?.path ?? ''
  return path.slice(top.path.length + 1).split('/')[0] || top.id
}

/** Units with a target and no line yet still have their row: theirs is the worst figure of all. */
function emptyKeys(basis: Basis, { by, top }: Asked, below: Set<string>): string[] {
  if (by !== 'unit') return []
  return basis.units
    .filter((unit) => below.has(unit.id) && unit.path === `${top.path}/${unit.id}`)
    .filter((unit) => basis.targets.some((target) => target.unit_id === unit.id))
    .map((unit) => unit.id)
}

function rowOf(basis: Basis, period: Period, asked: Asked, key: string, lines: BaseSum[], total = false): Row {
  const indicators = basis.indicators.map((indicator) => {
    const target = asked.by === 'unit' || total ? targetOf(basis, indicator, key) : null
    return [
      indicator.id,
      figuresOf(
        indicator,
        lines.filter((line) => line.indicator === indicator.id),
        period,
        target,
      ),
    ] as const
  })
  return {
    key,
    label: total ? { zh: '合计', en: 'Total' } : asked.label(asked.by, key),
    indicators: Object.fromEntries(indicators),
    arrivals: arrivalsOf(basis, lines),
  }
}

/** The unit's own target of the year; where it has none, the sum of those directly below it. */
function targetOf({ targets, units }: Basis, indicator: Indicator, unitId: string): string | null {
  const mine = targets.filter((target) => target.indicator === indicator.id && target.measure === indicator.measure)
  const own = mine.find((target) => target.unit_id === unitId)
  if (own) return own.value
  const path = units.find((unit) => unit.id === unitId)?.path
  const below = mine.filter((target) =>
    units.some((unit) => unit.id === target.unit_id && unit.path === `${path}/${unit.id}`),
  )
  return below.length === 0 ? null : below.reduce((sum, target) => sum.plus(target.value), new Decimal(0)).toFixed()
}

const spans = ['month', 'year', 'cumulative', 'last_month', 'last_year'] as const

function figuresOf(indicator: Indicator, lines: BaseSum[], period: Period, target: string | null): Figures {
  const sums = Object.fromEntries(spans.map((span) => [span, sumOf(lines.map((line) => line[span]))])) as Record<
    (typeof spans)[number],
    Sum
  >
  const value = (sum: Sum) => (indicator.measure === 'count' ? String(sum.n) : sum.cny)
  const done = share(value(sums.year), target)
  return {
    ...sums,
    yoy_month: growth(value(sums.month), value(sums.last_month)),
    yoy_year: growth(value(sums.year), value(sums.last_year)),
    target,
    completion: done && percent(done),
    schedule_pp: done && percent(done.minus(new Decimal(period.months).div(12).times(100))),
    rank: null,
  }
}

export function sumOf(sums: Sum[]): Sum {
  const cny = sums.reduce((total, sum) => total.plus(sum.cny), new Decimal(0))
  return { n: sums.reduce((total, sum) => total + sum.n, 0), cny: cny.toFixed(2) }
}

function share(value: string, target: string | null): Decimal | null {
  if (target === null || new Decimal(target).isZero()) return null
  return new Decimal(value).div(target).times(100)
}

/** One place; a minus before nothing is no minus. */
function percent(value: Decimal): string {
  return value.toFixed(1).replace(/^-0\.0$/, '0.0')
}

/** Change against last year in percent; against nothing, or against less than nothing, there is no percentage. */
function growth(value: string, before: string): string | null {
  if (new Decimal(before).lte(0)) return null
  return percent(new Decimal(value).minus(before).div(before).times(100))
}

function arrivalsOf(basis: Basis, lines: BaseSum[]): Row['arrivals'] {
  const arrivals = new Set(basis.indicators.filter((indicator) => indicator.arrivals).map((indicator) => indicator.id))
  const groups = Map.groupBy(
    lines.filter((line) => arrivals.has(line.indicator)),
    (line) => placeOf(line.origin_place),
  )
  const split = places.map((place) => {
    const of = (span: 'month' | 'year' | 'cumulative') => sumOf((groups.get(place) ?? []).map((line) => line[span])).cny
    return [place, { month: of('month'), year: of('year'), cumulative: of('cumulative') }] as const
  })
  return Object.fromEntries(split) as Row['arrivals']
}

function placeOf(origin: string | null): Place {
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
  const amount = (row: Row) =>
    indicators.reduce((sum, { id }) => sum.plus(row.indicators[id]!.year.cny), new Decimal(0))
  return (a: Row, b: Row) => amount(b).cmp(amount(a)) || (a.key < b.key ? -1 : 1)
}
