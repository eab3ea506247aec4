import { notify } from '#features/notices/actions.ts'
import { keys, type Telling, toEach } from '#features/notices/model.ts'
import { playbookOn } from '#features/playbook/actions.ts'
import type { Context } from '#platform/context.ts'
import { dayOf } from '#platform/day.ts'
import type { Tx } from '#platform/db/open.ts'
import { newId } from '#platform/id.ts'
import { changesBetween } from '#platform/ledger/model.ts'
import { type Author, hold, record } from '#platform/ledger/record.ts'
import { Problem } from '#platform/problem.ts'
import { holdProject, recordBeside, saveProject } from '../actions.ts'
import { spokesmenOf, unitNamed } from '../disputes/store.ts'
import { type Project, unitOf } from '../model.ts'
import { author } from '../protection/actions.ts'
import { loadProjects } from '../store.ts'
import { firstTeam } from '../team/model.ts'
import { mayKnow, mayPassOn, maySpeakFor, mayTake } from './access.ts'
import { isOpen, type Offer, offered, type Terms, type Transfer, taken } from './model.ts'
import { insertTransfer, isDisputed, isOpenUnit, oneTransfer, originOf, writeTransfer } from './store.ts'
import { text } from './text.ts'

/** Offers a project to a named unit, or to whoever claims it from the pool; the unit keeps it until it is taken. Answers the id. */
export async function passOn(context: Context, projectId: string, input: Offer & { version: number }): Promise<string> {
  const { tenant_id } = context.me
  const { version, ...offer } = input
  return context.db.transaction().execute(async (tx) => {
    const project = await holdProject(tx, context, projectId, version)
    if (!mayPassOn(context.me, project)) throw new Problem('forbidden', 'transfer.may_not_pass', text.may_not_pass)
    if (project.status !== 'active') throw new Problem('invalid', 'transfer.not_active', text.not_active)
    await refuseTarget(tx, tenant_id, project, offer.to_unit_id)
    await refuseDisputed(tx, tenant_id, projectId)
    const { transfer } = await writeOffer(tx, context, project, offer)
    if (transfer.to_unit_id)
      await tellUnit(tx, tenant_id, transfer.to_unit_id, transfer, transfer.from_unit_id, 'transfer_offered')
    return transfer.id
  })
}

/** Writes that a project, which is held, is offered. Who may, and to whom, is for the caller to have asked. */
export async function writeOffer(tx: Tx, context: Context, project: Project, offer: Offer) {
  const { tenant_id, member_id } = context.me
  const today = dayOf(context.now)
  const { playbook } = await playbookOn(tx, tenant_id, today)
  const origin_unit_id = (await originOf(tx, tenant_id, project.id)) ?? unitOf(project)
  const from = { id: newId(), origin_unit_id, offered_by: member_id }
  const transfer = offered(playbook.transfer, project, offer, from, today)
  if (!(await insertTransfer(tx, tenant_id, transfer))) throw new Problem('conflict', 'transfer.twice', text.twice)
  const { id, version: _, ...facts } = transfer
  await record(tx, author(context), [
    { stream: id, kind: 'transfer.offered', seen: 0, changes: changesBetween({}, facts), note: offer.reason },
  ])
  const to = transfer.to_unit_id && (await unitNamed(tx, tenant_id, transfer.to_unit_id))
  const changes = changesBetween({}, { passed_to: to })
  const after = await recordBeside(tx, context, project, { kind: 'passed_on', changes, note: offer.reason })
  return { transfer, project: after }
}

/** Changes how the figures will be shared, while nobody has agreed to it. */
export async function setTerms(context: Context, id: string, { version, ...terms }: Terms & { version: number }) {
  await context.db.transaction().execute(async (tx) => {
    const transfer = await heldOffer(tx, context, id, version)
    refuseUnlessOffering(context, transfer)
    await save(tx, author(context), transfer, { ...transfer, ...terms }, 'terms_set')
  })
}

/**
 * A unit takes the project over, under the terms that it saw: it becomes the unit's, with its first contact, and whoever took it
 * carries it. Of two in the same instant one takes it.
 */
export async function takeOver(context: Context, id: string, input: { version: number; unit_id: string }) {
  const { tenant_id } = context.me
  await context.db.transaction().execute(async (tx) => {
    const known = await oneTransfer(tx, tenant_id, id)
    if (!known || !mayKnow(context.me, known)) throw await gone(known)
    await hold(tx, tenant_id, known.project_id)
    const transfer = await heldOffer(tx, context, id, input.version)
    if (!mayTake(context.me, transfer, input.unit_id))
      throw new Problem('forbidden', 'transfer.may_not_take', text.may_not_take)
    const [project] = await loadProjects(tx, tenant_id, [transfer.project_id])
    if (!project || unitOf(project) !== transfer.from_unit_id)
      throw new Problem('invalid', 'transfer.moved', text.moved)
    await refuseDisputed(tx, tenant_id, project.id)
    const { transfer: after } = await handOver(tx, context, project, transfer, input.unit_id)
    await tellBoth(tx, tenant_id, after, 'transfer_taken')
  })
}

/** The unit that it was offered to refuses it, and says why. */
export async function decline(context: Context, id: string, input: { version: number; reason: string }) {
  const today = dayOf(context.now)
  await context.db.transaction().execute(async (tx) => {
    const transfer = await heldOffer(tx, context, id, input.version)
    if (transfer.pooled || !maySpeakFor(context.me, transfer.to_unit_id!))
      throw new Problem('forbidden', 'transfer.may_not_answer', text.may_not_answer)
    const said = { answer: input.reason, answered_by: context.me.member_id, answered_on: today }
    const next: Transfer = { ...transfer, ...said, status: 'declined' }
    const after = await save(tx, author(context), transfer, next, 'declined', input.reason)
    await tellFrom(tx, context.me.tenant_id, after, 'transfer_declined')
  })
}

