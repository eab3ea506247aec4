import type { PlannedColumn } from '../rows/cells/model.ts'
import type { Row } from '../rows/model.ts'

interface Comment {
  row: number
  column: number
  text: string
}

/**
 * Comments of cells as columns of their own behind the others: they are kept with their project as any unknown column is, stand beside a
 * suspected row, go into the ledger of refused rows, and can be mapped or left out.
 */
export interface Remarks {
  columns: PlannedColumn[]
  /** The row with its comments behind its cells. */
  beside(row: Row): Row
}

/** Of a sheet without comments nothing is added to any row. */
export function remarksOf(columns: readonly PlannedColumn[], firstRow: number, comments: readonly Comment[]): Remarks {
  const below = comments.filter(({ row, column }) => row >= firstRow && column < columns.length)
  if (below.length === 0) return { columns: [], beside: (row) => row }
  const width = columns.length
  const commented = [...new Set(below.map(({ column }) => column))].sort((a, b) => a - b)
  const headers = new Map(columns.map(({ column, header }) => [column, header.trim()]))
  const placeOf = new Map(commented.map((column, at) => [column, width + at]))
  const byRow = Map.groupBy(below, ({ row }) => row)
  return {
    columns: commented.map((column) => remarkColumn(placeOf.get(column)!, headers.get(column) || `第${column + 1}列`)),
    beside(row) {
      const { n, cells } = row
      const whole = Array.from({ length: width + commented.length }, (_, at) =>
        at < width ? (cells[at] ?? null) : null,
      )
      for (const { column, text } of byRow.get(n) ?? []) whole[placeOf.get(column)!] = text
      return { ...row, cells: whole }
    },
  }
}

const prefix = '批注：'

/** Whether a map speaks of comments: a ledger has them or not, and is no other ledger for it. */
export function isRemark(name: string): boolean {
  return name.startsWith(prefix)
}

function remarkColumn(column: number, header: string): PlannedColumn {
  const nothing = { unit: null, currency: null, basis: null, estimate: false, year: null, question: null }
  return { column, header: prefix + header, field: null, confidence: 1, ...nothing, remark: true }
}
