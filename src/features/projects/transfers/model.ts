import type { Playbook } from '#features/playbook/schema/model.ts'
import { addDays } from '#platform/day.ts'
import { isConfidential, type Project, sizeInYuan, unitOf } from '../model.ts'

/** Offered; taken over; refused by the unit that it was offered to; taken back by the one that offered it; returned by silence. */
export const statuses = ['offered', 'taken', 'declined', 'taken_back', 'returned'] as const
export type Status = (typeof statuses)[number]

/** What others may be shown of a project before one of them takes it. Whom to talk with is never among it. */
export const showable = ['name', 'industry', 'investment'] as const
export type Showable = (typeof showable)[number]

/** How what comes of the project is shared: percent for the unit that passes it on, and for how many years. */
export interface Terms {
  share_counts: number
  share_tax: number
  share_years: number
}

/** That a project is passed on; once taken, the agreement by which its figures are shared. */
export interface Transfer extends Terms {
  id: string
  version: number
  project_id: string
  /** The unit that brought the project, whoever has had it since. */
  origin_unit_id: string
  from_unit_id: string
  /** Whom it is offered to, or who took it; null while it waits in the pool. */
  to_unit_id: string | null
  pooled: boolean
  status: Status
  reason: string
  shown_name: string
  shown_industry: string | null
  /** Yuan. */
  shown_cny: string | null
  needs: string
  offered_by: string
  offered_on: string
  /** The last day on which it can be taken; silence returns it. */
  answer_by_on: string
  answer: string
  answered_by: string | null
  answered_on: string | null
  /** The last day of the sharing. */
  shared_until_on: string | null
}

export interface Offer extends Partial<Terms> {
  /** A named unit; without one it goes to the pool. */
  to_unit_id?: string
  reason: string
  show: readonly Showable[]
  needs: string
}

/** What is offered: the terms are the playbook's where nothing else was said, and of a secret project nobody reads the real name. */
export function offered(
  rule: Playbook['transfer'],
  project: Project,
  offer: Offer,
  from: Pick<Transfer, 'id' | 'origin_unit_id' | 'offered_by'>,
  today: string,
): Transfer {
  const shows = (what: Showable) => offer.show.includes(what)
  const name = isConfidential(project) ? project.facts.code_name : shows('name') ? project.facts.name : ''
  return {
    ...from,
    version: 1,
    project_id: project.id,
    from_unit_id: unitOf(project),
    to_unit_id: offer.to_unit_id ?? null,
    pooled: offer.to_unit_id === undefined,
    status: 'offered',
    reason: offer.reason,
    shown_name: String(name ?? ''),
    shown_industry: shows('industry') ? ((project.facts.industry as string | undefined) ?? null) : null,
    shown_cny: shows('investment') ? sizeInYuan(project, 'investment') : null,
    needs: offer.needs,
    share_counts: offer.share_counts ?? rule.share_counts,
    share_tax: offer.share_tax ?? rule.share_tax,
    share_years: offer.share_years ?? rule.years,
    offered_on: today,
    answer_by_on: addDays(today, offer.to_unit_id === undefined ? rule.pool_days : rule.answer_days),
    answer: '',
    answered_by: null,
    answered_on: null,
    shared_until_on: null,
  }
}

/** The unit takes the project over: from this day the figures are shared, for as many years as were agreed. */
export function taken(transfer: Transfer, unit_id: string, by: string, today: string): Transfer {
  const shared_until_on = addDays(yearsLater(today, transfer.share_years), -1)
  return { ...transfer, to_unit_id: unit_id, status: 'taken', answered_by: by, answered_on: today, shared_until_on }
}

/** The same day so many years later; of a leap day, the first of March. */
function yearsLater(day: string, years: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCFullYear(date.getUTCFullYear() + years)
  return date.toISOString().slice(0, 10)
}

/** It can still be taken. */
export function isOpen({ status, answer_by_on }: Pick<Transfer, 'status' | 'answer_by_on'>, today: string): boolean {
  return status === 'offered' && today <= answer_by_on
}
