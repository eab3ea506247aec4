import { Decimal } from 'decimal.js'
import type { Playbook } from '#features/playbook/schema/model.ts'
import { filterOfGroup, type Grouping } from '#features/projects/groups/model.ts'
import { industries } from '#features/projects/industries/model.ts'
import type { Words } from '#platform/words.ts'
import { monthAfter } from '../periods/model.ts'
import { text } from './text.ts'

/** What a combined report can be divided by. A unit takes in those below it, a holder does not. */
export const dimensions = [
  'unit',
  'holder',
  'stage',
  'status',
  'light',
  'industry',
  'division',
  'origin',
  'origin_place',
  'source',
  'construction',
  'year',
  'month',
] as const
export type Dimension = (typeof dimensions)[number]

/** A column of figures: of projects as they stand now, or of the lines that approved claims have posted. */
export interface Measure {
  id: string
  zh: string
  en: string
  kind: 'count' | 'amount'
  of: 'projects' | 'lines'
}

/** Every figure that the ledger counts under this playbook. Amounts are yuan. */
export function measuresOf(playbook: Playbook): Measure[] {
  const project = (id: 'n' | 'announced' | 'agreed' | 'verified'): Measure => ({
    id,
    ...said(text[id]),
    kind: id === 'n' ? 'count' : 'amount',
    of: 'projects',
  })
  const counted = playbook.counting.flatMap(({ id, zh, en, measure }): Measure[] => {
    if (measure === 'amount') return [{ id: `${id}.cny`, zh, en, kind: 'amount', of: 'lines' }]
    const [number, amount] = [text.number_of, text.amount_of].map((words) => ({ zh: words[0](zh), en: words[1](en) }))
    return [
      { id: `${id}.n`, ...number!, kind: 'count', of: 'lines' },
      { id: `${id}.cny`, ...amount!, kind: 'amount', of: 'lines' },
    ]
  })
  return [...(['n', 'announced', 'agreed', 'verified'] as const).map(project), ...counted]
}

export function indicatorOf(measure: string): string {
  return measure.replace(/\.(n|cny)$/, '')
}

export const spans = ['month', 'last_month', 'quarter', 'year', 'last_year', 'all', 'between'] as const
export type Span = (typeof spans)[number]

/** First and last month, both within; null is open. */
export interface Window {
  from: string | null
  to: string | null
}

/** The months that a span names on a day; undefined where the two of `between` are in the wrong order. */
export function windowOf(
  { span, from, to }: { span: Span; from?: string; to?: string },
  today: string,
): Window | undefined {
  const [year, month] = [today.slice(0, 4), today.slice(0, 7)]
  const before = String(Number(year) - 1).padStart(4, '0')
  const earlier = month.endsWith('-01') ? `${before}-12` : `${year}-${twoDigits(Number(month.slice(5)) - 1)}`
  const quarter = `${year}-${twoDigits(Math.floor((Number(month.slice(5)) - 1) / 3) * 3 + 1)}`
  if (span === 'month') return { from: month, to: month }
  if (span === 'last_month') return { from: earlier, to: earlier }
  if (span === 'quarter') return { from: quarter, to: month }
  if (span === 'year') return { from: `${year}-01`, to: month }
  if (span === 'last_year') return { from: `${before}-01`, to: `${before}-12` }
  if (span === 'all') return { from: null, to: null }
  return from && to && from > to ? undefined : { from: from ?? null, to: to ?? null }
}

/** The days of a window; the last is not included. */
export function daysOf({ from, to }: Window): { from: string; to: string } {
  return { from: from ? `${from}-01` : '0001-01-01', to: to ? `${monthAfter(to)}-01` : '9999-12-31' }
}

type Key = string | null

/** What the stored value of a fact stands under: a unit in the row that it rolls up to, a division in its section. */
export function rolledUp(dimension: Dimension, raw: Key, unitRow: ReadonlyMap<string, string>): Key {
  if (raw === null) return null
  if (dimension === 'unit') return unitRow.get(raw) ?? raw
  if (dimension === 'industry') return sections.get(raw) ?? raw
  return raw
}

/** The stored values that stand under a key. */
export function valuesUnder(dimension: Dimension, key: Key, unitRow: ReadonlyMap<string, string>): Key[] {
  if (key === null) return [null]
  if (dimension === 'unit') return [...unitRow].filter(([, row]) => row === key).map(([unit]) => unit)
  if (dimension === 'industry') return [...sections].filter(([, section]) => section === key).map(([code]) => code)
  return [key]
}

/** Divisions that a section, a division or a deeper code of GB/T 4754 stands for. */
export function divisionsOf(code: string): string[] {
  const digits = code.replace(/^[A-Z]/i, '').slice(0, 2)
  if (digits.length === 2) return [digits]
  return [...sections].filter(([, section]) => section === code.toUpperCase()).map(([division]) => division)
}

