import { readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { projectDocument } from '#features/projects/actions.ts'
import { lightFacts } from '#features/projects/lights/model.ts'
import { surveyProjects } from '#features/projects/survey/actions.ts'
import type { Context, Me } from '#platform/context.ts'
import { dayOf } from '#platform/day.ts'
import type { Tx } from '#platform/db/open.ts'
import { lastingAnswer } from '#platform/http/json.ts'
import { newId } from '#platform/id.ts'
import { type Author, record } from '#platform/ledger/record.ts'
import { Problem } from '#platform/problem.ts'
import { playbookById, playbookOn } from '../actions.ts'
import { diffPlaybooks } from '../diff/model.ts'
import { impactOn } from '../impact/model.ts'
import { type Fault, loadPlaybook } from '../load/model.ts'
import type { Playbook } from '../schema/model.ts'
import { mayActivate } from './access.ts'
import { addImpact, type Effects, noEffects } from './model.ts'
import { insertEdition, lastNumber, listEditions } from './store.ts'
import { text } from './text.ts'

/** The playbook in force today, whole: screens draw stages, forms and words from it. */
export async function currentPlaybook({ db, me, now }: Context) {
  return lastingAnswer(await playbookOn(db, me.tenant_id, dayOf(now)))
}

/** Every version, the newest first, with the YAML that it was activated as. */
export async function playbookEditions(context: Context) {
  const { db, me, now } = context
  const inForce = await playbookOn(db, me.tenant_id, dayOf(now))
  const editions = await listEditions(db, me.tenant_id)
  return {
    items: editions.map((edition) => ({
      ...edition,
      in_force: edition.id === inForce.id,
      to_come: edition.effective_on > dayOf(now),
    })),
    can: mayActivate(me) ? ['activate'] : [],
  }
}

/** What differs between two versions, whichever is the earlier. */
export async function comparePlaybooks({ db, me }: Context, from: string, to: string) {
  const before = await playbookById(db, me.tenant_id, from)
  const after = await playbookById(db, me.tenant_id, to)
  return { items: diffPlaybooks(before.playbook, after.playbook) }
}

const shelf = resolve(import.meta.dirname, '../../../../playbooks')

/** Playbooks that come with Landfall, to start one's own from. */
export async function shippedPlaybooks(me: Me) {
  if (!mayActivate(me)) throw new Problem('forbidden', 'playbook.not_admin', text.not_admin)
  const names = (await readdir(shelf)).filter((name) => name.endsWith('.yaml')).sort()
  const sources = await Promise.all(names.map((name) => readFile(join(shelf, name), 'utf8')))
  return { items: sources.map((source) => ({ ...headOf(soundPlaybook(source)), source })) }
}

function headOf({ id, name }: Playbook) {
  return { id, zh: name.zh, en: name.en }
}

/** What a playbook would change against the one in force, and do to today's projects; or its faults, with line and reason. */
export async function tryPlaybook(context: Context, source: string) {
  if (!mayActivate(context.me)) throw new Problem('forbidden', 'playbook.not_admin', text.not_admin)
  const loaded = loadPlaybook(source)
  if (!loaded.ok) return { ok: false, faults: loaded.faults, differences: [], effects: null }
  const current = await currentPlaybook(context)
  const differences = diffPlaybooks(current.playbook, loaded.playbook)
  const effects = await effectsOf(context, current.playbook, loaded.playbook)
  return { ok: true, faults: [], differences, effects }
}

async function effectsOf({ db, me, now }: Context, before: Playbook, after: Playbook): Promise<Effects> {
  const today = dayOf(now)
  const effects = noEffects()
  for await (const projects of surveyProjects(db, me.tenant_id)) {
    for (const project of projects.filter(({ status }) => status === 'active')) {
      const impact = impactOn(before, after, projectDocument(project), lightFacts(project), today)
      addImpact(effects, project.stage, impact)
    }
  }
  return effects
}

/** Puts a playbook in force from a day on; projects begun under an earlier one are judged by it until they are moved. */
export async function activatePlaybook(context: Context, source: string, effectiveOn: string) {
  const { db, me, now } = context
  if (!mayActivate(me)) throw new Problem('forbidden', 'playbook.not_admin', text.not_admin)
  const current = await currentPlaybook(context)
  if (effectiveOn < current.effective_on) throw new Problem('invalid', 'playbook.past', text.past)
  const author = { tenant_id: me.tenant_id, member_id: me.member_id, now }
  return db.transaction().execute((tx) => putInForce(tx, author, source, effectiveOn))
}

/** Writes a version and its event; a faulty playbook is an `invalid` Problem that names line and reason. */
export async function putInForce(tx: Tx, author: Author, source: string, effectiveOn: string) {
  const playbook = soundPlaybook(source)
  const id = newId()
  const number = (await lastNumber(tx, author.tenant_id)) + 1
  const edition = { number, source, effective_on: effectiveOn, activated_by: author.member_id }
  await insertEdition(tx, { ...edition, tenant_id: author.tenant_id, id, version: 1, activated_at: author.now })
  const changes = Object.fromEntries(
    Object.entries(edition).map(([field, value]) => [field, [null, value] as [null, typeof value]]),
  )
  await record(tx, author, [{ stream: id, kind: 'playbook.activated', seen: 0, changes }])
  return { id, number, effective_on: effectiveOn, name: playbook.name }
}

function soundPlaybook(source: string): Playbook {
  const loaded = loadPlaybook(source)
  if (loaded.ok) return loaded.playbook
  throw new Problem('invalid', 'playbook.faulty', text.faulty, { faults: loaded.faults.map(asFault) })
}

function asFault({ line, message_zh, message_en }: Fault) {
  return { field: `line ${line}`, message: [message_zh, message_en] as const }
}
