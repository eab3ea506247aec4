import { codeOf, isValidCode } from '#features/enterprises/codes/model.ts'
import type { ProjectDocument } from '#features/projects/fields/model.ts'
import type { Words } from '#platform/words.ts'
import { labelKey } from '../fold/model.ts'
import { endingInName, endingSaidAbove, stageSaidAbove } from '../stages/model.ts'
import { readUnit } from '../units/model.ts'
import { type Cell, textOf } from '../values/model.ts'
import {
  type PlannedColumn,
  type Refusal,
  type RowContext,
  type Told,
  tell,
  tellUnread,
  type Unread,
} from './cells/model.ts'
import { isCount, type SkipReason, skipReason } from './skip/model.ts'
import { stageTicked } from './ticks/model.ts'

export interface Row {
  n: number
  cells: readonly Cell[]
  /** Columns of cells that are struck through. */
  struck?: readonly number[]
  /** Says what the rows below have in common, and is no project. */
  heading?: true
  /** Headings that it stands under, the outermost first. */
  under?: readonly string[]
  /** The number of the project above that it is a part of. */
  partOf?: string
  /** The header of another table. */
  header?: true
  /** The row of another table's header that it stands below. */
  below?: number
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
  /** What stands above the header, the nearest first, and the name of the sheet. */
  said?: readonly string[]
  /** Name of the sheet where a ledger has several: it often says the year or the town, and stays with the row. */
  sheet?: string
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
  if (row.below !== undefined) return { ok: false, refusals: [{ column: '', reason: otherTable(row.below) }] }
  const told = toldBy(plan, row, context)
  for (const [field, value] of Object.entries(plan.constants)) told.facts[field] ??= value
  for (const [field, template] of Object.entries(plan.compose)) told.facts[field] ??= composed(template, plan, row)
  const stage = stageBeside(plan, row, context) ?? stageAbove(plan, row, context)
  if (stage) told.facts.stage ??= stage
  told.refusals.push(...doubtsOf(plan, row, told))
  const key = keyOf(plan, row, told)
  if (!told.facts.name && told.refusals.length === 0)
    told.refusals.push({ column: headerOf(plan, 'name'), reason: ['缺项目名称', 'The project has no name'] })
  if (told.refusals.length > 0) return { ok: false, refusals: told.refusals }
  tellInvestorCode(told, plan)
  return { ok: true, ...partsOf(told), extra: told.extra, key }
}

/** What a row says besides its facts and what its facts would not know: that it is a part, has no name, or has come to an end. */
function doubtsOf(plan: Plan, row: Row, { facts }: Told): Refusal[] {
  const { partOf, under = [] } = row
  const name = String(facts.name ?? '')
  const about = headerOf(plan, 'name')
  const above = [...under.toReversed(), ...(plan.said ?? [])].map(endingSaidAbove).find((said) => said !== null)
  const ending = facts.status === undefined ? (endingInName(name) ?? above) : null
  return [
    ...(partOf !== undefined ? [{ column: '', reason: partOfProject(partOf) }] : []),
    ...(isCount(name)
      ? [{ column: about, reason: [`是数，不是名称：${name}`, `A number, not a name: ${name}`] as const }]
      : []),
    ...(isNameStruck(plan, row) && facts.status === undefined ? [{ column: about, reason: struckThrough }] : []),
    ...(ending ? [{ column: '', reason: ended(ending) }] : []),
  ]
}

function partOfProject(number: string): Words {
  return [
    `按序号是第 ${number} 项的一部分：金额已含在内的请删去这一行，单独的项目请另编序号`,
    `By its number it is a part of ${number}: delete the row if its figures are held there, or number it as a project of its own`,
  ]
}

const struckThrough: Words = [
  '名称划了删除线，这一行没有推进状态：不要的请删去这一行，要的请去掉删除线，已终止的请加一列“推进状态”写明',
  'The name is struck through, and the row tells no standing: delete the row, take the line off, or add a column “Standing” that says how it ended',
]

function ended(said: string): Words {
  return [
    `写着“${said}”，这一行没有推进状态：请加一列“推进状态”写明`,
    `It says “${said}”, and the row tells no standing: add a column “Standing” that does`,
  ]
}

