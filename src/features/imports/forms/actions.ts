import type { Book } from '#platform/sheets/read/book.ts'
import { noLayout } from '#platform/sheets/read/layout.ts'
import { openBook } from '#platform/sheets/read/read.ts'
import type { SheetRow } from '#platform/sheets/row.ts'
import type { Names } from '../headers/model.ts'
import { headRows } from '../plan/model.ts'
import { isForm, tableOfForms } from './model.ts'

/** A sheet of forms has not more rows: it is looked at as a whole. */
const mostRows = 20_000

/** A table whose sheets of forms are ledgers with a row for each project. */
export async function openWithForms(path: string, names: Names): Promise<Book> {
  const book = await openBook(path)
  const tables = new Map<string | number | undefined, ReturnType<typeof formsOf>>()
  const tableOf = (sheet?: string | number) => {
    const found = tables.get(sheet) ?? formsOf(book, sheet, names)
    tables.set(sheet, found)
    return found
  }
  return {
    ...book,
    async *rows(sheet) {
      yield* (await tableOf(sheet))?.rows ?? book.rows(sheet)
    },
    async layout(sheet) {
      const table = await tableOf(sheet)
      const layout = await book.layout(sheet)
      if (!table) return layout
      const moved = layout.comments.map(({ row, column, text }) => ({ ...table.placeOf(row, column)!, text }))
      return { ...noLayout, comments: moved.filter(({ row }) => row !== undefined) }
    },
  }
}

async function formsOf(book: Book, sheet: string | number | undefined, names: Names) {
  const rows: SheetRow[] = []
  for await (const row of book.rows(sheet)) {
    rows.push(row)
    if (rows.length > mostRows || (rows.length === headRows && !(await isFormOf(book, sheet, rows, names)))) return null
  }
  if (rows.length < headRows && !(await isFormOf(book, sheet, rows, names))) return null
  return tableOfForms(rows, (await book.layout(sheet)).merges, names)
}

/** Merges are found by going through the whole sheet: only for one that may be a form without them. */
async function isFormOf(book: Book, sheet: string | number | undefined, rows: SheetRow[], names: Names) {
  return isForm(rows, [], names) && isForm(rows, (await book.layout(sheet)).merges, names)
}
