import { hash } from 'node:crypto'
import type { Playbook } from '#features/playbook/schema/model.ts'
import { touchedFaults } from '#features/playbook/touch/model.ts'
import { type FieldChanges, shapesOf, withChanges } from '#features/projects/facts/model.ts'
import { text as faultText } from '#features/projects/facts/text.ts'
import type { ProjectDocument } from '#features/projects/fields/model.ts'
import { documentOf, type Project } from '#features/projects/model.ts'
import type { From } from '#features/projects/record/model.ts'
import type { Me } from '#platform/context.ts'
import { fold } from '#platform/search.ts'
import { say, type Words } from '#platform/words.ts'
import { mayImport } from '../../access.ts'
import type { Reason, RowResult } from '../../model.ts'
import type { SheetPlan } from '../../plan/model.ts'
import { type LedgerSheet, rowPlace } from '../../reading/actions.ts'
import type { RowContext, Unread } from '../../rows/cells/model.ts'
import { headerOf, type Row, type Standing, type Understood, understandRow } from '../../rows/model.ts'
import { betweenTitles } from '../../tables/model.ts'
import { text } from '../../text.ts'
import { isRefused, readChoice } from '../../values/model.ts'
import { amountOf } from '../compare/model.ts'
import { type Identity, type UnitName, unitNamed } from '../model.ts'

/** All that rows of one ledger are read with. */
export interface Frame {
  me: Me
  playbook: Playbook
  sheets: readonly LedgerSheet[]
  context: RowContext
  /** Id or name of the map, where its key columns tell rows apart. */
  source: string
  units: readonly UnitName[]
  own_unit: string | undefined
  today: string
  /** What projects that the rows make take from here. */
  from: From
}

/** A row that may become a project. */
export interface Stated {
  n: number
  /** How its sheet is read. */
  plan: SheetPlan
  cells: unknown[]
  document: Partial<ProjectDocument>
  standing: Standing
  extra: Record<string, string>
  /** Whether the row itself names its unit. */
  names_unit: boolean
  identity: Identity
}

/** What the row says, or what has become of it already: skipped, or refused with every reason at once. */
export function stateRow(frame: Frame, row: Row): Stated | RowResult {
  const { sheet } = rowPlace(frame, row.n)
  const { plan } = sheet
  const understood = understandRow(plan, row, frame.context)
  if ('skipped' in understood) {
    const reason = { column: '', reason: text.row.skipped[understood.skipped] }
    return {
      n: row.n,
      outcome: 'skipped',
      project_id: null,
      candidate_id: null,
      cells: [...row.cells],
      reasons: [reason],
    }
  }
  if (!understood.ok) return refusedRow(row, understood.refusals)
  const { document, standing, extra, key, project_id } = understood
  const unit = unitOf(frame, plan, understood.unit ?? unitAbove(frame, row, sheet))
  const misfits = [
    ...('column' in unit ? [unit] : []),
    ...(project_id && !isId(project_id) ? [{ column: headerOf(plan, 'project_id'), reason: text.row.id_form }] : []),
    ...standingFaults(frame, plan, standing),
    ...(isOnlyUnit(frame, understood)
      ? [{ column: headerOf(plan, 'name'), reason: say(text.row.only_unit, String(document.name)) }]
      : []),
  ]
  if (misfits.length > 0 || 'column' in unit) return refusedRow(row, misfits)
  return {
    n: row.n,
    plan,
    cells: [...row.cells],
    document: { ...document, unit_id: unit.id },
    standing: { ...standing, ...reasonOf(frame, standing) },
    extra,
    names_unit: understood.unit !== null,
    identity: identityOf(frame, { document, unit_id: unit.id, key, project_id }),
  }
}

/** A row that holds a unit's name where the project's should stand, and nothing else. */
function isOnlyUnit({ units }: Frame, { document, standing, unit }: Extract<Understood, { ok: true }>): boolean {
  const facts = Object.keys({ ...document, ...standing })
  return unit === null && facts.length === 1 && typeof unitNamed(units, document.name as string) === 'object'
}

export function refusedRow({ n, cells }: { n: number; cells: readonly unknown[] }, reasons: Reason[]): RowResult {
  return { n, outcome: 'refused', project_id: null, candidate_id: null, cells: [...cells], reasons }
}

/** A heading or a sheet that is called as a unit stands above that unit’s projects. */
export function unitAbove({ units }: Frame, { under = [] }: Row, { name }: LedgerSheet): string | null {
  const called = [...under.toReversed(), ...name.split(betweenTitles)].filter((one) => one !== '')
  return called.find((one) => typeof unitNamed(units, one) === 'object') ?? null
}

