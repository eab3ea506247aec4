import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db/open.ts'
import { newId } from '#platform/id.ts'
import { changesBetween } from '#platform/ledger/model.ts'
import { record } from '#platform/ledger/record.ts'
import { type Project, unitOf } from '../model.ts'
import { insertClaim } from './store.ts'

/** Submits the claim that a project has reached a milestone, in the transaction of the move that stated it. */
export async function stateMilestone(
  tx: Tx,
  context: Context,
  project: Project,
  milestone: string,
  event_on: string,
): Promise<void> {
  const { tenant_id, member_id } = context.me
  const at = context.now.toISOString()
  const id = newId()
  const facts = {
    project_id: project.id,
    unit_id: unitOf(project),
    kind: 'milestone',
    milestone,
    event_on,
    status: 'submitted',
    submitted_by: member_id,
    submitted_at: at,
  }
  await insertClaim(tx, tenant_id, { id, ...facts, created_at: at, updated_at: at })
  const entry = { stream: id, kind: 'claim.submitted', seen: 0, changes: changesBetween({}, facts) }
  await record(tx, { tenant_id, member_id, now: context.now }, [entry])
}
