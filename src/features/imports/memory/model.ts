import { coreFields } from '#features/projects/fields/model.ts'
import { labelKey } from '../fold/model.ts'
import type { ColumnRule, ImportMap } from '../map/model.ts'

/** The headers of each sheet in their places, sheets of one form once. */
export type Layout = string[][]

/** How a new import came by its mapping, for people. */
export interface MappedAs {
  kind: 'remembered' | 'preset'
  /** Of the ledger that it was remembered from, or of the preset. */
  name: string
  memory_id: string | null
  by: string | null
  on: string | null
  /** Columns that the mapping does not speak of because that layout did not have them. */
  new_headers: string[]
  /** Columns of that layout that this one lacks. */
  lost_headers: string[]
}

/** What of a ledger's columns stays the same when its rows, its name and its number of sheets change. */
export function layoutOf(
  sheets: readonly { plan: { columns: readonly { column: number; header: string; remark?: true }[] } }[],
): Layout {
  const lists = sheets.map(({ plan }) => {
    const headers: string[] = []
    for (const { column, header, remark } of plan.columns) if (!remark) headers[column] = header.trim()
    return Array.from(headers, (header) => header ?? '')
  })
  return [...new Map(lists.map((list) => [list.map(labelKey).join('|'), list])).values()]
}

/** The same for equal layouts, whatever the spelling of their headers. */
export function layoutKey(layout: Layout): string {
  return JSON.stringify(layout.map((list) => list.map(labelKey)).sort())
}

/** Share of the known headers that a layout has, and share of its own that are known. */
export function likeness(known: readonly string[], layout: Layout): { found: number; own: number } {
  const wanted = new Set(known.map(labelKey).filter((key) => key !== ''))
  const have = new Set(
    layout
      .flat()
      .map(labelKey)
      .filter((key) => key !== ''),
  )
  const both = [...wanted].filter((key) => have.has(key)).length
  return { found: both / Math.max(wanted.size, 1), own: both / Math.max(have.size, 1) }
}

/** What of a mapping still fits a layout that has changed: rules follow their headers to where these now stand. */
export function fitted(map: ImportMap, from: Layout, to: Layout): ImportMap {
  const several = to.length > 1
  const columns: ImportMap['columns'] = {}
  for (const [name, rule] of Object.entries(map.columns)) {
    const header = headerNamed(name, from)
    const at = header === '' ? -1 : placeIn(to, header)
    if (at !== -1) columns[several ? header : `#${at + 1}`] = rule
  }
  const have = new Set(to.flat().map(labelKey))
  const knows = (headers: readonly string[]) => headers.every((header) => have.has(labelKey(header)))
  const { key, header_row: _, skip_rows: __, sheet: ___, ...rest } = map
  return {
    ...rest,
    columns,
    compose: Object.fromEntries(Object.entries(map.compose).filter(([, template]) => knows(headersIn(template)))),
    refuse_when: map.refuse_when.filter(({ column }) => knows([column])),
    ...(key && knows(key) && { key }),
  }
}

/** Headers that one layout has and the other lacks. */
export function missingFrom(layout: Layout, other: Layout): string[] {
  const have = new Set(other.flat().map(labelKey))
  return [...new Set(layout.flat())].filter((header) => header !== '' && !have.has(labelKey(header)))
}

/** Whether a person has said anything that the headers do not. */
export function saysSomething({
  columns,
  constants,
  compose,
  key,
  refuse_when,
  header_row,
  sheet,
}: ImportMap): boolean {
  const parts = [columns, constants, compose].some((part) => Object.keys(part).length > 0)
  return parts || refuse_when.length > 0 || key !== undefined || header_row !== undefined || sheet !== undefined
}

/** The next ledger of its kind may be of another year: of which one days are that name none is asked again. */
export function withoutYearsOfDays(map: ImportMap): ImportMap {
  const lasting = (rule: string | ColumnRule) => {
    if (typeof rule === 'string' || !rule.year || isFigure(rule)) return rule
    const { year: _, ...rest } = rule
    return rest
  }
  return { ...map, columns: Object.fromEntries(Object.entries(map.columns).map(([key, rule]) => [key, lasting(rule)])) }
}

function isFigure({ field, unit }: ColumnRule): boolean {
  const core = coreFields.find(({ id }) => id === field)
  return core ? core.type === 'figure' : unit !== undefined
}

function headerNamed(name: string, layout: Layout): string {
  const place = /^#(\d+)$/.exec(name)
  return place ? (layout[0]?.[Number(place[1]) - 1] ?? '') : name
}

function placeIn(layout: Layout, header: string): number {
  const list = layout.find((one) => one.some((own) => labelKey(own) === labelKey(header))) ?? []
  return list.findIndex((own) => labelKey(own) === labelKey(header))
}

function headersIn(template: string): string[] {
  return [...template.matchAll(/\{([^}]+)\}/g)].map((one) => one[1]!)
}
