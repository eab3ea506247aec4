import type { Context } from '#platform/context.ts'
import type { Db, Tx } from '#platform/db/open.ts'
import type { Changes } from '#platform/ledger/model.ts'
import type { Entry } from '#platform/ledger/record.ts'
import { Problem } from '#platform/problem.ts'
import { say, type Words } from '#platform/words.ts'
import type { MergeKind } from '../model.ts'
import {
  backwards,
  type Cells,
  countsOf,
  type Merge,
  type Moved,
  plus,
  type Relation,
  type RowChange,
  together,
} from './model.ts'
import {
  builtOn,
  changeRows,
  countNaming,
  insertMerge,
  lockRows,
  lostUnder,
  mergesInto,
  nextVersions,
  oneMerge,
  putRow,
  rowsNaming,
  setUndone,
  takeRows,
  waysOn,
} from './store.ts'
import { text } from './text.ts'

/** What a person sends to merge two records: the versions seen, the fields taken from the lost one, and why. */
export interface Merging {
  kept_id: string
  lost_id: string
  version: number
  lost_version: number
  take: string[]
  reason: string
}

/** A record of a merge: its name, the version seen, and what the merge itself changes of it. */
export interface Party {
  id: string
  name: string
  version: number
  changes: Changes
}

/** What a merge tells: to the kept one what came to it, to the lost one where it went. */
export function mergeEvents(kind: MergeKind, kept: Party, lost: Party, moved: Moved, note: string): Entry[] {
  const refTo = ({ id, name }: Party) => ({ id, name })
  return [
    {
      stream: kept.id,
      kind: `${kind}.merged`,
      seen: kept.version,
      changes: { ...kept.changes, merged: [null, refTo(lost)], moved: [null, countsOf(moved)] },
      note,
    },
    {
      stream: lost.id,
      kind: `${kind}.merged.withdrawn`,
      seen: lost.version,
      changes: { ...lost.changes, merged_into: [null, refTo(kept)] },
      note,
    },
  ]
}

/** Lets every row that points at the lost record follow to the kept one, and takes out what is part of the lost one, itself last. */
export async function follow(
  tx: Tx,
  tenantId: string,
  relations: readonly Relation[],
  record: { table: string; lost: string; kept: string },
): Promise<Moved> {
  await lockRows(tx, tenantId, record.table, [record.lost, record.kept])
  const moved: Moved = { changed: [], removed: [], added: [] }
  for (const relation of relations) {
    if (relation.follows === 'stays') continue
    const { table, column } = relation
    const rows = await rowsNaming(tx, tenantId, relation, record.lost)
    const { going, gives } =
      relation.follows === 'moves'
        ? await metBy(tx, tenantId, relation, rows, record.kept)
        : { going: rows, gives: [] as RowChange[] }
    const keys = going.map((row) => ({ ...keyOf(relation, row), [column]: record.lost }))
    const taken = await takeRows(tx, tenantId, table, keys)
    if (relation.follows !== 'derived') moved.removed.push(...taken.map((row) => ({ table, row })))
    const staying = relation.follows === 'moves' ? rows.filter((row) => !going.includes(row)) : []
    const changes = staying.map((row) => movedRow(relation, row, record))
    await changeRows(tx, tenantId, [...gives, ...changes])
    moved.changed.push(...gives, ...changes)
  }
  const [row] = await takeRows(tx, tenantId, record.table, [{ id: record.lost }])
  moved.removed.push({ table: record.table, row: row! })
  return moved
}

/** Changes rows beside those that follow; to be given back with them. */
export async function alter(tx: Tx, tenantId: string, changes: RowChange[]): Promise<void> {
  await changeRows(tx, tenantId, changes)
}

/** Rows that meet one of the kept record, and what that one takes over from them. */
async function metBy(tx: Tx, tenantId: string, relation: Relation, rows: Cells[], kept: string) {
  const { once, adds, table } = relation
  if (!once || rows.length === 0) return { going: [], gives: [] }
  const place = (row: Cells) => JSON.stringify(once.map((column) => row[column]))
  const there = new Map((await rowsNaming(tx, tenantId, relation, kept)).map((row) => [place(row), row]))
  const going = rows.filter((row) => there.has(place(row)))
  const gives = going.flatMap((row): RowChange[] => {
    const other = there.get(place(row))!
    if (!adds || row[adds] === null) return []
    const after = { [adds]: plus(other[adds], row[adds]) }
    return [{ table, key: keyOf(relation, other), before: { [adds]: other[adds]! }, after }]
  })
  return { going, gives }
}

function movedRow(relation: Relation, row: Cells, { lost, kept }: { lost: string; kept: string }): RowChange {
  const { table, column, stream } = relation
  const change = { table, key: keyOf(relation, row), before: { [column]: lost }, after: { [column]: kept } }
  return stream ? { ...change, stream } : change
}

