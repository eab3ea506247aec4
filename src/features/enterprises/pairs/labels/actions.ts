import type { Writable } from 'node:stream'
import type { Context } from '#platform/context.ts'
import type { Db, Tx } from '#platform/db/open.ts'
import { newId } from '#platform/id.ts'
import { changesBetween } from '#platform/ledger/model.ts'
import type { Entry } from '#platform/ledger/record.ts'
import { writeCsv } from '#platform/sheets/write/csv.ts'
import { loadEnterprises } from '../../store.ts'
import { keepPairs } from '../finding/store.ts'
import { type Judged, judged, type LabelDecision, maybeOne, type Party } from '../model.ts'
import { type Decided, type LabelRow, labelColumns, labelRows } from './model.ts'
import {
  type Difference,
  deleteLabel,
  insertLabel,
  isDecided,
  type Label,
  labelsAfter,
  labelsOfMerge,
  type Told,
} from './store.ts'

/** Keeps what a person decided of two enterprises, with their names as they are; the ledger is told by the entry that it answers. */
export async function keepLabel(
  tx: Tx,
  context: Context,
  { one, other, verdict, names }: Judged,
  decision: LabelDecision,
  of: Partial<Pick<Label, 'merge_id' | 'carried_by' | 'decided_by' | 'decided_at'>> = {},
): Promise<Entry> {
  const facts = { enterprise_id: one.id, other_enterprise_id: other.id, decision, one: told(one), other: told(other) }
  const label: Label = {
    ...facts,
    id: newId(),
    version: 1,
    names,
    score: verdict.score,
    features: verdict.likest.found,
    merge_id: null,
    carried_by: null,
    decided_by: context.me.member_id,
    decided_at: context.now.toISOString(),
    ...of,
  }
  await insertLabel(tx, context.me.tenant_id, label)
  const changes = changesBetween({}, { ...facts, score: verdict.score })
  return { stream: label.id, kind: 'label.decided', seen: 0, changes }
}

function told({ name, code, other_names }: Party): Told {
  return { name, code, other_names }
}

/** A merge is a decision too: the two are one. */
export function labelMerged(tx: Tx, context: Context, kept: Party, lost: Party, mergeId: string): Promise<Entry> {
  return keepLabel(tx, context, judged(kept, lost), 'same', { merge_id: mergeId })
}

/**
 * Whoever was found to be different from the lost one is different from the kept one too, under the names that it has now: nobody is asked
 * again. What was decided of the kept one itself stands before it.
 */
export async function carryDifferences(
  tx: Tx,
  context: Context,
  kept: Party,
  found: readonly Difference[],
  mergeId: string,
): Promise<Entry[]> {
  const { tenant_id } = context.me
  const others = await loadEnterprises(
    tx,
    tenant_id,
    found.map(({ other_id }) => other_id).filter((id) => id !== kept.id),
  )
  const entries: Entry[] = []
  for (const other of others) {
    const pair = judged(kept, other)
    if (!maybeOne(pair) || (await isDecided(tx, tenant_id, pair))) continue
    const { decided_by, decided_at } = found.find(({ other_id }) => other_id === other.id)!
    entries.push(await keepLabel(tx, context, pair, 'different', { carried_by: mergeId, decided_by, decided_at }))
    await keepPairs(tx, tenant_id, [pair], context.now)
  }
  return entries
}

/** A merge that is taken back was no decision, and what it carried over is none of the kept one's. */
export async function unlabelMerged(tx: Tx, context: Context, mergeId: string, note: string): Promise<Entry[]> {
  const entries: Entry[] = []
  for (const label of await labelsOfMerge(tx, context.me.tenant_id, mergeId))
    entries.push(await withdrawLabel(tx, context, label, note))
  return entries
}

/** Takes a decision back: its row goes, the ledger keeps it. */
export async function withdrawLabel(
  tx: Tx,
  context: Context,
  { id, version, decision }: Pick<Label, 'id' | 'version' | 'decision'>,
  note?: string,
): Promise<Entry> {
  await deleteLabel(tx, context.me.tenant_id, id)
  const changes = { decision: [decision, null] as [string, null] }
  return { stream: id, kind: 'label.withdrawn', seen: version, changes, note }
}

const pageSize = 1000

/** Writes every decision that stands as a labelled pair; answers how many. */
export async function exportLabels(db: Db, tenantId: string, stream: Writable): Promise<number> {
  const decided: Decided[] = []
  for (let after: string | null = null; ; ) {
    const page = await labelsAfter(db, tenantId, after, pageSize)
    decided.push(...page)
    if (page.length < pageSize) break
    after = page.at(-1)!.id
  }
  await writeCsv(written(labelRows(decided)), columns, stream)
  return decided.length
}

const columns = labelColumns.map((id) => ({ id, header: id, type: id === 'label' ? 'number' : 'text' }) as const)

async function* written(rows: LabelRow[]) {
  for (const row of rows) yield labelColumns.map((column) => String(row[column]))
}