const sections = new Map(
  industries.filter(({ code, section }) => code !== section).map(({ code, section }) => [code, section]),
)

/** How the list of projects groups by the same fact; null where it cannot. */
export function groupingOf(dimension: Dimension): Grouping | null {
  if (dimension === 'month') return null
  if (dimension === 'holder') return 'unit'
  return dimension === 'division' ? 'industry' : dimension
}

/** What narrows the list of projects to one row. `topId` is the unit at the top, whose own row is without those below. */
export function listOfRow(
  narrowing: Record<string, string>,
  groups: readonly Dimension[],
  keys: readonly Key[],
  topId: string,
): Record<string, string> {
  const blank: string[] = []
  const of = groups.slice(0, keys.length).map((dimension, at) => {
    const filter = filterOfRow(dimension, keys[at]!, topId)
    if (filter.blank) blank.push(filter.blank)
    return filter
  })
  const row: Record<string, string> = Object.assign({}, ...of, blank.length > 0 ? { blank: blank.join(',') } : {})
  const industry = narrower(narrowing.industry, row.industry)
  return { ...narrowing, ...row, ...(industry && { industry }) }
}

/** Of two codes of industry of which one lies within the other: the one within. */
function narrower(asked: string | undefined, own: string | undefined): string | undefined {
  const digits = (code = '') => code.replace(/\D/g, '').length
  return asked && digits(asked) >= digits(own) ? asked : own
}

function filterOfRow(dimension: Dimension, key: Key, topId: string): Record<string, string> {
  if (dimension === 'unit' && key !== null && key !== topId) return { unit: key }
  const grouping = groupingOf(dimension)
  return grouping ? filterOfGroup(grouping, key) : {}
}

export type Values = Record<string, string | null>

/** Figures of one combination of stored values; what has none of a measure leaves it out. */
export interface Part {
  keys: Key[]
  values: Values
}

export interface Row extends Part {
  level: number
}

/** Orders rows of one level that stand under the same row. */
export type Order = (dimension: Dimension) => (a: Part, b: Part) => number

/** The report: under each row of the first group those of the second, each the sum of its parts, and the whole. */
export function rowsOf(
  parts: readonly Part[],
  groups: readonly Dimension[],
  measures: readonly Measure[],
  order: Order,
): { rows: Row[]; total: Values } {
  return { rows: level(parts, groups, measures, order, []), total: addedUp(parts, measures) }
}

function level(
  parts: readonly Part[],
  groups: readonly Dimension[],
  measures: readonly Measure[],
  order: Order,
  above: Key[],
): Row[] {
  const dimension = groups[above.length]
  if (!dimension) return []
  const byKey = [...Map.groupBy(parts, ({ keys }) => keys[above.length]!)]
  const rows = byKey.map(([key, own]) => ({
    level: above.length,
    keys: [...above, key],
    values: addedUp(own, measures),
    own,
  }))
  return rows
    .toSorted(order(dimension))
    .flatMap(({ own, ...row }) => [row, ...level(own, groups, measures, order, row.keys)])
}

/** What is counted and is not there is none; an amount of projects that none states stays unknown. */
function addedUp(parts: readonly Part[], measures: readonly Measure[]): Values {
  return Object.fromEntries(
    measures.map(({ id, kind, of }) => {
      const known = parts.flatMap(({ values }) => values[id] ?? [])
      if (known.length === 0 && of === 'projects' && kind === 'amount') return [id, null]
      return [id, Decimal.sum(0, ...known).toFixed(kind === 'amount' ? 2 : 0)]
    }),
  )
}

/** By one measure, what is unknown last; without one by the place of the key in `known`, then by the key itself, blanks last. */
export function ordering(
  sort: string | undefined,
  direction: 'asc' | 'desc',
  known: (dimension: Dimension) => string[],
): Order {
  return (dimension) => {
    const places = new Map(known(dimension).map((key, at) => [key, at]))
    const byKey = (a: Part, b: Part) => compareKeys(a.keys.at(-1) ?? null, b.keys.at(-1) ?? null, places)
    if (!sort) return byKey
    return (a, b) => compareValues(a.values[sort] ?? null, b.values[sort] ?? null, direction) || byKey(a, b)
  }
}

function compareKeys(a: Key, b: Key, places: Map<string, number>): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  const place = (key: string) => places.get(key) ?? places.size
  return place(a) - place(b) || (a < b ? -1 : Number(a > b))
}

function compareValues(a: string | null, b: string | null, direction: 'asc' | 'desc'): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  return new Decimal(a).comparedTo(b) * (direction === 'asc' ? 1 : -1)
}

function said([zh, en]: Words) {
  return { zh, en }
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0')
}
