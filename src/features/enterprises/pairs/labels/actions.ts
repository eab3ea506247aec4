import type { Writable } from 'node:stream'
import type { Context } from '#platform/context.ts'
import type { Db, Tx } from '#platform/db/open.ts'
import { newId } from '#platform/id.ts'
import { changesBetween } from '#platform/ledger/model.ts'
import type { Entry } from '#platform/ledger/record.ts'
import { writeCsv } from '#platform/sheets/write/csv.ts'
import { type Judged, judged, type LabelDecision, type Party } from '../model.ts'
import { type Decided, type LabelRow, labelColumns, labelRows } from './model.ts'
import { deleteLabel, insertLabel, type Label, labelOfMerge, labelsAfter, type Told } from './store.ts'

/** Keeps what a person decided of two enterprises, with their names as they are; the ledger is told by the entry that it answers. */
export async function keepLabel(
  tx: Tx,
  context: Context,
  { one, other, verdict, names }: Judged,
  decision: LabelDecision,
  merge_id: string | null = null,
): Promise<Entry> {
  const facts = { enterprise_id: one.id, other_enterprise_id: other.id, decision, one: told(one), other: told(other) }
  const label: Label = {
    ...facts,
    id: newId(),
    version: 1,
    names,
    score: verdict.score,
    features: verdict.likest.found,
    merge_id,
    decided_by: context.me.member_id,
    decided_at: context.now.toISOString(),
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
  return keepLabel(tx, context, judged(kept, lost), 'same', mergeId)
}

/** A merge that is taken back was no decision. */
export async function unlabelMerged(tx: Tx, context: Context, mergeId: string, note: string): Promise<Entry[]> {
  const label = await labelOfMerge(tx, context.me.tenant_id, mergeId)
  return label ? [await withdrawLabel(tx, context, label, note)] : []
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
