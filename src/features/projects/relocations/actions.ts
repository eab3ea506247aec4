import { notify, whoCarries } from '#features/notices/actions.ts'
import { keys, type NoticeData, type Telling, toEach } from '#features/notices/model.ts'
import { playbookById } from '#features/playbook/actions.ts'
import type { Context } from '#platform/context.ts'
import { dayOf } from '#platform/day.ts'
import type { Tx } from '#platform/db/open.ts'
import { newId } from '#platform/id.ts'
import { changesBetween } from '#platform/ledger/model.ts'
import { record } from '#platform/ledger/record.ts'
import { inLanguage } from '#platform/words.ts'
import type { Project } from '../model.ts'
import { loadProjects, lockProjects } from '../store.ts'
import { enterprisesOf, groundsFor, type Ruled, ruledOf } from './judging/actions.ts'
import { ended, flagged, type Relocation, stagesFrom, verdictOn } from './model.ts'
import { recount } from './recount/actions.ts'
import { insertRelocations, projectsBeside, relocationsOf, writeRelocation } from './store.ts'
import { text } from './text.ts'

type Pair = { before?: Project; after: Project }

/**
 * What a write of projects means for relocation, in its transaction: a project whose investor already produced in another unit is
 * flagged, one whose ground is gone is cleared; and where the projects written are places of production themselves, those of the same
 * investors elsewhere are judged anew.
 */
export async function followRelocations(tx: Tx, context: Context, pairs: Pair[]): Promise<void> {
  const written = pairs.filter(({ before, after }) => !before || told(before) !== told(after))
  await judge(
    tx,
    context,
    await ruledOf(
      tx,
      context,
      written.map(({ after }) => after),
    ),
  )
  const places = await placesOfProduction(tx, context, written)
  if (places.length > 0) await judgeBeside(tx, context, places)
}

/** Judges projects by their ids, each locked first. */
export async function judgeProjects(tx: Tx, context: Context, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  const { tenant_id } = context.me
  await lockProjects(tx, tenant_id, ids)
  await judge(tx, context, await ruledOf(tx, context, await loadProjects(tx, tenant_id, ids)))
}

/** Judges the other projects of the investors of these: what they produce, or produce no longer, is told by a claim. */
export async function judgeBeside(tx: Tx, context: Context, projects: Project[]): Promise<void> {
  const { tenant_id } = context.me
  const own = projects.map(({ id }) => id)
  await judgeProjects(tx, context, await projectsBeside(tx, tenant_id, projects.flatMap(enterprisesOf), own))
}

/** Judges every project of enterprises that became others: by a merge, or by one that was taken back. */
export async function judgeEnterprises(tx: Tx, context: Context, enterpriseIds: string[]): Promise<void> {
  await judgeProjects(tx, context, await projectsBeside(tx, context.me.tenant_id, enterpriseIds, []))
}

async function judge(tx: Tx, context: Context, ruled: Ruled[]): Promise<void> {
  if (ruled.length === 0) return
  const ids = ruled.map(({ project }) => project.id)
  const grounds = await groundsFor(tx, context, ruled)
  const known = Map.groupBy(await relocationsOf(tx, context.me.tenant_id, ids), ({ project_id }) => project_id)
  const today = dayOf(context.now)
  const fresh: Relocation[] = []
  const gone: Relocation[] = []
  for (const { project, playbook } of ruled) {
    const { ends, rests } = verdictOn(known.get(project.id) ?? [], grounds.get(project.id) ?? [])
    if (ends) await write(tx, context, ends, ended(ends, 'cleared', today), 'cleared')
    if (ends && !rests) gone.push(ends)
    if (rests) {
      const { enterprise_id, project_id: earlier_project_id, on: produced_on } = rests
      const ground = { enterprise_id, earlier_project_id, produced_on }
      const relocation = flagged({ id: newId(), project_id: project.id, ...ground }, today)
      await flag(tx, context, relocation)
      if (!ends) fresh.push(relocation)
    }
    if (Boolean(ends) !== Boolean(rests)) {
      const note = inLanguage(rests ? text.found : text.gone, context.language)
      await recount(tx, context, { project, playbook, relocated: rests !== undefined, note })
    }
  }
  await tellFlagged(tx, context, fresh)
  await tellEnded(tx, context, gone, { ended_by: 'system', reason: '' })
}

