import { notify, whoCarries } from '#features/notices/actions.ts'
import { keys, type Telling, toEach } from '#features/notices/model.ts'
import { playbookOn } from '#features/playbook/actions.ts'
import type { FirstContact } from '#features/playbook/schema/contact/model.ts'
import type { Context } from '#platform/context.ts'
import { addDays, dayOf } from '#platform/day.ts'
import type { Tx } from '#platform/db/open.ts'
import { newId } from '#platform/id.ts'
import { changesBetween } from '#platform/ledger/model.ts'
import { hold, record } from '#platform/ledger/record.ts'
import { Problem } from '#platform/problem.ts'
import { say } from '#platform/words.ts'
import { playbookOf } from '../actions.ts'
import { unitOf } from '../model.ts'
import { author, change, end, handOver } from '../protection/actions.ts'
import { investorOf, type Protection, stands } from '../protection/model.ts'
import { enterpriseNames, lockProtection, standingFor } from '../protection/store.ts'
import { loadProjects } from '../store.ts'
import { mayDecide, mayKnow, maySpeakFor } from './access.ts'
import { type Answer, type Decision, type Dispute, isAsked, isOpen, mayGoOn } from './model.ts'
import { arbitersOf, insertDispute, oneDispute, spokesmenOf, unitNamed, writeDispute } from './store.ts'
import { text } from './text.ts'

export interface Asking {
  enterprise_id: string
  unit_id: string
  project_id?: string
  question: string
}

/** Asks the unit that holds an investor for it, on behalf of one's own; who carries the holder's project is told. */
export async function askHolder(context: Context, asking: Asking): Promise<string> {
  const { tenant_id, member_id } = context.me
  if (!maySpeakFor(context.me, asking.unit_id)) throw new Problem('forbidden', 'dispute.may_not_ask', text.may_not_ask)
  const today = dayOf(context.now)
  return context.db.transaction().execute(async (tx) => {
    const held = (await standingFor(tx, tenant_id, [asking.enterprise_id], today)).get(asking.enterprise_id)
    if (!held) throw new Problem('invalid', 'dispute.not_held', text.not_held)
    if ([held.unit_id, ...held.joint_unit_ids].includes(asking.unit_id))
      throw new Problem('invalid', 'dispute.ours', text.ours)
    if (asking.project_id) await ownCase(tx, context, asking.project_id, asking)
    const { answer_days } = await ruleOf(tx, context)
    const dispute: Dispute = {
      ...asked,
      id: newId(),
      enterprise_id: asking.enterprise_id,
      protection_id: held.id,
      holder_unit_id: held.unit_id,
      asking_unit_id: asking.unit_id,
      asking_project_id: asking.project_id ?? null,
      question: asking.question,
      asked_by: member_id,
      asked_on: today,
      answer_by_on: addDays(today, answer_days),
    }
    if (!(await insertDispute(tx, tenant_id, dispute))) throw new Problem('conflict', 'dispute.twice', text.twice)
    const { id, version: _, ...facts } = dispute
    await record(tx, author(context), [
      { stream: id, kind: 'dispute.asked', seen: 0, changes: changesBetween({}, facts) },
    ])
    await tellHolder(tx, context, held, dispute)
    return id
  })
}

const asked = {
  version: 1,
  status: 'asked',
  answer: '',
  answered_by: null,
  answered_on: null,
  appeal: '',
  appealed_by: null,
  appealed_on: null,
  decision: null,
  reason: '',
  decided_by: null,
  decided_on: null,
} as const

/** The holder's answer: it hands the investor over, courts it together with who asks, or keeps it. */
export async function answerDispute(
  context: Context,
  id: string,
  input: { version: number; answer: Answer; words: string },
) {
  const today = dayOf(context.now)
  await context.db.transaction().execute(async (tx) => {
    const { dispute, protection } = await held(tx, context, id, input.version)
    if (!maySpeakFor(context.me, dispute.holder_unit_id))
      throw new Problem('forbidden', 'dispute.may_not_answer', text.may_not_answer)
    if (!isAsked(dispute)) throw notNow()
    if (input.answer !== 'decline') await share(tx, context, protection, dispute, input.answer, 'handed_over')
    const told = { answer: input.words, answered_by: context.me.member_id, answered_on: today }
    const status = input.answer === 'decline' ? 'declined' : 'agreed'
    const after = await save(tx, context, dispute, { ...dispute, ...told, status }, 'answered', input.answer)
    await tell(tx, context, after, [dispute.asked_by], dispute.holder_unit_id, (data) => ({
      kind: 'dispute_answered',
      data: { ...data, answer: input.answer },
      key: keys.dispute(id, after.version),
    }))
  })
}

