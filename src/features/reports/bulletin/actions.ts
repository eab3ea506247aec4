import { pageOf } from '#features/projects/list/actions.ts'
import { filterOf } from '#features/projects/list/model.ts'
import type { Context } from '#platform/context.ts'
import { dayOf } from '#platform/day.ts'
import { count, countWithBasis, knownPeriod, topOf } from '../count/actions.ts'
import type { Figures } from '../figures/model.ts'
import { frozenPeriods } from '../freeze/store.ts'
import { unitsBelow } from '../model.ts'
import { monthsOfSpan, type Period } from '../periods/model.ts'
import { wordingOf } from './model.ts'
import { type Parts, placesFrom, scheduleOf } from './parts/model.ts'
import { arrivedFor, continuedSplits, sizesOf } from './store.ts'
import { text } from './text.ts'
import { spanSaid, spanTitle } from './words/model.ts'

interface Asked {
  period: string
  unit?: string
}

/** practice: key projects are watched from 5,000 万元 of agreed investment. */
const watchedFrom = '50000000'
const watched = 30

/**
 * The notice 通报 of a month, quarter, half-year, year, or of the months from January on: its words, the units against target, schedule and
 * last year, sizes, industries, places, where funds came from, new and continued, the watch list, and what the ledger has no source for.
 */
export async function bulletinOf(context: Context, asked: Asked) {
  const { db, me } = context
  const period = knownPeriod(asked.period)
  const { report, basis, playbook } = await countWithBasis(db, me.tenant_id, me.reach, { ...asked, by: 'unit' })
  const { unit, indicators, rows, total } = report
  const arrivals = indicators.find((one) => one.arrivals)?.id
  const starts = playbook.counting.find(({ claim }) => claim === 'start')?.id
  const units = unitsBelow(basis.units, me.reach, topOf(basis.units, me.reach, asked.unit))
  const of = arrivals && starts ? { period, units, arrivals, starts } : null
  const counted = playbook.counting
    .filter(({ claim, measure }) => measure === 'count' && (claim === 'signing' || claim === 'start'))
    .map(({ id }) => id)
  const [splits, sizes, industries, watch] = await Promise.all([
    of && continuedSplits(db, me.tenant_id, of),
    sizesOf(db, me.tenant_id, { period, units, indicators: counted }),
    starts ? startsByIndustry(context, asked, starts) : [],
    watchList(context, { unit: asked.unit, arrivals, from: period.year_from, to: period.to }),
  ])
  const parts: Parts = {
    sizes,
    places: placesFrom(basis.base.unit, new Set(units), counted),
    starts: starts ? { indicator: starts, industries } : null,
  }
  return {
    period: asked.period,
    kind: period.kind,
    title: spanTitle(period),
    /** Whether the span is the same as the months from January on. */
    whole: spanSaid(period).own === null,
    ...scheduleOf(period, dayOf(context.now)),
    frozen: report.frozen ?? (await frozenWhole(context, period)),
    unit,
    indicators,
    rows,
    total,
    split: splits?.year ?? null,
    split_span: splits?.span ?? null,
    parts,
    words: wordingOf(report, splits?.year ?? null, parts),
    watch,
    unsourced: text.unsourced.map(([zh, en]) => ({ zh, en })),
  }
}

/** When the last month of a span was frozen, where all of them are. */
async function frozenWhole({ db, me }: Context, period: Period) {
  const known = new Map((await frozenPeriods(db, me.tenant_id)).map((one) => [one.period, one]))
  const months = monthsOfSpan(period).map((month) => known.get(month))
  const last = months.at(-1)
  return last && months.every(Boolean) ? { at: new Date(last.frozen_at).toISOString(), by: last.frozen_by } : null
}

/** Starts by division of GB/T 4754, the most in the year first. */
async function startsByIndustry({ db, me }: Context, asked: Asked, starts: string) {
  const { rows } = await count(db, me.tenant_id, me.reach, { ...asked, by: 'industry' })
  return rows
    .map(({ key, label, indicators }) => ({ key, label, ...bothOf(indicators[starts]!) }))
    .filter(({ month, year }) => month.n !== 0 || year.n !== 0)
    .toSorted((a, b) => b.year.n - a.year.n || (a.key < b.key ? -1 : 1))
}

function bothOf({ month, year }: Figures) {
  return { month, year }
}

/** Active projects of 5,000 万元 and more as they stand now, the largest first, with what arrived for them in the year. */
async function watchList(
  context: Context,
  { unit, arrivals, from, to }: { unit: string | undefined; arrivals: string | undefined; from: string; to: string },
) {
  const { db, me } = context
  const filter = filterOf({ investment_min: watchedFrom, status: 'active', ...(unit && { unit }) })
  const { items } = await pageOf(context, filter, {
    sort: 'investment_cny',
    direction: 'desc',
    limit: watched,
    columns: [],
  })
  const ids = items.map(({ id }) => id)
  const arrived = arrivals ? await arrivedFor(db, me.tenant_id, { ids, arrivals, from, to }) : new Map<string, string>()
  return items.map(({ id, name, unit: holder, stage, light, investment_cny }) => ({
    id,
    name,
    unit: holder,
    stage: { zh: stage.zh, en: stage.en },
    light: light.light,
    investment_cny,
    arrived: arrived.get(id) ?? '0.00',
  }))
}
