import type { Book } from '#platform/sheets/read/book.ts'
import { noLayout, type SheetLayout } from '#platform/sheets/read/layout.ts'
import { openBook } from '#platform/sheets/read/read.ts'
import type { SheetRow } from '#platform/sheets/row.ts'
import { isForm, tableOfForms } from '../forms/model.ts'
import type { Names } from '../headers/model.ts'
import { headRows } from '../plan/model.ts'
import { betweenTitles, type Section, sectionsOf } from './model.ts'

/** A sheet of forms is looked at as a whole, and has not more rows. */
const mostOfForms = 5_000
/** Further tables begin in the first rows of a sheet: those of a county's whole ledger are not all read before the first is. */
export const mostLookedAt = 1_000

interface Table {
  name: string
  hidden: boolean
  rows(): AsyncIterable<SheetRow> | Iterable<SheetRow>
  layout(): Promise<SheetLayout>
}

/** A file with each table that it holds as a sheet: forms have become tables, and tables under one another have come apart. */
export async function openTables(path: string, names: Names): Promise<Book> {
  const book = await openBook(path)
  const tables: Table[] = []
  try {
    for (const sheet of book.sheets)
      for (const table of await tablesIn(book, sheet, names)) tables.push(called(table, tables))
  } catch (error) {
    book.close()
    throw error
  }
  const chosen = (sheet?: string | number) => tables.find(({ name }) => name.trim() === String(sheet ?? '').trim())
  return {
    ...book,
    sheets: tables.map(({ name, hidden }) => ({ name, hidden })),
    async *rows(sheet) {
      yield* chosen(sheet)?.rows() ?? book.rows(sheet)
    },
    layout: async (sheet) => chosen(sheet)?.layout() ?? book.layout(sheet),
  }
}

/** Two tables may stand below the same words. */
function called(table: Table, before: readonly Table[]): Table {
  const same = before.filter(({ name }) => name.trim() === table.name.trim()).length
  return same === 0 ? table : { ...table, name: `${table.name}${betweenTitles}${before.length + 1}` }
}

async function tablesIn(book: Book, { name, hidden }: Book['sheets'][number], names: Names): Promise<Table[]> {
  const layout = () => book.layout(name)
  const whole = { name, hidden, rows: () => book.rows(name), layout }
  const head = await firstRows(book, name, mostLookedAt)
  if (await isFormOf(head.slice(0, headRows), layout, names)) {
    const rows = await firstRows(book, name, mostOfForms + 1)
    return rows.length > mostOfForms ? [whole] : [tableOf(whole, rows, await layout(), names)]
  }
  // Merges are found by going through the whole sheet: only for one in which a further header stands without them.
  if (sectionsOf(head, [], names).length < 2) return [whole]
  const sections = sectionsOf(head, (await layout()).merges, names)
  return sections.length < 2 ? [whole] : sections.map((section, at) => partOf(whole, section, at))
}

async function isFormOf(head: SheetRow[], layout: () => Promise<SheetLayout>, names: Names): Promise<boolean> {
  return isForm(head, [], names) && isForm(head, (await layout()).merges, names)
}

/** So many rows of a sheet, or all that it has. */
export async function firstRows(book: Book, name: string, most: number): Promise<SheetRow[]> {
  const rows: SheetRow[] = []
  for await (const row of book.rows(name)) {
    rows.push(row)
    if (rows.length === most) break
  }
  return rows
}

function tableOf(whole: Table, lines: SheetRow[], { merges, comments }: SheetLayout, names: Names): Table {
  const { rows, placeOf } = tableOfForms(lines, merges, names)
  const moved = comments.flatMap(({ row, column, text }) => {
    const place = placeOf(row, column)
    return place ? [{ ...place, text }] : []
  })
  return { ...whole, rows: () => rows, layout: async () => ({ ...noLayout, comments: moved }) }
}

function partOf(whole: Table, { title, from, to, left, right }: Section, at: number): Table {
  const within = (n: number) => from <= n && n < to
  return {
    ...whole,
    name: [whole.name, title || `${at + 1}`].filter(Boolean).join(betweenTitles),
    async *rows() {
      for await (const row of whole.rows()) {
        if (row.n >= to) return
        if (within(row.n)) yield { ...row, cells: row.cells.slice(0, right).fill(null, 0, left) }
      }
    },
    async layout() {
      const layout = await whole.layout()
      return {
        ...layout,
        comments: layout.comments.filter(({ row, column }) => within(row) && left <= column && column < right),
      }
    },
  }
}
