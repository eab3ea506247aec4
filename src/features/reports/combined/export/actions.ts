import { Decimal } from 'decimal.js'
import type { Format } from '#features/exports/actions.ts'
import type { Context } from '#platform/context.ts'
import type { SheetColumn } from '#platform/sheets/write/cells.ts'
import { say } from '#platform/words.ts'
import { downloadReport, type Told } from '../../sheet/actions.ts'
import { type CombinedReport, combine } from '../actions.ts'
import type { CombinedQuery } from '../asked/model.ts'
import type { Measure, Values } from '../model.ts'
import { text } from '../text.ts'

/** A combined report as a sheet: each group a column, subtotals named, amounts in 万元. */
export async function exportCombined(
  context: Context,
  { format, ...query }: CombinedQuery & { format: Format },
): Promise<Response> {
  const report = await combine(context, query)
  const named = { ...report, title: text.sheet_name, always: text.all_months }
  return downloadReport(context, format, named, (told) => ({
    columns: columnsOf(report, told),
    rows: sheetRows(report, told),
  }))
}

function columnsOf({ groups, measures }: CombinedReport, told: Told): SheetColumn[] {
  return [
    ...groups.map((dimension) => ({ header: told(text[`dim_${dimension}`]), type: 'text' as const, width: 26 })),
    ...measures.map(({ kind, zh, en }) => {
      const words = kind === 'count' ? text.in_number : text.in_wan
      return { header: told([say(words, zh)[0], say(words, en)[1]]), type: 'number' as const }
    }),
  ]
}

function* sheetRows({ groups, measures, rows, total }: CombinedReport, told: Told) {
  const cells = (values: Values) => measures.map((measure) => cellOf(measure, values))
  let above = ''
  for (const { level, label, values } of rows) {
    const name = told([label.zh, label.en])
    if (level === 0) above = name
    const heads = groups.length === 1 ? [name] : level === 0 ? [name, told(text.subtotal)] : [above, name]
    yield [...heads, ...cells(values)]
  }
  yield [told(text.total), ...groups.slice(1).map(() => ''), ...cells(total.values)]
}

function cellOf({ id, kind }: Measure, values: Values): string | null {
  const value = values[id] ?? null
  if (value === null || kind === 'count') return value
  return new Decimal(value).div(10_000).toFixed()
}
