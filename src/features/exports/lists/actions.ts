import type { CellType, WrittenRow } from '#platform/sheets/write/cells.ts'
import { inLanguage, type Language, type Words } from '#platform/words.ts'

/** A column of a list that goes out: its id in the address, what it is headed by, and what of a row it shows. */
export interface ListColumn<T> {
  id: string
  words: Words
  type?: CellType
  cell: (row: T) => string | null | undefined
}

/** The columns named, in that order; all of them where none is. A name that is none of ours is passed over. */
export function chosenColumns<T>(columns: readonly ListColumn<T>[], named = ''): readonly ListColumn<T>[] {
  const ids = named.split(',').filter((id) => id !== '')
  if (ids.length === 0) return columns
  return ids.flatMap((id) => columns.find((column) => column.id === id) ?? [])
}

/** A list as a table, page by page. */
export function listTable<T>(columns: readonly ListColumn<T>[], pages: AsyncIterable<T[]>, language: Language) {
  async function* rows(): AsyncGenerator<WrittenRow> {
    for await (const page of pages) for (const row of page) yield columns.map((column) => column.cell(row))
  }
  return {
    columns: columns.map(({ words, type = 'text' }) => ({ header: inLanguage(words, language), type })),
    rows: rows(),
  }
}
