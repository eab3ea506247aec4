import type { ReactNode } from 'react'

export interface Column<Row> {
  id: string
  title: string
  cell: (row: Row) => ReactNode
  width?: number
  align?: 'right'
  sortable?: boolean
  /** Always there: what names the row. */
  fixed?: boolean
  /** There only when it is asked for. */
  spare?: boolean
}

/** The columns to show, in the table's own order: those chosen, or all but the spare ones; a fixed one is never missing. */
export function shownColumns<Row>(columns: readonly Column<Row>[], chosen?: readonly string[]): Column<Row>[] {
  return columns.filter(({ id, fixed, spare }) => fixed || (chosen ? chosen.includes(id) : !spare))
}
