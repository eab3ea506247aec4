/** What a sheet is to the rest of the system: rows of cells, whatever the file was. */

/** A day from a cell with a date format; `month` where that format shows no day, so that the day in it means nothing. */
export interface SheetDate {
  date: string // YYYY-MM-DD
  month?: true
}

/** `#REF!` and its like, and `#EMPTY!` for a formula that was saved without its value, `#SCALED!` for a number that is shown as another. */
export interface SheetFault {
  fault: string
}

/** Numbers are decimal text, free of float noise; a cell that shows percent is text with its sign: `51%`. */
export type SheetCell = string | boolean | SheetDate | SheetFault | null

export interface SheetRow {
  /** Row number as the spreadsheet shows it, from 1. */
  n: number
  /** Without empty cells at the end. */
  cells: SheetCell[]
  /** Hidden by hand or by a filter. */
  hidden?: true
  /** Columns of cells whose text is struck through. */
  struck?: number[]
}

export interface SheetLimits {
  /** Unpacked size of the whole file. */
  bytes: number
  /** Last row number, and how many columns may hold something. */
  rows: number
  columns: number
  /** Characters of one cell. */
  cell: number
}

export const sheetLimits: SheetLimits = { bytes: 1024 ** 3, rows: 1_048_576, columns: 2_000, cell: 100_000 }

/** The cells up to the last that holds something. */
export function trimmed(cells: SheetCell[]): SheetCell[] {
  let end = cells.length
  while (end > 0 && (cells[end - 1] === null || cells[end - 1] === '')) end -= 1
  return end === cells.length ? cells : cells.slice(0, end)
}
