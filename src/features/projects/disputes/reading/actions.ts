import type { Context } from '#platform/context.ts'
import { dayOf } from '#platform/day.ts'
import { asSeenBy, knowsName, maySee } from '../../access.ts'
import { playbookOf } from '../../actions.ts'
import { type Project, sizeInYuan, unitOf } from '../../model.ts'
import { stageLabel } from '../../page/model.ts'
import { ofProject } from '../../protection/store.ts'
import { loadProjects } from '../../store.ts'
import { canOf, mayKnow } from '../access.ts'
import { noDispute, ruleOf } from '../actions.ts'
import { disputesOf, projectOf, type Told, talksOf, toldDispute } from '../store.ts'

const mostTalks = 50

/** Disputes that one's units are a side of or stand above. */
export async function listDisputes(
  context: Context,
  query: { open: 'true' | 'false'; cursor?: string; limit: number },
) {
  const { db, me } = context
  const rows = await disputesOf(db, me, {
    open: query.open === 'true',
    after: query.cursor,
    limit: query.limit + 1,
  })
  const shown = rows.slice(0, query.limit)
  const { arbiters } = await ruleOf(db, context)
  return {
    items: shown.map((row) => presented(context, row, arbiters)),
    next: rows.length > query.limit ? shown.at(-1)!.id : null,
  }
}

/** A dispute with the files of both sides, each for who sees that side's unit: an arbiter reads both, a side its own. */
export async function showDispute(context: Context, id: string) {
  const { db, me } = context
  const row = await toldDispute(db, me.tenant_id, id)
  if (!row || !mayKnow(me, row)) throw noDispute()
  const { arbiters } = await ruleOf(db, context)
  const holderProject = await projectOf(db, me.tenant_id, row.protection_id)
  return {
    ...presented(context, row, arbiters),
    holder_side: await sideOf(context, row.holder_unit_id, row.holder_name, holderProject),
    asking_side: await sideOf(context, row.asking_unit_id, row.asking_name, row.asking_project_id),
    arbiters,
  }
}

function presented({ me, now }: Context, row: Told, arbiters: Parameters<typeof canOf>[2]) {
  const { id, version, status, question, asked_on, answer_by_on, answer, answered_on } = row
  const { appeal, appealed_on, decision, reason, decided_on } = row
  return {
    ...{ id, version, status, question, asked_on, answer_by_on, answer, answered_on },
    ...{ appeal, appealed_on, decision, reason, decided_on },
    enterprise: { id: row.enterprise_id, name: row.enterprise_name },
    holder: { id: row.holder_unit_id, name: row.holder_name },
    asking: { id: row.asking_unit_id, name: row.asking_name },
    can: canOf(me, row, arbiters, dayOf(now)),
  }
}

async function sideOf(context: Context, unitId: string, unitName: string, projectId: string | null) {
  const { db, me } = context
  if (!projectId || !maySee(me, unitId)) return null
  const [project] = await loadProjects(db, me.tenant_id, [projectId])
  if (!project || !maySee(me, unitOf(project))) return null
  const known = knowsName(me, project)
  const [protection] = await ofProject(db, me.tenant_id, projectId)
  return {
    ...told(asSeenBy(me, project)),
    unit: { id: unitId, name: unitName },
    stage: stageLabel(await playbookOf(db, me.tenant_id, project), project.stage),
    protection: protection
      ? { registered_on: protection.registered_on, until_on: protection.until_on, ended_on: protection.ended_on }
      : null,
    talks: known ? await talksOf(db, me.tenant_id, projectId, mostTalks) : [],
    evidence: known
      ? project.evidence.flatMap(({ id, kind, name }) => (id ? [{ id, kind, name: name ?? kind }] : []))
      : [],
  }
}

function told(project: Project) {
  return {
    project: { id: project.id, name: String(project.facts.name ?? '') },
    brought_on: dayOf(new Date(project.created_at)),
    first_contact_on: (project.facts.first_contact_on as string | undefined) ?? null,
    investment_cny: sizeInYuan(project, 'investment'),
  }
}
