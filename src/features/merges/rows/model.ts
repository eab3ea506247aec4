import { Decimal } from 'decimal.js'
import { type Changes, changesBetween, type Json } from '#platform/ledger/model.ts'
import type { MergeKind } from '../model.ts'

/**
 * How a table that points at a record follows when the record is merged into another. `moves`: its rows point at the kept one from
 * then on. `belongs`: its rows are part of the record, go with it and come back with it. `derived`: they are made anew from what
 * remains. `stays`: they say what was once done to that very record.
 */
export interface Relation {
  table: string
  column: string
  follows: 'moves' | 'belongs' | 'derived' | 'stays'
  /** What tells its rows apart, beside tenant and `column`. */
  key: readonly string[]
  /** Together with `column` they are there once: a row of the lost record that meets one of the kept gives way to it. */
  once?: readonly string[]
  /** A number that the row which stays takes over from the one that gives way. */
  adds?: string
  /** The kind of their streams, where the rows are records themselves. */
  stream?: string
}

export type Cells = Record<string, Json>

/** One row of which columns became something else. */
export interface RowChange {
  table: string
  key: Cells
  before: Cells
  after: Cells
  stream?: string
}

/** What a merge did to rows, in the order in which it was done. */
export interface Moved {
  changed: RowChange[]
  /** Rows that went, as JSON text: through a parsed number a sum of money could lose a digit. */
  removed: { table: string; row: string }[]
  added: { table: string; key: Cells }[]
}

export interface Merge {
  id: string
  kind: MergeKind
  kept_id: string
  lost_id: string
  lost_name: string
  /** What names of the lost one share, and its code: whoever names it means the kept one. */
  name_key: string
  code: string | null
  reason: string
  /** Facts that the kept one took over from the lost. */
  changes: Changes
  /** What of the kept one is not in the ledger, as it was. */
  kept: Cells
  moved: Moved
  merged_by: string | null
  merged_at: string
}

/** Two numbers of rows, decimal text, as one. */
export function plus(one: Json | undefined, other: Json | undefined): string {
  return new Decimal(String(one ?? 0)).plus(String(other ?? 0)).toString()
}

/** The way back: the last change first, each from what it became to what it was. */
export function backwards(changes: readonly RowChange[]): RowChange[] {
  return changes.toReversed().map((change) => ({ ...change, before: change.after, after: change.before }))
}

/** What happened to a record in several steps, as one change of each column. */
export function together(changes: readonly RowChange[]): Changes {
  const whole: Changes = {}
  for (const { before, after } of changes)
    for (const column of Object.keys(after))
      whole[column] = [whole[column] ? whole[column][0] : (before[column] ?? null), after[column] ?? null]
  return whole
}

/** What undoing a change writes into the ledger. */
export function inverse(changes: Changes): Changes {
  return Object.fromEntries(Object.entries(changes).map(([field, [was, is]]) => [field, [is, was]]))
}

/** How many rows of each table followed. */
export function countsOf({ changed }: Moved): Record<string, number> {
  const rows = new Map(changed.map(({ table, key }) => [`${table} ${JSON.stringify(key)}`, table]))
  return Object.fromEntries(
    [...Map.groupBy(rows.values(), (table) => table)].map(([table, all]) => [table, all.length]),
  )
}

/** Whether what the kept record took over is still as the merge left it: else taking the merge back would overwrite later work. */
export function standsAs(changes: Changes, now: Record<string, unknown>): boolean {
  const left = Object.fromEntries(Object.entries(changes).map(([field, [, is]]) => [field, is]))
  const there = Object.fromEntries(Object.keys(left).map((field) => [field, now[field]]))
  return Object.keys(changesBetween(left, there)).length === 0
}
