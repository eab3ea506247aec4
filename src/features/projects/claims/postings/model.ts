import { Decimal } from 'decimal.js'
import { type CountedClaim, type CountLine, countState, postingsFor } from '#features/playbook/counting/model.ts'
import type { Playbook } from '#features/playbook/schema/model.ts'
import { documentOf, type Project, unitOf } from '../../model.ts'
import { type Agreement, type Share, sharesOn, split } from '../../transfers/shares/model.ts'
import type { Claim } from '../model.ts'

/** What one unit has of it, by its share. */
export interface Part extends Share {
  n: number
  cny: string
}

/** Lines of one claim in one indicator, summed, in the class of the first of them. */
export interface Posted {
  indicator: string
  counted_claim_id: string
  n: number
  cny: string
  parts: Part[]
  industry: string | null
  origin: string | null
  origin_place: string | null
  excluded_because: string | null
  first_on: string
}

export interface NewPosting extends Omit<Posted, 'first_on' | 'parts'> {
  id: string
  unit_id: string
  /** Percent of the whole, by an agreement; null is the whole. */
  share: string | null
  transfer_id: string | null
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
  relocated = false,
): CountLine[] {
  const kin = new Set(claims.filter((other) => sameKind(other, claim)).map((other) => other.id))
  const approved = claims.filter((other) => other.status === 'approved' && kin.has(other.id)).map(counted)
  const before = posted.filter((line) => kin.has(line.counted_claim_id)).map(asLine)
  return postingsFor(before, countState(playbook, { ...documentOf(project), relocation: relocated }, approved))
}

/**
 * The lines that becoming a relocation adds, or ceasing to be one: of what has been posted for the project, and only in the indicators
 * in which a relocation does not count. All else stays as it was posted under the rules of its own day.
 */
export function relocatedLines(
  playbook: Playbook,
  project: Project,
  claims: readonly Claim[],
  posted: readonly Posted[],
  relocated: boolean,
): CountLine[] {
  const concerned = new Set(playbook.relocation?.exclude)
  const isPosted = (line: CountLine) =>
    posted.some((one) => one.indicator === line.indicator && one.counted_claim_id === line.counted_claim_id)
  const approved = claims.filter(({ status }) => status === 'approved').map(counted)
  const after = countState(playbook, { ...documentOf(project), relocation: relocated }, approved)
  return postingsFor(
    posted.filter(({ indicator }) => concerned.has(indicator)).map(asLine),
    after.filter((line) => concerned.has(line.indicator) && isPosted(line)),
  )
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

export interface Posting {
  project: Project
  /** The claim whose approval posts. */
  claim: Claim
  agreements: readonly Agreement[]
  /** The day that the lines are dated by, and the day of the approval. */
  day: string
  today: string
}

/**
 * A line as it is kept: a part for each unit that shares the project on this day. One that takes back or adds to what was posted
 * before stands in the class of that and in its shares, so that it meets it in every breakdown, and says which month it corrects.
 */
export function asPostings(line: CountLine, was: Posted | undefined, posting: Posting): Omit<NewPosting, 'id'>[] {
  const { project, claim, day, today } = posting
  const corrected = was ? was.first_on.slice(0, 7) : today.slice(0, 7)
  const { industry, origin, origin_place } = was ?? {
    industry: (project.facts.industry as string | undefined) ?? null,
    origin: (project.facts.origin as string | undefined) ?? null,
    origin_place: claim.origin_place ?? (project.facts.origin_place as string | undefined) ?? null,
  }
  return partsOf(line, was, posting).map((part) => ({
    claim_id: claim.id,
    counted_claim_id: line.counted_claim_id,
    project_id: project.id,
    indicator: line.indicator,
    posted_on: day,
    corrects: corrected < day.slice(0, 7) ? corrected : null,
    n: part.n,
    cny: part.cny,
    unit_id: part.unit_id,
    industry,
    origin,
    origin_place,
    excluded_because: line.excluded_because ? JSON.stringify(line.excluded_because) : null,
    share: part.transfer_id === null ? null : part.share,
    transfer_id: part.transfer_id,
  }))
}

/** The whole that stands afterwards is shared, and each unit is given what it lacks of its part: no fen is lost between two lines. */
function partsOf(line: CountLine, was: Posted | undefined, { project, claim, agreements, today }: Posting): Part[] {
  const shares = was?.parts ?? sharesOn(agreements, unitOf(project), ...sharing(claim, today))
  const n = split(line.n + (was?.n ?? 0), shares)
  const cny = split(new Decimal(line.cny).plus(was?.cny ?? 0), shares)
  return shares.map((share, at) => ({
    ...share,
    n: n[at]!.minus(was?.parts[at]?.n ?? 0).toNumber(),
    cny: cny[at]!.minus(was?.parts[at]?.cny ?? 0).toFixed(2),
  }))
}

/** What of an agreement covers a claim, and on which day: a year's tax is that year's, however late it is told; all else is of today. */
function sharing({ metric, year }: Claim, today: string): [day: string, of: 'counts' | 'tax'] {
  if (metric !== 'tax') return [today, 'counts']
  return [year === null ? today : `${year}-12-31`, 'tax']
}

/** What has been posted once these lines of one claim in one indicator are added. */
export function postedWith(was: Posted | undefined, lines: readonly Omit<NewPosting, 'id'>[]): Posted {
  const [first] = lines
  const parts = lines.map(({ unit_id, share, transfer_id, n, cny }, at) => ({
    ...{ unit_id, share: share ?? '100', transfer_id },
    n: new Decimal(n).plus(was?.parts[at]?.n ?? 0).toNumber(),
    cny: new Decimal(cny).plus(was?.parts[at]?.cny ?? 0).toFixed(2),
  }))
  return {
    ...(was ?? { ...first!, first_on: first!.posted_on }),
    n: Decimal.sum(...parts.map((part) => part.n)).toNumber(),
    cny: Decimal.sum(...parts.map((part) => part.cny)).toFixed(2),
    parts,
  }
}
