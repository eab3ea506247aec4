import { codeOf, isValidCode } from '#features/enterprises/codes/model.ts'
import type { Basis, Figure, Figures, ProjectDocument, Quantity } from '#features/projects/fields/model.ts'
import type { Words } from '#platform/words.ts'
import type { ColumnMap } from '../headers/model.ts'
import { readFigure } from '../values/amounts/model.ts'
import { type DayRules, readDay } from '../values/days/model.ts'
import {
  type Cell,
  type Choice,
  faultOf,
  isRefused,
  type Reading,
  readChoice,
  readContact,
  readIndustry,
  readInvestors,
  readNumber,
  readTags,
  readText,
  readYesNo,
  saysNothing,
  textOf,
} from '../values/model.ts'
import { type SkipReason, skipReason } from './skip/model.ts'

export interface Row {
  n: number
  cells: readonly Cell[]
  /** Says what the rows below have in common, and is no project. */
  heading?: true
  /** Headings that it stands under, the outermost first. */
  under?: readonly string[]
}

/** A column with what the map file says of it besides. */
export interface PlannedColumn extends ColumnMap {
  month?: DayRules['month']
  century?: DayRules['century']
  values?: Readonly<Record<string, string | null | Readonly<Record<string, string | boolean>>>>
  keep?: boolean
  /** A cell that nobody can be certain of is kept as it is and leaves its fact blank; otherwise it refuses the row. */
  unread?: 'keep'
  /** Comments of another column's cells; no part of the layout. */
  remark?: true
}

/** How rows of one sheet are read: `planOf` makes it from headers and map. */
export interface Plan {
  /** Surest first: of two columns for one fact the earlier here goes before. */
  columns: readonly PlannedColumn[]
  /** The header as it stands: said again on a later page it is no project. */
  headerLines: readonly (readonly Cell[])[]
  constants: Readonly<Record<string, string | boolean>>
  compose: Readonly<Record<string, string>>
  /** Headers of the columns that tell rows apart; empty: the whole row does. */
  key: readonly string[]
  refuseWhen: readonly { column: string; is: readonly string[]; zh: string; en: string }[]
  /** Name of the sheet where a ledger has several: it often says the year or the town, and stays with the row. */
  sheet?: string
}

/** What the place's playbook says of values. */
export interface RowContext {
  fields: ReadonlyMap<string, { type: string; dictionary?: string; quantity?: Quantity; yearly?: boolean }>
  dictionaries: Readonly<Record<string, readonly Choice[]>>
  stages: readonly Choice[]
  statuses: readonly (Choice & { reasons?: string })[]
  /** Days that lost their format are counted from 1904. */
  from1904?: boolean
}

export interface Refusal {
  column: string
  reason: Words
}

/** A cell that nobody can be certain of. */
export interface Unread {
  column: PlannedColumn
  /** Blank where the cell holds no words: a formula that failed, a merge. */
  text: string
  reason: Words
}

/** Where the project stands, apart from its facts. */
export interface Standing {
  stage?: string
  status?: string
  status_reason?: string
  status_on?: string
  stage_entered_on?: string
}

export type Understood =
  | {
      ok: true
      document: Partial<ProjectDocument>
      standing: Standing
      /** Name of the unit as written; the server finds whose it is. */
      unit: string | null
      /** Id that our own export gave it. */
      project_id: string | null
      /** What nobody knows, or what is said twice, by header. */
      extra: Record<string, string>
      /** Tells the row apart within its source; null where the map names no key columns. */
      key: string | null
    }
  | { ok: false; refusals: Refusal[] }
  | { skipped: SkipReason }

const standingFields = new Set(['stage', 'status', 'status_reason', 'status_on', 'stage_entered_on'])

/**
 * One row as a project: facts, figures by basis and year, standing. All cells that cannot be read with certainty are named at
 * once. Of two columns for one fact the surer, then the first that is filled counts; the other is kept in `extra`.
 */
export function understandRow(plan: Plan, row: Row, context: RowContext): Understood {
  const skipped = skipReason(plan, row)
  if (skipped) return { skipped }
  const told = toldBy(plan, row, context)
  for (const [field, value] of Object.entries(plan.constants)) told.facts[field] ??= value
  for (const [field, template] of Object.entries(plan.compose)) told.facts[field] ??= composed(template, plan, row)
  const key = keyOf(plan, row, told)
  if (!told.facts.name && told.refusals.length === 0)
    told.refusals.push({ column: headerOf(plan, 'name'), reason: ['缺项目名称', 'The project has no name'] })
  if (told.refusals.length > 0) return { ok: false, refusals: told.refusals }
  tellInvestorCode(told, plan)
  return { ok: true, ...partsOf(told), extra: told.extra, key }
}