/** Puts it to the playbook's arbiters, with one's own project as one's side of the case. */
export async function appealDispute(
  context: Context,
  id: string,
  input: { version: number; project_id: string; appeal: string },
) {
  const today = dayOf(context.now)
  await context.db.transaction().execute(async (tx) => {
    const { dispute } = await held(tx, context, id, input.version)
    refuseUnlessAsking(context, dispute)
    if (dispute.status === 'asked' && !mayGoOn(dispute, today))
      throw new Problem('invalid', 'dispute.too_early', say(text.too_early, dispute.answer_by_on))
    if (!mayGoOn(dispute, today)) throw notNow()
    await ownCase(tx, context, input.project_id, { ...dispute, unit_id: dispute.asking_unit_id })
    const put = { appeal: input.appeal, appealed_by: context.me.member_id, appealed_on: today }
    const next: Dispute = { ...dispute, ...put, asking_project_id: input.project_id, status: 'appealed' }
    const after = await save(tx, context, dispute, next, 'appealed')
    const units: [string, string] = [dispute.holder_unit_id, dispute.asking_unit_id]
    const { arbiters: roles } = await ruleOf(tx, context)
    const arbiters = await arbitersOf(tx, context.me.tenant_id, units, roles)
    const by = await unitNamed(tx, context.me.tenant_id, dispute.asking_unit_id)
    await tell(tx, context, after, arbiters, dispute.holder_unit_id, (data) => ({
      kind: 'dispute_appealed',
      data: { ...data, by },
      key: keys.dispute(id, after.version),
    }))
  })
}

/** Who asked takes it back; the holder keeps what it holds. */
export async function withdrawDispute(context: Context, id: string, version: number) {
  await context.db.transaction().execute(async (tx) => {
    const { dispute } = await held(tx, context, id, version)
    refuseUnlessAsking(context, dispute)
    if (!isOpen(dispute)) throw notNow()
    await save(tx, context, dispute, { ...dispute, status: 'withdrawn' }, 'taken_back')
  })
}

/** An arbiter's decision, which takes effect at once; its reason is told to both sides and stands in the ledger. */
export async function decideDispute(
  context: Context,
  id: string,
  input: { version: number; decision: Decision; reason: string },
) {
  const { tenant_id } = context.me
  await context.db.transaction().execute(async (tx) => {
    const { dispute, protection } = await held(tx, context, id, input.version)
    if (!mayDecide(context.me, dispute, (await ruleOf(tx, context)).arbiters))
      throw new Problem('forbidden', 'dispute.may_not_decide', text.may_not_decide)
    if (dispute.status !== 'appealed') throw notNow()
    if (input.decision !== 'stays') {
      if (!stands(protection, dayOf(context.now))) throw new Problem('invalid', 'dispute.ended', text.ended)
      await share(tx, context, protection, dispute, input.decision, 'overruled')
    }
    const made = { decision: input.decision, reason: input.reason, decided_by: context.me.member_id }
    const next: Dispute = { ...dispute, ...made, decided_on: dayOf(context.now), status: 'decided' }
    const after = await save(tx, context, dispute, next, 'decided', input.reason)
    const telling = (data: { dispute_id: string; enterprise: string; unit: string }): Telling => ({
      kind: 'dispute_decided',
      data: { ...data, decision: input.decision },
      key: keys.dispute(id, after.version),
    })
    await tell(tx, context, after, [dispute.asked_by], dispute.holder_unit_id, telling)
    const holders = await carriersOf(tx, tenant_id, protection)
    await tell(tx, context, after, holders, dispute.asking_unit_id, telling)
  })
}

/** The dispute, locked, with what it is about; not there or not one's business: 404. */
async function held(tx: Tx, context: Context, id: string, version: number) {
  const { tenant_id } = context.me
  await hold(tx, tenant_id, id)
  const dispute = await oneDispute(tx, tenant_id, id)
  if (!dispute || !mayKnow(context.me, dispute)) throw noDispute()
  const protection = (await lockProtection(tx, tenant_id, dispute.protection_id))!
  return { dispute: { ...dispute, version }, protection }
}

