/** What the leads of a funnel are told apart by. */
export const funnelGroupings = ['source', 'unit', 'industry', 'month'] as const
export type FunnelGrouping = (typeof funnelGroupings)[number]

/** Statuses in which a project is over. */
export const ended = ['lost', 'withdrawn'] as const

/** Leads that are alike: where they came from, how far they ever came, and where and why those that ended did. */
export interface Alike {
  /** Null where it is not said. */
  key: string | null
  /** Place of the furthest stage in the order of the playbook, from 1; null where it knows none of them. */
  furthest: number | null
  stage: string
  status: string
  /** Of those that ended. */
  reason: string
  n: number
}

/** Days that projects spent in a stage which they have left; those that stand in it for the first time are not among them. */
export interface StageDays {
  stage: string
  n: number
  median: number
  /** Within which four of five had left. */
  p80: number
}
