import { entriesOf, giveBack, holdMerged, markUndone, refuseBuiltOn } from '#features/merges/rows/actions.ts'
import { inverse, type Merge, standsAs } from '#features/merges/rows/model.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db/open.ts'
import { record } from '#platform/ledger/record.ts'
import { Problem } from '#platform/problem.ts'
import { say } from '#platform/words.ts'
import { holdProjects, noProject } from '../../actions.ts'
import { sealsOf } from '../../claims/postings/store.ts'
import { projectsAlike } from '../../intake/actions.ts'
import { writeInvestorSearch } from '../../investors/store.ts'
import { type Project, rowOf, unitOf } from '../../model.ts'
import { shiftsOf } from '../../pipeline/model.ts'
import { appendShifts } from '../../pipeline/store.ts'
import { judgeMerged } from '../../relocations/merging/actions.ts'
import { updateProjects, writeDerived } from '../../rows/store.ts'
import { codeHolders, loadProjects, lockProjects } from '../../store.ts'
import { before } from '../../withdraw/model.ts'
import { mayMergeBack } from '../access.ts'
import { refTo, refuseUnlessAllowed, resealed } from '../actions.ts'
import { approvedClaims, lastPosting, setVersion } from '../store.ts'
import { text } from '../text.ts'

/** Gives two projects back as they were before they were merged, with all that followed; refuses where later work forbids it. */
export async function unmergeProjects(context: Context, id: string, reason: string) {
  const { tenant_id, member_id } = context.me
  return context.db.transaction().execute(async (tx) => {
    const merge = await holdMerged(tx, context, id)
    const { kept_id, lost_id, changes } = merge
    await lockProjects(tx, tenant_id, [kept_id, lost_id])
    const kept = await mergedProject(tx, context, merge)
    await refuseBuiltOn(tx, context, merge)
    await refuseLaterWork(tx, context, merge, kept)

    const was = before(kept, [changes])
    const restored = { ...was, version: kept.version + 1, updated_at: restoredAt(context, merge, kept) }
    await refuseTakenCodes(tx, context, merge, restored)
    await updateProjects(tx, tenant_id, [restored], { investors: 'investors' in changes ? [restored] : [], moved: [] })
    const claims = merge.moved.changed.filter(({ table }) => table === 'claim').map(({ key }) => String(key.id))
    const sealed = await sealsOf(tx, tenant_id, await approvedAmong(tx, tenant_id, kept_id, claims))
    const back = await giveBack(tx, tenant_id, merge.moved)
    const [lost] = await loadProjects(tx, tenant_id, [lost_id])
    if (!lost) throw noProject()
    await setVersion(tx, tenant_id, lost_id, lost.version + 2)
    const both = await loadProjects(tx, tenant_id, [kept_id, lost_id])
    await writeInvestorSearch(tx, tenant_id, both)
    // A row that was taken out by an older version of Landfall comes back without what is derived now.
    await writeDerived(tx, tenant_id, both)
    await appendShifts(tx, tenant_id, shiftsOf([{ after: lost }, { before: kept, after: restored }]))
    const told = { act: 'unmerged', note: reason, more: await resealed(tx, tenant_id, sealed) } as const
    await record(tx, { tenant_id, member_id, now: context.now }, [
      ...(await entriesOf(tx, tenant_id, back, told)),
      {
        stream: kept_id,
        kind: 'project.unmerged',
        seen: kept.version,
        changes: { ...inverse(changes), merged: [refTo(lost), null] },
        note: reason,
      },
      {
        stream: lost_id,
        kind: 'project.unmerged',
        seen: lost.version + 1,
        changes: { unit_id: [null, unitOf(lost)], merged_into: [refTo(kept), null] },
        note: reason,
      },
    ])
    await markUndone(tx, context, id, reason)
    await judgeMerged(tx, context, [kept_id, lost_id])
    return { id: kept_id }
  })
}

/** The kept project, by who may take its merge back: who might have made it. */
async function mergedProject(tx: Tx, context: Context, merge: Merge): Promise<Project> {
  const [kept] = await holdProjects(tx, context, [merge.kept_id])
  if (!kept) throw noProject()
  refuseUnlessAllowed(context, kept)
  if (!mayMergeBack(context.me, String(merge.kept.unit_id)))
    throw new Problem('forbidden', 'project.may_not_merge', text.may_not)
  return kept
}

async function refuseLaterWork(tx: Tx, { me }: Context, merge: Merge, kept: Project): Promise<void> {
  // Older merges told the derived amount too.
  const { investment_cny: _, ...facts } = merge.changes
  if (!standsAs(facts, { ...rowOf(kept), investors: kept.investors }))
    throw new Problem('conflict', 'project.merge_facts_changed', text.facts_changed)
  if ((await lastPosting(tx, me.tenant_id, kept.id)) !== merge.kept.last_posting)
    throw new Problem('conflict', 'project.merge_counted_since', text.counted_since)
}

/** A code names one project: where a third has taken what one of the two had, it gives it up first. It is told as its existence is. */
async function refuseTakenCodes(tx: Tx, { me }: Context, merge: Merge, restored: Project): Promise<void> {
  const codes = [restored.facts.code, codeOfLost(merge)].filter((one) => typeof one === 'string')
  const holders = await codeHolders(tx, me.tenant_id, codes)
  const taken = [...holders].find(([, id]) => id !== merge.kept_id)
  if (!taken) return
  const [code, id] = taken
  const [third] = await projectsAlike({ db: tx, me }, [id])
  const words = say(text.code_taken, code, third!.name, third!.unit.name)
  throw new Problem('conflict', 'project.merge_code_taken', words, { extra: { id } })
}

function codeOfLost({ moved }: Merge): unknown {
  const { row } = moved.removed.find(({ table }) => table === 'project')!
  return JSON.parse(row).code
}

async function approvedAmong(tx: Tx, tenantId: string, projectId: string, claims: string[]): Promise<string[]> {
  const approved = new Set(await approvedClaims(tx, tenantId, projectId))
  return claims.filter((id) => approved.has(id))
}

/** When it was changed last: before the merge, unless somebody changed it since. */
function restoredAt(context: Context, merge: Merge, kept: Project): string {
  return kept.updated_at === merge.merged_at ? String(merge.kept.updated_at) : context.now.toISOString()
}
