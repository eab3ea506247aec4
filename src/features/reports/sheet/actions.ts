import { download, type Format } from '#features/exports/actions.ts'
import type { Context } from '#platform/context.ts'
import type { SheetColumn, WrittenRow } from '#platform/sheets/write/cells.ts'
import { inLanguage, type Words } from '#platform/words.ts'

export type Told = (words: Words) => string

/** A report as a file in the reader's language, called by what it is, of which unit and of which span. */
export function downloadReport(
  context: Context,
  format: Format,
  report: { title: Words; unit: { name: string }; from: string | null; to: string | null; always: Words },
  sheet: (told: Told) => { columns: SheetColumn[]; rows: Iterable<WrittenRow> },
): Response {
  const told = (words: Words) => inLanguage(words, context.language)
  const { title, unit, from, to, always } = report
  const { columns, rows } = sheet(told)
  async function* each(): AsyncGenerator<WrittenRow> {
    yield* rows
  }
  const span = from ? `${from}—${to}` : told(always)
  return download({ columns, rows: each() }, format, `${told(title)}-${unit.name}-${span}`)
}
