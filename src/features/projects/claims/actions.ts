import { notify } from '#features/notices/actions.ts'
import { keys, toEach } from '#features/notices/model.ts'
import { claimGaps, claimRuleOf } from '#features/playbook/claims/model.ts'
import type { Playbook } from '#features/playbook/schema/model.ts'
import type { Context } from '#platform/context.ts'
import { dayOf } from '#platform/day.ts'
import type { Tx } from '#platform/db/open.ts'
import { newId } from '#platform/id.ts'
import { Problem } from '#platform/problem.ts'
import type { Words } from '#platform/words.ts'
import { holdProject, playbookOf } from '../actions.ts'
import { type Attachment, attachEvidence } from '../evidence/actions.ts'
import { documentOf, type Project, unitOf } from '../model.ts'
import { isOwnWork, isReviewer, maySubmit } from './access.ts'
import { drafted, holdClaim, keepClaim, submittedNow, tellReviewers, unreviewed } from './keep/actions.ts'
import {
  approvedAt,
  type Claim,
  dueLevel,
  type Level,
  levelsOf,
  openOrStanding,
  type Statement,
  titleOf,
} from './model.ts'
import { settle } from './settle/actions.ts'
import { ruleFor, statementFaults, trimmed } from './statement/model.ts'
import { claimsOf, evidenceOfClaims, freeEvidence, giveEvidence } from './store.ts'
import { text } from './text.ts'

/** Evidence of a claim: a file that was uploaded, or that the project shows already. */
export type ClaimEvidence = Omit<Attachment, 'note'>

/** Submits a claim with its evidence. What the playbook asks for and is not there is `claim.lacking`, with what is missing. */
export async function submitClaim(
  context: Context,
  projectId: string,
  stated: Statement,
  evidence: ClaimEvidence[],
): Promise<string> {
  return context.db.transaction().execute(async (tx) => {
    const project = await holdProject(tx, context, projectId)
    const playbook = await playbookOf(tx, context.me.tenant_id, project)
    const claim = drafted(context, playbook, project, trimmed(stated))
    await refuseStatement(tx, context, playbook, project, claim, kindsOf(evidence))
    await keepClaim(tx, context, undefined, claim, 'submitted')
    await attachAll(tx, context, project, claim.id, evidence)
    await tellReviewers(tx, context, playbook, claim)
    return claim.id
  })
}

/** Mends a returned claim, or one of one's own that nobody has reviewed yet, and submits it again. */
export async function amendClaim(
  context: Context,
  id: string,
  version: number,
  stated: Statement,
  evidence: ClaimEvidence[],
): Promise<string> {
  return context.db.transaction().execute(async (tx) => {
    const { claim, project, playbook } = await holdClaim(tx, context, id, version)
    if (claim.status === 'approved' || claim.status === 'unit_approved') throw invalid('claim.settled', text.settled)
    if (claim.submitted_by !== context.me.member_id) throw forbidden('claim.not_yours', text.not_yours)
    if (claim.reverses !== null) throw invalid('claim.is_reversal', text.is_reversal)
    const { created_at } = claim
    const after: Claim = { ...drafted(context, playbook, project, trimmed(stated)), id, version, created_at }
    const there = await evidenceOn(tx, context, id)
    await refuseStatement(tx, context, playbook, project, after, [...there, ...kindsOf(evidence)])
    await keepClaim(tx, context, claim, after, 'submitted_again')
    await attachAll(tx, context, project, id, evidence)
    await tellReviewers(tx, context, playbook, after)
    return id
  })
}

