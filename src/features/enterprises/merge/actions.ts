import {
  entriesOf,
  follow,
  followers,
  keepMerge,
  type Merging,
  mergedInto,
  mergeEvents,
} from '#features/merges/rows/actions.ts'
import type { Moved } from '#features/merges/rows/model.ts'
import { investorsRenamed } from '#features/projects/investors/actions.ts'
import { openFor, yieldTo } from '#features/projects/protection/merging/actions.ts'
import { judgeEnterprises } from '#features/projects/relocations/actions.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db/open.ts'
import { newId } from '#platform/id.ts'
import { changesBetween } from '#platform/ledger/model.ts'
import { record } from '#platform/ledger/record.ts'
import { Problem } from '#platform/problem.ts'
import { inLanguage, say, type Words } from '#platform/words.ts'
import { getEnterprise } from '../actions.ts'
import { aliasChanges } from '../aliases/model.ts'
import { insertAlias, loadAliases } from '../aliases/store.ts'
import { compareCodes } from '../codes/model.ts'
import { refreshKeys } from '../match/actions.ts'
import { judge, knownAs, reasonsFor } from '../match/model.ts'
import { type Enterprise, factsOf } from '../model.ts'
import { carryDifferences, labelMerged } from '../pairs/labels/actions.ts'
import { differencesOf } from '../pairs/labels/store.ts'
import { relationObstacles } from '../relations/merging/actions.ts'
import { holdBoth, holdNames, loadEnterprises, nameKey, updateEnterprise } from '../store.ts'
import { mayEndFor, mayMerge } from './access.ts'
import { differences, nameGivenUp, relations, withTaken } from './model.ts'
import { text } from './text.ts'

/** Two enterprises side by side: what differs, what would follow, how likely they are one, and what stands in the way. */
export async function previewMerge(context: Context, keptId: string, lostId: string) {
  refuseUnlessAllowed(context)
  const { kept, lost } = await both(context.db, context, keptId, lostId)
  const verdict = judge(
    knownAs(kept.name, kept.code, kept.other_names),
    knownAs(lost.name, lost.code, lost.other_names),
  )
  const standing = await obstacles(context.db, context, kept, lost)
  return {
    kept: await side(context, kept),
    lost: await side(context, lost),
    score: verdict.score,
    reasons: reasonsFor(verdict).map(said),
    fields: differences(kept, lost).map(({ field, kept, lost, take }) => ({
      field,
      label: said(text.facts[field]),
      kept: told(kept),
      lost: told(lost),
      take,
    })),
    obstacles: standing.map(said),
  }
}

async function side(context: Context, { id, version, name }: Enterprise) {
  return { id, version, name, unit: null, follows: await followers(context, relations, id) }
}

function told(value: string) {
  return value === '' ? null : { zh: value, en: value }
}

function said([zh, en]: Words) {
  return { zh, en }
}

/** Makes two enterprises one: whatever named the lost one names the kept one, which keeps the name that is given up as another of its names. */
export async function mergeEnterprises(context: Context, input: Merging) {
  refuseUnlessAllowed(context)
  const keptId = input.kept_id
  const merge_id = newId()
  const { tenant_id, member_id } = context.me
  await context.db.transaction().execute(async (tx) => {
    await holdBoth(tx, tenant_id, [keptId, input.lost_id])
    await holdNames(tx, tenant_id)
    const { kept, lost } = await both(tx, context, keptId, input.lost_id)
    refuseStale(kept, input.version)
    refuseStale(lost, input.lost_version)
    const [obstacle] = await obstacles(tx, context, kept, lost)
    if (obstacle) throw new Problem('conflict', 'enterprise.merge_obstacle', obstacle)
    const facts = withTaken(kept, lost, input.take)
    const changes = changesBetween(factsOf(kept), facts)
    const yielded = await yieldTo(tx, context, [kept.id, lost.id], input.reason)
    const differing = await differencesOf(tx, tenant_id, lost.id)
    const followed = await follow(tx, tenant_id, relations, { table: 'enterprise', lost: lost.id, kept: kept.id })
    const entries = await entriesOf(tx, tenant_id, followed.changed, { act: 'merged', note: input.reason })
    const alias = await keepName(tx, context, kept, lost, facts.name)
    const moved: Moved = {
      changed: [...yielded, ...followed.changed],
      removed: followed.removed,
      added: alias ? [{ table: 'enterprise_alias', key: { id: alias.id } }] : [],
    }
    const other_names = (await loadAliases(tx, tenant_id, kept.id)).map(({ name }) => name)
    const updated_at = context.now.toISOString()
    await updateEnterprise(tx, tenant_id, { ...kept, ...facts, other_names, version: kept.version + 1, updated_at })
    await refreshKeys(tx, tenant_id, [kept.id])
    await investorsRenamed(tx, context, kept.id)
    const grown = { ...kept, ...facts, other_names }
    await record(tx, { tenant_id, member_id, now: context.now }, [
      ...entries,
      await labelMerged(tx, context, kept, lost, merge_id),
      ...(await carryDifferences(tx, context, grown, differing, merge_id)),
      ...mergeEvents(
        'enterprise',
        { ...kept, name: facts.name, changes: { ...changes, ...(alias && aliasChanges(alias.id, undefined, alias)) } },
        { ...lost, changes: {} },
        moved,
        input.reason,
      ),
    ])
    await keepMerge(tx, tenant_id, {
      id: merge_id,
      kind: 'enterprise',
      kept_id: kept.id,
      lost_id: lost.id,
      lost_name: lost.name,
      name_key: nameKey(lost.name),
      code: lost.code,
      reason: input.reason,
      changes,
      kept: { other_names: kept.other_names, updated_at: kept.updated_at },
      moved,
      merged_by: member_id,
      merged_at: updated_at,
    })
    await judgeEnterprises(tx, context, [kept.id])
  })
  return { id: keptId, merge_id }
}

