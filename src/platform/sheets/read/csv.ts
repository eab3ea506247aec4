import { stat } from 'node:fs/promises'
import { pipeline, Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import type { Problem } from '../../problem.ts'
import { disarmed } from '../formula.ts'
import { sheetProblem } from '../problems.ts'
import { type SheetLimits, type SheetRow, trimmed } from '../row.ts'
import { decoded, encodingOf } from './encoding.ts'

const delimiters = [',', '\t', ';'] as const

/** The rows of a text table. Row numbers count records, empty ones too, as Excel counts them. */
export async function* readCsv(path: string, head: Buffer, limits: SheetLimits): AsyncGenerator<SheetRow> {
  if ((await stat(path)).size > limits.bytes) throw sheetProblem.tooLarge(limits)
  const encoding = await encodingOf(path, head)
  const delimiter = delimiterOf(new TextDecoder(encoding).decode(head))
  let n = 0
  const records = parse({
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_quotes: true,
    relax_column_count: true,
    max_record_size: limits.cell * 20,
  })
  const source = Readable.from(bounded(decoded(path, encoding), delimiter, limits, () => n + 1))
  pipeline(source, records, () => undefined) // a fault of either end destroys the other and reaches the loop below
  try {
    for await (const record of records as AsyncIterable<string[]>) {
      n += 1
      const cells = trimmed(record.map((cell) => (cell === '' ? null : disarmed(cell))))
      if (cells.length === 0) continue
      if (n > limits.rows) throw sheetProblem.tooLong(limits)
      if (cells.length > limits.columns) throw sheetProblem.tooWide(n, limits)
      if (cells.some((cell) => typeof cell === 'string' && cell.length > limits.cell))
        throw sheetProblem.cellTooLong(n, limits)
      yield { n, cells }
    }
  } catch (error) {
    throw error instanceof CsvError ? csvProblem(error, n + 1, limits) : error
  }
}

function csvProblem({ code }: CsvError, row: number, limits: SheetLimits): Problem {
  return code === 'CSV_MAX_RECORD_SIZE' ? sheetProblem.cellTooLong(row, limits) : sheetProblem.unclosedQuote(row)
}

/** The text as it comes, refused when a single line holds more separators than any row can use: each would become an array entry. */
async function* bounded(
  pieces: AsyncIterable<string>,
  delimiter: string,
  limits: SheetLimits,
  row: () => number,
): AsyncGenerator<string> {
  const most = limits.columns + limits.cell
  let found = 0
  for await (const piece of pieces) {
    for (const character of piece) {
      if (character === '\n') found = 0
      else if (character === delimiter && ++found > most) throw sheetProblem.tooWide(row(), limits)
    }
    yield piece
  }
}

/** The separator that most lines of the beginning agree on; what stands in quotes does not count. */
export function delimiterOf(head: string): string {
  const lines = head
    .replace(/"[^"]*"/g, '')
    .split(/\r?\n|\r/)
    .slice(0, 50)
  const score = (delimiter: string) => {
    const counts = lines.map((line) => line.split(delimiter).length - 1).filter((count) => count > 0)
    const most = Math.max(0, ...counts)
    return counts.filter((count) => count === most).length * most
  }
  return delimiters.reduce<string>((best, one) => (score(one) > score(best) ? one : best), ',')
}
