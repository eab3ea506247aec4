import { Decimal } from 'decimal.js'
import type { ProjectDocument } from '#features/projects/fields/model.ts'
import { rulesOf } from '../cel/model.ts'
import { documentContext, figuresOf } from '../document/model.ts'
import { yuanOf } from '../rates/model.ts'
import type { Playbook } from '../schema/model.ts'
import type { Said } from '../schema/parts/model.ts'
import type { Indicator } from '../schema/rules/model.ts'

/** An approved claim of one project. */
export interface CountedClaim {
  id: string
  kind: string // milestone, arrival, outcome
  milestone?: string | null
  metric?: string | null // of an outcome: jobs, output, tax
  year?: number | null
  event_on: string
  approved_on: string
  cny: string | null // yuan, decimal text
  origin_place?: string | null
  capital_increase?: boolean
  reverses?: string | null // the claim that this one takes back
  /** The project as it was when the claim was approved; without it, the project as it is. */
  facts?: ProjectDocument
}

/** What one claim stands for in one indicator; 0 with a reason where it stays out. */
export interface CountLine {
  indicator: string
  counted_claim_id: string
  n: number
  cny: string // yuan, two places
  excluded_because: Said | null
}

/**
 * What stands for one project, whatever order its claims came in: reversed claims and their reversals vanish, of several claims the
 * earliest by approval, event and id counts, capital increases add their amount and no project, excluded ones stay out and say why.
 */
export function countState(playbook: Playbook, project: ProjectDocument, claims: readonly CountedClaim[]): CountLine[] {
  const standing = standingClaims(claims)
  return playbook.counting.flatMap((indicator) => linesOf(playbook, project, indicator, standing))
}

/** The lines to append so that what was posted before becomes what stands after. Their sums always equal a recount. */
export function postingsFor(before: readonly CountLine[], after: readonly CountLine[]): CountLine[] {
  const was = new Map(before.map((line) => [keyOf(line), line]))
  const is = new Map(after.map((line) => [keyOf(line), line]))
  const keys = [...new Set([...was.keys(), ...is.keys()])].sort()
  return keys.flatMap((key) => {
    const delta = difference(was.get(key), is.get(key))
    return delta ? [delta] : []
  })
}

function difference(before: CountLine | undefined, after: CountLine | undefined): CountLine | null {
  const named = (after ?? before)!
  const n = (after?.n ?? 0) - (before?.n ?? 0)
  const cny = new Decimal(after?.cny ?? 0).minus(before?.cny ?? 0)
  const because = after?.excluded_because ?? null
  const sameReason = because?.en === (before?.excluded_because ?? null)?.en
  if (n === 0 && cny.isZero() && sameReason) return null
  return { ...named, n, cny: cny.toFixed(2), excluded_because: because }
}

function keyOf(line: CountLine): string {
  return `${line.indicator} ${line.counted_claim_id}`
}

/** A claim stands unless a standing claim reverses it; a reversal itself is never counted. */
function standingClaims(claims: readonly CountedClaim[]): CountedClaim[] {
  const reversals = Map.groupBy(
    claims.filter((claim) => claim.reverses),
    (claim) => claim.reverses!,
  )
  const stands = (claim: CountedClaim, trail: readonly string[]): boolean =>
    !trail.includes(claim.id) &&
    !(reversals.get(claim.id) ?? []).some((reversal) => stands(reversal, [...trail, claim.id]))
  return claims.filter((claim) => !claim.reverses && stands(claim, [])).toSorted(byTime)
}