/** The rule of today decides who settles a quarrel; a playbook that has dropped first contact leaves open ones to the city's reviewers. */
export async function ruleOf(
  tx: Tx | Context['db'],
  { me, now }: Context,
): Promise<Pick<FirstContact, 'answer_days' | 'arbiters'>> {
  const { playbook } = await playbookOn(tx, me.tenant_id, dayOf(now))
  return playbook.first_contact ?? { answer_days: 3, arbiters: ['city_reviewer'] }
}

/** The investor moves to who asks, or is courted by both. */
async function share(
  tx: Tx,
  context: Context,
  protection: Protection,
  dispute: Dispute,
  how: 'hand_over' | 'moves' | 'joint',
  ending: 'handed_over' | 'overruled',
): Promise<void> {
  const today = dayOf(context.now)
  if (how === 'joint') {
    const joint_unit_ids = [...new Set([...protection.joint_unit_ids, dispute.asking_unit_id])]
    await change(tx, author(context), 'shared', [{ before: protection, after: { ...protection, joint_unit_ids } }])
    return
  }
  if (protection.ended_on === null) await end(tx, author(context), [protection], ending, today)
  if (!dispute.asking_project_id) return
  const [project] = await loadProjects(tx, context.me.tenant_id, [dispute.asking_project_id])
  if (project)
    await handOver(tx, context, { after: project, playbook: await playbookOf(tx, context.me.tenant_id, project) })
}

/** One's side of a case: a project of the asking unit whose first investor is this enterprise. */
async function ownCase(tx: Tx, context: Context, projectId: string, of: { enterprise_id: string; unit_id: string }) {
  const [project] = await loadProjects(tx, context.me.tenant_id, [projectId])
  if (project && unitOf(project) === of.unit_id && investorOf(project) === of.enterprise_id) return
  throw new Problem('invalid', 'dispute.project', text.project, {
    faults: [{ field: 'project_id', message: text.project }],
  })
}

async function save(
  tx: Tx,
  context: Context,
  before: Dispute,
  after: Dispute,
  kind: string,
  note?: string,
): Promise<Dispute> {
  const next = { ...after, version: before.version + 1 }
  await writeDispute(tx, context.me.tenant_id, next)
  const { version: _, ...was } = before
  const { version: __, ...is } = after
  await record(tx, author(context), [
    {
      stream: before.id,
      kind: `dispute.${kind}`,
      seen: before.version,
      changes: changesBetween(was, is),
      note: note ?? null,
    },
  ])
  return next
}

async function tellHolder(tx: Tx, context: Context, protection: Protection, dispute: Dispute): Promise<void> {
  const members = await carriersOf(tx, context.me.tenant_id, protection)
  await tell(tx, context, dispute, members, dispute.asking_unit_id, (data) => ({
    kind: 'dispute_asked',
    data,
    key: keys.dispute(dispute.id, dispute.version),
  }))
}

/** Who is told on the holder's side: whoever carries the project, else its unit's officers and leads. */
async function carriersOf(tx: Tx, tenantId: string, { project_id, unit_id }: Protection): Promise<string[]> {
  const carriers = (await whoCarries(tx, tenantId, [project_id])).get(project_id) ?? []
  return carriers.length > 0 ? carriers : spokesmenOf(tx, tenantId, unit_id)
}

/** Tells members of a dispute; `unitId` is the side that they are told of. */
async function tell(
  tx: Tx,
  context: Context,
  dispute: Dispute,
  members: string[],
  unitId: string,
  telling: (data: { dispute_id: string; enterprise: string; unit: string }) => Telling,
): Promise<void> {
  const { tenant_id } = context.me
  const [enterprise] = await enterpriseNames(tx, tenant_id, [dispute.enterprise_id])
  const unit = await unitNamed(tx, tenant_id, unitId)
  await notify(
    tx,
    tenant_id,
    toEach(members, telling({ dispute_id: dispute.id, enterprise: enterprise?.name ?? '', unit })),
  )
}

function refuseUnlessAsking(context: Context, dispute: Dispute): void {
  if (!maySpeakFor(context.me, dispute.asking_unit_id))
    throw new Problem('forbidden', 'dispute.may_not_go_on', text.may_not_go_on)
}

function notNow(): Problem {
  return new Problem('invalid', 'dispute.not_now', text.not_now)
}

export function noDispute(): Problem {
  return new Problem('missing', 'dispute.missing', text.missing)
}