/** Tells who carries the projects that they count as new no longer: of a flag that only rests on another ground they know. */
export function tellFlagged(tx: Tx, context: Context, relocations: Relocation[]): Promise<void> {
  return tellCarriers(tx, context, relocations, ({ id, project_id, set_by, reason }) => {
    return { kind: 'relocation', data: { set_by, reason }, key: keys.relocation(id), project_id }
  })
}

/** Tells them that the projects count as new again, and why. */
export function tellEnded(
  tx: Tx,
  context: Context,
  relocations: Relocation[],
  data: NoticeData['relocation_ended'],
): Promise<void> {
  return tellCarriers(tx, context, relocations, ({ id, project_id }) => {
    return { kind: 'relocation_ended', data, key: keys.relocationEnded(id), project_id }
  })
}

async function tellCarriers(
  tx: Tx,
  { me }: Context,
  relocations: Relocation[],
  telling: (relocation: Relocation) => Telling,
): Promise<void> {
  if (relocations.length === 0) return
  const ids = relocations.map(({ project_id }) => project_id)
  const carriers = await whoCarries(tx, me.tenant_id, ids)
  const notices = relocations.flatMap((one) => toEach(carriers.get(one.project_id) ?? [], telling(one)))
  await notify(tx, me.tenant_id, notices)
}

/** Writes a new flag with the event that says on what it rests. */
export async function flag(tx: Tx, context: Context, relocation: Relocation): Promise<void> {
  await insertRelocations(tx, context.me.tenant_id, [relocation])
  const { id, version: _, ...facts } = relocation
  const note = relocation.reason || inLanguage(text.found, context.language)
  const entry = { stream: id, kind: 'relocation.flagged', seen: 0, changes: changesBetween({}, facts), note }
  await record(tx, by(context, relocation.set_by), [entry])
}

/** Writes what became of a flag. */
export async function write(
  tx: Tx,
  context: Context,
  before: Relocation,
  after: Relocation,
  kind: string,
  note?: string,
): Promise<void> {
  await writeRelocation(tx, context.me.tenant_id, { ...after, version: before.version + 1 })
  const changes = changesBetween({ ...before }, { ...after })
  await record(tx, by(context, after.decided_by ? 'hand' : 'system'), [
    { stream: before.id, kind: `relocation.${kind}`, seen: before.version, changes, note: note ?? null },
  ])
}

/** What the system finds it says itself, whoever's write brought it about. */
function by({ me, now }: Context, set: Relocation['set_by']) {
  return { tenant_id: me.tenant_id, member_id: set === 'hand' ? me.member_id : null, now }
}

/** All of a project that a judgement looks at, as one text. */
function told({ investors, stage, status, facts, history, approved }: Project): string {
  const dates = Object.entries(facts).filter(([id]) => id.endsWith('_on'))
  return JSON.stringify([enterprisesOf({ investors }), stage, status, facts.unit_id, dates, history.length, approved])
}

/** Those that produce or produced until now, as they were and as they are. */
async function placesOfProduction(tx: Tx, { me }: Context, pairs: Pair[]): Promise<Project[]> {
  const both = pairs.flatMap(({ before, after }) => (before ? [before, after] : [after]))
  const places = await Promise.all(
    both.map(async (project) => {
      const { stages, relocation } = (await playbookById(tx, me.tenant_id, project.playbook_id)).playbook
      if (!relocation) return false
      const { from_stage, claims } = relocation
      return (
        stagesFrom(from_stage, stages).includes(project.stage) || claims.some((one) => project.approved.includes(one))
      )
    }),
  )
  const found = new Set(both.filter((_, at) => places[at]).map(({ id }) => id))
  return both.filter(({ id }) => found.has(id))
}
