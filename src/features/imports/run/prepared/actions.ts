import { gate } from '#features/playbook/gate/model.ts'
import type { ProjectDocument } from '#features/projects/fields/model.ts'
import type { Draft, Project } from '#features/projects/model.ts'
import { type Ready, ready } from '#features/projects/ready/actions.ts'
import { newId } from '#platform/id.ts'
import { bytesAt, letGo, type Packed, packed, textAt } from '#platform/packed.ts'
import type { Reason, RowResult } from '../../model.ts'
import type { SheetPlan } from '../../plan/model.ts'
import { rowPlace } from '../../reading/actions.ts'
import { headerOf, type Row } from '../../rows/model.ts'
import { text } from '../../text.ts'
import { keysOf } from '../model.ts'
import { changedBy, type Frame, type Stated, stateRow } from '../stated/actions.ts'

/**
 * A row that may become a project, with the project that it makes where it is none yet. What only one or the other needs waits as
 * text: a row has hundreds of values, which would all go from thread to thread and live as long as their chunk.
 */
export type Prepared = Pick<Stated, 'n' | 'identity'> & {
  /** JSON of the rest of `Stated`; then, where a project can be made, of it, its row and its first event as they are spelt. */
  texts: Packed
  made: { enterprise_ids: string[]; warnings: Reason[] } | { faults: Reason[] }
}

const place = { stated: 0, project: 1, line: 2, changes: 3 }

/** What is known of a row before it is looked up. */
export type ReadRow = Prepared | RowResult

/** All that can be said of a row without the database: done ahead, while the rows before it are written. */
export function prepareRow(frame: Frame, row: Row): ReadRow {
  const stated = stateRow(frame, row)
  if (!('identity' in stated)) return stated
  const { n, identity, plan: _, ...rest } = stated
  const { made, texts } = makeAhead(frame, stated)
  return { n, identity, texts: packed([JSON.stringify(rest), ...texts]), made }
}

function makeAhead(frame: Frame, stated: Stated): { made: Prepared['made']; texts: string[] } {
  const made = draftOf(frame, stated)
  if ('faults' in made) return { made, texts: [] }
  const { spelt, ...rest } = ready(frame.me.tenant_id, frame.playbook, made.draft, frame.from)
  const { line, changes, enterprise_ids } = spelt
  return { made: { enterprise_ids, warnings: made.warnings }, texts: [JSON.stringify(rest), line, changes] }
}

const nothing = { facts: {}, figures: {}, investors: [] }

/** The project that a row makes. A ledger states history: its stage is taken as it is, and what its gate would miss is a warning. */
export function draftOf(
  frame: Frame,
  row: Stated,
): { draft: Draft & { id: string }; warnings: Reason[] } | { faults: Reason[] } {
  const { figures = {}, ...facts } = row.document
  const changed = changedBy(frame, row.plan, nothing, { ...facts, ...figures })
  if ('faults' in changed) return changed
  const { after } = changed
  const { status, status_reason, status_on, ...standing } = row.standing
  const stage = standing.stage ?? frame.playbook.stages[0]!.id
  const document: ProjectDocument = { ...after.facts, figures: after.figures, investors: after.investors }
  const stands = status !== undefined && status !== 'active'
  const draft: Draft & { id: string } = {
    id: newId(),
    document,
    stage,
    stage_entered_on: standing.stage_entered_on ?? milestoneDay(frame, stage, document) ?? frame.today,
    ...(status && { status: status as Project['status'] }),
    ...(stands && { status_reason: status_reason ?? '', status_on: status_on ?? frame.today }),
    extra: row.extra,
    keys: keysOf(row.identity),
  }
  return { draft, warnings: gateWarnings(frame, row.plan, { ...document, stage, status: status ?? 'active' }, stage) }
}

function milestoneDay({ playbook }: Frame, stage: string, document: ProjectDocument): string | undefined {
  const field = playbook.stages.find(({ id }) => id === stage)?.milestone?.date_field
  return field ? (document[field] as string | undefined) : undefined
}

function gateWarnings(frame: Frame, plan: SheetPlan, document: ProjectDocument, stage: string): Reason[] {
  if (stage === frame.playbook.stages[0]!.id) return []
  const { missing } = gate(frame.playbook, { ...document, evidence: [], approved: [] }, stage, frame.today)
  if (missing.length === 0) return []
  const { zh, en } = frame.playbook.stages.find(({ id }) => id === stage)!
  const [told, toldEn] = [text.row.gate[0](missing.length, zh), text.row.gate[1](missing.length, en)]
  return [{ column: headerOf(plan, 'stage'), reason: [told, toldEn], warning: true }]
}

/** The row as it stands in the ledger. */
export function cellsOf(row: ReadRow): unknown[] {
  return 'texts' in row ? stated(row).cells : row.cells
}

/** All that a row says. */
export function statedOf(frame: Frame, row: Prepared): Stated {
  const { n, identity } = row
  return { n, identity, plan: rowPlace(frame, n).sheet.plan, ...stated(row) }
}

function stated({ texts }: Prepared): Omit<Stated, 'n' | 'identity' | 'plan'> {
  return JSON.parse(textAt(texts, place.stated)!)
}

/** The project that a row makes. */
export function readyOf({ texts }: Prepared, enterprise_ids: string[]): Ready {
  const spelt = { line: bytesAt(texts, place.line), changes: textAt(texts, place.changes)!, enterprise_ids }
  return { ...JSON.parse(textAt(texts, place.project)!), spelt }
}

/** What rows hold outside of the heap. */
export function packedOf(rows: ReadRow[]): Packed[] {
  return rows.flatMap((row) => ('texts' in row ? row.texts : []))
}

/** Rows that are written and asked for no more. */
export function letRowsGo(rows: ReadRow[]): void {
  for (const texts of packedOf(rows)) letGo(texts)
}
