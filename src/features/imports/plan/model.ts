import { coreFields } from '#features/projects/fields/model.ts'
import type { Words } from '#platform/words.ts'
import { labelKey } from '../fold/model.ts'
import { findHeader, type Header, headerAt, isLikeHeader } from '../headers/lines/model.ts'
import { type ColumnMap, matchHeaders, type Names, unitsAbove } from '../headers/model.ts'
import type { ImportMap } from '../map/model.ts'
import type { Merge } from '../merges/model.ts'
import { isRemark } from '../remarks/model.ts'
import type { PlannedColumn } from '../rows/cells/model.ts'
import type { Plan, Row } from '../rows/model.ts'
import { readUnit } from '../units/model.ts'
import { textOf } from '../values/model.ts'

export interface SheetPlan extends Plan {
  /** First row of the headers; projects start after their last line and after `skip_rows` more. */
  headerRow: number
  firstRow: number
}

/** What is known of a sheet besides its rows. */
export interface SheetFacts {
  name: string
  merges: readonly Merge[]
  /** Columns that nobody sees: a column that is seen goes before them. */
  hidden?: readonly number[]
  /** One of several: it need not have every column that the map names. */
  among: boolean
}

const plainSheet: SheetFacts = { name: '', merges: [], among: false }

/** How many rows at the top are looked at for the headers. */
export const headRows = 50

/**
 * How a sheet is read, from its first rows, what headers are known, and a map file where there is one. A map that names columns
 * the sheet does not have, or without whose columns no header is found, is refused with what is missing.
 */
export function planOf(
  head: readonly Row[],
  names: Names,
  map?: ImportMap,
  sheet: SheetFacts = plainSheet,
): SheetPlan | { refused: Words } {
  const header = headerIn(head, names, map, sheet.merges)
  if (!header)
    return {
      refused: [
        '没有找到表头：前 50 行没有一行含有认识的列名',
        'No header was found: none of the first 50 rows has columns that are known',
      ],
    }
  const missing = missingAmong(header.names, map).filter((name) => !sheet.among || map?.key?.includes(name))
  if (missing.length > 0) return { refused: columnsMissing(missing) }
  const preface = head.filter(({ n }) => n < header.n)
  const above = unitsAbove(preface)
  const columns = matchHeaders(header.names, names, above).map((column) => inYearOf(sheet.name, column))
  const unseen = ({ column }: ColumnMap) => Number(sheet.hidden?.includes(column) ?? false)
  const order = (a: ColumnMap, b: ColumnMap) =>
    unseen(a) - unseen(b) || b.confidence - a.confidence || a.column - b.column
  const planned = toldApart(columns.toSorted(order)).map((column) => ruled(column, map))
  return {
    headerRow: header.n,
    firstRow: header.n + header.lines.length + (map?.skip_rows ?? 0),
    columns: planned.sort(order),
    said: [...preface.toReversed().flatMap(textsIn), sheet.name],
    headerLines: header.lines.map(({ cells }) => cells),
    constants: map?.constants ?? {},
    compose: map?.compose ?? {},
    key: map?.key ?? [],
    refuseWhen: map?.refuse_when ?? [],
  }
}

/** Of columns with one header the first is meant; a later one is compared with it where that can be, and else nobody's fact. */
function toldApart(columns: readonly ColumnMap[]): PlannedColumn[] {
  const seen = new Set<string>()
  return columns.map((column) => {
    const key = labelKey(column.header)
    const again = column.field !== null && seen.has(key)
    seen.add(key)
    if (!again) return column
    const type = coreFields.find(({ id }) => id === column.field)?.type
    return type === 'figure' || type === 'date' ? { ...column, again } : { ...column, field: null, confidence: 0 }
  })
}

function textsIn({ cells }: Row): string[] {
  return cells.map((cell) => textOf(cell).trim()).filter((text) => text !== '')
}

function headerIn(head: readonly Row[], names: Names, map: ImportMap | undefined, merges: readonly Merge[]) {
  const given = map?.header_row
  if (given === 0) return withoutHeader(head)
  if (given) {
    const at = head.findIndex(({ n }) => n === given)
    return at === -1 ? null : headerAt(head.slice(at), merges, names)
  }
  const wanted = named(map)
    .filter((header) => !header.startsWith('#'))
    .map(labelKey)
  const fits = (header: Header) => {
    const keys = new Set(header.names.map(labelKey))
    return wanted.every((key) => keys.has(key))
  }
  // A title line above the header has the same columns below it: the header that is found by itself goes first.
  const found = findHeader(head, merges, names)
  if (wanted.length === 0 || (found && fits(found))) return found
  return head.map((_, at) => headerAt(head.slice(at), merges, names)).find(fits) ?? found
}

