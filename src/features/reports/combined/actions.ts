import { playbookOn } from '#features/playbook/actions.ts'
import type { Playbook } from '#features/playbook/schema/model.ts'
import { sumsBy, wordsOf } from '#features/projects/groups/actions.ts'
import { industries } from '#features/projects/industries/model.ts'
import type { Context } from '#platform/context.ts'
import { dayOf } from '#platform/day.ts'
import { Problem } from '#platform/problem.ts'
import type { Words } from '#platform/words.ts'
import { topOf } from '../count/actions.ts'
import { linesPage } from '../lines/actions.ts'
import { type UnitNode, unitRows, unitsBelow } from '../model.ts'
import { unitNodes } from '../store.ts'
import type { CombinedQuery } from './asked/model.ts'
import {
  type Dimension,
  daysOf,
  dimensions,
  divisionsOf,
  groupingOf,
  indicatorOf,
  listOfRow,
  type Measure,
  measuresOf,
  ordering,
  type Part,
  rolledUp,
  rowsOf,
  type Values,
  valuesUnder,
  type Window,
  windowOf,
} from './model.ts'
import { lineSums, type Narrowing, ofRow } from './store.ts'
import { text } from './text.ts'

/** Who asks, and when: a schedule asks for its owner. */
export type Asking = Pick<Context, 'db' | 'me' | 'now'>

const mostRows = 10_000

/** What the member may count, by the chosen facts and measures: two statements whatever is chosen, one for projects, one for lines. */
export async function combine(asking: Asking, query: CombinedQuery) {
  const plan = await planOf(asking, query)
  const { playbook, groups, measures, window, top, narrowing, units } = plan
  const parts = [...(await projectParts(asking, plan)), ...(await lineParts(asking, plan))]
  const words = wordsFor(playbook, units)
  const order = ordering(query.sort, query.direction, (dimension) => words[dimension].known)
  const { rows, total } = rowsOf(parts, groups, measures, order)
  if (rows.length > mostRows) throw new Problem('invalid', 'combined.too_many', text.too_many)
  return {
    unit: { id: top.id, name: top.name },
    groups,
    measures,
    offered: measuresOf(playbook),
    ...window,
    currency: 'CNY' as const,
    rows: rows.map((row) => ({
      ...row,
      label: words[groups[row.level]!].of(row.keys[row.level]!),
      projects: listOfRow(narrowing, groups, row.keys, top.id),
    })),
    total: { values: total, projects: narrowing },
  }
}

export type CombinedReport = Awaited<ReturnType<typeof combine>>

export interface CombinedLinesOrder extends CombinedQuery {
  indicator: string
  key?: string
  second?: string
  cursor?: string
  limit: number
}

/** The lines whose sum is the figure that was clicked. */
export async function combinedLines(context: Context, order: CombinedLinesOrder) {
  const { groups, window, within, rowOf, lines } = await planOf(context, order)
  const keys = [order.key, order.second].filter((key) => key !== undefined)
  const row = keys.flatMap((key, at) => {
    const dimension = groups[at]
    return dimension ? [{ dimension, values: valuesUnder(dimension, key === '' ? null : key, rowOf) }] : []
  })
  const { indicator } = order
  const filter = { indicator, ...daysOf(window), units: within, excluded: false, also: ofRow(lines, row) }
  return linesPage(context, filter, order)
}

type Plan = Awaited<ReturnType<typeof planOf>>

/** What is asked for, checked, with the units that the member may count. */
async function planOf({ db, me, now }: Asking, query: CombinedQuery) {
  const today = dayOf(now)
  const { playbook } = await playbookOn(db, me.tenant_id, today)
  const units = await unitNodes(db, me.tenant_id)
  const top = topOf(units, me.reach, query.unit)
  const within = unitsBelow(units, me.reach, top)
  const groups = groupsOf(query.groups)
  const measures = chosen(query.measures, playbook)
  if (groups.includes('month') && measures.some(({ of }) => of === 'projects'))
    throw refused('combined.month_needs_counted', 'groups', text.month_needs_counted)
  if (query.sort && !measures.some(({ id }) => id === query.sort))
    throw refused('combined.unknown_measure', 'sort', text.unknown_measure)
  return {
    playbook,
    units,
    top,
    within,
    rowOf: unitRows(units, new Set(within), top),
    groups,
    measures,
    window: spanOf(query, today),
    narrowing: narrowingOf(query),
    lines: linesNarrowing(query),
  }
}

