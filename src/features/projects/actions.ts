import { becameOf } from '#features/merges/rows/actions.ts'
import { staleBy, writesAgainst } from '#features/places/quicker/actions.ts'
import { type PlaybookInForce, playbookById, playbookOn } from '#features/playbook/actions.ts'
import type { Playbook } from '#features/playbook/schema/model.ts'
import { withAct } from '#features/playbook/service/model.ts'
import type { Context } from '#platform/context.ts'
import { dayOf } from '#platform/day.ts'
import type { Tx } from '#platform/db/open.ts'
import { newId } from '#platform/id.ts'
import { type Changes, canonical, type Json } from '#platform/ledger/model.ts'
import { firstEvents, hold, record, recordFirst } from '#platform/ledger/record.ts'
import { meanwhile } from '#platform/meanwhile.ts'
import { Problem } from '#platform/problem.ts'
import { say } from '#platform/words.ts'
import { asSeenBy, maySee } from './access.ts'
import type { ProjectDocument } from './fields/model.ts'
import { lit } from './lights/model.ts'
import { type Draft, documentOf, type Project, unitOf } from './model.ts'
import { shiftsOf } from './pipeline/model.ts'
import { appendShifts } from './pipeline/store.ts'
import { followProtections } from './protection/actions.ts'
import { changesOf, drafted, type From, firstChanges } from './record/model.ts'
import { followRelocations } from './relocations/actions.ts'
import {
  insertProjects,
  type NewProject,
  type Spelt,
  touchProject,
  updateProjects as updateRows,
} from './rows/store.ts'
import { refuseTakenCodes, settle } from './settle/actions.ts'
import { loadProjects, lockProjects } from './store.ts'
import { reaching } from './team/store.ts'
import { text } from './text.ts'

export interface Write {
  kind: string
  note?: string | null
}

/** The project as gate, lights, counting rules and export see it. */
export function projectDocument(project: Project): ProjectDocument {
  return documentOf(project)
}

/** The playbook that a project is judged by: the one that was in force when it came in. */
export async function playbookOf(tx: Context['db'] | Tx, tenantId: string, project: Project): Promise<Playbook> {
  return (await playbookById(tx, tenantId, project.playbook_id)).playbook
}

/**
 * Locks the project until the transaction ends and answers it whole. Not there or not in one's reach: 404. With `seen`, the
 * version that the writer saw: facts that changed since are a 409 with both versions (`yours` as given, `theirs` as it is now);
 * notes, evidence and the team may have moved on, for nothing of them is overwritten.
 */
export async function holdProject(
  tx: Tx,
  context: Context,
  id: string,
  seen?: number,
  yours: Record<string, unknown> = {},
): Promise<Project> {
  const { tenant_id } = context.me
  const version = await hold(tx, tenant_id, id)
  const [project] = version === 0 ? [] : await loadProjects(tx, tenant_id, [id])
  if (!project) throw (await mergedAway(tx, context, id)) ?? noProject()
  if (!maySee(context.me, unitOf(project))) throw noProject()
  if (seen !== undefined) await refuseStale(tx, context, project, { version: seen, changes: yours })
  return project
}

/** Many projects at once, locked and whole, in the order of the ids; those that are not there or not in one's reach are left out. */
export async function holdProjects(tx: Tx, context: Context, ids: string[]): Promise<Project[]> {
  await lockProjects(tx, context.me.tenant_id, ids)
  const projects = await loadProjects(tx, context.me.tenant_id, ids)
  return projects.filter((project) => maySee(context.me, unitOf(project)))
}

const besideTheFacts = [
  'project.noted',
  'project.contacted',
  'project.fed_back',
  'project.evidence_added',
  'project.evidence_removed',
  'project.team_set',
  'project.passed_on',
]

/** Refuses with both versions when the project has moved on since then by events that are not `harmless` to this write. */
export async function refuseStale(
  tx: Tx,
  context: Context,
  project: Project,
  yours: { version: number; changes: Record<string, unknown> },
  harmless: (kind: string) => boolean = (kind) => besideTheFacts.includes(kind),
): Promise<void> {
  if (yours.version === project.version) return
  const against = await writesAgainst(tx, context.me.tenant_id, project.id, yours.version, harmless)
  if (yours.version < project.version && against.length === 0) return
  const { version, updated_at } = project
  const theirs = { version, updated_at, project: documentOf(asSeenBy(context.me, project)) }
  throw staleBy(against.at(-1), { code: 'project.stale', words: text.stale, yours, theirs })
}

