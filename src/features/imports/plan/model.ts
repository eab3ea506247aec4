import type { Words } from '#platform/words.ts'
import { labelKey } from '../fold/model.ts'
import { type ColumnMap, findHeaderRow, matchHeaders, type Names, unitAbove } from '../headers/model.ts'
import type { ImportMap } from '../map/model.ts'
import type { Plan, PlannedColumn, Row } from '../rows/model.ts'
import { readUnit } from '../units/model.ts'
import { textOf } from '../values/model.ts'

export interface SheetPlan extends Plan {
  /** Row of the headers; projects start after it and after `skip_rows` more. */
  headerRow: number
  firstRow: number
}

/** How many rows at the top are looked at for the headers. */
export const headRows = 50

/**
 * How a sheet is read, from its first rows, what headers are known, and a map file where there is one. A map that names columns
 * the sheet does not have, or without whose columns no header is found, is refused with what is missing.
 */
export function planOf(head: readonly Row[], names: Names, map?: ImportMap): SheetPlan | { refused: Words } {
  const headerRow = headerRowOf(head, names, map)
  if (!headerRow)
    return {
      refused: [
        '没有找到表头：前 50 行没有一行含有认识的列名',
        'No header was found: none of the first 50 rows has columns that are known',
      ],
    }
  const headers = Array.from(headerRow.cells, (cell) => textOf(cell ?? null))
  const missing = missingColumns(headers, map)
  if (missing.length > 0)
    return {
      refused: [
        `映射文件中的列在表里没有：${missing.join('、')}`,
        `The map names columns that the sheet does not have: ${missing.join(', ')}`,
      ],
    }
  const above = unitAbove(head.filter(({ n }) => n < headerRow.n))
  const columns = matchHeaders(headers, names, above).map((column) => ruled(column, map))
  return {
    headerRow: headerRow.n,
    firstRow: headerRow.n + 1 + (map?.skip_rows ?? 0),
    columns: columns.sort((a, b) => b.confidence - a.confidence || a.column - b.column),
    constants: map?.constants ?? {},
    compose: map?.compose ?? {},
    key: map?.key ?? [],
    refuseWhen: map?.refuse_when ?? [],
  }
}

function headerRowOf(head: readonly Row[], names: Names, map?: ImportMap): Row | undefined {
  if (map?.header_row) return head.find(({ n }) => n === map.header_row)
  const wanted = named(map)
    .filter((header) => !header.startsWith('#'))
    .map(labelKey)
  const has = (row: Row) => {
    const keys = new Set(row.cells.map((cell) => labelKey(textOf(cell))))
    return wanted.every((key) => keys.has(key))
  }
  return (wanted.length > 0 ? head.find(has) : undefined) ?? findHeaderRow(head, names) ?? undefined
}

/** Every header that the map speaks of. */
function named(map?: ImportMap): string[] {
  if (!map) return []
  const composed = Object.values(map.compose).flatMap((template) =>
    [...template.matchAll(/\{([^}]+)\}/g)].map((one) => one[1]!),
  )
  return [...Object.keys(map.columns), ...(map.key ?? []), ...map.refuse_when.map(({ column }) => column), ...composed]
}

function missingColumns(headers: readonly string[], map?: ImportMap): string[] {
  const present = new Set(headers.map(labelKey))
  const places = new Set(headers.map((_, column) => `#${column + 1}`))
  return [...new Set(named(map))].filter((header) => !present.has(labelKey(header)) && !places.has(header))
}

/** How a map names a column by its place. */
export function placeOf({ column }: Pick<ColumnMap, 'column'>): string {
  return `#${column + 1}`
}

/** A column as the map has it; what the map leaves open stays as the header was understood. */
function ruled(column: ColumnMap, map?: ImportMap): PlannedColumn {
  const rules = Object.entries(map?.columns ?? {})
  const found =
    rules.find(([name]) => name === placeOf(column)) ??
    rules.find(([name]) => labelKey(name) === labelKey(column.header))
  if (!found) return column
  const { ignore: _, ...open } = column
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
    ...(rule.values && { values: rule.values }),
    ...(rule.keep && { keep: true }),
    ...(rule.field === null && rule.keep === false && { ignore: true }),
  }
}
