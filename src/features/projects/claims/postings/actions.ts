import type { Playbook } from '#features/playbook/schema/model.ts'
import type { Context } from '#platform/context.ts'
import { dayOf } from '#platform/day.ts'
import type { Tx } from '#platform/db/open.ts'
import { newId } from '#platform/id.ts'
import type { Project } from '../../model.ts'
import { isRelocated } from '../../relocations/store.ts'
import { agreementsOf } from '../../transfers/store.ts'
import type { Claim } from '../model.ts'
import { asPostings, linesFor, type NewPosting, postingDay } from './model.ts'
import { frozenFrom, insertPostings, postedOf, sealsOf } from './store.ts'

/**
 * Posts what the approval of `claim` adds to the counts, and answers the seal of its lines. `claims` are all of the project, this one
 * approved among them.
 */
export async function post(
  tx: Tx,
  context: Context,
  playbook: Playbook,
  project: Project,
  claims: Claim[],
  claim: Claim,
): Promise<string> {
  const { tenant_id } = context.me
  const today = dayOf(context.now)
  const posted = await postedOf(tx, tenant_id, project.id)
  const day = postingDay(today, await frozenFrom(tx, tenant_id, today.slice(0, 7)))
  const agreements = await agreementsOf(tx, tenant_id, project.id)
  const relocated = await isRelocated(tx, tenant_id, project.id)
  const postings = linesFor(playbook, project, claims, claim, posted, relocated).flatMap((line): NewPosting[] => {
    const was = posted.find((one) => one.indicator === line.indicator && one.counted_claim_id === line.counted_claim_id)
    const lines = asPostings(line, was, { project, claim, agreements, day, today })
    return lines.map((one) => ({ id: newId(), ...one }))
  })
  await insertPostings(tx, tenant_id, postings)
  return (await sealsOf(tx, tenant_id, [claim.id])).get(claim.id)!
}
