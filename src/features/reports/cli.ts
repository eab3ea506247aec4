import { type Command, Option } from 'commander'
import { Decimal } from 'decimal.js'
import { tenantOf } from '#features/places/actions.ts'
import { jsonOption, type Open, tenantOption, withOpened } from '#platform/command.ts'
import { terminalLanguage } from '#platform/words.ts'
import { count, everyUnit, knownPeriod } from './count/actions.ts'
import { type Breakdown, breakdowns, type Indicator, type Row } from './model.ts'
import { text } from './text.ts'

interface Options {
  period: string
  by: Breakdown
  tenant?: string
  json?: boolean
}

/** `landfall count`: the report of a month on the command line, over the whole tenant. */
export function reportCommands(program: Command, open: Open): void {
  program
    .command('count')
    .description('count a month from approved claims: figures, target, schedule, rank')
    .requiredOption('--period <month>', 'a month, as 2026-10')
    .addOption(new Option('--by <breakdown>', 'what the rows are').choices([...breakdowns]).default('unit'))
    .option(...tenantOption)
    .option(...jsonOption)
    .action(async ({ period, by, tenant, json }: Options) => {
      knownPeriod(period)
      const report = await withOpened(open, async ({ db }) => {
        const { id } = await tenantOf(db, tenant)
        return count(db, id, await everyUnit(db, id), { period, by })
      })
      console.log(json ? JSON.stringify(report) : table(report))
    })
}

type Report = Awaited<ReturnType<typeof count>>

/** One block an indicator, the rows below each other; columns line up whatever script a name is written in. */
function table(report: Report): string {
  const at = terminalLanguage(process.env) === 'en' ? 1 : 0
  const word = (pair: { zh: string; en: string }) => (at === 1 ? pair.en : pair.zh)
  const heads = [
    text.month,
    text.year,
    text.cumulative,
    text.yoy,
    text.target,
    text.completion,
    text.schedule,
    text.rank,
  ].map((pair) => pair[at])
  const title = `${report.period}${report.frozen ? ` (${text.frozen[at]})` : ''} ${report.unit.name}`
  const blocks = report.indicators.map((indicator) => {
    const lines = [...report.rows, report.total].map((row) => [word(row.label), ...cells(indicator, row)])
    return aligned([[word(indicator), ...heads], ...lines])
  })
  return [title, ...blocks].join('\n\n')
}

function cells(indicator: Indicator, row: Row): string[] {
  const figures = row.indicators[indicator.id]!
  const said = (sum: { n: number; cny: string }) =>
    indicator.measure === 'count' ? `${sum.n} / ${wan(sum.cny)}` : wan(sum.cny)
  const target =
    figures.target === null
      ? ''
      : indicator.measure === 'count'
        ? figures.target.replace(/\.0+$/, '')
        : wan(figures.target)
  return [
    said(figures.month),
    said(figures.year),
    said(figures.cumulative),
    figures.yoy_year ?? '',
    target,
    figures.completion ?? '',
    figures.schedule_pp ?? '',
    figures.rank === null ? '' : String(figures.rank),
  ]
}

/** Yuan in 万元. */
function wan(yuan: string): string {
  return `${new Decimal(yuan).div(10_000).toDecimalPlaces(2).toString()}万`
}

function aligned(lines: string[][]): string {
  const widths = lines[0]!.map((_, column) => Math.max(...lines.map((line) => widthOf(line[column] ?? ''))))
  return lines
    .map((line) =>
      line
        .map((cell, column) => padded(cell, widths[column]!, column === 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

function padded(cell: string, width: number, left: boolean): string {
  const space = ' '.repeat(width - widthOf(cell))
  return left ? cell + space : space + cell
}

/** A Chinese character is two columns wide in a terminal. */
function widthOf(cell: string): number {
  return [...cell].reduce((sum, character) => sum + (/[\u1100-\u115f\u2e80-\uffe6]/.test(character) ? 2 : 1), 0)
}
