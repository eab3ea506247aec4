import { Problem } from '../problem.ts'
import { say, type Words } from '../words.ts'
import type { SheetLimits } from './row.ts'
import { text } from './text.ts'

/** Every reason for which a file is not read, in words that say what to do. */
export const sheetProblem = {
  empty: () => new Problem('invalid', 'sheet.empty', text.empty),
  kind: () => new Problem('wrong_type', 'sheet.kind', text.kind),
  oldKind: () => new Problem('wrong_type', 'sheet.old_kind', text.old_kind),
  encrypted: () => new Problem('wrong_type', 'sheet.encrypted', text.encrypted),
  broken: () => new Problem('invalid', 'sheet.broken', text.broken),
  encoding: () => new Problem('invalid', 'sheet.encoding', text.encoding),
  noSheet: (name: string) => invalid('sheet.no_sheet', say(text.no_sheet, name), { name }),
  tooLarge: ({ bytes }: SheetLimits) =>
    new Problem('too_large', 'sheet.too_large', say(text.too_large, Math.floor(bytes / 1024 ** 2))),
  tooLong: ({ rows }: SheetLimits) => invalid('sheet.too_long', say(text.too_long, rows), { rows }),
  tooWide: (row: number, { columns }: SheetLimits) =>
    invalid('sheet.too_wide', say(text.too_wide, row, columns), { row, columns }),
  cellTooLong: (row: number, { cell }: SheetLimits) =>
    invalid('sheet.cell_too_long', say(text.cell_too_long, row, cell), { row, cell }),
  tooManyCells: () => invalid('sheet.too_many_cells', text.too_many_cells, {}),
  unclosedQuote: (row: number) => invalid('sheet.unclosed_quote', say(text.unclosed_quote, row), { row }),
}

function invalid(code: string, words: Words, extra: Record<string, unknown>): Problem {
  return new Problem('invalid', code, words, { extra })
}