/** The lost one's name, or the kept one's where it takes the other's, stays as another name of the kept one. */
async function keepName(tx: Tx, context: Context, kept: Enterprise, lost: Enterprise, name: string) {
  const known = await loadAliases(tx, context.me.tenant_id, kept.id)
  const given = nameKey(name) === nameKey(kept.name) ? lost.name : kept.name
  const taken = [nameKey(name), ...known.map(({ name_key }) => name_key)]
  const facts = nameGivenUp(given, nameKey(given), taken, inLanguage(text.source, context.language))
  if (!facts) return undefined
  const alias = { id: newId(), ...facts }
  await insertAlias(tx, context.me.tenant_id, kept.id, alias)
  return alias
}

/** What was merged into an enterprise. */
export async function listMerges(context: Context, id: string) {
  await getEnterprise(context, id)
  return { items: await mergedInto(context, id), can: mayMerge(context.me) ? ['merge'] : [] }
}

export function refuseUnlessAllowed({ me }: Context): void {
  if (!mayMerge(me)) throw new Problem('forbidden', 'enterprise.may_not_merge', text.may_not)
}

async function both(db: Context['db'] | Tx, context: Context, keptId: string, lostId: string) {
  if (keptId === lostId) throw new Problem('invalid', 'enterprise.merge_itself', text.itself)
  const found = await loadEnterprises(db, context.me.tenant_id, [keptId, lostId])
  const [kept, lost] = [keptId, lostId].map((id) => found.find((one) => one.id === id))
  if (!kept || !lost) throw missing()
  return { kept, lost }
}

export function missing(): Problem {
  return new Problem('missing', 'enterprise.missing', text.missing)
}

function refuseStale(enterprise: Enterprise, seen: number): void {
  if (enterprise.version === seen) return
  const { id, version, name } = enterprise
  throw new Problem('conflict', 'enterprise.merge_stale', say(text.stale, name), {
    extra: { yours: { version: seen }, theirs: { id, version } },
  })
}

async function obstacles(db: Context['db'] | Tx, context: Context, kept: Enterprise, lost: Enterprise) {
  return [
    ...codeObstacles(kept, lost),
    ...(await relationObstacles(db, context, kept.id, lost.id)),
    ...(await protectionObstacles(db, context, kept, lost)),
  ]
}

/** Two valid codes that differ are two companies. */
function codeObstacles(kept: Enterprise, lost: Enterprise): Words[] {
  return compareCodes(kept.code, lost.code) === 'other' ? [text.two_codes] : []
}

async function protectionObstacles(db: Context['db'] | Tx, context: Context, kept: Enterprise, lost: Enterprise) {
  const { yielding } = await openFor(db, context, [kept.id, lost.id])
  return yielding
    .filter(({ unit_id }) => !mayEndFor(context.me, unit_id))
    .map(({ unit_name }) => say(text.others_protection, unit_name))
}