/** What of a row a person can be asked about: the cells that cannot be read, and the unit as it is written. */
export function openIn(plan: Plan, row: Row, context: RowContext): { unread: Unread[]; unit: string | null } {
  const { unread, facts } = toldBy(plan, row, context)
  return { unread, unit: (facts.unit_id as string | undefined) ?? null }
}

function toldBy(plan: Plan, row: Row, context: RowContext): Told {
  const told: Told = { facts: {}, figures: {}, extra: {}, refusals: unwanted(plan, row), unread: [] }
  if (plan.sheet) told.extra.工作表 = plan.sheet
  if (row.under) told.extra.分组 = row.under.join(' / ')
  for (const column of plan.columns) tell(told, column, row.cells[column.column] ?? null, context)
  return told
}

/** A ledger that has one column for the code of a company and none for the company of the project gives that of its investor. */
function tellInvestorCode({ facts }: Told, { columns }: Plan): void {
  const code = codeOf(facts.company_code as string | undefined)
  const investors = facts.investors as ProjectDocument['investors'] | undefined
  if (!code || !isValidCode(code) || investors?.length !== 1) return
  if (facts.company_name || columns.some(({ field }) => field === 'company_name')) return
  facts.investors = [{ ...investors[0]!, code }]
}

interface Told {
  facts: Record<string, unknown>
  figures: Figures
  extra: Record<string, string>
  refusals: Refusal[]
  unread: Unread[]
}

function partsOf({ facts, figures }: Told): {
  document: Partial<ProjectDocument>
  standing: Standing
  unit: string | null
  project_id: string | null
} {
  const { unit_id, project_id, ...others } = facts
  const standing = Object.fromEntries(Object.entries(others).filter(([id]) => standingFields.has(id)))
  const plainFacts = Object.fromEntries(Object.entries(others).filter(([id]) => !standingFields.has(id)))
  const document = Object.keys(figures).length > 0 ? { ...plainFacts, figures } : plainFacts
  const written = (value: unknown) => (value as string | undefined) ?? null
  return { document, standing, unit: written(unit_id), project_id: written(project_id) }
}

/** Adds what one cell says. */
function tell(told: Told, column: PlannedColumn, cell: Cell, context: RowContext): void {
  const text = textOf(cell).trim()
  if (text === '' || column.ignore) return
  if (column.field === null || column.keep) keep(told, column, text)
  if (column.field === null) return
  const meant = column.values?.[text]
  if (meant === null) return
  if (typeof meant === 'object') {
    for (const [field, value] of Object.entries(meant)) told.facts[field] ??= value
    return
  }
  const field = context.fields.get(column.field)
  if ((column.month || column.century) && !saysDay(text)) keep(told, column, text)
  if (column.field === 'contact') tellContact(told, column, cell)
  else if (field?.type === 'figure') tellFigure(told, column, cell, field)
  else tellFact(told, column, cell, meant === undefined ? readField(cell, column, context) : { value: meant })
}

/** Nobody is certain of the cell: its row is refused, unless a person has said that it may stay beside the project as it is. */
function tellUnread(told: Told, column: PlannedColumn, cell: Cell, reason: Words): void {
  const text = faultOf(cell) ? '' : textOf(cell).trim()
  if (column.unread === 'keep') keep(told, column, text || reason[0])
  else {
    told.unread.push({ column, text, reason })
    told.refusals.push({ column: column.header, reason })
  }
}

/** Whether a cell names a day by itself; where a rule chose one, the cell stays beside the fact as it was. */
function saysDay(text: string): boolean {
  return !isRefused(readDay(text))
}

function tellFact(told: Told, column: PlannedColumn, cell: Cell, reading: Reading): void {
  if (isRefused(reading)) tellUnread(told, column, cell, reading.refused)
  else if (reading.value !== null) setOnce(told, column, column.field!, reading.value, textOf(cell).trim())
}

