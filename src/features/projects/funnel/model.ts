/** What the leads of a funnel are told apart by. */
export const funnelGroupings = ['source', 'unit', 'industry', 'month'] as const
export type FunnelGrouping = (typeof funnelGroupings)[number]

/** Statuses in which a project is over. */
export const ended = ['lost', 'withdrawn'] as const

/** Leads that are alike: where they came from, the stages that they ever stood in, and how they stand. */
export interface Alike {
  /** Null where it is not said. */
  key: string | null
  way: string[]
  stage: string
  status: string
  n: number
}

/** Leads that ended, alike. */
export interface Ended {
  stage: string
  status: string
  /** Empty where it was not said, or may not be told. */
  reason: string
  n: number
}

/** How many projects spent so many days in a stage that they have left. */
export interface Spent {
  stage: string
  days: number
  n: number
}