/** The unit that offered it keeps it after all. */
export async function takeBack(context: Context, id: string, version: number) {
  await context.db.transaction().execute(async (tx) => {
    const transfer = await heldOffer(tx, context, id, version)
    refuseUnlessOffering(context, transfer)
    const next: Transfer = { ...transfer, status: 'taken_back', answered_on: dayOf(context.now) }
    const after = await save(tx, author(context), transfer, next, 'taken_back')
    if (after.to_unit_id)
      await tellUnit(tx, context.me.tenant_id, after.to_unit_id, after, after.from_unit_id, 'transfer_taken_back')
  })
}

/**
 * The project, which is held, becomes the unit's, and the offer the agreement; its former team no longer sees it, and who took it leads
 * the next.
 */
export async function handOver(tx: Tx, context: Context, project: Project, offer: Transfer, unitId: string) {
  const agreement = taken(offer, unitId, context.me.member_id, dayOf(context.now))
  const transfer = await save(tx, author(context), offer, agreement, 'taken')
  const handed = { ...project, facts: { ...project.facts, unit_id: unitId }, team: firstTeam(context.me, true) }
  const write = { kind: 'transferred', note: offer.reason }
  return { transfer, project: await saveProject(tx, context, project, handed, write) }
}

/** The offer, locked, as long as it can be answered; not there or not one's business: 404; over: 409. */
async function heldOffer(tx: Tx, context: Context, id: string, version: number): Promise<Transfer> {
  const { tenant_id } = context.me
  await hold(tx, tenant_id, id)
  const transfer = await oneTransfer(tx, tenant_id, id)
  if (!transfer || !mayKnow(context.me, transfer)) throw await gone(transfer)
  if (!isOpen(transfer, dayOf(context.now))) throw new Problem('conflict', 'transfer.gone', text.gone)
  return { ...transfer, version }
}

/** What was in the pool was there for all to see: whoever comes late is told that it is gone. */
async function gone(transfer: Transfer | undefined): Promise<Problem> {
  return transfer?.pooled ? new Problem('conflict', 'transfer.gone', text.gone) : noTransfer()
}

export function noTransfer(): Problem {
  return new Problem('missing', 'transfer.missing', text.missing)
}

async function refuseTarget(tx: Tx, tenantId: string, project: Project, unitId: string | undefined): Promise<void> {
  if (unitId === undefined) return
  const message =
    unitId === unitOf(project) ? text.to_itself : (await isOpenUnit(tx, tenantId, unitId)) ? null : text.no_unit
  if (message) throw new Problem('invalid', 'transfer.unit', message, { faults: [{ field: 'to_unit_id', message }] })
}

async function refuseDisputed(tx: Tx, tenantId: string, projectId: string): Promise<void> {
  if (await isDisputed(tx, tenantId, projectId)) throw new Problem('invalid', 'transfer.disputed', text.disputed)
}

function refuseUnlessOffering(context: Context, { from_unit_id }: Transfer): void {
  if (!maySpeakFor(context.me, from_unit_id))
    throw new Problem('forbidden', 'transfer.may_not_change', text.may_not_change)
}

/** Writes what became of a transfer, with its event. */
export async function save(
  tx: Tx,
  by: Author,
  before: Transfer,
  after: Transfer,
  kind: string,
  note?: string,
): Promise<Transfer> {
  const { version, ...was } = before
  const { version: _, ...is } = after
  const next = { ...after, version: version + 1 }
  await record(tx, by, [
    {
      stream: before.id,
      kind: `transfer.${kind}`,
      seen: version,
      changes: changesBetween(was, is),
      note: note ?? null,
    },
  ])
  await writeTransfer(tx, by.tenant_id, next)
  return next
}

type TransferKind = Extract<Telling['kind'], `transfer_${string}`>

/** Tells both units; each reads the name of the other. */
export async function tellBoth(tx: Tx, tenantId: string, transfer: Transfer, kind: TransferKind): Promise<void> {
  await tellFrom(tx, tenantId, transfer, kind)
  if (transfer.to_unit_id) await tellUnit(tx, tenantId, transfer.to_unit_id, transfer, transfer.from_unit_id, kind)
}

/** Tells the unit that passed it on, and who did it. */
async function tellFrom(tx: Tx, tenantId: string, transfer: Transfer, kind: TransferKind): Promise<void> {
  const { from_unit_id, to_unit_id, offered_by } = transfer
  await tellUnit(tx, tenantId, from_unit_id, transfer, to_unit_id, kind, [offered_by])
}

async function tellUnit(
  tx: Tx,
  tenantId: string,
  unitId: string,
  transfer: Transfer,
  other: string | null,
  kind: TransferKind,
  besides: string[] = [],
): Promise<void> {
  const unit = other ? await unitNamed(tx, tenantId, other) : ''
  const data = { transfer_id: transfer.id, name: transfer.shown_name, unit, on: transfer.answer_by_on }
  const members = new Set([...(await spokesmenOf(tx, tenantId, unitId)), ...besides])
  await notify(tx, tenantId, toEach(members, { kind, data, key: keys.transfer(transfer.id, transfer.version) }))
}
