import type { Playbook } from '#features/playbook/schema/model.ts'
import { coreFields } from '#features/projects/fields/model.ts'
import { Problem } from '#platform/problem.ts'
import { readSheet } from '#platform/sheets/read/read.ts'
import { knownNames } from '../headers/model.ts'
import type { ImportMap } from '../map/model.ts'
import { cleanCell } from '../model.ts'
import { headRows, planOf, type SheetPlan } from '../plan/model.ts'
import type { Row, RowContext } from '../rows/model.ts'
import { stageChoices } from '../stages/model.ts'
import type { Choice } from '../values/model.ts'

/** A ledger as it is read: what its columns mean, and its rows. */
export interface Ledger {
  plan: SheetPlan
  context: RowContext
  /** The first rows of the file, titles and header among them. */
  head: Row[]
  /** Rows that may be projects, after the given row of the file. Memory does not grow with them. */
  rows(after?: number): AsyncGenerator<Row>
}

/** Opens a ledger by its header, the playbook's words and a map. No header, or a map that does not fit, is a Problem. */
export async function openLedger(path: string, map: ImportMap, playbook: Playbook): Promise<Ledger> {
  const options = map.sheet === undefined ? {} : { sheet: map.sheet }
  const head: Row[] = []
  for await (const row of readSheet(path, options)) {
    head.push(cleanRow(row))
    if (head.length === headRows) break
  }
  const plan = planOf(head, knownNames(playbook.fields), map)
  if ('refused' in plan) throw new Problem('invalid', 'import.no_plan', plan.refused)
  const rows = (after = 0) => rowsFrom(path, options, Math.max(plan.firstRow, after + 1))
  return { plan, context: rowContext(playbook), head, rows }
}

async function* rowsFrom(path: string, options: { sheet?: string | number }, first: number): AsyncGenerator<Row> {
  for await (const row of readSheet(path, options)) if (row.n >= first) yield cleanRow(row)
}

function cleanRow({ n, cells }: Row): Row {
  return { n, cells: cells.map(cleanCell) }
}

const contexts = new WeakMap<Playbook, RowContext>()

/** What the playbook says of values. */
export function rowContext(playbook: Playbook): RowContext {
  const known = contexts.get(playbook)
  if (known) return known
  const day = { type: 'date' }
  const own: [string, { type: string }][] = [
    ['status_on', day],
    ['stage_entered_on', day],
  ]
  const fields = [...coreFields, ...playbook.fields].map((field): [string, (typeof coreFields)[number]] => [
    field.id,
    field as (typeof coreFields)[number],
  ])
  const context = {
    fields: new Map<string, { type: string }>([...fields, ...own]),
    dictionaries: playbook.dictionaries as Record<string, Choice[]>,
    stages: stageChoices(playbook.stages),
    statuses: playbook.statuses,
  }
  contexts.set(playbook, context)
  return context
}
