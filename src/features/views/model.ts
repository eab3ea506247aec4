/** How columns stand; what the browser keeps of a table that has no view. */
export interface ViewLayout {
  pinned?: string[] | undefined
  widths?: Record<string, number> | undefined
  density?: 'compact' | 'roomy' | undefined
}

export interface View {
  id: string
  version: number
  owner_id: string
  /** Null: its owner's alone. */
  unit_id: string | null
  name: string
  /** The address of the list: filters, order, group and columns, by name. */
  query: Record<string, string>
  layout: ViewLayout
}
