/** How columns stand; what the browser keeps of a table that has no view. */
export interface ViewLayout {
  pinned?: string[] | undefined
  widths?: Record<string, number> | undefined
  density?: 'compact' | 'roomy' | undefined
}

/** What a view is of: the list of projects, or a combined report, or the funnel. */
export const subjects = ['projects', 'combined', 'funnel'] as const
export type Subject = (typeof subjects)[number]

export interface View {
  id: string
  subject: Subject
  version: number
  owner_id: string
  /** Null: its owner's alone. */
  unit_id: string | null
  name: string
  /** The address of what it is of: filters, order, groups and columns, by name. */
  query: Record<string, string>
  layout: ViewLayout
}
