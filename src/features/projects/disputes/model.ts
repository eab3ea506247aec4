/** What the holder answers: hands the investor over, courts it together with who asks, or keeps it. */
export const answers = ['hand_over', 'joint', 'decline'] as const
export type Answer = (typeof answers)[number]

/** What an arbiter decides: it stays with the holder, moves to who asks, or both court it. */
export const decisions = ['stays', 'moves', 'joint'] as const
export type Decision = (typeof decisions)[number]

export const statuses = ['asked', 'agreed', 'declined', 'appealed', 'decided', 'withdrawn'] as const
export type Status = (typeof statuses)[number]

/** One unit's wish for an investor whom another holds. */
export interface Dispute {
  id: string
  version: number
  enterprise_id: string
  protection_id: string
  holder_unit_id: string
  asking_unit_id: string
  /** The asking unit's own project with this investor: its side of the case. */
  asking_project_id: string | null
  status: Status
  question: string
  asked_by: string
  asked_on: string
  /** The last day for the holder to answer; afterwards who asked may appeal. */
  answer_by_on: string
  answer: string
  answered_by: string | null
  answered_on: string | null
  appeal: string
  appealed_by: string | null
  appealed_on: string | null
  decision: Decision | null
  reason: string
  decided_by: string | null
  decided_on: string | null
}

/** The holder may still answer. */
export function isAsked({ status }: Pick<Dispute, 'status'>): boolean {
  return status === 'asked'
}

/** Who asked may put it to the arbiter: after a no, or when no answer came in time. */
export function mayGoOn({ status, answer_by_on }: Pick<Dispute, 'status' | 'answer_by_on'>, today: string): boolean {
  return status === 'declined' || (status === 'asked' && today > answer_by_on)
}

export function isOpen({ status }: Pick<Dispute, 'status'>): boolean {
  return status === 'asked' || status === 'declined' || status === 'appealed'
}