/** Of a project that was merged into another in one's reach: which. */
async function mergedAway(tx: Tx, { me }: Context, id: string): Promise<Problem | undefined> {
  const kept = (await becameOf(tx, me.tenant_id, [id])).get(id)
  const [project] = kept ? await loadProjects(tx, me.tenant_id, [kept]) : []
  if (!project || !maySee(me, unitOf(project))) return undefined
  const { id: kept_id, facts } = asSeenBy(me, project)
  return new Problem('missing', 'project.merged', say(text.merged, String(facts.name)), { extra: { kept_id } })
}

export function noProject(): Problem {
  return new Problem('missing', 'project.missing', text.missing)
}

/** Writes what differs between two states of one project. A save that changes nothing writes nothing. */
export async function saveProject(
  tx: Tx,
  context: Context,
  before: Project,
  after: Project,
  write: Write,
): Promise<Project> {
  return (await updateProjects(tx, context, [{ before, after }], write))[0]!
}

/** The same for many at once, each already held by `holdProject` or `holdProjects`: a few statements for a whole page of rows. */
export async function updateProjects(
  tx: Tx,
  context: Context,
  pairs: { before: Project; after: Project }[],
  { kind, note }: Write,
): Promise<Project[]> {
  const now = context.now.toISOString()
  const acted = (acts: Project['acts']) => withAct(acts, kind, dayOf(context.now))
  const teams = await teamsInReach(tx, context, pairs)
  const fresh = pairs.map(({ before, after }) => ({
    before,
    after: { ...after, team: teams.get(after.id) ?? after.team, updated_at: now, acts: acted(before.acts) },
  }))
  const settledPairs = await settle(tx, context, fresh)
  const changed = settledPairs
    .map(({ before, after }) => ({ before, after, changes: changesOf(before, after) }))
    .filter(({ changes }) => Object.keys(changes).length > 0)
    .map(({ before, after, changes }) => ({ before, after: written(before, after), changes }))
  if (changed.length > 0) {
    const projects = changed.map(({ after }) => after)
    await refuseTakenCodes(tx, context, projects)
    await appendShifts(tx, context.me.tenant_id, shiftsOf(changed))
    await updateRows(tx, context.me.tenant_id, projects, {
      investors: changed.filter(({ changes }) => 'investors' in changes).map(({ after }) => after),
      moved: changed.filter(({ changes }) => 'stage' in changes).map(({ after }) => after),
      teams: changed.filter(({ changes }) => 'team' in changes).map(({ after }) => after),
    })
    const entries = changed.map(({ before, changes }) => ({
      stream: before.id,
      kind: `project.${kind}`,
      seen: before.version,
      changes,
      note: note ?? null,
    }))
    await record(tx, author(context), entries)
    await followProtections(tx, context, await ruled(tx, context, changed))
    await followRelocations(tx, context, changed)
  }
  const byId = new Map(changed.map(({ after }) => [after.id, after]))
  return pairs.map(({ before }) => byId.get(before.id) ?? before)
}

/** The teams of projects that go to another unit: who does not reach them there is on them no longer. */
async function teamsInReach(tx: Tx, { me }: Context, pairs: { before: Project; after: Project }[]) {
  const handed = pairs.filter(({ before, after }) => unitOf(before) !== unitOf(after)).map(({ after }) => after)
  const near = await reaching(tx, me.tenant_id, handed)
  return new Map(handed.map(({ id, team }) => [id, team.filter(({ member_id }) => near.get(id)?.has(member_id))]))
}

/** A version further, and with the visit to a new stage in its history. */
function written(before: Project, after: Project): Project {
  const next = { ...after, version: before.version + 1 }
  if (before.stage === after.stage) return next
  const left = before.history.map((visit) => ({ ...visit, left_on: visit.left_on ?? after.stage_entered_on }))
  return { ...next, history: [...left, { stage: after.stage, entered_on: after.stage_entered_on, left_on: null }] }
}

