import { notify, whoCarries, whoReviews } from '#features/notices/actions.ts'
import { keys, toEach } from '#features/notices/model.ts'
import { claimGaps, claimRuleOf } from '#features/playbook/claims/model.ts'
import type { Playbook } from '#features/playbook/schema/model.ts'
import type { Context } from '#platform/context.ts'
import { dayOf } from '#platform/day.ts'
import type { Tx } from '#platform/db/open.ts'
import { newId } from '#platform/id.ts'
import { changesBetween } from '#platform/ledger/model.ts'
import { hold, record } from '#platform/ledger/record.ts'
import { Problem } from '#platform/problem.ts'
import { holdProject, playbookOf, saveProject, verifyFigure } from '../actions.ts'
import { type Attachment, attachEvidence } from '../evidence/actions.ts'
import { documentOf, type Project, unitOf } from '../model.ts'
import { isOwnWork, isReviewer, maySubmit } from './access.ts'
import {
  approvedAt,
  arrivedSum,
  type Claim,
  converted,
  dueLevel,
  facts,
  type Level,
  levelsOf,
  type Statement,
  standing,
} from './model.ts'
import { post } from './postings/actions.ts'
import { statementFaults } from './statement/model.ts'
import {
  claimById,
  claimsOf,
  evidenceOfClaims,
  freeEvidence,
  giveEvidence,
  insertClaims,
  updateClaim,
} from './store.ts'
import { text } from './text.ts'

/** Evidence of a claim: a file that was uploaded, or that the project shows already. */
export type ClaimEvidence = Omit<Attachment, 'note'>

