import type { Context } from '#platform/context.ts'
import { dayOf } from '#platform/day.ts'
import type { Tx } from '#platform/db/open.ts'
import { newId } from '#platform/id.ts'
import { Problem } from '#platform/problem.ts'
import type { Words } from '#platform/words.ts'
import { knowsName, maySee } from '../../access.ts'
import { holdProject, noProject } from '../../actions.ts'
import { type Project, unitOf } from '../../model.ts'
import { loadProjects } from '../../store.ts'
import { mayDecide, mayKnowEarlier } from '../access.ts'
import { flag, tellEnded, tellFlagged, write } from '../actions.ts'
import { type Ruled, ruledOf } from '../judging/actions.ts'
import { ended, flagged } from '../model.ts'
import { presentRelocations } from '../reading/actions.ts'
import { recount } from '../recount/actions.ts'
import { relocationsOf } from '../store.ts'
import { text } from '../text.ts'

/** Of a project in one's reach. */
export async function showRelocations(context: Context, projectId: string) {
  const { db, me } = context
  const [project] = await loadProjects(db, me.tenant_id, [projectId])
  if (!project || !maySee(me, unitOf(project))) throw noProject()
  return presentRelocations(db, context, project)
}

/** Lifts the flag of a genuine expansion, for a reason and on evidence of the project: from now on it counts as new. */
export async function liftRelocation(
  context: Context,
  projectId: string,
  input: { version: number; reason: string; evidence_ids: string[] },
) {
  const today = dayOf(context.now)
  await context.db.transaction().execute(async (tx) => {
    const { project, playbook, rule } = await heldRuled(tx, context, projectId)
    const open = (await relocationsOf(tx, context.me.tenant_id, [projectId])).find(({ status }) => status === 'flagged')
    const [earlier] = open?.earlier_project_id
      ? await loadProjects(tx, context.me.tenant_id, [open.earlier_project_id])
      : []
    if (!mayDecide(context.me, project, earlier ? unitOf(earlier) : null, rule.deciders)) throw mayNot()
    if (!open) throw invalid('relocation.not_flagged', text.not_flagged)
    if (open.version !== input.version)
      throw new Problem('conflict', 'relocation.stale', text.stale, {
        extra: { yours: { version: input.version }, theirs: { version: open.version } },
      })
    const proofs = project.evidence.filter(({ id }) => id !== undefined && input.evidence_ids.includes(id))
    if (proofs.length === 0 || proofs.length < new Set(input.evidence_ids).size)
      throw invalid('relocation.evidence', text.needs_evidence, 'evidence_ids')
    const after = {
      ...ended(open, 'lifted', today),
      decision: input.reason,
      decided_by: context.me.member_id,
      evidence_ids: [...new Set(input.evidence_ids)],
    }
    await write(tx, context, open, after, 'lifted', input.reason)
    await tellEnded(tx, context, [open], { ended_by: 'hand', reason: input.reason })
    await recount(tx, context, { project, playbook, relocated: false, note: input.reason })
  })
  return showRelocations(context, projectId)
}

/** Flags a project by hand, for a reason: what the system cannot see, such as a firm that moves under another name. */
export async function setRelocation(
  context: Context,
  projectId: string,
  input: { reason: string; earlier_project_id?: string | undefined },
) {
  const today = dayOf(context.now)
  await context.db.transaction().execute(async (tx) => {
    const { project, playbook, rule } = await heldRuled(tx, context, projectId)
    const earlier = await earlierOf(tx, context, projectId, input.earlier_project_id)
    if (!mayDecide(context.me, project, earlier ? unitOf(earlier) : null, rule.deciders)) throw mayNot()
    const known = await relocationsOf(tx, context.me.tenant_id, [projectId])
    if (known.some(({ status }) => status === 'flagged'))
      throw new Problem('conflict', 'relocation.flagged', text.flagged_already)
    const by = { set_by: 'hand' as const, reason: input.reason, flagged_by: context.me.member_id }
    const from = { id: newId(), project_id: projectId, earlier_project_id: earlier?.id ?? null }
    const relocation = flagged({ ...from, ...by }, today)
    await flag(tx, context, relocation)
    await tellFlagged(tx, context, [relocation])
    await recount(tx, context, { project, playbook, relocated: true, note: input.reason })
  })
  return showRelocations(context, projectId)
}

async function heldRuled(tx: Tx, context: Context, projectId: string): Promise<Ruled> {
  const project = await holdProject(tx, context, projectId)
  if (!knowsName(context.me, project)) throw mayNot()
  const [ruled] = await ruledOf(tx, context, [project])
  if (!ruled) throw invalid('relocation.no_rule', text.no_rule)
  return ruled
}

async function earlierOf(
  tx: Tx,
  { me }: Context,
  projectId: string,
  id: string | undefined,
): Promise<Project | undefined> {
  if (id === undefined) return undefined
  if (id === projectId) throw invalid('relocation.own_earlier', text.own_earlier, 'earlier_project_id')
  const [earlier] = await loadProjects(tx, me.tenant_id, [id])
  if (!earlier || !maySee(me, unitOf(earlier)) || !mayKnowEarlier(me, earlier))
    throw invalid('relocation.no_earlier', text.no_earlier, 'earlier_project_id')
  return earlier
}

function mayNot(): Problem {
  return new Problem('forbidden', 'relocation.may_not', text.may_not)
}

function invalid(code: string, words: Words, field?: string): Problem {
  return new Problem('invalid', code, words, field ? { faults: [{ field, message: words }] } : {})
}
