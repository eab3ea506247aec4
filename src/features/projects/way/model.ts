import { daysBetween } from '#platform/day.ts'
import type { Project } from '../model.ts'

/** What is kept on a project of the way that it went, so that lists and the funnel need not read its history. */
export interface Way {
  /** The day that the lead came: its first contact, or the first stage that is known of it, whichever was earlier. */
  came_on: string
  /** The stages in which it stands or has stood, in the order in which it first came to them. */
  way: string[]
  /** Days spent in each of them, over all visits that are over; null where it never left. */
  way_days: (number | null)[]
}

export function wayOf({
  facts,
  history,
  stage,
  stage_entered_on,
}: Pick<Project, 'facts' | 'history' | 'stage' | 'stage_entered_on'>): Way {
  const visits = history.length > 0 ? history : [{ stage, entered_on: stage_entered_on, left_on: null }]
  const spent = new Map<string, number | null>()
  for (const visit of visits) {
    const before = spent.get(visit.stage) ?? null
    spent.set(
      visit.stage,
      visit.left_on === null ? before : (before ?? 0) + daysBetween(visit.entered_on, visit.left_on),
    )
  }
  const contact = facts.first_contact_on as string | undefined
  const days = [...visits.map(({ entered_on }) => entered_on), ...(contact ? [contact] : [])]
  return { came_on: days.toSorted()[0]!, way: [...spent.keys()], way_days: [...spent.values()] }
}
