import type { RowChange } from '#features/merges/rows/model.ts'
import { playbookById } from '#features/playbook/actions.ts'
import type { Context } from '#platform/context.ts'
import { dayOf } from '#platform/day.ts'
import type { Tx } from '#platform/db/open.ts'
import { record } from '#platform/ledger/record.ts'
import { inLanguage } from '#platform/words.ts'
import { loadProjects } from '../../store.ts'
import { judgeProjects, write } from '../actions.ts'
import { ended } from '../model.ts'
import { recount } from '../recount/actions.ts'
import { deleteRelocations, relocatedOf, relocationsOf, writeRelocation } from '../store.ts'
import { text } from '../text.ts'

/** One flag stands for a project: of two that are to become one, the lost one's ends. Answers what of the rows it changed. */
export async function yieldFlag(
  tx: Tx,
  context: Context,
  keptId: string,
  lostId: string,
  reason: string,
): Promise<RowChange[]> {
  const known = await relocationsOf(tx, context.me.tenant_id, [keptId, lostId])
  const open = known.filter(({ status }) => status === 'flagged')
  const yields = open.find(({ project_id }) => project_id === lostId)
  if (!yields || open.length < 2) return []
  const after = ended(yields, 'merged', dayOf(context.now))
  await write(tx, context, yields, after, 'ended', reason)
  const { status, decided_on } = after
  return [
    {
      table: 'relocation',
      key: { id: yields.id },
      before: { status: yields.status, decided_on: yields.decided_on },
      after: { status, decided_on },
      stream: 'relocation',
    },
  ]
}

/** Judges projects that a merge made other than they were, and counts each as its flag says. */
export async function judgeMerged(tx: Tx, context: Context, ids: string[]): Promise<void> {
  const { tenant_id } = context.me
  await judgeProjects(tx, context, ids)
  const relocated = await relocatedOf(tx, tenant_id, ids)
  const note = inLanguage(text.merged, context.language)
  for (const project of await loadProjects(tx, tenant_id, [...relocated])) {
    const { playbook } = await playbookById(tx, tenant_id, project.playbook_id)
    await recount(tx, context, { project, playbook, relocated: true, note })
  }
}

/**
 * Withdraws the flags of projects that are withdrawn; those that rest on one of them forget it. Answers the projects of the latter, to be
 * judged anew once the withdrawn ones are gone.
 */
export async function withdrawRelocations(tx: Tx, context: Context, projectIds: string[]): Promise<string[]> {
  const { tenant_id, member_id } = context.me
  const { gone, bereft } = await deleteRelocations(tx, tenant_id, projectIds)
  for (const one of bereft)
    await writeRelocation(tx, tenant_id, { ...one, earlier_project_id: null, version: one.version + 1 })
  await record(tx, { tenant_id, member_id, now: context.now }, [
    ...gone.map(({ id, version }) => ({ stream: id, kind: 'relocation.withdrawn', seen: version, changes: {} })),
    ...bereft.map(({ id, version, earlier_project_id }) => ({
      stream: id,
      kind: 'relocation.earlier_withdrawn',
      seen: version,
      changes: { earlier_project_id: [earlier_project_id, null] as [string | null, null] },
    })),
  ])
  return bereft.map(({ project_id }) => project_id)
}
