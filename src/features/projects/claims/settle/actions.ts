import { notify, whoCarries } from '#features/notices/actions.ts'
import { keys, toEach } from '#features/notices/model.ts'
import type { Playbook } from '#features/playbook/schema/model.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db/open.ts'
import type { Changes } from '#platform/ledger/model.ts'
import { saveProject } from '../../actions.ts'
import type { Project } from '../../model.ts'
import { judgeBeside, judgeProjects } from '../../relocations/actions.ts'
import { type Claim, titleOf } from '../model.ts'
import { post } from '../postings/actions.ts'
import { proven } from '../proven/model.ts'
import { claimsOf } from '../store.ts'

/**
 * Approved for good: the project's verified figures, the counts, and the word to those who carry it. Answers the seal of the lines
 * that it counts by, for the event of the approval.
 */
export async function settle(
  tx: Tx,
  context: Context,
  playbook: Playbook,
  project: Project,
  claim: Claim,
): Promise<Changes> {
  const { tenant_id } = context.me
  const claims = await claimsOf(tx, tenant_id, project.id)
  const verified = await saveProject(tx, context, project, proven(project, claims, claim), {
    kind: 'verified',
  })
  if (claim.milestone !== null) await judgeProjects(tx, context, [project.id])
  const posted = await post(tx, context, playbook, verified, claims, claim)
  if (provesProduction(playbook, claim)) await judgeBeside(tx, context, [verified])
  const told = (await whoCarries(tx, tenant_id, [project.id])).get(project.id) ?? []
  const to = new Set([...told, ...(claim.submitted_by ? [claim.submitted_by] : [])])
  const data = { claim: titleOf(playbook, claim) }
  await notify(
    tx,
    tenant_id,
    toEach(to, { kind: 'approved', data, key: keys.approved(claim.id), project_id: project.id, claim_id: claim.id }),
  )
  return { posted: [null, posted] }
}

/** Whether it says that the project produces, or takes that back: then the investor's projects elsewhere may be relocations. */
function provesProduction({ relocation }: Playbook, { milestone }: Claim): boolean {
  return relocation?.claims.some((one) => one === milestone) ?? false
}
