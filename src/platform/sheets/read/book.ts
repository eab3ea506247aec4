import type { SheetRow } from '../row.ts'
import type { SheetLayout } from './layout.ts'
import type { SheetInfo } from './workbook.ts'

/** An .xlsx or text table that is open. */
export interface Book {
  /** In their order; one without a name for a text table. */
  sheets: SheetInfo[]
  /** A day is counted from 1904 (old Mac files) where a number lost its date format. */
  from1904: boolean
  /** The rows that hold something, in their order. Memory does not grow with them. */
  rows(sheet?: string | number): AsyncGenerator<SheetRow>
  layout(sheet?: string | number): Promise<SheetLayout>
  close(): void
}
