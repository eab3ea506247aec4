import {
  alter,
  entriesOf,
  follow,
  followers,
  keepMerge,
  type Merging,
  mergedInto,
  mergeEvents,
} from '#features/merges/rows/actions.ts'
import type { RowChange } from '#features/merges/rows/model.ts'
import type { Context } from '#platform/context.ts'
import type { Db, Tx } from '#platform/db/open.ts'
import { newId } from '#platform/id.ts'
import { type Changes, changesBetween } from '#platform/ledger/model.ts'
import { record } from '#platform/ledger/record.ts'
import { Problem } from '#platform/problem.ts'
import type { Words } from '#platform/words.ts'
import { maySee } from '../access.ts'
import { holdProjects, noProject, playbookOf, refuseStale } from '../actions.ts'
import { sealsOf } from '../claims/postings/store.ts'
import { type Project, unitOf } from '../model.ts'
import { getProject } from '../page/actions.ts'
import { unitNames } from '../page/store.ts'
import { shiftsOf } from '../pipeline/model.ts'
import { appendShifts } from '../pipeline/store.ts'
import { endMerged } from '../protection/merging/actions.ts'
import { investorOf } from '../protection/model.ts'
import { openOfProjects } from '../protection/store.ts'
import { changesOf } from '../record/model.ts'
import { judgeMerged, yieldFlag } from '../relocations/merging/actions.ts'
import { updateProjects } from '../rows/store.ts'
import { loadProjects } from '../store.ts'
import { changesInWords } from '../timeline/actions.ts'
import { changesTold } from '../timeline/model.ts'
import { isOnOffer } from '../transfers/store.ts'
import { mayMerge } from './access.ts'
import { comparable, countedTwice, isOffered, isProposed, relations, withTaken } from './model.ts'
import { approvedClaims, countedOf, lastPosting } from './store.ts'
import { text } from './text.ts'

/** Two projects side by side: what differs, what would follow, and what stands in the way. */
export async function previewMerge(context: Context, keptId: string, lostId: string) {
  const { db, me } = context
  const { kept, lost } = inOrder(await loadProjects(db, me.tenant_id, [keptId, lostId]), keptId, lostId)
  refuseUnlessAllowed(context, kept, lost)
  const playbook = await playbookOf(db, me.tenant_id, kept)
  const units = await unitNames(db, me.tenant_id, [kept, lost].map(unitOf))
  const differing = changesTold(changesBetween(comparable(kept), comparable(lost)), false).filter(
    ({ field, after }) => isOffered(field) && after !== null && after !== '',
  )
  const worded = await changesInWords(context, playbook, differing)
  const side = async (project: Project) => ({
    id: project.id,
    version: project.version,
    name: String(project.facts.name ?? ''),
    unit: units.get(unitOf(project)) ?? '',
    follows: await followers(context, relations, project.id),
  })
  return {
    kept: await side(kept),
    lost: await side(lost),
    score: null,
    reasons: [],
    fields: worded
      .map(({ field, label, before, after }, at) => ({
        field,
        label,
        kept: before,
        lost: after,
        take: isProposed(differing[at]!.before, differing[at]!.after),
      }))
      .filter(({ lost }) => lost !== null),
    obstacles: (await obstacles(db, context, kept, lost)).map(([zh, en]) => ({ zh, en })),
  }
}

/** Makes two projects one: claims, papers, protections and all else follow to the kept one, and the count stays as it was reported. */
export async function mergeProjects(context: Context, input: Merging) {
  const { tenant_id, member_id } = context.me
  const { kept_id, lost_id, reason } = input
  const merge_id = newId()
  await context.db.transaction().execute(async (tx) => {
    const held = await holdProjects(tx, context, [kept_id, lost_id].sort())
    const { kept, lost } = inOrder(held, kept_id, lost_id)
    refuseUnlessAllowed(context, kept, lost)
    await refuseStale(tx, context, kept, { version: input.version, changes: {} })
    await refuseStale(tx, context, lost, { version: input.lost_version, changes: {} })
    const [obstacle] = await obstacles(tx, context, kept, lost)
    if (obstacle) throw new Problem('conflict', 'project.merge_obstacle', obstacle)

    const now = context.now.toISOString()
    const after = { ...withTaken(kept, lost, input.take), version: kept.version + 1, updated_at: now }
    const changes = changesOf(kept, after)
    const ended = [
      ...(await endYielding(tx, context, [kept, lost], after, reason)),
      ...(await yieldFlag(tx, context, kept.id, lost.id, reason)),
    ]
    const claims = await approvedClaims(tx, tenant_id, lost.id)
    const sealed = await sealsOf(tx, tenant_id, claims)
    const { changed, removed } = await follow(tx, tenant_id, relations, {
      table: 'project',
      lost: lost.id,
      kept: kept.id,
    })
    const handed = await handProtections(tx, context, changed, lost, after)
    const moved = { changed: [...ended, ...changed, ...handed], removed, added: [] }
    await updateProjects(tx, tenant_id, [after], { investors: 'investors' in changes ? [after] : [], moved: [] })
    await appendShifts(tx, tenant_id, shiftsOf([{ before: lost }, { before: kept, after }]))
    const more = await resealed(tx, tenant_id, sealed)
    const told = { act: 'merged', note: reason, more } as const
    await record(tx, { tenant_id, member_id, now: context.now }, [
      ...(await entriesOf(tx, tenant_id, [...changed, ...handed], told)),
      ...mergeEvents(
        'project',
        { ...refTo(kept), version: kept.version, changes },
        { ...refTo(lost), version: lost.version, changes: { unit_id: [unitOf(lost), null] } },
        moved,
        reason,
      ),
    ])
    await keepMerge(tx, tenant_id, {
      id: merge_id,
      kind: 'project',
      kept_id,
      lost_id,
      lost_name: String(lost.facts.name ?? ''),
      name_key: '',
      code: null,
      reason,
      changes,
      kept: {
        updated_at: kept.updated_at,
        unit_id: unitOf(lost),
        last_posting: await lastPosting(tx, tenant_id, kept.id),
      },
      moved,
      merged_by: member_id,
      merged_at: now,
    })
    await judgeMerged(tx, context, [kept_id])
  })
  return { id: kept_id, merge_id }
}