function keyOf({ key }: Relation, row: Cells): Cells {
  return Object.fromEntries(key.map((column) => [column, row[column]!]))
}

/**
 * One entry for each record among the changed rows, which move a version on; `more` is what else the ledger is told of some of them,
 * by id.
 */
export async function entriesOf(
  tx: Tx,
  tenantId: string,
  changes: RowChange[],
  told: { act: 'merged' | 'unmerged'; note: string; more?: Map<string, Changes> },
): Promise<Entry[]> {
  const entries: Entry[] = []
  for (const [table, alike] of Map.groupBy(
    changes.filter(({ stream }) => stream),
    (change) => change.table,
  )) {
    const byId = Map.groupBy(alike, ({ key }) => String(key.id))
    const versions = await nextVersions(tx, tenantId, table, [...byId.keys()])
    for (const [id, steps] of byId)
      entries.push({
        stream: id,
        kind: `${steps[0]!.stream}.${told.act}`,
        seen: versions.get(id)! - 1,
        changes: { ...together(steps), ...told.more?.get(id) },
        note: told.note,
      })
  }
  return entries
}

export function keepMerge(tx: Tx, tenantId: string, merge: Merge): Promise<void> {
  return insertMerge(tx, tenantId, merge)
}

/** What a merge that was not taken back made one. */
export async function kindOf({ db, me }: Context, id: string): Promise<MergeKind> {
  const merge = await oneMerge(db, me.tenant_id, id)
  if (!merge) throw missing()
  return merge.kind
}

/** The merge, locked. */
export async function holdMerged(tx: Tx, { me }: Context, id: string): Promise<Merge> {
  const merge = await oneMerge(tx, me.tenant_id, id, 'locked')
  if (!merge) throw missing()
  return merge
}

/** Refuses when something was merged on top of it. */
export async function refuseBuiltOn(tx: Tx, { me }: Context, merge: Merge): Promise<void> {
  const later = await builtOn(tx, me.tenant_id, merge)
  if (!later) return
  const words = later.lost_id === merge.kept_id ? text.merged_on : say(text.merged_since, later.lost_name)
  throw new Problem('conflict', 'merge.built_on', words)
}

function missing(): Problem {
  return new Problem('missing', 'merge.missing', text.missing)
}

/** Puts back what a merge took out, and every row that followed to what it was; refuses when one of them is no longer as the merge left it. */
export async function giveBack(tx: Tx, tenantId: string, { changed, removed, added }: Moved): Promise<RowChange[]> {
  const back = backwards(changed)
  for (const { table, key } of added)
    if ((await takeRows(tx, tenantId, table, [key])).length !== 1) throw changedSince()
  try {
    for (const { table, row } of removed.toReversed()) await putRow(tx, table, row)
    if ((await changeRows(tx, tenantId, back)) !== back.length) throw changedSince()
  } catch (error) {
    // What they need is taken by now (23505), or what they point at is gone (23503).
    if (['23505', '23503'].includes((error as { code?: string }).code ?? '')) throw changedSince()
    throw error
  }
  return back
}

function changedSince(): Problem {
  return new Problem('conflict', 'merge.changed_since', text.rows_changed)
}

export async function markUndone(tx: Tx, { me, now }: Context, id: string, reason: string): Promise<void> {
  await setUndone(tx, me.tenant_id, id, { undone_by: me.member_id, undone_at: now, undone_reason: reason })
}

/** What each of the records became that are merged; those that are not are left out. */
export function becameOf(db: Db | Tx, tenantId: string, ids: string[]): Promise<Map<string, string>> {
  return waysOn(db, tenantId, ids)
}

/** The enterprise that a merged one under this name or code became, by what it was named. */
export async function keptUnder(db: Db | Tx, tenantId: string, names: string[], codes: string[]) {
  const lost = await lostUnder(db, tenantId, names, codes)
  const kept = await waysOn(
    db,
    tenantId,
    lost.map(({ lost_id }) => lost_id),
  )
  return lost.map(({ lost_id, name_key, code }) => ({ kept_id: kept.get(lost_id)!, name_key, code }))
}

/** What was merged into a record, for its page. */
export function mergedInto({ db, me }: Context, keptId: string) {
  return mergesInto(db, me.tenant_id, keptId)
}

/** How many rows of each table would follow, with their words. */
export async function followers({ db, me }: Context, relations: readonly Relation[], id: string) {
  const told = relations.filter(({ follows, table }) => follows === 'moves' && table in text.tables)
  const counts = await Promise.all(told.map((relation) => countNaming(db, me.tenant_id, relation, id)))
  const byTable = Map.groupBy(told.entries(), ([, { table }]) => table)
  return [...byTable]
    .map(([table, all]) => {
      const n = all.reduce((sum, [at]) => sum + counts[at]!, 0)
      return { table, ...said(text.tables[table as keyof typeof text.tables]), n }
    })
    .filter(({ n }) => n > 0)
}

function said([zh, en]: Words) {
  return { zh, en }
}
