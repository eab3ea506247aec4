import type { Playbook } from '#features/playbook/schema/model.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db/open.ts'
import { newId } from '#platform/id.ts'
import { changesBetween } from '#platform/ledger/model.ts'
import { record } from '#platform/ledger/record.ts'
import { updateProjects, verifyFigure } from '../../actions.ts'
import { type Project, unitOf } from '../../model.ts'
import { arrivedSum, type Claim, converted, facts, levelsOf, type Statement } from '../model.ts'
import { insertPostings, sealsOf } from '../postings/store.ts'
import { insertClaims } from '../store.ts'
import { postingsInOrder } from './model.ts'
import { type BroughtFile, insertAllEvidence, insertFiles } from './store.ts'

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

/**
 * Writes claims with their evidence, their history in the ledger and what they post, for many projects in a few statements. For
 * demo data only: nobody reviews here. The projects are those just made in the same transaction.
 */
export async function bringClaims(
  tx: Tx,
  context: Context,
  playbook: Playbook,
  brought: { project: Project; claims: BroughtClaim[] }[],
  by: BroughtBy,
): Promise<void> {
  const { tenant_id } = context.me
  const made = brought.map(({ project, claims }) => ({
    project,
    claims: claims.map((claim) => ({ claim: settled(playbook, project, claim, by), from: claim })),
  }))
  const all = made.flatMap(({ claims }) => claims)
  if (all.length === 0) return
  await insertClaims(
    tx,
    tenant_id,
    all.map(({ claim }) => claim),
  )
  await insertFiles(
    tx,
    tenant_id,
    all.map(({ from }) => ({ ...from.evidence.file, added_by: by.submitter, added_at: noon(from.submitted_on) })),
  )
  await insertAllEvidence(
    tx,
    tenant_id,
    all.map(({ claim, from }) => evidenceOf(claim, from, by)),
  )
  const postings = made.flatMap(({ project, claims }) =>
    postingsInOrder(
      playbook,
      project,
      claims.map(({ claim }) => claim),
    ),
  )
  await insertPostings(
    tx,
    tenant_id,
    postings.map((posting) => ({ id: newId(), ...posting })),
  )
  await recordHistories(tx, context, playbook, all, by)
  const pairs = made.flatMap(({ project, claims }) => {
    const sum = arrivedSum(claims.map(({ claim }) => claim))
    if (sum === null) return []
    return [
      {
        before: project,
        after: verifyFigure(project, 'investment', { value: sum, unit: 'yuan', currency: 'CNY', cny: sum }),
      },
    ]
  })
  await updateProjects(tx, context, pairs, { kind: 'verified' })
}

function settled(
  playbook: Playbook,
  project: Project,
  { statement, submitted_on, unit_passed_on, approved_on, returned }: BroughtClaim,
  by: BroughtBy,
): Claim {
  const levels = levelsOf(playbook, statement)
  const stamp = (level: 'unit' | 'city', on: string | null) =>
    on && levels.includes(level) ? { by: by[level], at: noon(on) } : { by: null, at: null }
  const unit = stamp('unit', levels.length > 1 ? unit_passed_on : approved_on)
  const city = stamp('city', approved_on)
  const half = levels.length > 1 && unit_passed_on !== null
  return {
    ...statement,
    ...converted(playbook, statement),
    id: newId(),
    version: approved_on ? levels.length + 1 : returned || half ? 2 : 1,
    project_id: project.id,
    unit_id: unitOf(project),
    reverses: null,
    status: approved_on ? 'approved' : returned ? 'returned' : half ? 'unit_approved' : 'submitted',
    submitted_by: by.submitter,
    submitted_at: noon(submitted_on),
    unit_reviewed_by: unit.by,
    unit_reviewed_at: unit.at,
    city_reviewed_by: city.by,
    city_reviewed_at: city.at,
    approved_on,
    return_reason: returned ? '凭证不清晰，请重新上传' : '',
    created_at: noon(submitted_on),
    updated_at: noon(approved_on ?? (half ? unit_passed_on : submitted_on)),
  }
}

function evidenceOf(claim: Claim, { evidence, submitted_on }: BroughtClaim, by: BroughtBy) {
  const { kind, name, file } = evidence
  const number = claim.voucher_number || claim.contract_number
  const added = { added_by: by.submitter, added_at: noon(submitted_on) }
  return {
    id: newId(),
    project_id: claim.project_id,
    claim_id: claim.id,
    kind,
    sha256: file.sha256,
    name,
    number,
    note: '',
    ...added,
  }
}

/** The events that the claims would have left: submitted, then approved at each level, or returned. */
async function recordHistories(
  tx: Tx,
  context: Context,
  playbook: Playbook,
  all: { claim: Claim; from: BroughtClaim }[],
  by: BroughtBy,
): Promise<void> {
  const { tenant_id, member_id } = context.me
  const author = { tenant_id, member_id, now: context.now }
  const seals = await sealsOf(
    tx,
    tenant_id,
    all.map(({ claim }) => claim.id),
  )
  const states = all.map(({ claim, from }) => ({ claim, states: statesOf(playbook, claim, from, by) }))
  for (let step = 0; states.some(({ states: each }) => each[step]); step++) {
    const entries = states.flatMap(({ claim, states: each }) => {
      const state = each[step]
      if (!state) return []
      const before = each[step - 1]?.after
      return [
        {
          stream: claim.id,
          kind: `claim.${state.kind}`,
          seen: step,
          changes: {
            ...changesBetween(before ?? {}, state.after),
            ...(state.kind === 'approved' && { posted: [null, seals.get(claim.id)!] as [null, string] }),
          },
          actor_id: state.actor_id,
          at: new Date(state.at),
        },
      ]
    })
    await record(tx, author, entries)
  }
}

function statesOf(
  playbook: Playbook,
  claim: Claim,
  { submitted_on, unit_passed_on, approved_on, returned }: BroughtClaim,
  by: BroughtBy,
) {
  const none = { unit_reviewed_by: null, unit_reviewed_at: null, city_reviewed_by: null, city_reviewed_at: null }
  const first = facts({ ...claim, ...none, status: 'submitted', approved_on: null, return_reason: '' })
  const states = [{ kind: 'submitted', after: first, actor_id: by.submitter, at: noon(submitted_on) }]
  if (returned) states.push({ kind: 'returned', after: facts(claim), actor_id: by.unit, at: noon(submitted_on) })
  const levels = levelsOf(playbook, claim)
  const { unit_reviewed_by, unit_reviewed_at } = claim
  if (levels.length > 1 && unit_passed_on) {
    const half = { ...first, unit_reviewed_by, unit_reviewed_at, status: 'unit_approved' }
    states.push({ kind: 'unit_approved', after: half, actor_id: by.unit, at: noon(unit_passed_on) })
  }
  if (!approved_on) return states
  return [...states, { kind: 'approved', after: facts(claim), actor_id: by[levels.at(-1)!], at: noon(approved_on) }]
}

/** Noon in Beijing: the hour of a day that nobody kept. */
function noon(day: string): string {
  return `${day}T04:00:00.000Z`
}