/** Submits a claim with its evidence. What the playbook asks for and is not there is `claim.lacking`, with what is missing. */
export async function submitClaim(
  context: Context,
  projectId: string,
  statement: Statement,
  evidence: ClaimEvidence[],
): Promise<string> {
  return context.db.transaction().execute(async (tx) => {
    const project = await holdProject(tx, context, projectId)
    const playbook = await playbookOf(tx, context.me.tenant_id, project)
    refuseStatement(
      context,
      playbook,
      project,
      statement,
      evidence.map(({ kind }) => kind),
    )
    const claim = drafted(context, playbook, project, statement)
    await write(tx, context, undefined, claim, 'submitted')
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
  statement: Statement,
  evidence: ClaimEvidence[],
): Promise<string> {
  return context.db.transaction().execute(async (tx) => {
    const { claim, project, playbook } = await holdClaim(tx, context, id, version)
    if (claim.status === 'approved' || claim.status === 'unit_approved') throw invalid('claim.settled', text.settled)
    if (claim.submitted_by !== context.me.member_id) throw forbidden('claim.not_yours', text.not_yours)
    const there = (await evidenceOfClaims(tx, context.me.tenant_id, [id])).get(id) ?? []
    refuseStatement(
      context,
      playbook,
      project,
      statement,
      [...there, ...evidence].map(({ kind }) => kind),
    )
    const fresh = drafted(context, playbook, project, statement)
    const after = {
      ...claim,
      ...statement,
      cny: fresh.cny,
      rate: fresh.rate,
      rate_on: fresh.rate_on,
      ...submitted(context),
    }
    await write(tx, context, claim, { ...after, return_reason: '' }, 'submitted_again')
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
    if (!maySubmit(context.me, project, claim.unit_id, rule?.submit ?? []))
      throw forbidden('claim.may_not_submit', text.may_not_submit)
    const siblings = await claimsOf(tx, context.me.tenant_id, project.id)
    if (siblings.some((other) => other.reverses === id && other.status !== 'returned'))
      throw invalid('claim.reversed', text.reversed_already)
    const unreviewed = {
      unit_reviewed_by: null,
      unit_reviewed_at: null,
      city_reviewed_by: null,
      city_reviewed_at: null,
    }
    const reversal = {
      ...claim,
      ...unreviewed,
      ...submitted(context),
      id: newId(),
      version: 1,
      reverses: id,
      approved_on: null,
      note: reason.trim(),
    }
    await write(
      tx,
      context,
      undefined,
      { ...reversal, created_at: context.now.toISOString() },
      'reversal_submitted',
      reason.trim(),
    )
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
    const level = refuseReviewer(context, playbook, claim)
    if (decision === 'return') return returnClaim(tx, context, claim, reason.trim())
    const status = approvedAt(levelsOf(playbook, claim), level)
    const stamp = {
      [`${level}_reviewed_by`]: context.me.member_id,
      [`${level}_reviewed_at`]: context.now.toISOString(),
    }
    const approved_on = status === 'approved' ? dayOf(context.now) : null
    const after: Claim = { ...claim, ...stamp, status, approved_on }
    await write(tx, context, claim, after, status === 'approved' ? 'approved' : 'unit_approved')
    if (status === 'approved') await settle(tx, context, playbook, project, after)
    else await tellReviewers(tx, context, playbook, after)
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
  if (!rule || (await claimsOf(tx, tenant_id, project.id)).some((claim) => isOpenOrStands(claim, milestone))) return
  const statement = {
    ...blank,
    milestone,
    event_on,
    ...amountFrom(project, rule.amount_from),
    contract_number: contractOf(project, milestone),
  }
  const claim = drafted(context, playbook, project, statement)
  await write(tx, context, undefined, claim, 'submitted')
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

function isOpenOrStands(claim: Claim, milestone: string): boolean {
  return claim.milestone === milestone && claim.reverses === null && claim.status !== 'returned'
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

function drafted(context: Context, playbook: Playbook, project: Project, statement: Statement): Claim {
  const at = context.now.toISOString()
  return {
    ...statement,
    ...converted(playbook, statement),
    id: newId(),
    version: 1,
    project_id: project.id,
    unit_id: unitOf(project),
    reverses: null,
    ...submitted(context),
    unit_reviewed_by: null,
    unit_reviewed_at: null,
    city_reviewed_by: null,
    city_reviewed_at: null,
    approved_on: null,
    return_reason: '',
    created_at: at,
  }
}

function submitted({ me, now }: Context) {
  const at = now.toISOString()
  return { status: 'submitted' as const, submitted_by: me.member_id, submitted_at: at, updated_at: at }
}

function refuseStatement(
  context: Context,
  playbook: Playbook,
  project: Project,
  statement: Statement,
  evidence: string[],
): void {
  const rule = claimRuleOf(playbook, statement)
  if (!rule) throw invalid('claim.not_taken', text.not_taken)
  if (!maySubmit(context.me, project, unitOf(project), rule.submit))
    throw forbidden('claim.may_not_submit', text.may_not_submit)
  const faults = statementFaults(playbook, statement, dayOf(context.now))
  if (faults.length > 0) throw new Problem('invalid', 'claim.invalid', text.invalid, { faults })
  const missing = claimGaps(playbook, { ...statement, evidence }, documentOf(project), dayOf(context.now))
  if (missing.length > 0) throw new Problem('invalid', 'claim.lacking', text.lacking, { extra: { missing } })
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

/** The claim and its project, both locked: the project first, as every write of a project does, so that two never wait for each other. */
async function holdClaim(tx: Tx, context: Context, id: string, version: number) {
  const { tenant_id } = context.me
  const found = await claimById(tx, tenant_id, id)
  if (!found || !context.me.reach.includes(found.unit_id)) throw new Problem('missing', 'claim.missing', text.missing)
  const project = await holdProject(tx, context, found.project_id)
  await hold(tx, tenant_id, id)
  const claim = (await claimById(tx, tenant_id, id))!
  if (claim.version !== version)
    throw new Problem('conflict', 'claim.stale', text.stale, { extra: { yours: { version }, theirs: claim } })
  return { claim, project, playbook: await playbookOf(tx, tenant_id, project) }
}

function refuseReviewer({ me }: Context, playbook: Playbook, claim: Claim): Level {
  const level = dueLevel(levelsOf(playbook, claim), claim.status)
  if (!level || !isReviewer(me, claim, level)) throw forbidden('claim.not_reviewer', text.not_reviewer)
  if (isOwnWork(me, claim, level)) throw forbidden('claim.own_work', text.own_work)
  return level
}

async function returnClaim(tx: Tx, context: Context, claim: Claim, reason: string): Promise<void> {
  const unreviewed = { unit_reviewed_by: null, unit_reviewed_at: null }
  const after: Claim = { ...claim, ...unreviewed, status: 'returned', return_reason: reason }
  await write(tx, context, claim, after, 'returned', reason)
  if (!claim.submitted_by) return
  const data = { claim: titleOf(await playbookOfClaim(tx, context, claim), claim), reason }
  const telling = {
    kind: 'returned' as const,
    data,
    key: keys.returned(claim.id, claim.version + 1),
    project_id: claim.project_id,
    claim_id: claim.id,
  }
  await notify(tx, context.me.tenant_id, toEach([claim.submitted_by], telling))
}

/** Approved for good: the project's verified figures, the counts, and the word to those who carry it. */
async function settle(tx: Tx, context: Context, playbook: Playbook, project: Project, claim: Claim): Promise<void> {
  const { tenant_id } = context.me
  const claims = await claimsOf(tx, tenant_id, project.id)
  const verified = await saveProject(tx, context, project, withVerified(project, claims, claim), {
    kind: 'verified',
  })
  await post(tx, context, playbook, verified, claims, claim)
  const told = (await whoCarries(tx, tenant_id, [project.id])).get(project.id) ?? []
  const to = new Set([...told, ...(claim.submitted_by ? [claim.submitted_by] : [])])
  const data = { claim: titleOf(playbook, claim) }
  await notify(
    tx,
    tenant_id,
    toEach(to, { kind: 'approved', data, key: keys.approved(claim.id), project_id: project.id, claim_id: claim.id }),
  )
}

/** Arrivals prove the investment; an outcome proves its figure of its year. */
function withVerified(project: Project, claims: Claim[], claim: Claim): Project {
  if (claim.kind === 'arrival') {
    const sum = arrivedSum(claims)
    return verifyFigure(
      project,
      'investment',
      sum === null ? null : { value: sum, unit: 'yuan', currency: 'CNY', cny: sum },
    )
  }
  if (claim.kind !== 'outcome' || !claim.metric) return project
  const last = standing(claims)
    .filter((one) => one.kind === 'outcome' && one.metric === claim.metric && one.year === claim.year)
    .at(-1)
  return verifyFigure(project, claim.metric, last ? outcomeFigure(last) : null, String(claim.year))
}

function outcomeFigure({ metric, value, amount, currency, unit, cny }: Claim) {
  if (metric === 'jobs') return { value: trimmed(value ?? '0'), unit: 'person' }
  return { value: trimmed(amount ?? '0'), unit: unit ?? 'yuan', currency: currency ?? 'CNY', ...(cny && { cny }) }
}

/** numeric(20,4) comes back as 120.0000. */
function trimmed(decimal: string): string {
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal
}

async function tellReviewers(tx: Tx, context: Context, playbook: Playbook, claim: Claim): Promise<void> {
  const level = dueLevel(levelsOf(playbook, claim), claim.status)
  if (!level) return
  const reviewers = (await whoReviews(tx, context.me.tenant_id, level, [claim.id])).get(claim.id) ?? []
  const data = { level, claim: titleOf(playbook, claim) }
  const key = keys.review(claim.id, level, context.now.toISOString())
  await notify(
    tx,
    context.me.tenant_id,
    toEach(reviewers, { kind: 'review', data, key, project_id: claim.project_id, claim_id: claim.id }),
  )
}

/** What a claim is called: 签约申报. */
export function titleOf(playbook: Playbook, claim: Pick<Claim, 'kind' | 'milestone'>): readonly [string, string] {
  const rule = claimRuleOf(playbook, claim)
  return rule ? [rule.zh, rule.en] : text.claim
}

async function playbookOfClaim(tx: Tx, context: Context, claim: Claim): Promise<Playbook> {
  return playbookOf(tx, context.me.tenant_id, await holdProject(tx, context, claim.project_id))
}

async function write(
  tx: Tx,
  context: Context,
  before: Claim | undefined,
  after: Claim,
  kind: string,
  note?: string,
): Promise<void> {
  const { tenant_id, member_id } = context.me
  const changes = changesBetween(before ? facts(before) : {}, facts(after))
  const stamped = { ...after, version: (before?.version ?? 0) + 1, updated_at: context.now.toISOString() }
  if (before) await updateClaim(tx, tenant_id, stamped)
  else await insertClaims(tx, tenant_id, [stamped])
  await record(tx, { tenant_id, member_id, now: context.now }, [
    { stream: after.id, kind: `claim.${kind}`, seen: before?.version ?? 0, changes, note },
  ])
}

function invalid(code: string, words: readonly [string, string]): Problem {
  return new Problem('invalid', code, words)
}

function forbidden(code: string, words: readonly [string, string]): Problem {
  return new Problem('forbidden', code, words)
}
