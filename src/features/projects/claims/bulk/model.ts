import type { Playbook } from '#features/playbook/schema/model.ts'
import { type Changes, changesBetween } from '#platform/ledger/model.ts'
import { type Project, unitOf } from '../../model.ts'
import type { Agreement } from '../../transfers/shares/model.ts'
import { type Claim, converted, facts, levelsOf, type Statement, standing } from '../model.ts'
import { asPostings, linesFor, type NewPosting, type Posted, postedWith } from '../postings/model.ts'
import { sealOf } from '../postings/seal/model.ts'
import { proven } from '../proven/model.ts'

/** A claim with its history, as demo data states it. */
export interface BroughtClaim {
  statement: Statement
  submitted_on: string
  /** When the unit passed it; the city may have passed it later, or not yet. */
  unit_passed_on: string | null
  approved_on: string | null
  returned: boolean
  evidence: { kind: string; name: string; file: Pick<BroughtFile, 'sha256' | 'size' | 'media_type'> }
}

/** Who submitted and who approved at each level. */
export interface BroughtBy {
  submitter: string
  unit: string
  city: string
}

export interface BroughtEvidence {
  id: string
  project_id: string
  claim_id: string
  kind: string
  sha256: string
  name: string
  number: string
  note: string
  added_by: string
  added_at: string
}

export interface BroughtFile {
  sha256: string
  size: number
  media_type: string
  added_by: string
  added_at: string
}

/** A brought claim as it is kept, with all that belongs to it. */
export interface Kept {
  claim: Claim
  file: BroughtFile
  evidence: BroughtEvidence
  postings: NewPosting[]
  /** The events that it would have left, oldest first. */
  history: Past[]
}

export interface Past {
  kind: string
  changes: Changes
  actor_id: string
  at: Date
}

/**
 * The claims of one project as they are kept; `id` makes ids, each greater than the one before. Its agreements were made before any of
 * them was approved.
 */
export function keptOf(
  playbook: Playbook,
  project: Project,
  brought: BroughtClaim[],
  by: BroughtBy,
  id: () => string,
  agreements: readonly Agreement[] = [],
): Kept[] {
  const claims = brought.map((from) => ({ from, claim: claimOf(playbook, project, from, by, id()) }))
  const order = claims.map(({ claim }) => claim)
  const postings = Map.groupBy(
    postingsInOrder(playbook, project, order, agreements).map((posting) => ({ id: id(), ...posting })),
    (posting) => posting.claim_id,
  )
  return claims.map(({ claim, from }) => {
    const own = postings.get(claim.id) ?? []
    return {
      claim,
      file: { ...from.evidence.file, added_by: by.submitter, added_at: morning(from.submitted_on) },
      evidence: evidenceOf(claim, from, by, id()),
      postings: own,
      history: historyOf(playbook, claim, from, by, own),
    }
  })
}

/** The project with what its approved claims prove; itself where they prove nothing. */
export function provenBy(project: Project, kept: readonly Kept[]): Project {
  const claims = kept.map(({ claim }) => claim)
  return standing(claims).reduce((one, claim) => proven(one, claims, claim), project)
}

function claimOf(
  playbook: Playbook,
  project: Project,
  { statement, submitted_on, unit_passed_on, approved_on, returned }: BroughtClaim,
  by: BroughtBy,
  id: string,
): Claim {
  const levels = levelsOf(playbook, statement)
  const stamp = (level: 'unit' | 'city', on: string | null) =>
    on && levels.includes(level) ? { by: by[level], at: morning(on) } : { by: null, at: null }
  const unit = stamp('unit', levels.length > 1 ? unit_passed_on : approved_on)
  const city = stamp('city', approved_on)
  const half = levels.length > 1 && unit_passed_on !== null
  return {
    ...statement,
    ...converted(playbook, statement),
    id,
    version: approved_on ? levels.length + 1 : returned || half ? 2 : 1,
    project_id: project.id,
    unit_id: unitOf(project),
    reverses: null,
    status: approved_on ? 'approved' : returned ? 'returned' : half ? 'unit_approved' : 'submitted',
    submitted_by: by.submitter,
    submitted_at: morning(submitted_on),
    unit_reviewed_by: unit.by,
    unit_reviewed_at: unit.at,
    city_reviewed_by: city.by,
    city_reviewed_at: city.at,
    approved_on,
    return_reason: returned ? '凭证不清晰，请重新上传' : '',
    created_at: morning(submitted_on),
    updated_at: morning(approved_on ?? (half ? unit_passed_on : submitted_on)),
  }
}