/** Makes the projects: a few statements for hundreds. Who may make them where is for the caller to have asked; `known` is the playbook in force. */
export async function createProjects(
  tx: Tx,
  context: Context,
  drafts: Draft[],
  known?: PlaybookInForce,
): Promise<Project[]> {
  if (drafts.length === 0) return []
  const from = fromHere(context, known ?? (await playbookOn(tx, context.me.tenant_id, dayOf(context.now))))
  return writeNew(
    tx,
    context,
    drafts.map((draft) => ({ project: drafted(draft, draft.id ?? newId(), from), keys: draft.keys ?? [] })),
  )
}

/** What a new project takes from where and when it is made. */
export function fromHere({ me, now }: Pick<Context, 'me' | 'now'>, { id, playbook }: PlaybookInForce): From {
  return {
    playbook_id: id,
    first: playbook.stages[0]!.id,
    today: dayOf(now),
    made_by: me.member_id,
    at: now.toISOString(),
  }
}

/** The same of projects that are made already: here from drafts, or ahead by `ready`. */
export async function writeNew(tx: Tx, context: Context, fresh: NewProject[]): Promise<Project[]> {
  if (fresh.length === 0) return []
  const { tenant_id } = context.me
  const settledOnes = await settle(
    tx,
    context,
    fresh.map(({ project, spelt }) => ({ after: project, ...(spelt && { spelt }) })),
  )
  const projects = settledOnes.map(({ after }) => after)
  await refuseTakenCodes(tx, context, projects)
  const written = settledOnes.map(({ after, spelt }, at) => ({
    project: after,
    keys: fresh[at]!.keys,
    ...(spelt && { spelt }),
  }))
  const events = await meanwhile(insertProjects(tx, tenant_id, written), () =>
    firstEvents(author(context), written.map(creation)),
  )
  const made = projects.map((after) => ({ after }))
  await appendShifts(tx, tenant_id, shiftsOf(made))
  await recordFirst(tx, events)
  await followProtections(tx, context, await ruled(tx, context, made))
  await followRelocations(tx, context, made)
  return projects
}

function creation({ project, spelt }: NewProject) {
  const changes = spelt ? knowing(spelt, project) : canonical(firstChanges(project) as Json)
  return { stream: project.id, kind: 'project.created', changes }
}

/** The changes as they were spelt ahead, with the investors that were found. */
function knowing({ changes, enterprise_ids }: Spelt, { investors }: Project): string {
  return enterprise_ids.reduce((text, id, at) => text.replace(id, investors[at]!.enterprise_id!), changes)
}

/** Each with the playbook that it is judged by. */
async function ruled<P extends { after: Project }>(tx: Tx, context: Context, pairs: P[]) {
  const playbooks = new Map<string, Playbook>()
  for (const { after } of pairs)
    if (!playbooks.has(after.playbook_id))
      playbooks.set(after.playbook_id, await playbookOf(tx, context.me.tenant_id, after))
  return pairs.map((pair) => ({ ...pair, playbook: playbooks.get(pair.after.playbook_id)! }))
}

/** Appends an event about something beside the project's facts (a note, evidence, the team) and moves its version on. */
export async function recordBeside(
  tx: Tx,
  context: Context,
  project: Project,
  event: { kind: string; changes: Changes; note?: string },
): Promise<Project> {
  const { tenant_id } = context.me
  const today = dayOf(context.now)
  const acts = withAct(project.acts, event.kind, today)
  const later = { ...project, version: project.version + 1, updated_at: context.now.toISOString(), acts }
  const after = lit(await playbookOf(tx, tenant_id, project), later, today)
  await touchProject(tx, tenant_id, after)
  await appendShifts(tx, tenant_id, shiftsOf([{ before: project, after }]))
  await record(tx, author(context), [
    { stream: project.id, seen: project.version, ...event, kind: `project.${event.kind}` },
  ])
  return after
}

function author(context: Context) {
  return { tenant_id: context.me.tenant_id, member_id: context.me.member_id, now: context.now }
}
