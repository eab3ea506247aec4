import { allFields } from '#features/playbook/document/model.ts'
import type { Playbook } from '#features/playbook/schema/model.ts'
import type { Field, Figure, Figures } from '../fields/model.ts'
import { eachFigure } from '../figures/model.ts'
import { isBlank, isOpenFact } from '../model.ts'

type Pair = readonly [before: unknown, after: unknown]

/** Before the header of a ledger's column that is no field. */
export const ofLedger = 'extra.'

/** One thing that an event changed, by what it is a change of; words and values are put to it where it is shown. */
export interface Change {
  /** A field id, a figure's place (`investment.agreed`, `tax.agreed.2027`), a ledger's other column (`extra.备注`) or a column of the record. */
  field: string
  before: unknown
  after: unknown
}

/** Derived from other columns, or of no meaning to a reader. */
const unsaid = new Set([
  'playbook_id',
  'created_by',
  'investment_cny',
  'announced_cny',
  'agreed_cny',
  'verified_cny',
  'fixed_assets_cny',
  'land_mu',
  'stage_entered_on',
  'project_id',
  'unit_reviewed_by',
  'unit_reviewed_at',
  'city_reviewed_by',
  'city_reviewed_at',
  'submitted_by',
  'submitted_at',
  'rate',
  'rate_on',
  'reverses',
  'posted',
  'moved',
  'merged_into',
  'enterprise_id',
  'earlier_project_id',
  'set_by',
  'reason',
  'flagged_by',
  'flagged_on',
  'decision',
  'decided_by',
  'decided_on',
  'evidence_ids',
])

/** Columns of projects and claims, beside the open facts, that tell nothing of who is behind a confidential project. */
const openColumns = new Set([
  'stage',
  'status',
  'status_on',
  'team',
  'evidence',
  'kind',
  'milestone',
  'event_on',
  'year',
  'metric',
  'value',
  'amount',
  'currency',
  'unit',
  'cny',
  'capital_increase',
  'approved_on',
])

/** The changes of an event, one for each fact: figures apart by basis and year, playbook fields apart. What stayed blank is not told. */
export function changesTold(changes: Record<string, Pair>, masked: boolean): Change[] {
  return Object.entries(changes)
    .flatMap(([column, pair]) => unfolded(column, pair))
    .filter(({ field, before, after }) => {
      if (unsaid.has(field) || (isNothing(before) && isNothing(after))) return false
      return !masked || openColumns.has(field) || isOpenFact(field.split('.')[0]!)
    })
}

function unfolded(column: string, [before, after]: Pair): Change[] {
  if (column === 'figures') return pairs(placed(before), placed(after))
  if (column === 'extra')
    return pairs(record(before), record(after)).map((change) => ({ ...change, field: `${ofLedger}${change.field}` }))
  if (column === 'custom') return pairs(record(before), record(after))
  if (column === 'confidential' && isBlank(before) && after === false) return []
  return [{ field: column, before, after }]
}

function placed(figures: unknown): Record<string, Figure> {
  const all = [...eachFigure(record(figures) as Figures)]
  return Object.fromEntries(
    all.map(({ field, basis, year, figure }) => [[field, basis, year].filter(Boolean).join('.'), figure]),
  )
}

function pairs(before: Record<string, unknown>, after: Record<string, unknown>): Change[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .map((field) => ({ field, before: before[field] ?? null, after: after[field] ?? null }))
    .filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.after))
}

function isNothing(value: unknown): boolean {
  return isBlank(value) || (typeof value === 'object' && !Array.isArray(value) && Object.keys(value!).length === 0)
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {}
}

/** The field that a change is of, core or the playbook's. */
export function fieldOfChange(playbook: Playbook, { field }: Change): Field | undefined {
  return allFields(playbook).find((one) => one.id === field.split('.')[0])
}

/** Ids of units and members that the changes name, to be read once for a whole page. */
export function idsNamed(
  changes: Change[],
  type: (change: Change) => string | undefined,
): { units: string[]; members: string[] } {
  const ids = (wanted: string) =>
    changes
      .filter((change) => type(change) === wanted)
      .flatMap(({ before, after }) => [before, after])
      .filter((id): id is string => typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id))
  const team = changes
    .filter(({ field }) => field === 'team')
    .flatMap(({ before, after }) => [before, after].flat() as ({ member_id?: string } | null)[])
    .flatMap((member) => member?.member_id ?? [])
  return { units: ids('unit'), members: [...ids('member'), ...team] }
}