function readField(
  cell: Cell,
  column: PlannedColumn,
  { fields, dictionaries, stages, statuses, from1904 }: RowContext,
): Reading {
  if (column.field === 'stage') return readChoice(cell, stages)
  if (column.field === 'status') return readChoice(cell, statuses)
  const { type, dictionary = '' } = fields.get(column.field!) ?? { type: 'text' }
  switch (type) {
    case 'date':
      return readDay(cell, { month: column.month, century: column.century, from1904 })
    case 'yesno':
      return readYesNo(cell)
    case 'choice':
      return readChoice(cell, dictionaries[dictionary] ?? [])
    case 'industry':
      return readIndustry(cell)
    case 'number':
      return readNumber(cell)
    case 'investors':
      return readInvestors(cell)
    case 'tags':
      return readTags(cell)
    default:
      return readText(cell)
  }
}

function tellContact(told: Told, column: PlannedColumn, cell: Cell): void {
  const reading = readContact(cell)
  if (isRefused(reading)) tellUnread(told, column, cell, reading.refused)
  else if (reading.value) {
    const { name, phone, more } = reading.value
    const text = textOf(cell).trim()
    if (name) setOnce(told, column, 'contact_name', name, text)
    if (phone) setOnce(told, column, 'contact_phone', phone, text)
    if (more) keep(told, column, text)
  }
}

function tellFigure(
  told: Told,
  column: PlannedColumn,
  cell: Cell,
  { quantity, yearly }: { quantity?: Quantity; yearly?: boolean },
): void {
  const text = textOf(cell).trim()
  const fault = faultOf(cell)
  if (!fault && saysNothing(cell)) return
  if (yearly && column.year === null) {
    keep(told, column, text) // a promise for no year is nobody's to place
    return
  }
  const { field, unit, currency, estimate, year } = column
  const reading = fault ?? readFigure(text, { quantity: quantity ?? 'money', unit, currency, estimate })
  if ('refused' in reading) tellUnread(told, column, cell, reading.refused)
  else if (!placed(told.figures, field!, column.basis ?? 'announced', yearly ? year : null, reading.value))
    keep(told, column, text)
}

/** Puts a figure in its place; false where another is there already. */
function placed(figures: Figures, field: string, basis: Basis, year: string | null, figure: Figure): boolean {
  figures[field] ??= {}
  const kept = figures[field]
  if (year === null) {
    if (kept[basis]) return false
    kept[basis] = figure
    return true
  }
  kept[basis] ??= {}
  const years = kept[basis] as Record<string, Figure>
  if (years[year]) return false
  years[year] = figure
  return true
}

function setOnce(told: Told, column: PlannedColumn, field: string, value: unknown, text: string): void {
  if (told.facts[field] === undefined) told.facts[field] = value
  else if (JSON.stringify(told.facts[field]) !== JSON.stringify(value)) keep(told, column, text)
}

function keep(told: Told, { header, column }: PlannedColumn, text: string): void {
  const name = header.trim() === '' ? `第${column + 1}列` : header.trim()
  told.extra[name in told.extra && told.extra[name] !== text ? `${name} (${column + 1})` : name] = text
}

function unwanted(plan: Plan, row: Row): Refusal[] {
  return plan.refuseWhen
    .filter(({ column, is }) => is.includes(cellUnder(plan, row, column)))
    .map(({ column, zh, en }) => ({ column, reason: [zh, en] }))
}

function composed(template: string, plan: Plan, row: Row): string | undefined {
  const text = template.replace(/\{([^}]+)\}/g, (_, header: string) => cellUnder(plan, row, header))
  return text.replace(/\s+/g, ' ').trim() || undefined
}

function keyOf(plan: Plan, row: Row, told: Told): string | null {
  if (plan.key.length === 0) return null
  const parts = plan.key.map((header) => cellUnder(plan, row, header))
  for (const [i, part] of parts.entries())
    if (part === '')
      told.refusals.push({
        column: plan.key[i]!,
        reason: ['缺少识别本行的编号', 'What identifies this row is missing'],
      })
  return parts.join('|')
}

function cellUnder(plan: Plan, row: Row, header: string): string {
  const column = plan.columns.find((one) => one.header.trim() === header.trim())
  return column ? textOf(row.cells[column.column] ?? null).trim() : ''
}

function headerOf(plan: Plan, field: string): string {
  return plan.columns.find((column) => column.field === field)?.header ?? field
}