function byTime(a: CountedClaim, b: CountedClaim): number {
  return compare(a.approved_on, b.approved_on) || compare(a.event_on, b.event_on) || compare(a.id, b.id)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function linesOf(
  playbook: Playbook,
  project: ProjectDocument,
  indicator: Indicator,
  standing: CountedClaim[],
): CountLine[] {
  const taken = new Set<string>()
  return standing
    .filter((claim) => isCountedBy(indicator, claim))
    .map((claim) => {
      const facts = claim.facts ?? project
      const because = exclusionOf(playbook, facts, indicator, claim)
      if (because) return excluded(indicator, claim, because)
      if (claim.capital_increase) return counted(indicator, claim, 0, amountOf(playbook, facts, claim, undefined))
      const slot = slotOf(indicator, claim)
      if (taken.has(slot)) return excluded(indicator, claim, countedAlready[indicator.once_per])
      taken.add(slot)
      return counted(indicator, claim, 1, amountOf(playbook, facts, claim, indicator.amount))
    })
}

function isCountedBy(indicator: Indicator, claim: CountedClaim): boolean {
  const kind = claim.kind === 'milestone' ? claim.milestone : claim.kind
  return kind === indicator.claim && (indicator.metric === undefined || indicator.metric === claim.metric)
}

/** Claims of one slot count once. */
function slotOf(indicator: Indicator, claim: CountedClaim): string {
  if (indicator.once_per === 'claim') return claim.id
  return indicator.once_per === 'year' ? String(claim.year ?? claim.event_on.slice(0, 4)) : 'project'
}

const countedAlready: Record<Indicator['once_per'], Said> = {
  project: { zh: '一个项目只计一次，此前已计入', en: 'A project counts once, and did so before' },
  year: { zh: '同一年度只计一次，此前已计入', en: 'A year counts once, and did so before' },
  claim: { zh: '此前已计入', en: 'Counted before' },
}

const increaseStaysOut: Said = { zh: '增资不计入本指标', en: 'Capital increases stay out of this figure' }

function exclusionOf(
  playbook: Playbook,
  facts: ProjectDocument,
  indicator: Indicator,
  claim: CountedClaim,
): Said | null {
  if (claim.capital_increase && indicator.capital_increase === 'excluded') return increaseStaysOut
  const { relocation } = playbook
  if (facts.relocation === true && relocation?.exclude.includes(indicator.id)) return relocation.because
  const today = claim.approved_on
  const context = { today, project: documentContext(playbook, facts, today), claim: claimContext(claim) }
  for (const { when, because } of indicator.exclude) {
    const answer = rulesOf(playbook).answer('counting', when, context)
    if (answer === true) return because
    if (answer === 'unknown') return undecided(because)
  }
  return null
}

/** Nothing counts on a guess: what cannot be judged stays out until its facts are there. */
function undecided(because: Said): Said {
  return { zh: `资料不全，无法判断是否属于：${because.zh}`, en: `Facts are missing to judge whether: ${because.en}` }
}

function claimContext(claim: CountedClaim): Record<string, unknown> {
  const { kind, milestone, metric, event_on, approved_on, origin_place, cny, capital_increase } = claim
  const told = { kind, milestone, metric, event_on, approved_on, origin_place }
  return {
    ...Object.fromEntries(Object.entries(told).filter(([, value]) => value)),
    capital_increase: capital_increase === true,
    ...(cny !== null && { cny: Number(cny) }),
  }
}

/** The claim's own amount, else the indicator's figure of the project. */
function amountOf(
  playbook: Playbook,
  facts: ProjectDocument,
  claim: CountedClaim,
  reference: string | undefined,
): Decimal {
  if (claim.cny !== null) return new Decimal(claim.cny)
  const [id = '', basis] = (reference ?? '').split('.')
  const kept = figuresOf(facts, id).find((one) => one.basis === basis && one.year === undefined)
  return new Decimal((kept && yuanOf(playbook, kept.figure, claim.approved_on)) ?? 0)
}

function counted(indicator: Indicator, claim: CountedClaim, n: number, cny: Decimal): CountLine {
  return { indicator: indicator.id, counted_claim_id: claim.id, n, cny: cny.toFixed(2), excluded_because: null }
}

function excluded(indicator: Indicator, claim: CountedClaim, because: Said): CountLine {
  return { indicator: indicator.id, counted_claim_id: claim.id, n: 0, cny: '0.00', excluded_because: because }
}
