import { say, type Words } from '#platform/words.ts'
import { isValidCode } from '../codes/model.ts'
import { type Decision, judge, knownAs, reasonsFor, type Verdict } from '../match/model.ts'
import { text } from './text.ts'

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
  /** The code that one was named with and the other bears, or bore before a merge, where that is why they are asked about. */
  said_code: string | null
  /** What was compared: own names, codes, and the two names that are likest. A decision holds until this changes. */
  names: string
}

/** Judges two enterprises, always the same way round: while one of them has no code, both by the `said_code`. */
export function judged(a: Party, b: Party, said_code: string | null = null): Judged {
  const [one, other] = a.id < b.id ? [a, b] : [b, a]
  const said = isUnsaid(one, other) ? said_code : null
  const [code, otherCode] = [said ?? one.code, said ?? other.code]
  const verdict = judge(knownAs(one.name, code, one.other_names), knownAs(other.name, otherCode, other.other_names))
  const { asked, known: likest } = verdict.likest
  const names = JSON.stringify([one.name, code, asked.bare, other.name, otherCode, likest.bare])
  return { one, other, verdict, decision: verdict.decision, said_code, names }
}

/** Why two are asked about, in words, the weightiest first. */
export function whyAsked({ one, other, said_code, verdict }: Judged): Words[] {
  const unsaid = said_code !== null && isUnsaid(one, other)
  return [...(unsaid ? [say(text.said_code, said_code)] : []), ...reasonsFor(verdict)]
}

/** Two that have codes of their own are told apart by these, whatever somebody reported. */
function isUnsaid(one: Party, other: Party): boolean {
  return one.code === null || other.code === null
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
