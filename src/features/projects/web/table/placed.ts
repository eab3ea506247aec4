import type { CSSProperties } from 'react'
import type { Column } from './columns.tsx'
import type { Layout } from './layout.ts'

/** A column where it stands. */
export interface Placed extends Column {
  pinned: boolean
  style: CSSProperties
}

/** The chosen columns in their order, those that are pinned first and each at its distance from the edge. */
export function placed(columns: Column[], layout: Layout): Placed[] {
  const chosen = layout.columns.flatMap((id) => columns.find((column) => column.id === id) ?? [])
  const isPinned = ({ id }: Column) => layout.pinned.includes(id)
  let left = 0
  return [...chosen.filter(isPinned), ...chosen.filter((column) => !isPinned(column))].map((column) => {
    const width = layout.widths[column.id] ?? column.width
    const pinned = isPinned(column)
    const style: CSSProperties = { width, textAlign: column.align, ...(pinned && { left }) }
    left += pinned ? width : 0
    return { ...column, width, pinned, style }
  })
}
