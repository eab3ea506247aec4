import type { Words } from '#platform/words.ts'
import type { ImportMap } from './map/model.ts'
import type { MappedAs } from './memory/model.ts'

/** draft: uploaded, nobody has started it · running · done · cancelled · failed: the file cannot be read after all. */
export const importStatuses = ['draft', 'running', 'done', 'cancelled', 'failed'] as const
export type ImportStatus = (typeof importStatuses)[number]

/** A fact in the reader's words; money as an amount, which a screen says in the size that suits it. */
export type Told = string | { value: string; unit: string; currency?: string; estimate?: boolean }

export const outcomes = ['created', 'updated', 'unchanged', 'suspected', 'refused', 'skipped'] as const
export type Outcome = (typeof outcomes)[number]

export type Counts = { rows: number } & Record<Outcome, number>

export interface Import {
  id: string
  version: number
  member_id: string
  unit_id: string
  file_name: string
  sha256: string
  map: ImportMap
  mapped_as: MappedAs | null
  status: ImportStatus
  /** Whether it is being taken back, or has been; `status` stays what it was. */
  undo: 'running' | 'done' | null
  undo_by: string | null
  rows_total: number | null
  /** Row of the file up to which everything is written. */
  last_row: number
  problem: string | null
  created_at: string
  started_at: string | null
  ended_at: string | null
}

/** Why a row was not taken, or with `warning` what a person should know of one that was. */
export interface Reason {
  column: string
  reason: Words
  warning?: true
}

/** What became of one row of the file. */
export interface RowResult {
  n: number
  outcome: Outcome
  project_id: string | null
  candidate_id: string | null
  /** The project's versions before and after the row wrote it, 0 before one that it made; nothing where it wrote none. */
  seq_before?: number
  seq_after?: number
  /** The row as it was, where somebody has yet to look at it; else nothing. */
  cells: unknown[]
  reasons: Reason[]
}

/** What a person may say of a suspected row. */
export const decisions = ['create', 'same', 'skip', 'later'] as const
export type Decision = (typeof decisions)[number]

/** Rows of the sheets of one file are numbered on from here; no sheet has as many. */
export const rowsOfSheet = 2 ** 21

/** Rows that one transaction writes. */
export const chunkSize = 250

export function countsOf(rows: { outcome: string; n: number }[]): Counts {
  const counts = Object.fromEntries(outcomes.map((outcome) => [outcome, 0])) as Record<Outcome, number>
  for (const { outcome, n } of rows) counts[outcome as Outcome] += n
  return { rows: Object.values(counts).reduce((sum, n) => sum + n, 0), ...counts }
}

/** Text that the database takes: no NUL, no half characters. */
export function cleanCell<T>(cell: T): T {
  return (typeof cell === 'string' ? cell.replaceAll('\0', '').toWellFormed() : cell) as T
}
