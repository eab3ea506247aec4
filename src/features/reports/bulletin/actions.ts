import { Decimal } from 'decimal.js'
import { download } from '#features/exports/actions.ts'
import { listProjects } from '#features/projects/list/actions.ts'
import type { Context } from '#platform/context.ts'
import type { SheetColumn, WrittenRow } from '#platform/sheets/write/cells.ts'
import { inLanguage, type Words } from '#platform/words.ts'
import { countWithBasis, knownPeriod, topOf } from '../count/actions.ts'
import { places, unitsBelow } from '../model.ts'
import { text } from '../text.ts'
import { wordingOf } from './model.ts'
import { arrivedFor, continuedSplit } from './store.ts'

interface Asked {
  period: string
  unit?: string
}

/** practice: key projects are watched from 5,000 万元 of agreed investment. */
const watchedFrom = '50000000'
const watched = 30

/** The monthly notice 通报: its words, the units against target and schedule, where funds came from, new and continued, the watch list. */
export async function monthlyBulletin(context: Context, asked: Asked) {
  const { db, me } = context
  const period = knownPeriod(asked.period)
  const { report, basis, playbook } = await countWithBasis(db, me.tenant_id, me.reach, { ...asked, by: 'unit' })
  const { frozen, unit, indicators, rows, total } = report
  const arrivals = indicators.find((one) => one.arrivals)?.id
  const starts = playbook.counting.find(({ claim }) => claim === 'start')?.id
  const units = unitsBelow(basis.units, me.reach, topOf(basis.units, me.reach, asked.unit))
  const split = arrivals && starts ? await continuedSplit(db, me.tenant_id, { period, units, arrivals, starts }) : null
  return {
    period: asked.period,
    frozen,
    unit,
    indicators,
    rows,
    total,
    split,
    words: wordingOf(report, split),
    watch: await watchList(context, { unit: asked.unit, arrivals, from: period.year_from, to: period.to }),
  }
}

/** Active projects of 5,000 万元 and more as they stand now, the largest first, with what arrived for them in the year. */
async function watchList(
  context: Context,
  { unit, arrivals, from, to }: { unit: string | undefined; arrivals: string | undefined; from: string; to: string },
) {
  const { db, me } = context
  const { items } = await listProjects(context, {
    investment_min: watchedFrom,
    status: 'active',
    sort: 'investment_cny',
    direction: 'desc',
    limit: watched,
    ...(unit && { unit }),
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

type Bulletin = Awaited<ReturnType<typeof monthlyBulletin>>

/** The notice as a sheet, part below part: every indicator by unit, sources, new and continued, the watch list, the words. 万元. */
export async function exportBulletin(context: Context, asked: Asked): Promise<Response> {
  const bulletin = await monthlyBulletin(context, asked)
  const say = (words: Words) => inLanguage(words, context.language)
  const columns: SheetColumn[] = [
    { header: say(text.row), type: 'text', width: 30 },
    ...[text.month, text.year, text.target, text.completion, text.yoy, text.schedule, text.rank].map((words) => ({
      header: say(words),
      type: 'number' as const,
    })),
  ]
  async function* rows(): AsyncGenerator<WrittenRow> {
    yield* sheetRows(bulletin, say)
  }
  const name = `${say(text.bulletin)}-${bulletin.unit.name}-${bulletin.period}`
  return download({ columns, rows: rows() }, 'xlsx', name)
}

function* sheetRows(bulletin: Bulletin, say: (words: Words) => string): Generator<WrittenRow> {
  const { indicators, rows, total, split, watch, words } = bulletin
  for (const { id, measure, zh, en } of indicators) {
    yield [`${say([zh, en])}（${say(measure === 'count' ? text.in_number : text.in_wan)}）`]
    for (const { label, indicators: of } of [...rows, total]) {
      const { month, year, target, completion, yoy_year, schedule_pp, rank } = of[id]!
      const value = (sum: { n: number; cny: string }) => (measure === 'count' ? String(sum.n) : wan(sum.cny))
      const goal = target && (measure === 'count' ? new Decimal(target).toFixed() : wan(target))
      yield [
        say([label.zh, label.en]),
        value(month),
        value(year),
        goal,
        completion,
        yoy_year,
        schedule_pp,
        rank?.toString(),
      ]
    }
  }
  if (total.arrivals) {
    yield [say(text.by_place)]
    for (const place of places) {
      const { month, year } = total.arrivals[place]
      yield [say(text[`place_${place}`]), wan(month), wan(year)]
    }
  }
  if (split) {
    yield [say(text.by_start)]
    yield [say(text.continued), null, wan(split.continued)]
    yield [say(text.fresh), null, wan(split.fresh)]
  }
  yield [
    say(text.watch),
    say(text.watch_arrived),
    say(text.watch_investment),
    say(text.watch_stage),
    say(text.watch_unit),
  ]
  for (const { name, unit, stage, arrived, investment_cny } of watch)
    yield [name, wan(arrived), investment_cny && wan(investment_cny), say([stage.zh, stage.en]), unit.name]
  for (const { zh, en } of words) yield [say([zh, en])]
}

function wan(yuan: string): string {
  return new Decimal(yuan).div(10_000).toDecimalPlaces(2).toFixed()
}
