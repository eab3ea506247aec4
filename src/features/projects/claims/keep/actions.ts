import { notify, whoReviews } from '#features/notices/actions.ts'
import { keys, toEach } from '#features/notices/model.ts'
import { staleProblem } from '#features/places/quicker/actions.ts'
import type { Playbook } from '#features/playbook/schema/model.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db/open.ts'
import { newId } from '#platform/id.ts'
import { type Changes, changesBetween } from '#platform/ledger/model.ts'
import { hold, record } from '#platform/ledger/record.ts'
import { Problem } from '#platform/problem.ts'
import { holdProject, playbookOf } from '../../actions.ts'
import { type Project, unitOf } from '../../model.ts'
import { mayRead } from '../access.ts'
import { type Claim, converted, dueLevel, facts, levelsOf, type Statement, titleOf } from '../model.ts'
import { presentClaim } from '../reading/actions.ts'
import { claimById, insertClaims, updateClaim } from '../store.ts'
import { text } from '../text.ts'

/**
 * The claim and its project, both locked: the project first, as every write of a project does, so that two never wait for each
 * other. Beyond the member's reach or knowledge it is missing, whatever version they name; only then is a stale one a conflict.
 */
export async function holdClaim(tx: Tx, context: Context, id: string, version: number) {
  const { tenant_id } = context.me
  const found = await claimById(tx, tenant_id, id)
  const project = found && (await holdProject(tx, context, found.project_id))
  if (!project || !mayRead(context.me, project)) throw new Problem('missing', 'claim.missing', text.missing)
  await hold(tx, tenant_id, id)
  const claim = (await claimById(tx, tenant_id, id))!
  const playbook = await playbookOf(tx, tenant_id, project)
  if (claim.version !== version) {
    const theirs = await presentClaim(tx, context, playbook, project, claim)
    throw await staleProblem(tx, tenant_id, id, { code: 'claim.stale', words: text.stale, yours: { version }, theirs })
  }
  return { claim, project, playbook }
}

/** A claim that nobody has reviewed, of the unit that holds the project today. */
export function drafted(context: Context, playbook: Playbook, project: Project, statement: Statement): Claim {
  return {
    ...statement,
    ...converted(playbook, statement),
    ...submittedNow(context),
    ...unreviewed,
    id: newId(),
    version: 1,
    project_id: project.id,
    unit_id: unitOf(project),
    reverses: null,
    created_at: context.now.toISOString(),
  }
}

export const unreviewed = {
  unit_reviewed_by: null,
  unit_reviewed_at: null,
  city_reviewed_by: null,
  city_reviewed_at: null,
  approved_on: null,
  return_reason: '',
}

export function submittedNow({ me, now }: Context) {
  const at = now.toISOString()
  return { status: 'submitted' as const, submitted_by: me.member_id, submitted_at: at, updated_at: at }
}

/** Writes a claim and its event; `beside` does what the new state brings with it, and says what of it the event seals. */
export async function keepClaim(
  tx: Tx,
  context: Context,
  before: Claim | undefined,
  after: Claim,
  kind: string,
  { note, beside = async () => ({}) }: { note?: string; beside?: () => Promise<Changes> } = {},
): Promise<void> {
  const { tenant_id, member_id } = context.me
  const changes = changesBetween(before ? facts(before) : {}, facts(after))
  const stamped = { ...after, version: (before?.version ?? 0) + 1, updated_at: context.now.toISOString() }
  if (before) await updateClaim(tx, tenant_id, stamped)
  else await insertClaims(tx, tenant_id, [stamped])
  const sealed = await beside()
  await record(tx, { tenant_id, member_id, now: context.now }, [
    { stream: after.id, kind: `claim.${kind}`, seen: before?.version ?? 0, changes: { ...changes, ...sealed }, note },
  ])
}

export async function tellReviewers(tx: Tx, context: Context, playbook: Playbook, claim: Claim): Promise<void> {
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
