import { entriesOf, giveBack, holdMerged, markUndone, refuseBuiltOn } from '#features/merges/rows/actions.ts'
import { inverse, type Merge, standsAs } from '#features/merges/rows/model.ts'
import { investorsRenamed } from '#features/projects/investors/actions.ts'
import { judgeEnterprises } from '#features/projects/relocations/actions.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db/open.ts'
import { changesBetween } from '#platform/ledger/model.ts'
import { record } from '#platform/ledger/record.ts'
import { Problem } from '#platform/problem.ts'
import { say } from '#platform/words.ts'
import { loadAliases } from '../../aliases/store.ts'
import { refreshKeys } from '../../match/actions.ts'
import { type Enterprise, factsOf, factsWith } from '../../model.ts'
import { unlabelMerged } from '../../pairs/labels/actions.ts'
import { enterprisesNamed, holdBoth, holdNames, loadEnterprises, setVersion, updateEnterprise } from '../../store.ts'
import { missing, refuseUnlessAllowed } from '../actions.ts'
import { text } from '../text.ts'

/** Gives two enterprises back as they were before they were merged, with all that followed; refuses where later work forbids it. */
export async function unmergeEnterprises(context: Context, id: string, reason: string) {
  refuseUnlessAllowed(context)
  const { tenant_id, member_id } = context.me
  return context.db.transaction().execute(async (tx) => {
    const merge = await holdMerged(tx, context, id)
    const { kept_id, lost_id, changes } = merge
    const versions = await holdBoth(tx, tenant_id, [kept_id, lost_id])
    await holdNames(tx, tenant_id)
    await refuseBuiltOn(tx, context, merge)
    const [kept] = await loadEnterprises(tx, tenant_id, [kept_id])
    if (!kept) throw missing()
    if (!standsAs(changes, { ...factsOf(kept) }))
      throw new Problem('conflict', 'enterprise.merge_facts_changed', text.facts_changed)
    const version = kept.version + 1
    const former = Object.fromEntries(Object.entries(changes).map(([field, [was]]) => [field, was]))
    const restored = { ...kept, ...factsWith(former, kept), version, updated_at: restoredAt(context, merge, kept) }
    await refuseTakenCodes(tx, context, merge, restored)
    await updateEnterprise(tx, tenant_id, restored)
    const back = await giveBack(tx, tenant_id, merge.moved)
    const other_names = await namesRestored(tx, tenant_id, merge)
    await updateEnterprise(tx, tenant_id, { ...restored, other_names })
    const lostVersion = versions.get(lost_id)! + 1
    await setVersion(tx, tenant_id, lost_id, lostVersion)
    await refreshKeys(tx, tenant_id, [kept_id, lost_id])
    await investorsRenamed(tx, context, kept_id)
    await investorsRenamed(tx, context, lost_id)
    const lostRef = { id: lost_id, name: merge.lost_name }
    await record(tx, { tenant_id, member_id, now: context.now }, [
      ...(await entriesOf(tx, tenant_id, back, { act: 'unmerged', note: reason })),
      ...(await unlabelMerged(tx, context, id, reason)),
      {
        stream: kept_id,
        kind: 'enterprise.unmerged',
        seen: kept.version,
        changes: { ...changesBetween(factsOf(kept), factsOf(restored)), ...inverse({ merged: [null, lostRef] }) },
        note: reason,
      },
      {
        stream: lost_id,
        kind: 'enterprise.unmerged',
        seen: lostVersion - 1,
        changes: { merged_into: [{ id: kept_id, name: kept.name }, null] },
        note: reason,
      },
    ])
    await markUndone(tx, context, id, reason)
    await judgeEnterprises(tx, context, [kept_id, lost_id])
    return { id: kept_id }
  })
}

/** A code belongs to one enterprise: where a third has taken what one of the two had, it gives it up first. */
async function refuseTakenCodes(tx: Tx, { me }: Context, merge: Merge, { code }: Enterprise): Promise<void> {
  const codes = [code, merge.code].filter((one) => one !== null)
  const holders = await enterprisesNamed(tx, me.tenant_id, [], codes)
  const third = holders.find(({ id }) => id !== merge.kept_id)
  if (!third) return
  const words = say(text.code_taken, third.name)
  throw new Problem('conflict', 'enterprise.merge_code_taken', words, { extra: { id: third.id } })
}

/** When it was changed last: before the merge, unless somebody changed it since. */
function restoredAt(context: Context, merge: Merge, kept: Enterprise): string {
  return kept.updated_at === merge.merged_at ? String(merge.kept.updated_at) : context.now.toISOString()
}

/** Its other names in the order that they had, unless they are others by now. */
async function namesRestored(tx: Tx, tenantId: string, { kept_id, kept }: Merge): Promise<string[]> {
  const names = (await loadAliases(tx, tenantId, kept_id)).map(({ name }) => name)
  const before = kept.other_names as string[]
  const isSame = names.length === before.length && names.every((name) => before.includes(name))
  return isSame ? before : names
}