/** Takes an approved claim back by a claim of its own, which goes through the same review. */
export async function reverseClaim(context: Context, id: string, version: number, reason: string): Promise<string> {
  if (reason.trim() === '') throw invalid('claim.needs_reason', text.needs_reason)
  return context.db.transaction().execute(async (tx) => {
    const { claim, project, playbook } = await holdClaim(tx, context, id, version)
    if (claim.status !== 'approved' || claim.reverses !== null) throw invalid('claim.not_approved', text.not_approved)
    const rule = claimRuleOf(playbook, claim)
    if (!maySubmit(context.me, project, rule?.submit ?? []))
      throw forbidden('claim.may_not_submit', text.may_not_submit)
    const siblings = await claimsOf(tx, context.me.tenant_id, project.id)
    if (siblings.some((other) => other.reverses === id && other.status !== 'returned'))
      throw invalid('claim.reversed', text.reversed_already)
    const reversal: Claim = {
      ...claim,
      ...unreviewed,
      ...submittedNow(context),
      id: newId(),
      version: 1,
      unit_id: unitOf(project),
      reverses: id,
      note: reason.trim(),
      created_at: context.now.toISOString(),
    }
    await keepClaim(tx, context, undefined, reversal, 'reversal_submitted', { note: reason.trim() })
    await tellReviewers(tx, context, playbook, reversal)
    return reversal.id
  })
}

/** Approves a claim at the level that it waits for, or returns it with a reason. The last approval counts it. */
export async function reviewClaim(
  context: Context,
  id: string,
  version: number,
  decision: 'approve' | 'return',
  reason = '',
): Promise<void> {
  if (decision === 'return' && reason.trim() === '') throw invalid('claim.reason', text.reason)
  await context.db.transaction().execute(async (tx) => {
    const { claim, project, playbook } = await holdClaim(tx, context, id, version)
    const level = refuseReviewer(context, playbook, project, claim)
    if (decision === 'return') return returnClaim(tx, context, playbook, claim, reason.trim())
    await refuseUnproven(tx, context, playbook, project, claim)
    const status = approvedAt(levelsOf(playbook, claim), level)
    const stamp = {
      [`${level}_reviewed_by`]: context.me.member_id,
      [`${level}_reviewed_at`]: context.now.toISOString(),
    }
    const approved_on = status === 'approved' ? dayOf(context.now) : null
    const after: Claim = { ...claim, ...stamp, unit_id: unitOf(project), status, approved_on }
    if (status === 'approved')
      return keepClaim(tx, context, claim, after, 'approved', {
        beside: () => settle(tx, context, playbook, project, after),
      })
    await keepClaim(tx, context, claim, after, 'unit_approved')
    await tellReviewers(tx, context, playbook, after)
  })
}

/**
 * Submits the claim that a project has reached a milestone, in the transaction of the move that stated it, with the evidence of the
 * project that no claim has yet. Nothing where such a claim waits or stands already, or where the playbook takes none.
 */
export async function stateMilestone(
  tx: Tx,
  context: Context,
  project: Project,
  milestone: string,
  event_on: string,
): Promise<void> {
  const { tenant_id } = context.me
  const playbook = await playbookOf(tx, tenant_id, project)
  const rule = claimRuleOf(playbook, { kind: 'milestone', milestone })
  const claims = await claimsOf(tx, tenant_id, project.id)
  if (!rule || openOrStanding(claims).some((claim) => claim.milestone === milestone)) return
  const statement = {
    ...blank,
    milestone,
    event_on,
    ...amountFrom(project, rule.amount_from),
    contract_number: contractOf(project, milestone),
  }
  const claim = drafted(context, playbook, project, statement)
  await keepClaim(tx, context, undefined, claim, 'submitted')
  const kinds = rule.needs.flatMap((need) => need.evidence ?? [])
  const free = await freeEvidence(tx, tenant_id, project.id, kinds)
  await giveEvidence(
    tx,
    tenant_id,
    free.map(({ id }) => id),
    claim.id,
  )
  await tellReviewers(tx, context, playbook, claim)
}

const blank: Statement = {
  kind: 'milestone',
  milestone: null,
  event_on: '',
  year: null,
  metric: null,
  value: null,
  amount: null,
  currency: null,
  unit: null,
  origin_place: null,
  capital_increase: false,
  voucher_number: '',
  contract_number: '',
  note: '',
}

/** The figure that the playbook offers as the amount of a claim: `investment.agreed`. */
function amountFrom(project: Project, reference: string | undefined): Pick<Statement, 'amount' | 'currency' | 'unit'> {
  const [field = '', basis = ''] = (reference ?? '').split('.')
  const figure = project.figures[field]?.[basis as 'agreed']
  if (!figure || typeof figure.value !== 'string') return { amount: null, currency: null, unit: null }
  const { value, currency, unit } = figure as { value: string; currency?: string; unit: string }
  return { amount: value, currency: currency ?? 'CNY', unit }
}

