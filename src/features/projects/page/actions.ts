import { becameOf } from '#features/merges/rows/actions.ts'
import type { Playbook } from '#features/playbook/schema/model.ts'
import type { Context } from '#platform/context.ts'
import { dayOf } from '#platform/day.ts'
import { asSeenBy, canOf, knowsName, maySee } from '../access.ts'
import { noProject, playbookOf } from '../actions.ts'
import { serviceOf } from '../lights/model.ts'
import { type Project, unitOf } from '../model.ts'
import { stagesAhead } from '../moves/model.ts'
import { loadProjects, whereabouts } from '../store.ts'
import {
  lightOf,
  nextStages,
  reasonOf,
  stageLabel,
  timeInStages,
  toldDocument,
  waysBack,
  withoutRate,
} from './model.ts'
import { type Holder, holderOf, projectHeld, statusNote } from './store.ts'

/**
 * One project: whole or under its code name in one's reach, that it exists and who holds it outside, nothing in another tenant. One
 * that was merged into another answers with that other, under its own id.
 */
export async function getProject(context: Context, asked: string) {
  const { db, me } = context
  const { project, holder } = await standing(context, asked)
  if (project && maySee(me, unitOf(project))) return presentProject(context, project, holder)
  const elsewhere = project && (await whereabouts(db, me.tenant_id, project.id))
  if (!elsewhere) throw noProject()
  return { access: 'existence' as const, ...elsewhere }
}

/** What was merged into another has no row of its own. */
async function standing({ db, me }: Context, asked: string) {
  const found = await projectHeld(db, me.tenant_id, asked)
  if (found.project) return found
  const became = (await becameOf(db, me.tenant_id, [asked])).get(asked)
  return became === undefined ? found : projectHeld(db, me.tenant_id, became)
}

/** A project in one's reach, whole or under its code name, for what is written out of it. */
export async function seenProject({ db, me }: Context, id: string): Promise<Project> {
  const [project] = await loadProjects(db, me.tenant_id, [id])
  if (!project || !maySee(me, unitOf(project))) throw noProject()
  return asSeenBy(me, project)
}

/** A project in one's reach as its page shows it. `known` is who holds it, for whoever has asked for that already. */
export async function presentProject(context: Context, project: Project, known?: Holder) {
  const { db, me } = context
  const playbook = await playbookOf(db, me.tenant_id, project)
  const today = dayOf(context.now)
  const told = asSeenBy(me, project)
  const isKnown = knowsName(me, project)
  const holder = known?.unit_id === unitOf(project) ? known : await holderOf(db, me.tenant_id, project.id)
  return {
    access: isKnown ? ('full' as const) : ('code_name' as const),
    id: project.id,
    version: project.version,
    name: told.facts.name as string,
    unit: { id: unitOf(project), name: holder?.unit ?? '' },
    playbook_id: project.playbook_id,
    document: toldDocument(told),
    extra: told.extra,
    stage: { id: project.stage, ...stageLabel(playbook, project.stage), entered_on: project.stage_entered_on },
    status: {
      id: project.status,
      reason: told.status_reason,
      reason_label: reasonOf(playbook, told),
      note: isKnown && project.status !== 'active' ? await statusNote(db, me.tenant_id, project.id) : '',
      on: project.status_on,
    },
    light: lightOf(playbook, project),
    service: serviceOf(playbook, project, today),
    team: project.team,
    history: timeInStages(playbook, project, today),
    next: isKnown ? nextStages(playbook, project, today) : [],
    back: waysBack(playbook, project),
    without_rate: withoutRate(project),
    created_at: project.created_at,
    created_by: holder?.creator ?? null,
    updated_at: project.updated_at,
    can: canOf(me, project, rolesAhead(playbook, project)),
  }
}

/** Roles that may move the project on to any of the stages that may follow. */
function rolesAhead(playbook: Playbook, project: Project): string[] {
  return [...new Set(stagesAhead(playbook, project.stage).flatMap((stage) => stage.submit))]
}