/**
 * Columns by what stands above them where the first row of several cells is none of a project, else by their letters, as the spreadsheet
 * shows them. A letter to somebody is no table.
 */
function withoutHeader(head: readonly Row[]): Header | null {
  const width = Math.max(0, ...head.map(({ cells }) => cells.length))
  const first = head.find((row) => textsIn(row).length > 2)
  if (first && isLikeHeader(first)) {
    const names = Array.from({ length: width }, (_, at) => textOf(first.cells[at] ?? null).trim())
    return { n: first.n, lines: [first], names }
  }
  return width < 2 ? null : { n: 0, lines: [], names: Array.from({ length: width }, (_, at) => `列${lettersOf(at)}`) }
}

/** 0 is A, 26 is AA. */
function lettersOf(column: number): string {
  const last = String.fromCharCode(65 + (column % 26))
  return column < 26 ? last : lettersOf(Math.floor(column / 26) - 1) + last
}

/** A sheet named 2025年 says which year its yearly figures are of, where the header leaves it open. */
function inYearOf(sheet: string, column: ColumnMap): ColumnMap {
  const years = [...new Set(sheet.match(/(?:19|20)\d{2}/g))]
  if (column.question !== 'year' || years.length !== 1) return column
  return { ...column, year: years[0]!, question: null }
}

/** Every header that the map speaks of and that has to be there. */
function named(map?: ImportMap): string[] {
  if (!map || map.headers) return []
  const composed = Object.values(map.compose).flatMap((template) =>
    [...template.matchAll(/\{([^}]+)\}/g)].map((one) => one[1]!),
  )
  const columns = Object.keys(map.columns).filter((name) => !isRemark(name))
  return [...columns, ...(map.key ?? []), ...map.refuse_when.map(({ column }) => column), ...composed]
}

/** Columns that the map names and the sheet does not have. */
export function missingColumns({ columns }: Pick<SheetPlan, 'columns'>, map: ImportMap): string[] {
  const headers: string[] = []
  for (const { column, header } of columns) headers[column] = header
  return missingAmong(
    Array.from(headers, (header) => header ?? ''),
    map,
  )
}

export function columnsMissing(names: readonly string[]): Words {
  return [
    `映射文件中的列在表里没有：${names.join('、')}`,
    `The map names columns that the sheet does not have: ${names.join(', ')}`,
  ]
}

function missingAmong(headers: readonly string[], map?: ImportMap): string[] {
  const present = new Set(headers.map(labelKey))
  const places = new Set(headers.map((_, column) => `#${column + 1}`))
  return [...new Set(named(map))].filter((header) => !present.has(labelKey(header)) && !places.has(header))
}

/** How a map names a column by its place. */
export function placeOf({ column }: Pick<ColumnMap, 'column'>): string {
  return `#${column + 1}`
}

/** A column as the map has it; what the map leaves open stays as the header was understood. */
export function ruled(column: PlannedColumn, map?: ImportMap): PlannedColumn {
  const rules = Object.entries(map?.columns ?? {})
  const found =
    rules.find(([name]) => name === placeOf(column)) ??
    rules.find(([name]) => labelKey(name) === labelKey(column.header))
  if (!found) return column
  const { ignore: _, again: __, ...open } = column
  const rule = typeof found[1] === 'string' ? { field: found[1] } : found[1]
  const sameField = rule.field === column.field
  const unit = rule.unit ?? column.unit
  return {
    ...open,
    field: rule.field,
    unit,
    currency: rule.currency ?? (rule.unit ? readUnit(rule.unit)?.currency : column.currency) ?? null,
    basis: rule.basis ?? (sameField ? column.basis : 'announced'),
    estimate: rule.estimate ?? (sameField && column.estimate),
    year: rule.year ?? column.year,
    confidence: 1,
    question: null,
    ...(rule.month && { month: rule.month }),
    ...(rule.century && { century: rule.century }),
    ...(rule.later && { later: rule.later }),
    ...(rule.unread && { unread: rule.unread }),
    ...(rule.values && { values: rule.values }),
    ...(rule.keep && { keep: true }),
    ...(rule.field === null && rule.keep === false && { ignore: true }),
  }
}