function groupsOf(named: string): Dimension[] {
  const ids = named.split(',')
  const known = dimensions.filter((id) => ids.includes(id))
  if (ids.length > 2 || known.length !== ids.length)
    throw refused('combined.unknown_group', 'groups', text.unknown_group)
  return ids as Dimension[]
}

function chosen(named: string, playbook: Playbook): Measure[] {
  const offered = new Map(measuresOf(playbook).map((measure) => [measure.id, measure]))
  const measures = [...new Set(named.split(','))].map((id) => offered.get(id))
  if (measures.includes(undefined)) throw refused('combined.unknown_measure', 'measures', text.unknown_measure)
  return measures as Measure[]
}

function spanOf(query: CombinedQuery, today: string): Window {
  const window = windowOf(query, today)
  if (!window) throw refused('combined.bad_span', 'to', text.bad_span)
  return window
}

const listed = ['stage', 'status', 'light', 'origin', 'origin_place', 'source', 'construction'] as const

/** The filter as the list of projects takes it. */
function narrowingOf(query: CombinedQuery): Record<string, string> {
  const names = ['unit', ...listed, 'industry', 'investment_min', 'investment_max'] as const
  return Object.fromEntries(names.flatMap((name) => (query[name] ? [[name, query[name]]] : [])))
}

/** The same as lines take it. */
function linesNarrowing(query: CombinedQuery): Narrowing {
  const lists = listed.flatMap((name) => (query[name] ? [[name, query[name].split(',')]] : []))
  return {
    ...Object.fromEntries(lists),
    ...(query.industry && { divisions: divisionsOf(query.industry) }),
    ...(query.investment_min && { investment_min: query.investment_min }),
    ...(query.investment_max && { investment_max: query.investment_max }),
  }
}

/** Projects as they stand now. */
async function projectParts(asking: Asking, { groups, measures, narrowing, rowOf }: Plan): Promise<Part[]> {
  if (!measures.some(({ of }) => of === 'projects')) return []
  const by = groups.map((dimension) => groupingOf(dimension)!)
  const sums = await sumsBy(asking, narrowing, by)
  return sums.map(({ keys, n, announced, agreed, verified }) => ({
    keys: rolledKeys(groups, keys, rowOf),
    values: { n: String(n), announced, agreed, verified },
  }))
}

/** What approved claims have posted in the window. */
async function lineParts({ db, me }: Asking, plan: Plan): Promise<Part[]> {
  const { groups, measures, window, within, rowOf, lines } = plan
  const indicators = [...new Set(measures.filter(({ of }) => of === 'lines').map(({ id }) => indicatorOf(id)))]
  if (indicators.length === 0) return []
  const asked = { groups, indicators, units: within, ...daysOf(window), narrowing: lines }
  return (await lineSums(db, me.tenant_id, asked)).map(({ keys, indicator, n, cny }) => ({
    keys: rolledKeys(groups, keys, rowOf),
    values: { [`${indicator}.n`]: String(n), [`${indicator}.cny`]: cny } as Values,
  }))
}

function rolledKeys(groups: readonly Dimension[], keys: (string | null)[], rowOf: ReadonlyMap<string, string>) {
  return groups.map((dimension, at) => rolledUp(dimension, keys[at] ?? null, rowOf))
}

/** What keys are called, and the order in which they are read. */
function wordsFor(playbook: Playbook, units: readonly UnitNode[]) {
  const names = new Map(units.map(({ id, name }) => [id, name]))
  const blank = { zh: text.blank[0], en: text.blank[1] }
  const divisions = new Map(industries.map(({ code, zh, en }) => [code, { zh, en }]))
  const of = (dimension: Dimension) => {
    const grouping = groupingOf(dimension)
    const { known, of: word } = wordsOf(grouping ?? 'year', playbook, names)
    const name = (key: string) => {
      if (dimension === 'division') return divisions.get(key) ?? { zh: key, en: key }
      return grouping ? word(key) : { zh: key, en: key }
    }
    const order = grouping === 'unit' ? [...names.keys()] : dimension === 'division' ? [] : [...known.keys()]
    return { known: order, of: (key: string | null) => (key === null ? blank : name(key)) }
  }
  return Object.fromEntries(dimensions.map((dimension) => [dimension, of(dimension)])) as Record<
    Dimension,
    ReturnType<typeof of>
  >
}

function refused(code: string, field: string, words: Words): Problem {
  return new Problem('invalid', code, words, { faults: [{ field, message: words }] })
}
