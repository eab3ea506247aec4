import { notify, whoCarries } from '#features/notices/actions.ts'
import { keys, toEach } from '#features/notices/model.ts'
import type { Playbook } from '#features/playbook/schema/model.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db/open.ts'
import type { Changes } from '#platform/ledger/model.ts'
import { saveProject, verifyFigure } from '../../actions.ts'
import type { Project } from '../../model.ts'
import { judgeBeside, judgeProjects } from '../../relocations/actions.ts'
import { arrivedSum, type Claim, standing, titleOf } from '../model.ts'
import { post } from '../postings/actions.ts'
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
  const verified = await saveProject(tx, context, project, withVerified(project, claims, claim), {
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
  if (metric === 'jobs') return { value: unpadded(value ?? '0'), unit: 'person' }
  return { value: unpadded(amount ?? '0'), unit: unit ?? 'yuan', currency: currency ?? 'CNY', ...(cny && { cny }) }
}

/** numeric(20,4) comes back as 120.0000. */
function unpadded(decimal: string): string {
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal
}
