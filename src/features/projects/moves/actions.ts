import { gate } from '#features/playbook/gate/model.ts'
import { mayMove as wayOf } from '#features/playbook/moves/model.ts'
import type { Playbook } from '#features/playbook/schema/model.ts'
import type { Stage } from '#features/playbook/schema/rules/model.ts'
import type { Context } from '#platform/context.ts'
import { dayOf, isDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/open.ts'
import { Problem } from '#platform/problem.ts'
import type { Words } from '#platform/words.ts'
import { mayEdit, mayMove, maySee } from '../access.ts'
import { holdProject, noProject, playbookOf, saveProject } from '../actions.ts'
import { stateMilestone } from '../claims/actions.ts'
import { changedProject, passGate, refuseUnlessEditable } from '../facts/actions.ts'
import type { FieldChanges } from '../facts/model.ts'
import { documentOf, isBlank, type Project, type Status, unitOf } from '../model.ts'
import { presentProject } from '../page/actions.ts'
import { stageLabel } from '../page/model.ts'
import { loadProjects } from '../store.ts'
import { stageOf } from './model.ts'
import { text } from './text.ts'

export interface Move {
  version: number
  stage: string
  changes?: FieldChanges
  reason?: string
  date?: string
}

/** What the project still lacks to stand in a stage. */
export async function checkGate(context: Context, id: string, stageId: string) {
  const [project] = await loadProjects(context.db, context.me.tenant_id, [id])
  if (!project || !maySee(context.me, unitOf(project))) throw noProject()
  const playbook = await playbookOf(context.db, context.me.tenant_id, project)
  wantedStage(playbook, stageId)
  return gate(playbook, documentOf(project), stageId, dayOf(context.now))
}

/**
 * Moves a project to another stage: on, when the gate over its facts with the changes finds nothing missing; back, with a reason.
 * Where the new stage is a milestone that has its day, its claim goes to review in the same transaction.
 */
export async function moveProject(context: Context, id: string, move: Move) {
  const project = await context.db.transaction().execute(async (tx) => {
    const before = await holdProject(tx, context, id, move.version, { stage: move.stage, ...move.changes })
    const playbook = await playbookOf(tx, context.me.tenant_id, before)
    const stage = wantedStage(playbook, move.stage)
    refuseUnlessMovable(context, playbook, before, stage)
    return wayOf(playbook, before.stage, stage.id) === 'back'
      ? moveBack(tx, context, before, stage, move)
      : moveOn(tx, context, playbook, before, stage, move)
  })
  return presentProject(context, project)
}

function wantedStage(playbook: Playbook, stageId: string): Stage {
  const stage = stageOf(playbook, stageId)
  if (!stage) throw invalid('stage', text.no_stage)
  return stage
}

function refuseUnlessMovable(context: Context, playbook: Playbook, project: Project, stage: Stage): void {
  if (!mayMove(context.me, project, stage.submit)) throw notYours(stage)
  if (project.status !== 'active') throw new Problem('invalid', 'move.not_active', text.not_active)
  if (project.stage === stage.id) throw invalid('stage', text.already_there)
  if (wayOf(playbook, project.stage, stage.id) !== 'no') return
  const [from, to] = [stageLabel(playbook, project.stage), stage]
  throw new Problem('invalid', 'move.not_allowed', [
    text.not_allowed[0](from.zh, to.zh),
    text.not_allowed[1](from.en, to.en),
  ])
}

function notYours(stage: Stage): Problem {
  const roles = (language: 0 | 1) => stage.submit.map((role) => text.roles[role][language])
  return new Problem('forbidden', 'move.may_not', [
    text.may_not_move[0](roles(0).join('、')),
    text.may_not_move[1](roles(1).join(', ')),
  ])
}

function moveBack(tx: Tx, context: Context, before: Project, stage: Stage, { reason }: Move): Promise<Project> {
  if (isBlank(reason)) throw invalid('reason', text.needs_reason)
  return saveProject(tx, context, before, inStage(before, stage, context), { kind: 'moved_back', note: reason })
}

async function moveOn(tx: Tx, context: Context, playbook: Playbook, before: Project, stage: Stage, move: Move) {
  const today = dayOf(context.now)
  const changes = changesOf(stage, move)
  if (move.changes) refuseUnlessEditable(context, before, move.changes)
  const filled = changedProject(playbook, before, changes, today)
  passGate(playbook, documentOf(filled), stage.id, today)
  const event_on = stage.milestone && (filled.facts[stage.milestone.date_field] as string | undefined)
  if (event_on && event_on > today) throw invalid(stage.milestone!.date_field, text.future)
  const moved = await saveProject(tx, context, before, inStage(filled, stage, context), {
    kind: 'moved',
    note: move.reason ?? null,
  })
  if (event_on) await stateMilestone(tx, context, moved, stage.milestone!.kind, event_on)
  return moved
}

/** The changes, with the date of the move as the date of its milestone. */
function changesOf(stage: Stage, { changes = {}, date }: Move): FieldChanges {
  const field = stage.milestone?.date_field
  return field && date && !(field in changes) ? { ...changes, [field]: date } : changes
}

function inStage(project: Project, stage: Stage, context: Context): Project {
  return { ...project, stage: stage.id, stage_entered_on: dayOf(context.now) }
}

/**
 * Pauses, loses, withdraws or takes up a project again; all but the last need a reason and a date. The reason is one of the
 * playbook's where it has a dictionary of them; what is written beside it stands in the timeline.
 */
export async function setStatus(
  context: Context,
  id: string,
  input: { version: number; status: Status; reason?: string; note?: string; date?: string },
) {
  const project = await context.db.transaction().execute(async (tx) => {
    const before = await holdProject(tx, context, id, input.version, { status: input.status })
    if (!mayEdit(context.me, before)) throw new Problem('forbidden', 'status.may_not', text.may_not_set_status)
    const status_on = input.date ?? (input.status === 'active' ? dayOf(context.now) : undefined)
    refuseStatus(await playbookOf(tx, context.me.tenant_id, before), input, status_on, dayOf(context.now))
    const after = { ...before, status: input.status, status_reason: input.reason?.trim() ?? '', status_on: status_on! }
    return saveProject(tx, context, before, after, { kind: 'status_set', note: input.note?.trim() || null })
  })
  return presentProject(context, project)
}

function refuseStatus(
  playbook: Playbook,
  { status, reason }: { status: Status; reason?: string },
  on: string | undefined,
  today: string,
): void {
  if (status !== 'active' && isBlank(reason)) throw invalid('reason', text.needs_reason)
  const known = reasonsFor(playbook, status)
  if (status !== 'active' && known && !known.some(({ id }) => id === reason)) throw invalid('reason', text.no_reason)
  if (!on) throw invalid('date', text.needs_date)
  if (!isDay(on)) throw invalid('date', text.not_a_day)
  if (on > today) throw invalid('date', text.future)
}

/** The reasons that the playbook knows for a status; undefined where any text will do. */
function reasonsFor(playbook: Playbook, status: Status) {
  return playbook.dictionaries[playbook.statuses.find(({ id }) => id === status)?.reasons ?? '']
}

function invalid(field: string, message: Words): Problem {
  return new Problem('invalid', 'move.invalid', text.invalid, { faults: [{ field, message }] })
}
