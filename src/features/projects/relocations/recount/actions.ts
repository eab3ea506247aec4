import type { Playbook } from '#features/playbook/schema/model.ts'
import type { Context } from '#platform/context.ts'
import { dayOf } from '#platform/day.ts'
import type { Tx } from '#platform/db/open.ts'
import { newId } from '#platform/id.ts'
import { record } from '#platform/ledger/record.ts'
import { asPostings, postingDay, relocatedLines } from '../../claims/postings/model.ts'
import { frozenFrom, insertPostings, postedOf, sealsOf } from '../../claims/postings/store.ts'
import { claimsOf, nextVersions } from '../../claims/store.ts'
import type { Project } from '../../model.ts'
import { agreementsOf } from '../../transfers/store.ts'

/**
 * Takes back what a project that has become a relocation had in the counts, or gives it back what it has without the flag. Nothing that
 * was reported changes: lines are dated as every correction is, in the first month that is not frozen, and name the month that they
 * correct. Each claim whose lines grow gets an event with their new seal.
 */
export async function recount(
  tx: Tx,
  context: Context,
  { project, playbook, relocated, note }: { project: Project; playbook: Playbook; relocated: boolean; note: string },
): Promise<void> {
  const { tenant_id, member_id } = context.me
  const claims = await claimsOf(tx, tenant_id, project.id)
  const posted = await postedOf(tx, tenant_id, project.id)
  const lines = relocatedLines(playbook, project, claims, posted, relocated)
  if (lines.length === 0) return
  const today = dayOf(context.now)
  const day = postingDay(today, await frozenFrom(tx, tenant_id, today.slice(0, 7)))
  const agreements = await agreementsOf(tx, tenant_id, project.id)
  const touched = [...new Set(lines.map(({ counted_claim_id }) => counted_claim_id))]
  const before = await sealsOf(tx, tenant_id, touched)
  const postings = lines.flatMap((line) => {
    const was = posted.find((one) => one.indicator === line.indicator && one.counted_claim_id === line.counted_claim_id)
    const claim = claims.find(({ id }) => id === line.counted_claim_id)!
    return asPostings(line, was, { project, claim, agreements, day, today }).map((one) => ({ id: newId(), ...one }))
  })
  await insertPostings(tx, tenant_id, postings)
  const after = await sealsOf(tx, tenant_id, touched)
  const versions = await nextVersions(tx, tenant_id, touched, context.now.toISOString())
  const entries = touched.map((id) => ({
    stream: id,
    kind: 'claim.recounted',
    seen: versions.get(id)! - 1,
    changes: { posted: [before.get(id)!, after.get(id)!] as [string, string] },
    note,
  }))
  await record(tx, { tenant_id, member_id, now: context.now }, entries)
}
