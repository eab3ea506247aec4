import { type CountedClaim, type CountLine, countState, postingsFor } from '#features/playbook/counting/model.ts'
import type { Playbook } from '#features/playbook/schema/model.ts'
import { documentOf, type Project, unitOf } from '../../model.ts'
import type { Claim } from '../model.ts'

/** Lines of one claim in one indicator, summed, in the class of the first of them. */
export interface Posted {
  indicator: string
  counted_claim_id: string
  n: number
  cny: string
  unit_id: string
  industry: string | null
  origin: string | null
  origin_place: string | null
  excluded_because: string | null
  first_on: string
}

export interface NewPosting extends Omit<Posted, 'first_on'> {
  id: string
  claim_id: string
  project_id: string
  posted_on: string
  corrects: string | null
}

/**
 * The lines that approving `claim` adds: what now stands for the project in its kind, less what was posted before. Other kinds are
 * left as they were posted under the rules of their own day.
 */
export function linesFor(
  playbook: Playbook,
  project: Project,
  claims: readonly Claim[],
  claim: Claim,
  posted: readonly Posted[],
): CountLine[] {
  const kin = new Set(claims.filter((other) => sameKind(other, claim)).map((other) => other.id))
  const approved = claims.filter((other) => other.status === 'approved' && kin.has(other.id)).map(counted)
  const before = posted.filter((line) => kin.has(line.counted_claim_id)).map(asLine)
  return postingsFor(before, countState(playbook, documentOf(project), approved))
}

function sameKind(a: Claim, b: Claim): boolean {
  return a.kind === b.kind && a.milestone === b.milestone && a.metric === b.metric
}

function counted(claim: Claim): CountedClaim {
  return { ...claim, approved_on: claim.approved_on! }
}

function asLine({ indicator, counted_claim_id, n, cny, excluded_because }: Posted): CountLine {
  return {
    indicator,
    counted_claim_id,
    n,
    cny,
    excluded_because: excluded_because ? JSON.parse(excluded_because) : null,
  }
}

/** The day a line is posted on: today, or the first day of the next month that is not frozen. */
export function postingDay(today: string, frozen: readonly string[]): string {
  let month = today.slice(0, 7)
  if (!frozen.includes(month)) return today
  while (frozen.includes(month)) month = nextMonth(month)
  return `${month}-01`
}

export function nextMonth(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number]
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
}

/**
 * A line as it is kept. One that takes back or adds to what was posted before stands in the class of that, so that it meets it
 * in every breakdown, and says which month it corrects.
 */
export function asPosting(
  line: CountLine,
  project: Project,
  claim: Claim,
  was: Posted | undefined,
  day: string,
  today: string,
): Omit<NewPosting, 'id'> {
  const month = day.slice(0, 7)
  const corrected = was ? was.first_on.slice(0, 7) : today.slice(0, 7)
  const placed = was ?? {
    unit_id: unitOf(project),
    industry: (project.facts.industry as string | undefined) ?? null,
    origin: (project.facts.origin as string | undefined) ?? null,
    origin_place: claim.origin_place ?? (project.facts.origin_place as string | undefined) ?? null,
  }
  const { unit_id, industry, origin, origin_place } = placed
  return {
    claim_id: claim.id,
    counted_claim_id: line.counted_claim_id,
    project_id: project.id,
    indicator: line.indicator,
    posted_on: day,
    corrects: corrected < month ? corrected : null,
    n: line.n,
    cny: line.cny,
    unit_id,
    industry,
    origin,
    origin_place,
    excluded_because: line.excluded_because ? JSON.stringify(line.excluded_because) : null,
  }
}
