import { type PlaybookInForce, playbookById, playbookOn } from '#features/playbook/actions.ts'
import type { Playbook } from '#features/playbook/schema/model.ts'
import { industries } from '#features/projects/industries/model.ts'
import { addDays } from '#platform/day.ts'
import type { Db, Tx } from '#platform/db/open.ts'
import { lastingAnswer } from '#platform/http/json.ts'
import { Problem } from '#platform/problem.ts'
import { remembered } from '#platform/remember.ts'
import { snapshotOf } from '../freeze/store.ts'
import {
  type Asked,
  type Basis,
  type Breakdown,
  monthsOf,
  reportOf,
  topAmong,
  type UnitNode,
  unitsBelow,
} from '../model.ts'
import { type Period, periodOf, spanOf } from '../periods/model.ts'
import { baseSums, basisVersion, correctionsOf, monthSums, targetsOf, unitNodes } from '../store.ts'
import { targetStream } from '../targets/model.ts'
import { text } from '../text.ts'

export interface CountOrder {
  period: string
  by: Breakdown
  /** The unit at the top; without it the topmost in reach, or all of them. */
  unit?: string
}

/** The report of a month as it is counted for whoever reaches these units; a frozen month as it was frozen. */
export async function count(db: Db, tenantId: string, reach: string[], order: CountOrder) {
  const { report } = await countWithBasis(db, tenantId, reach, order)
  return report
}

/** How many milliseconds a screen that many look at at once may be behind a new line. */
export const atAGlance = 2_000

/** The same by unit, for the first screen: it may be two seconds old. */
export async function countAtAGlance(db: Db, tenantId: string, reach: string[], period: string) {
  const order = { period, by: 'unit' } as const
  return reportFrom(db, tenantId, reach, order, await keptBasis(db, tenantId, order, reach, atAGlance))
}

/** The same, with what it was made of and the playbook that named its indicators. */
export async function countWithBasis(db: Db, tenantId: string, reach: string[], order: CountOrder) {
  const kept = await keptBasis(db, tenantId, order, reach)
  return { ...kept, report: await reportFrom(db, tenantId, reach, order, kept) }
}

/** Sums of whole months are long in the adding: they are kept until something is counted or set. */
async function keptBasis(db: Db, tenantId: string, order: CountOrder, reach: string[], patience?: number) {
  const { period, by, unit = '' } = order
  const key = ['basis', tenantId, knownPeriod(period).period, by, ...(by === 'unit' ? [] : [unit, ...reach])].join(' ')
  return remembered({ key, version: versionOf(db, tenantId, period), patience }, () =>
    basisOf(db, tenantId, order, reach),
  )
}

/** What tells whether the basis of a month's report is still what it was. */
export function versionOf(db: Db, tenantId: string, period: string): () => Promise<string> {
  const targets = targetStream(tenantId, Number(period.slice(0, 4)))
  return () => basisVersion(db, tenantId, period, targets)
}

type Kept = Awaited<ReturnType<typeof basisOf>>

/**
 * What was drawn from a basis before, by who asked for what: it follows from the basis alone, and goes when that goes. Lines that correct
 * the month change the version of its basis as any line does.
 */
const drawings = new WeakMap<Kept, Map<string, ReturnType<typeof drawnReport>>>()

function reportFrom(db: Db, tenantId: string, reach: string[], order: CountOrder, kept: Kept) {
  const drawn = drawings.get(kept) ?? new Map<string, ReturnType<typeof drawnReport>>()
  drawings.set(kept, drawn)
  const key = [order.by, order.unit ?? '', ...reach].join(' ')
  const known = drawn.get(key)
  if (known) return known
  const report = drawnReport(db, tenantId, reach, order, kept)
  drawn.set(key, report)
  // What failed is asked for again by the next.
  report.catch(() => drawn.delete(key))
  return report
}

async function drawnReport(db: Db, tenantId: string, reach: string[], order: CountOrder, kept: Kept) {
  const { below, ...drawn } = draw(kept, reach, order)
  const corrections = await correctionsOf(db, tenantId, order.period, below)
  return lastingAnswer({ ...drawn, frozen: kept.frozen, corrections })
}

function draw({ basis, playbook }: Kept, reach: string[], order: CountOrder) {
  const period = knownPeriod(order.period)
  const top = topOf(basis.units, reach, order.unit)
  const asked: Asked = { by: order.by, reach, top, label: labels(playbook, basis.units) }
  return {
    period: order.period,
    by: order.by,
    unit: { id: top.id, name: top.name },
    units: basis.units
      .filter((unit) => reach.includes(unit.id))
      .map(({ id, name, path }) => ({ id, name, parent_id: path.split('/').at(-2) ?? null })),
    below: unitsBelow(basis.units, reach, top),
    indicators: basis.indicators,
    months: monthsOf(basis, period, asked),
    ...reportOf(basis, period, asked),
  }
}