function contractOf(project: Project, milestone: string): string {
  return milestone === 'signing' ? ((project.facts.contract_number as string | undefined) ?? '') : ''
}

function kindsOf(evidence: { kind: string }[]): string[] {
  return evidence.map(({ kind }) => kind)
}

async function evidenceOn(tx: Tx, { me }: Context, id: string): Promise<string[]> {
  return kindsOf((await evidenceOfClaims(tx, me.tenant_id, [id])).get(id) ?? [])
}

async function refuseStatement(
  tx: Tx,
  context: Context,
  playbook: Playbook,
  project: Project,
  claim: Claim,
  evidence: string[],
): Promise<void> {
  const { me, now } = context
  const rule = ruleFor(playbook, claim)
  if (!rule) throw invalid('claim.not_taken', text.not_taken)
  if (!maySubmit(me, project, rule.submit)) throw forbidden('claim.may_not_submit', text.may_not_submit)
  const faults = statementFaults(playbook, claim, dayOf(now))
  if (rule.voucher && isVoucherUsed(await claimsOf(tx, me.tenant_id, project.id), claim))
    faults.push({ field: 'voucher_number', message: text.voucher_used })
  if (faults.length > 0) throw new Problem('invalid', 'claim.invalid', text.invalid, { faults })
  const missing = claimGaps(playbook, { ...claim, evidence }, documentOf(project), dayOf(now))
  if (missing.length > 0) throw lacking(text.lacking, missing)
}

/** A voucher serves one claim only; elsewhere it may be another bank's number, so that a reviewer judges it. */
function isVoucherUsed(claims: Claim[], { id, kind, voucher_number }: Claim): boolean {
  if (voucher_number === '') return false
  return openOrStanding(claims).some(
    (other) => other.id !== id && other.kind === kind && other.voucher_number === voucher_number,
  )
}

/** Nothing counts without its proof: evidence may have been taken away since, and a move states a claim with what there is. */
async function refuseUnproven(
  tx: Tx,
  context: Context,
  playbook: Playbook,
  project: Project,
  claim: Claim,
): Promise<void> {
  if (claim.reverses !== null || !claimRuleOf(playbook, claim)) return
  const evidence = await evidenceOn(tx, context, claim.id)
  const missing = claimGaps(playbook, { ...claim, evidence }, documentOf(project), dayOf(context.now))
  if (missing.length > 0) throw lacking(text.lacking_still, missing)
}

async function attachAll(
  tx: Tx,
  context: Context,
  project: Project,
  claimId: string,
  evidence: ClaimEvidence[],
): Promise<void> {
  let held = project
  for (const one of evidence) held = (await attachEvidence(tx, context, held, { ...one, claim_id: claimId })).project
}

function refuseReviewer({ me }: Context, playbook: Playbook, project: Project, claim: Claim): Level {
  const level = dueLevel(levelsOf(playbook, claim), claim.status)
  if (!level || !isReviewer(me, project, level)) throw forbidden('claim.not_reviewer', text.not_reviewer)
  if (isOwnWork(me, claim, level)) throw forbidden('claim.own_work', text.own_work)
  return level
}

async function returnClaim(tx: Tx, context: Context, playbook: Playbook, claim: Claim, reason: string): Promise<void> {
  const after: Claim = { ...claim, ...unreviewed, status: 'returned', return_reason: reason }
  await keepClaim(tx, context, claim, after, 'returned', { note: reason })
  if (!claim.submitted_by) return
  const telling = {
    kind: 'returned' as const,
    data: { claim: titleOf(playbook, claim), reason },
    key: keys.returned(claim.id, claim.version + 1),
    project_id: claim.project_id,
    claim_id: claim.id,
  }
  await notify(tx, context.me.tenant_id, toEach([claim.submitted_by], telling))
}

function lacking(words: Words, missing: ReturnType<typeof claimGaps>): Problem {
  return new Problem('invalid', 'claim.lacking', words, { extra: { missing } })
}

function invalid(code: string, words: Words): Problem {
  return new Problem('invalid', code, words)
}

function forbidden(code: string, words: Words): Problem {
  return new Problem('forbidden', code, words)
}
