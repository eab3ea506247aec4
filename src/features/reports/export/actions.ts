import { Decimal } from 'decimal.js'
import { download, type Format, type Table } from '#features/exports/actions.ts'
import type { Context } from '#platform/context.ts'
import type { SheetColumn, WrittenRow } from '#platform/sheets/write/cells.ts'
import { inLanguage, type Words } from '#platform/words.ts'
import { type CountOrder, count } from '../count/actions.ts'
import type { Indicator, Row } from '../model.ts'
import { text } from '../text.ts'

type Report = Awaited<ReturnType<typeof count>>

/** The report as a sheet: a line for each indicator of each row, amounts in 万元. */
export async function exportReport(context: Context, order: CountOrder & { format: Format }): Promise<Response> {
  const { db, me, language } = context
  const report = await count(db, me.tenant_id, me.reach, order)
  const name = inLanguage(text.sheet_name, language)
  return download(tableOf(report, language === 'en'), order.format, `${name}-${report.unit.name}-${order.period}`)
}

/** What a column says and how it is read off a row. */
type Cell = readonly [header: Words, type: SheetColumn['type'], read: (indicator: Indicator, row: Row) => string | null]

const cells: readonly Cell[] = [
  [text.month_n, 'number', ({ id }, row) => String(row.indicators[id]!.month.n)],
  [text.month_cny, 'number', ({ id }, row) => wan(row.indicators[id]!.month.cny)],
  [text.year_n, 'number', ({ id }, row) => String(row.indicators[id]!.year.n)],
  [text.year_cny, 'number', ({ id }, row) => wan(row.indicators[id]!.year.cny)],
  [text.cumulative_n, 'number', ({ id }, row) => String(row.indicators[id]!.cumulative.n)],
  [text.cumulative_cny, 'number', ({ id }, row) => wan(row.indicators[id]!.cumulative.cny)],
  [text.yoy_month, 'number', ({ id }, row) => row.indicators[id]!.yoy_month],
  [text.yoy_year, 'number', ({ id }, row) => row.indicators[id]!.yoy_year],
  [text.year_target, 'number', ({ id, measure }, row) => targetIn(measure, row.indicators[id]!.target)],
  [text.completion, 'number', ({ id }, row) => row.indicators[id]!.completion],
  [text.schedule, 'number', ({ id }, row) => row.indicators[id]!.schedule_pp],
  [text.rank, 'number', ({ id }, row) => row.indicators[id]!.rank?.toString() ?? null],
]

function tableOf(report: Report, english: boolean): Table {
  const word = ({ zh, en }: { zh: string; en: string }) => (english ? en : zh)
  const heads: SheetColumn[] = [text.indicator, text.row].map((words) => ({
    header: words[english ? 1 : 0],
    type: 'text',
  }))
  async function* rows(): AsyncGenerator<WrittenRow> {
    for (const indicator of report.indicators)
      for (const row of [...report.rows, report.total])
        yield [word(indicator), word(row.label), ...cells.map(([, , read]) => read(indicator, row))]
  }
  return {
    columns: [...heads, ...cells.map(([words, type]) => ({ header: words[english ? 1 : 0], type }))],
    rows: rows(),
  }
}

function targetIn(measure: Indicator['measure'], target: string | null): string | null {
  if (target === null) return null
  return measure === 'count' ? new Decimal(target).toString() : wan(target)
}

function wan(yuan: string): string {
  return new Decimal(yuan).div(10_000).toFixed()
}