/** The span that a text names: a month, or a quarter, half-year, year or months from January on. */
export function knownPeriod(text_: string) {
  return spanOf(text_) ?? badPeriod()
}

/** The month that a text names: nothing else is frozen. */
export function knownMonth(text_: string): Period {
  return periodOf(text_) ?? badPeriod()
}

function badPeriod(): never {
  throw new Problem('malformed', 'report.bad_period', text.bad_period, {
    faults: [{ field: 'period', message: text.bad_period }],
  })
}

/** What a month is counted from: as it was frozen, or as it stands. The total is always read by unit. */
async function basisOf(db: Db, tenantId: string, { by, unit, ...order }: CountOrder, reach?: string[]) {
  const period = knownPeriod(order.period)
  const wanted: Breakdown[] = by === 'unit' ? ['unit'] : ['unit', by]
  const kept = await snapshotOf(db, tenantId, period.period, wanted)
  if (kept) {
    const { playbook } = await playbookById(db, tenantId, kept.report.playbook_id)
    return { basis: kept.report, frozen: { at: kept.frozen_at, by: kept.frozen_by }, playbook }
  }
  const inForce = await playbookOn(db, tenantId, addDays(period.to, -1))
  const units = await unitNodes(db, tenantId)
  const within = reach && unitsBelow(units, reach, topOf(units, reach, unit))
  return {
    basis: await readBasis(db, tenantId, inForce, period, wanted, { units, within }),
    frozen: null,
    playbook: inForce.playbook,
  }
}

/** Balances, tree, targets and indicators as they are now; other breakdowns than that by unit only as the units within come to. */
export async function readBasis(
  db: Db | Tx,
  tenantId: string,
  { id, playbook }: PlaybookInForce,
  period: Period,
  wanted: readonly Breakdown[],
  known?: { units: UnitNode[]; within?: string[] },
): Promise<Basis> {
  const indicators = playbook.counting.map(({ id, zh, en, measure, claim }) => ({
    id,
    zh,
    en,
    measure,
    arrivals: claim === 'arrival',
  }))
  const base: Basis['base'] = { unit: [], industry: [], origin: [] }
  for (const by of wanted)
    base[by] = await baseSums(db, tenantId, period, by, by === 'unit' ? undefined : known?.within)
  const arrivals = indicators.find((indicator) => indicator.arrivals)
  return {
    base,
    months: arrivals
      ? await monthSums(db, tenantId, { from: period.last_year.year_from, to: period.to }, arrivals.id)
      : [],
    units: known?.units ?? (await unitNodes(db, tenantId)),
    targets: await targetsOf(db, tenantId, Number(period.period.slice(0, 4))),
    indicators,
    playbook_id: id,
  }
}

/** The tree that a month's figures are rolled up by: the frozen one of a frozen month. */
export async function unitsOf(db: Db, tenantId: string, period: string): Promise<UnitNode[]> {
  return (await snapshotOf(db, tenantId, period, ['unit']))?.report.units ?? unitNodes(db, tenantId)
}

/** What stands at the top of the report; nothing that the reader does not reach. */
export function topOf(units: readonly UnitNode[], reach: readonly string[], wanted: string | undefined): UnitNode {
  const found = topAmong(units, reach, wanted)
  if (!found) throw new Problem('missing', 'report.no_unit', text.no_unit)
  return found
}

function labels(playbook: Playbook, units: readonly UnitNode[]): Asked['label'] {
  const names = new Map(units.map((unit) => [unit.id, { zh: unit.name, en: unit.name }]))
  const origins = new Map((playbook.dictionaries.origin ?? []).map(({ id, zh, en }) => [id, { zh, en }]))
  const divisions = new Map(industries.map(({ code, zh, en }) => [code, { zh, en }]))
  const of = { unit: names, origin: origins, industry: divisions }
  const unclassified = { zh: text.unclassified[0], en: text.unclassified[1] }
  return (by, key) => of[by].get(key) ?? (key ? { zh: key, en: key } : unclassified)
}

/** Every unit of the tenant: what whoever runs commands on the server reaches. */
export async function everyUnit(db: Db, tenantId: string): Promise<string[]> {
  return (await unitNodes(db, tenantId)).map((unit) => unit.id)
}
