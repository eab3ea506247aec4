import { Decimal } from 'decimal.js'
import { download } from '#features/exports/actions.ts'
import type { Context } from '#platform/context.ts'
import type { SheetColumn, WrittenRow } from '#platform/sheets/write/cells.ts'
import { inLanguage, type Words } from '#platform/words.ts'
import type { Sum } from '../../figures/model.ts'
import { places } from '../../model.ts'
import { text } from '../../text.ts'
import { bulletinOf } from '../actions.ts'

type Bulletin = Awaited<ReturnType<typeof bulletinOf>>
type Say = (words: Words) => string

/** The notice as a sheet, part below part: indicators by unit, sizes, industries, places, funds, the watch list, the words. 万元. */
export async function exportBulletin(context: Context, asked: { period: string; unit?: string }): Promise<Response> {
  const bulletin = await bulletinOf(context, asked)
  const say: Say = (words) => inLanguage(words, context.language)
  const heads = [
    text.span,
    text.year,
    text.target,
    text.completion,
    text.schedule_at,
    text.schedule,
    text.yoy_span,
    text.yoy_year,
    text.rank,
  ]
  const columns: SheetColumn[] = [
    { header: say(text.row), type: 'text', width: 34 },
    ...heads.map((words) => ({ header: say(words), type: 'number' as const })),
  ]
  async function* rows(): AsyncGenerator<WrittenRow> {
    yield [`${bulletin.unit.name} ${say([bulletin.title.zh, bulletin.title.en])}`]
    yield* byUnit(bulletin, say)
    yield* parts(bulletin, say)
    yield* funds(bulletin, say)
    yield* watch(bulletin, say)
    for (const { zh, en } of bulletin.words) yield [say([zh, en])]
    yield [say(text.unsourced)]
    for (const { zh, en } of bulletin.unsourced) yield [say([zh, en])]
  }
  const name = `${say(text.bulletin)}-${bulletin.unit.name}-${bulletin.period}`
  return download({ columns, rows: rows() }, 'xlsx', name)
}

function* byUnit({ indicators, rows, total, schedule }: Bulletin, say: Say): Generator<WrittenRow> {
  for (const { id, measure, zh, en } of indicators) {
    yield [`${say([zh, en])}（${say(measure === 'count' ? text.in_number : text.in_wan)}）`]
    for (const { label, indicators: of } of [...rows, total]) {
      const { month, year, target, completion, yoy_month, yoy_year, schedule_pp, rank } = of[id]!
      const value = (sum: Sum) => (measure === 'count' ? String(sum.n) : wan(sum.cny))
      const goal = target && (measure === 'count' ? new Decimal(target).toFixed() : wan(target))
      yield [
        ...[say([label.zh, label.en]), value(month), value(year), goal, completion],
        ...[completion && schedule, schedule_pp, yoy_month, yoy_year, rank?.toString()],
      ]
    }
  }
}

function* parts({ indicators, parts: { sizes, places: byPlace, starts } }: Bulletin, say: Say): Generator<WrittenRow> {
  const named = (id: string) => {
    const { zh, en } = indicators.find((one) => one.id === id)!
    return say([zh, en])
  }
  yield [say(text.by_size)]
  for (const { indicator, from_50m, from_100m } of sizes) {
    yield [`${named(indicator)} ${say(text.from_50m)}`, String(from_50m.month), String(from_50m.year)]
    yield [`${named(indicator)} ${say(text.from_100m)}`, String(from_100m.month), String(from_100m.year)]
  }
  if (starts) {
    yield [`${named(starts.indicator)} ${say(text.by_industry)}`]
    for (const { label, month, year } of starts.industries)
      yield [say([label.zh, label.en]), String(month.n), String(year.n)]
  }
  for (const { indicator, places: of } of byPlace) {
    yield [`${named(indicator)} ${say(text.by_origin)}`]
    for (const place of places) yield [say(text[`place_${place}`]), String(of[place].month.n), String(of[place].year.n)]
  }
}

function* funds({ total, split, split_span }: Bulletin, say: Say): Generator<WrittenRow> {
  if (total.arrivals) {
    yield [say(text.by_place)]
    for (const place of places) {
      const { month, year } = total.arrivals[place]
      yield [say(text[`place_${place}`]), wan(month), wan(year)]
    }
  }
  if (split && split_span) {
    yield [say(text.by_start)]
    yield [say(text.continued), wan(split_span.continued), wan(split.continued)]
    yield [say(text.fresh), wan(split_span.fresh), wan(split.fresh)]
  }
}

function* watch({ watch: watched }: Bulletin, say: Say): Generator<WrittenRow> {
  const heads = [text.watch, text.watch_arrived, text.watch_investment, text.watch_stage, text.watch_unit]
  yield heads.map(say)
  for (const { name, unit, stage, arrived, investment_cny } of watched)
    yield [name, wan(arrived), investment_cny && wan(investment_cny), say([stage.zh, stage.en]), unit.name]
}

function wan(yuan: string): string {
  return new Decimal(yuan).div(10_000).toDecimalPlaces(2).toFixed()
}