export function refTo(project: Project) {
  return { id: project.id, name: String(project.facts.name ?? '') }
}

/** A project woos one investor: what the two stood for besides ends. */
async function endYielding(tx: Tx, context: Context, pair: Project[], after: Project, reason: string) {
  const open = await openOfProjects(
    tx,
    context.me.tenant_id,
    pair.map(({ id }) => id),
  )
  const others = open.filter(({ enterprise_id }) => enterprise_id !== investorOf(after))
  return endMerged(tx, context, others, reason)
}

/** What stands and came over is the kept one's unit's from now on. */
async function handProtections(tx: Tx, { me }: Context, changed: RowChange[], lost: Project, after: Project) {
  const came = new Set(changed.filter(({ table }) => table === 'protection').map(({ key }) => key.id))
  const open = await openOfProjects(tx, me.tenant_id, [after.id])
  const handed = open
    .filter(({ id, unit_id }) => came.has(id) && unit_id === unitOf(lost) && unit_id !== unitOf(after))
    .map(({ id, unit_id }) => ({
      table: 'protection',
      key: { id },
      before: { unit_id },
      after: { unit_id: unitOf(after) },
      stream: 'protection',
    }))
  await alter(tx, me.tenant_id, handed)
  return handed
}

/** Lines tell their project, so their seals are others: the ledger is told the new ones with the claim. */
export async function resealed(tx: Tx, tenantId: string, before: Map<string, string>): Promise<Map<string, Changes>> {
  const after = await sealsOf(tx, tenantId, [...before.keys()])
  return new Map([...after].map(([id, seal]) => [id, changesBetween({ posted: before.get(id) }, { posted: seal })]))
}

/** What was merged into a project. */
export async function listMerges(context: Context, id: string) {
  const [project] = await loadProjects(context.db, context.me.tenant_id, [id])
  if (!project) throw noProject()
  const shown = await getProject(context, id)
  if (shown.access !== 'full') return { items: [], can: [] }
  return { items: await mergedInto(context, id), can: mayMerge(context.me, project) ? ['merge'] : [] }
}

/** Both, whatever order they were read in; one that is not there is missing. */
function inOrder(found: Project[], keptId: string, lostId: string) {
  const [kept, lost] = [keptId, lostId].map((id) => found.find((one) => one.id === id))
  if (!kept || !lost) throw noProject()
  return { kept, lost }
}

export function refuseUnlessAllowed({ me }: Context, ...projects: Project[]): void {
  if (!projects.every((project) => maySee(me, unitOf(project)))) throw noProject()
  if (!mayMerge(me, ...projects)) throw new Problem('forbidden', 'project.may_not_merge', text.may_not)
  if (projects[0]?.id === projects[1]?.id) throw new Problem('invalid', 'project.merge_itself', text.itself)
}

/**
 * The merge posts nothing: what is counted stays counted as it was reported, so nothing may be counted twice by it. A project that is
 * offered to others is theirs to take as they saw it.
 */
async function obstacles(db: Db | Tx, { me }: Context, kept: Project, lost: Project): Promise<Words[]> {
  const playbook = await playbookOf(db, me.tenant_id, kept)
  const twice = countedTwice(playbook, await countedOf(db, me.tenant_id, [kept.id, lost.id]))
  const named: Words = [twice.map(({ zh }) => zh).join('、'), twice.map(({ en }) => en).join(', ')]
  const isOnItsWay = await isOnOffer(db, me.tenant_id, lost.id)
  return [
    ...(twice.length > 0 ? [[text.counted_twice[0](named[0]), text.counted_twice[1](named[1])] as const] : []),
    ...(isOnItsWay ? [text.on_its_way] : []),
  ]
}