/** A column that names a unit which nobody knows by that name, or several bear. One beyond the member is known, and no question. */
export function unclearUnit(frame: Frame, plan: SheetPlan, told: string | null): Unread | null {
  const column = plan.columns.find(({ field }) => field === 'unit_id')
  if (told === null || !column) return null
  const found = unitNamed(frame.units, told)
  return typeof found === 'object' ? null : { column, text: told, reason: unnamed(found, told) }
}

function unnamed(found: 'unknown' | 'many', told: string): Words {
  return say(found === 'unknown' ? text.row.unit_unknown : text.row.unit_many, told)
}

function unitOf(frame: Frame, plan: SheetPlan, told: string | null): { id: string } | Reason {
  const column = headerOf(plan, 'unit_id')
  if (told === null) return frame.own_unit ? { id: frame.own_unit } : { column, reason: text.row.unit_none }
  const found = unitNamed(frame.units, told)
  if (typeof found === 'string') return { column, reason: unnamed(found, told) }
  return mayImport(frame.me, found.id) ? found : { column, reason: say(text.row.unit_beyond, told) }
}

/** A map may name stages and standings that this place does not have. */
function standingFaults(frame: Frame, plan: SheetPlan, { stage, status }: Standing): Reason[] {
  const unknown = (field: string, told: string): Reason => ({
    column: headerOf(plan, field),
    reason: [`制度包中没有“${told}”`, `The playbook has no "${told}"`],
  })
  return [
    ...(stage && !frame.playbook.stages.some(({ id }) => id === stage) ? [unknown('stage', stage)] : []),
    ...(status && !frame.playbook.statuses.some(({ id }) => id === status) ? [unknown('status', status)] : []),
  ]
}

/** A reason by its label is that entry of the dictionary; any other text stays. */
function reasonOf({ playbook }: Frame, { status, status_reason }: Standing): Standing {
  const dictionary = playbook.statuses.find(({ id }) => id === status)?.reasons
  if (!status_reason || !dictionary) return {}
  const found = readChoice(status_reason, playbook.dictionaries[dictionary] ?? [])
  return isRefused(found) || found.value === null ? {} : { status_reason: found.value }
}

interface Naming {
  document: Partial<ProjectDocument>
  unit_id: string
  key: string | null
  project_id: string | null
}

function identityOf(frame: Frame, { document, unit_id, key, project_id }: Naming): Identity {
  const name_key = fold(String(document.name ?? ''))
  const investor = document.investors?.[0]?.name ?? ''
  const investor_key = fold(investor) || investor.trim()
  const digest = hash('sha256', JSON.stringify([name_key, investor_key, unit_id]), 'base64url')
  return {
    project_id: project_id?.toLowerCase() ?? null,
    map_key: key === null ? null : `map:${frame.source}:${key}`,
    code: (document.code as string | undefined) ?? null,
    row_key: `row:${digest}`,
    unit_id,
    name_key,
    investor_key,
    company_key: withAmount(document.company_code as string | undefined, document),
    investment_key: withAmount(investor_key, document),
  }
}

/** Who, with the yuan of the investment; null where one of them is not known. */
function withAmount(who: string | undefined, { figures }: Partial<ProjectDocument>): string | null {
  const kept = figures?.investment
  const figure = (kept?.agreed ?? kept?.announced) as Parameters<typeof amountOf>[0] | undefined
  if (!who || !figure || (figure.currency ?? 'CNY') !== 'CNY') return null
  const yuan = amountOf(figure)
  return yuan.isZero() ? null : `${who}|${yuan.toFixed(2)}`
}

function isId(told: string): boolean {
  return /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(told)
}

/** The project with the changes of a row, judged as an edit is; or every fault, by column. */
export function changedBy(
  frame: Frame,
  plan: SheetPlan,
  before: Pick<Project, 'facts' | 'figures' | 'investors'>,
  changes: FieldChanges,
): { after: Pick<Project, 'facts' | 'figures' | 'investors'> } | { faults: Reason[] } {
  const { after, faults } = withChanges(before, changes, shapes(frame.playbook))
  const misfits = faults.map(({ field, code }) => ({ column: headerOf(plan, field), reason: faultText.faults[code] }))
  const document = documentOf({ ...(before as Project), ...after })
  const known = new Set(faults.map(({ field }) => field))
  const judged = touchedFaults(frame.playbook, document, Object.keys(changes))
    .filter(({ field }) => !known.has(field))
    .map(({ field, message }) => ({ column: headerOf(plan, field), reason: message }))
  const all = [...misfits, ...judged]
  return all.length > 0 ? { faults: all } : { after }
}

const shapesByPlaybook = new WeakMap<Playbook, ReturnType<typeof shapesOf>>()

function shapes(playbook: Playbook): ReturnType<typeof shapesOf> {
  const known = shapesByPlaybook.get(playbook) ?? shapesOf(playbook.fields)
  shapesByPlaybook.set(playbook, known)
  return known
}
