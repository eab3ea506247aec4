import { type Basis, type Figure, type Figures, happened, type Quantity } from '#features/projects/fields/model.ts'
import type { Ceilings } from '#features/projects/figures/ceilings/model.ts'
import type { Words } from '#platform/words.ts'
import type { ColumnMap } from '../../headers/model.ts'
import { doubtOf, type Usual } from '../../sizes/model.ts'
import { type FigureColumn, readFigure } from '../../values/amounts/model.ts'
import { type DayRules, readDay } from '../../values/days/model.ts'
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
} from '../../values/model.ts'
import { readOriginPlace } from '../../values/origins/model.ts'

/** A column with what the map file says of it besides. */
export interface PlannedColumn extends ColumnMap {
  month?: DayRules['month']
  century?: DayRules['century']
  /** Of days on which something has happened: today. A later one is asked about. */
  until?: string
  /** A person has said that later days are those of the plan. */
  later?: 'planned'
  values?: Readonly<Record<string, string | null | Readonly<Record<string, string | boolean>>>>
  keep?: boolean
  /** Of figures: what those at the top of the column are like; without it none is asked about for its size. */
  usual?: Usual
  /** A cell that nobody can be certain of is kept as it is and leaves its fact blank; otherwise it refuses the row. */
  unread?: 'keep'
  /** Headed as a column before it: where they differ, nobody can be certain which is meant. */
  again?: true
  /** Comments of another column's cells; no part of the layout. */
  remark?: true
}

/** What the place's playbook says of values. */
export interface RowContext {
  fields: ReadonlyMap<string, { type: string; dictionary?: string; quantity?: Quantity; yearly?: boolean }>
  dictionaries: Readonly<Record<string, readonly Choice[]>>
  stages: readonly Choice[]
  statuses: readonly (Choice & { reasons?: string })[]
  /** A figure beyond these is asked about. */
  ceilings: Ceilings
  /** Days that lost their format are counted from 1904. */
  from1904?: boolean
  /** Of a row that has a column for it, the currency of its amounts. */
  currency?: string
  /** Divisions that the place may be; none where nobody knows. */
  home?: readonly string[]
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

/** What the cells of a row have said so far. */
export interface Told {
  facts: Record<string, unknown>
  figures: Figures
  extra: Record<string, string>
  refusals: Refusal[]
  unread: Unread[]
}

/** Adds what one cell says. */
export function tell(told: Told, column: PlannedColumn, cell: Cell, context: RowContext): void {
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
  if ((column.month || column.century || (column.year && field?.type === 'date')) && !saysDay(text))
    keep(told, column, text)
  if (isContact(column.field, text)) tellContact(told, column, cell)
  else if (field?.type === 'figure') tellFigure(told, column, cell, { ...context, field, meant })
  else tellDayOrFact(told, column, cell, meant === undefined ? readField(cell, column, context) : { value: meant })
}

/** A name and its phone stand in one cell, whatever its header says. */
function isContact(field: string, text: string): boolean {
  if (field === 'contact') return true
  return (field === 'contact_name' && /\d{7}/.test(text)) || (field === 'contact_phone' && /\p{Script=Han}/u.test(text))
}

/** Nobody is certain of the cell: its row is refused, unless a person has said that it may stay beside the project as it is. */
export function tellUnread(told: Told, column: PlannedColumn, cell: Cell, reason: Words): void {
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

/** A day that has not come is no day on which something happened: nobody can be certain of it, unless it is said to be that of the plan. */
function tellDayOrFact(told: Told, column: PlannedColumn, cell: Cell, reading: Reading): void {
  const { field, until, later } = column
  const hasCome = until === undefined || isRefused(reading) || String(reading.value ?? '') <= until
  const planned = later === 'planned' ? happened[field!] : null
  if (hasCome) tellFact(told, column, cell, reading)
  else if (planned) setOnce(told, column, planned, reading.value, textOf(cell).trim())
  else
    tellUnread(told, column, cell, [`这一天还没有到：${reading.value}`, `That day has not come yet: ${reading.value}`])
}

function tellFact(told: Told, column: PlannedColumn, cell: Cell, reading: Reading): void {
  if (isRefused(reading)) tellUnread(told, column, cell, reading.refused)
  else if (reading.value !== null) setOnce(told, column, column.field!, reading.value, textOf(cell).trim())
}

function readField(
  cell: Cell,
  column: PlannedColumn,
  { fields, dictionaries, stages, statuses, from1904, home }: RowContext,
): Reading {
  if (column.field === 'origin_place') return readOriginPlace(cell, dictionaries.origin_place ?? [], home)
  if (column.field === 'stage') return readChoice(cell, stages)
  if (column.field === 'status') return readChoice(cell, statuses)
  const { type, dictionary = '' } = fields.get(column.field!) ?? { type: 'text' }
  switch (type) {
    case 'date':
      return readDay(cell, { ...column, from1904 })
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

interface FigureSense extends Pick<RowContext, 'ceilings' | 'currency'> {
  field: { quantity?: Quantity; yearly?: boolean }
  /** What a person has said that this cell means: so much it is, however large. */
  meant: string | undefined
}

function tellFigure(
  told: Told,
  column: PlannedColumn,
  cell: Cell,
  { field, meant, ceilings, currency }: FigureSense,
): void {
  const text = textOf(cell).trim()
  const fault = faultOf(cell)
  if (!fault && saysNothing(cell)) return
  const { quantity = 'money', yearly } = field
  if (yearly && column.year === null) {
    keep(told, column, text) // a promise for no year is nobody's to place
    return
  }
  const of = figureColumn(column, quantity)
  const reading = fault ?? readFigure(meant ?? text, of)
  if ('refused' in reading) {
    tellUnread(told, column, cell, reading.refused)
    return
  }
  if (currency && reading.value.currency && reading.value.currency !== currency && meant === undefined) {
    tellUnread(told, column, cell, [
      `币种一列写的是 ${currency}，这里按 ${reading.value.currency} 读：请把币种写进金额`,
      `The row says ${currency}, and this would be ${reading.value.currency}: write the currency beside the amount`,
    ])
    return
  }
  const { usual } = column
  const doubt = usual && meant === undefined && doubtOf(reading.value, { ...of, usual }, { quantity, yearly }, ceilings)
  if (doubt) {
    tellUnread(told, column, cell, doubt)
    return
  }
  const year = yearly ? column.year : null
  const taken = placed(told.figures, column.field!, column.basis ?? 'announced', year, reading.value)
  if (!taken && column.again) tellTwice(told, column, text)
  else if (!taken || (meant !== undefined && meant !== text)) keep(told, column, text)
}

/** What a column says of its figures. */
export function figureColumn({ unit, currency, estimate }: PlannedColumn, quantity: Quantity): FigureColumn {
  return { quantity, unit, currency, estimate }
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
  else if (JSON.stringify(told.facts[field]) === JSON.stringify(value)) return
  else if (column.again) tellTwice(told, column, text)
  else keep(told, column, text)
}

function tellTwice(told: Told, column: PlannedColumn, text: string): void {
  const header = column.header.trim()
  tellUnread(told, column, text, [
    `有两列“${header}”，写的不一样，这一列是：${text}`,
    `Two columns are called “${header}” and differ; this one says: ${text}`,
  ])
}

function keep(told: Told, { header, column }: PlannedColumn, text: string): void {
  const name = header.trim() === '' ? `第${column + 1}列` : header.trim()
  told.extra[name in told.extra && told.extra[name] !== text ? `${name} (${column + 1})` : name] = text
}
