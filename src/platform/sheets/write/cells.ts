import { Decimal } from 'decimal.js'

/** What a column holds: text as it is, decimal text as a number, `YYYY-MM-DD` as a date. */
export type CellType = 'text' | 'number' | 'date'

export interface SheetColumn {
  header: string
  type: CellType
  /** In characters; by the header and type where it is left out. */
  width?: number
}

/** Cells in the order of the columns; what is not of its column's type is written as text. */
export type WrittenRow = readonly (string | boolean | null | undefined)[]

/** The most characters that a cell of Excel holds; longer text is cut there and ends in …, in .xlsx only. */
export const longestCell = 32_767

/** Whether decimal text survives as a number of Excel, which keeps 15 digits; longer ones stay text. */
export function isExcelNumber(text: string): boolean {
  if (!/^-?(0|[1-9]\d*)(\.\d+)?$/.test(text)) return false
  return text.length <= 16 ? text.replace(/[-.]/g, '').length <= 15 : new Decimal(text).precision() <= 15
}

/** The serial number of a day in Excel, or null for what is none that Excel can show. */
export function serialOfDay(text: string): number | null {
  const known = serials.get(text)
  if (known !== undefined) return known
  const serial = reckonedSerial(text)
  if (serials.size < mostSerials) serials.set(text, serial)
  return serial
}

/** A ledger has the same days again and again. */
const serials = new Map<string, number | null>()
const mostSerials = 20_000

function reckonedSerial(text: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null
  const time = Date.parse(`${text}T00:00:00Z`)
  if (Number.isNaN(time) || !new Date(time).toISOString().startsWith(text)) return null
  const serial = Math.round((time - Date.UTC(1899, 11, 30)) / 86_400_000)
  return serial > 60 ? serial : null
}

export function widthOf({ header, type, width }: SheetColumn): number {
  if (width !== undefined) return width
  const shown = [...header].reduce((sum, character) => sum + (character > '\u2e7f' ? 2 : 1), 0)
  return Math.min(50, Math.max(type === 'text' ? 14 : 12, shown + 2))
}
