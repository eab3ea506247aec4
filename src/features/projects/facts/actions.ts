import { playbookOn } from '#features/playbook/actions.ts'
import { gate } from '#features/playbook/gate/model.ts'
import type { Playbook } from '#features/playbook/schema/model.ts'
import { touchedFaults } from '#features/playbook/touch/model.ts'
import type { Context } from '#platform/context.ts'
import { dayOf } from '#platform/day.ts'
import { type Fault, Problem } from '#platform/problem.ts'
import { fold } from '#platform/search.ts'
import { say } from '#platform/words.ts'
import { mayCreate, mayEdit, mayReassign } from '../access.ts'
import { createProjects, holdProject, playbookOf, saveProject } from '../actions.ts'
import type { ProjectDocument } from '../fields/model.ts'
import { documentOf, type Project, unitOf } from '../model.ts'
import { presentProject } from '../page/actions.ts'
import { firstTeam } from '../team/model.ts'
import { type FieldChanges, shapesOf, toCome, withChanges } from './model.ts'
import { mayBeNamed, openUnits } from './store.ts'
import { text } from './text.ts'

/**
 * Brings a project in, at the first stage or at a later one whose gate it passes. Without a unit it is the member's own; who brings
 * it is the first of its team.
 */
export async function createProject(context: Context, input: { changes: FieldChanges; stage?: string }) {
  const unit_id = (input.changes.unit_id as string | undefined) ?? ownUnit(context)
  if (!unit_id) throw refused([{ field: 'unit_id', message: text.no_unit }])
  if (!mayCreate(context.me, unit_id)) throw new Problem('forbidden', 'project.may_not_create', text.may_not_create)
  const project = await context.db.transaction().execute(async (tx) => {
    const inForce = await playbookOn(tx, context.me.tenant_id, dayOf(context.now))
    const { playbook } = inForce
    const stage = input.stage ?? playbook.stages[0]!.id
    const changes = { ...input.changes, unit_id, name: input.changes.name ?? null }
    const document = { ...changedDocument(playbook, nothing, changes, dayOf(context.now)), stage }
    passGate(playbook, document, stage, dayOf(context.now))
    const team = firstTeam(context.me, isOwn(context, unit_id))
    return (await createProjects(tx, context, [{ document, stage, team }], inForce))[0]!
  })
  return presentProject(context, project)
}

const nothing = { facts: {}, figures: {}, investors: [] }

function ownUnit({ me }: Context): string | undefined {
  return bringing(me)[0]?.unit_id
}

function isOwn({ me }: Context, unitId: string): boolean {
  return bringing(me).some(({ unit_id }) => unit_id === unitId)
}

function bringing(me: Context['me']) {
  return me.grants.filter((grant) => grant.role === 'officer' || grant.role === 'unit_lead')
}

/** Units that the member may bring a project to, its own before those below. */
export async function creatableUnits({ db, me }: Context, { q, limit }: { q?: string; limit: number }) {
  const grants = bringing(me)
  const reach = [...new Set(grants.flatMap((grant) => grant.reach))]
  const first = grants.map((grant) => grant.unit_id)
  const items = await openUnits(db, me.tenant_id, reach, { q, first, limit: limit + 1 })
  return { items: items.slice(0, limit), more: items.length > limit }
}

/** Changes the facts that are named, and judges only those: a record with an old fault elsewhere can still be mended. */
export async function editProject(context: Context, id: string, input: { version: number; changes: FieldChanges }) {
  const project = await context.db.transaction().execute(async (tx) => {
    const before = await holdProject(tx, context, id, input.version, input.changes)
    refuseUnlessEditable(context, before, input.changes)
    const playbook = await playbookOf(tx, context.me.tenant_id, before)
    return saveProject(tx, context, before, changedProject(playbook, before, input.changes, dayOf(context.now)), {
      kind: 'edited',
    })
  })
  return presentProject(context, project)
}

/** Whether the member may make these changes; handing the project to another unit has its own rule. */
export function refuseUnlessEditable({ me }: Context, project: Project, changes: FieldChanges): void {
  const to = changes.unit_id as string | undefined
  const moves = to !== undefined && to !== unitOf(project)
  if (moves && !mayReassign(me, unitOf(project), to))
    throw new Problem('forbidden', 'project.may_not_reassign', text.may_not_reassign)
  if (moves && Object.keys(changes).length === 1) return
  if (!mayEdit(me, project)) throw new Problem('forbidden', 'project.may_not_edit', text.may_not_edit)
}

/** The project with the changes made; a fault in what was touched is an `invalid` Problem that names the fields. */
export function changedProject(playbook: Playbook, before: Project, changes: FieldChanges, today: string): Project {
  const { after, faults } = withChanges(before, changes, shapesOf(playbook.fields))
  const project = { ...before, ...after }
  refuseFaults(playbook, documentOf(project), changes, [...faults, ...toCome(after.facts, changes, today)])
  return project
}

function changedDocument(
  playbook: Playbook,
  before: typeof nothing,
  changes: FieldChanges,
  today: string,
): ProjectDocument {
  const { after, faults } = withChanges(before, changes, shapesOf(playbook.fields))
  const document = { ...after.facts, figures: after.figures, investors: after.investors }
  refuseFaults(playbook, document, changes, [...faults, ...toCome(after.facts, changes, today)])
  return document
}

function refuseFaults(
  playbook: Playbook,
  document: ProjectDocument,
  changes: FieldChanges,
  faults: { field: string; code: keyof typeof text.faults }[],
): void {
  const misfits = faults.map(({ field, code }) => ({ field, message: text.faults[code] }))
  const known = new Set(faults.map(({ field }) => field))
  const judged = touchedFaults(playbook, document, Object.keys(changes)).filter(({ field }) => !known.has(field))
  if (misfits.length + judged.length > 0) throw refused([...misfits, ...judged])
}

function refused(faults: Fault[]): Problem {
  return new Problem('invalid', 'project.invalid', text.invalid, { faults })
}

/** Refuses a stage whose gate the document does not pass, with the list of what is missing. */
export function passGate(playbook: Playbook, document: ProjectDocument, stage: string, today: string): void {
  if (!playbook.stages.some((one) => one.id === stage)) throw refused([{ field: 'stage', message: text.no_stage }])
  const { ok, missing } = gate(playbook, document, stage, today)
  if (!ok) throw new Problem('invalid', 'gate.missing', say(text.gate, missing.length), { extra: { stage, missing } })
}

/** Whether the tenant has a project or company of this name already, and who holds it: asked before a lead is typed in. */
export async function findExisting(context: Context, name: string) {
  const wanted = fold(name)
  if (wanted === '') return { items: [] }
  const near = await mayBeNamed(context.db, context.me.tenant_id, name)
  const same = near.filter((one) => fold(one.name) === wanted || fold(one.company_name) === wanted)
  return { items: same.map(({ id, name: called, unit }) => ({ access: 'existence' as const, id, name: called, unit })) }
}
