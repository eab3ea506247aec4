import { isValidCode } from '../codes/model.ts'
import { type Decision, judge, knownAs, type Verdict } from '../match/model.ts'

/** What an enterprise is judged by. */
export interface Party {
  id: string
  name: string
  code: string | null
  other_names: string[]
}

export const labelDecisions = ['same', 'different', 'later'] as const
export type LabelDecision = (typeof labelDecisions)[number]
/** `waiting` for a decision, put off till `later`, or found to be `different`; those found to be the same are merged and no pair any more. */
export const pairViews = ['waiting', 'later', 'different'] as const
export type PairView = (typeof pairViews)[number]

/** Two enterprises in the order in which they were made, judged. */
export interface Judged {
  one: Party
  other: Party
  verdict: Verdict
  decision: Decision
  /** What was compared: own names, codes, and the two names that are likest. A decision holds until this changes. */
  names: string
}

/** Judges two enterprises, always the same way round. */
export function judged(a: Party, b: Party): Judged {
  const [one, other] = a.id < b.id ? [a, b] : [b, a]
  const verdict = judge(known(one), known(other))
  const { asked, known: likest } = verdict.likest
  const names = JSON.stringify([one.name, one.code, asked.bare, other.name, other.code, likest.bare])
  return { one, other, verdict, decision: verdict.decision, names }
}

function known({ name, code, other_names }: Party) {
  return knownAs(name, code, other_names)
}

export function maybeOne({ decision }: Judged): boolean {
  return decision !== 'different'
}

/** Which of two stays when they are merged, unless a person says otherwise: the one with a valid code, else the one made first. */
export function keptOf({ one, other }: { one: Party; other: Party }): string {
  return !hasCode(one) && hasCode(other) ? other.id : one.id
}

function hasCode({ code }: Party): boolean {
  return code !== null && isValidCode(code)
}
