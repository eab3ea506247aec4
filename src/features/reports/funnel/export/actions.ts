import type { Format } from '#features/exports/actions.ts'
import type { Context } from '#platform/context.ts'
import type { SheetColumn, WrittenRow } from '#platform/sheets/write/cells.ts'
import { downloadReport, type Told } from '../../sheet/actions.ts'
import { type Funnel, leadFunnel } from '../actions.ts'
import type { FunnelQuery } from '../asked/model.ts'
import { text } from '../text.ts'

/** The funnel as a sheet: a row for each source, unit, industry or month, then the whole, its conversion and its days. */
export async function exportFunnel(
  context: Context,
  { format, ...query }: FunnelQuery & { format: Format },
): Promise<Response> {
  const report = await leadFunnel(context, query)
  const named = { ...report, title: text.sheet_name, always: text.all_months }
  return downloadReport(context, format, named, (told) => ({
    columns: columnsOf(report, told),
    rows: sheetRows(report, told),
  }))
}

function columnsOf({ by, steps }: Funnel, told: Told): SheetColumn[] {
  const figure = (header: string) => ({ header, type: 'number' as const })
  return [
    { header: told(text[`by_${by}`]), type: 'text', width: 26 },
    figure(told(text.came)),
    ...steps.map(({ zh, en }) => figure(told([zh, en]))),
    figure(told(text.ended)),
  ]
}

function* sheetRows({ came, steps, rows }: Funnel, told: Told): Generator<WrittenRow> {
  for (const { label, came: own, reached, ended } of rows)
    yield [told([label.zh, label.en]), String(own), ...reached.map(String), String(ended)]
  const over = steps.reduce((sum, { ended }) => sum + ended, 0)
  yield [told(text.total), String(came), ...steps.map(({ reached }) => String(reached)), String(over)]
  yield [told(text.rate), '', ...steps.map((step, at) => percent(step.reached, steps[at + 1]?.reached)), '']
  yield [told(text.median), '', ...steps.map(({ days }) => (days ? String(days.median) : '')), '']
  yield [told(text.p80), '', ...steps.map(({ days }) => (days ? String(days.p80) : '')), '']
}

function percent(of: number, next: number | undefined): string {
  return of === 0 || next === undefined ? '' : ((next / of) * 100).toFixed(1)
}