function otherTable(n: number): Words {
  return [
    `第 ${n} 行起是表头不同的另一张表：请移到单独的工作表再导入`,
    `From row ${n} on stands another table with a header of its own: move it to a sheet of its own and import that`,
  ]
}

/** What of a row a person can be asked about: the cells that cannot be read, and the unit as it is written. */
export function openIn(plan: Plan, row: Row, context: RowContext): { unread: Unread[]; unit: string | null } {
  if (row.below !== undefined) return { unread: [], unit: null }
  const { unread, facts } = toldBy(plan, row, context)
  return { unread, unit: (facts.unit_id as string | undefined) ?? null }
}

function toldBy(plan: Plan, row: Row, context: RowContext): Told {
  const told: Told = { facts: {}, figures: {}, extra: {}, refusals: unwanted(plan, row), unread: [] }
  if (plan.sheet) told.extra.工作表 = plan.sheet
  if (row.under) told.extra.分组 = row.under.join(' / ')
  const currency = currencyOf(plan, row)
  const here = currency === undefined ? context : { ...context, currency }
  for (const column of plan.columns) {
    const cell = row.cells[column.column] ?? null
    if (isStruck(plan, row, column, cell)) tellUnread(told, column, cell, struckOut(textOf(cell).trim()))
    else tell(told, column, cell, here)
  }
  return told
}

/** A fact by itself; where the name is struck through, the whole row is asked about. */
function isStruck(plan: Plan, row: Row, { column, field }: PlannedColumn, cell: Cell): boolean {
  if (!row.struck?.includes(column) || field === null || isNameStruck(plan, row)) return false
  return textOf(cell).trim() !== ''
}

function isNameStruck({ columns }: Plan, { struck = [] }: Row): boolean {
  return columns.some(({ column, field }) => field === 'name' && struck.includes(column))
}

function struckOut(said: string): Words {
  return [`划了删除线：${said}`, `Struck through: ${said}`]
}

/** The column 币种 of a ledger is the same for every row. */
const currencyColumns = new WeakMap<Plan['columns'], PlannedColumn | null>()

/** What a column 币种 says. */
function currencyOf({ columns }: Plan, { cells }: Row): string | undefined {
  if (!currencyColumns.has(columns)) currencyColumns.set(columns, currencyColumn(columns))
  const column = currencyColumns.get(columns)
  return column ? readUnit(textOf(cells[column.column] ?? null).trim())?.currency : undefined
}

function currencyColumn(columns: Plan['columns']): PlannedColumn | null {
  return (
    columns.find(
      ({ field, header }) => field === null && /^(币种|币别|货币|货币种类|currency)$/.test(labelKey(header)),
    ) ?? null
  )
}

/** The stage that a column for each of them says, where no column says it in a word. */
function stageBeside({ columns }: Plan, { cells }: Row, { stages }: RowContext): string | null {
  return columns.some(({ field }) => field === 'stage') ? null : stageTicked(columns, cells, stages)
}

/** Id of the stage that is said above a row; a ledger of 在谈项目 needs no column that says so. */
export function stageAbove({ columns, said = [] }: Plan, { under = [] }: Row, { stages }: RowContext): string | null {
  if (columns.some(({ field }) => field === 'stage')) return null
  for (const text of [...under.toReversed(), ...said]) {
    const stage = stageSaidAbove(text, stages)
    if (stage) return stage
  }
  return null
}

/** A ledger that has one column for the code of a company and none for the company of the project gives that of its investor. */
function tellInvestorCode({ facts }: Told, { columns }: Plan): void {
  const code = codeOf(facts.company_code as string | undefined)
  const investors = facts.investors as ProjectDocument['investors'] | undefined
  if (!code || !isValidCode(code) || investors?.length !== 1) return
  if (facts.company_name || columns.some(({ field }) => field === 'company_name')) return
  facts.investors = [{ ...investors[0]!, code }]
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

/** Their reasons say what they are about, also where a ledger has no column for them. */
const saidByReason = ['name', 'stage', 'unit_id']

/** Header of the column that a field came from, `investment.agreed` too; the field itself where none did. */
export function headerOf({ columns }: Pick<Plan, 'columns'>, field: string): string {
  const id = field.split('.')[0]
  const column = columns.find((one) => one.field === id)
  return column?.header ?? (saidByReason.includes(field) ? '' : field)
}