function evidenceOf(claim: Claim, { evidence, submitted_on }: BroughtClaim, by: BroughtBy, id: string) {
  const { kind, name, file } = evidence
  return {
    id,
    project_id: claim.project_id,
    claim_id: claim.id,
    kind,
    sha256: file.sha256,
    name,
    number: claim.voucher_number || claim.contract_number,
    note: '',
    added_by: by.submitter,
    added_at: morning(submitted_on),
  }
}

/** The lines that a project's approved claims post when they are approved one after the other, each on its own day. */
function postingsInOrder(
  playbook: Playbook,
  project: Project,
  claims: readonly Claim[],
  agreements: readonly Agreement[],
): Omit<NewPosting, 'id'>[] {
  const order = claims
    .filter((claim) => claim.status === 'approved')
    .toSorted((a, b) => (a.approved_on! < b.approved_on! ? -1 : 1))
  const postings: Omit<NewPosting, 'id'>[] = []
  const posted: Posted[] = []
  for (const [count, claim] of order.entries()) {
    for (const line of linesFor(playbook, project, order.slice(0, count + 1), claim, posted)) {
      const at = posted.findIndex(
        (one) => one.indicator === line.indicator && one.counted_claim_id === line.counted_claim_id,
      )
      const was = posted[at]
      const day = claim.approved_on!
      const lines = asPostings(line, was, { project, claim, agreements, day, today: day })
      postings.push(...lines)
      posted.splice(was ? at : posted.length, was ? 1 : 0, postedWith(was, lines))
    }
  }
  return postings
}

/** The events that a claim would have left: submitted, then approved at each level, or returned. */
function historyOf(
  playbook: Playbook,
  claim: Claim,
  from: BroughtClaim,
  by: BroughtBy,
  postings: NewPosting[],
): Past[] {
  const states = statesOf(playbook, claim, from, by)
  return states.map(({ kind, after, actor_id, at }, step) => ({
    kind: `claim.${kind}`,
    changes: {
      ...changesBetween(states[step - 1]?.after ?? {}, after),
      ...(kind === 'approved' && { posted: [null, sealOf(postings)] as [null, string] }),
    },
    actor_id,
    at: new Date(at),
  }))
}

function statesOf(
  playbook: Playbook,
  claim: Claim,
  { submitted_on, unit_passed_on, approved_on, returned }: BroughtClaim,
  by: BroughtBy,
) {
  const none = { unit_reviewed_by: null, unit_reviewed_at: null, city_reviewed_by: null, city_reviewed_at: null }
  const first = facts({ ...claim, ...none, status: 'submitted', approved_on: null, return_reason: '' })
  const states = [{ kind: 'submitted', after: first, actor_id: by.submitter, at: morning(submitted_on) }]
  if (returned) states.push({ kind: 'returned', after: facts(claim), actor_id: by.unit, at: morning(submitted_on) })
  const levels = levelsOf(playbook, claim)
  const { unit_reviewed_by, unit_reviewed_at } = claim
  if (levels.length > 1 && unit_passed_on) {
    const half = { ...first, unit_reviewed_by, unit_reviewed_at, status: 'unit_approved' }
    states.push({ kind: 'unit_approved', after: half, actor_id: by.unit, at: morning(unit_passed_on) })
  }
  if (!approved_on) return states
  return [...states, { kind: 'approved', after: facts(claim), actor_id: by[levels.at(-1)!], at: morning(approved_on) }]
}

/** The beginning of a day's work in Beijing: the hour that nobody kept, and over when today is looked at. */
export function morning(day: string): string {
  return `${day}T00:30:00.000Z`
}
