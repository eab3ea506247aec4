import { isDay } from '#platform/day.ts'
import { say, type Words } from '#platform/words.ts'
import { type RelationFacts, type Role, roles } from '../model.ts'
import { text } from './text.ts'

/** A cell as a sheet gives it. */
export type Cell = string | boolean | { date: string; month?: true } | { fault: string } | null

export const columns = [
  'name',
  'code',
  'other_name',
  'other_code',
  'role',
  'share',
  'since_on',
  'until_on',
  'source',
] as const
export type Column = (typeof columns)[number]

export const columnWords: Record<Column, Words> = text.columns
export const roleWords: Record<Role, Words> = text.roles

/** Headers that others write, folded; our own are known anyway. */
const alsoCalled: Record<Column, readonly string[]> = {
  name: ['企业', '本企业', '企业名称', 'name', 'enterprise', 'company'],
  code: ['统一社会信用代码', '代码', '企业代码', '信用代码', 'code'],
  other_name: ['关联企业', '关联方', 'relatedcompany', 'related', 'othername', 'other'],
  other_code: ['关联企业代码', '关联方代码', 'relatedcode', 'othercode'],
  role: ['关系', '关联关系', '关系类型', 'relation', 'role'],
  share: ['持股比例', '股比', '比例', 'share'],
  since_on: ['开始时间', '起始日期', 'since', 'sinceon'],
  until_on: ['结束时间', '终止日期', 'until', 'untilon'],
  source: ['来源', '备注', 'source'],
}

const roleAlso: Record<Role, readonly string[]> = {
  parent: ['母公司', '控股股东', '控股母公司', '上级公司'],
  subsidiary: ['子公司', '全资子公司', '控股子公司', '下属公司'],
  group: ['同一集团', '同集团', '集团内企业', '兄弟公司'],
  controller: ['同一实际控制人', '同一实控人', '同一控制人'],
  partner: ['合资方', '合资股东', '合作方', 'partnerinit'],
  venture: ['合资企业', '合资公司', 'venture'],
}

/** Where each column stands; undefined where this row is not the header of such a table. */
export function headerOf(cells: readonly Cell[]): Map<Column, number> | undefined {
  const found = new Map<Column, number>()
  for (const [at, cell] of cells.entries()) {
    const said = fold(told(cell))
    const column = columns.find((one) => said !== '' && names(one).includes(said))
    if (column && !found.has(column)) found.set(column, at)
  }
  const has = (...any: Column[]) => any.some((one) => found.has(one))
  return has('name', 'code') && has('other_name', 'other_code') && has('role') ? found : undefined
}

function names(column: Column): string[] {
  return [...columnWords[column], ...alsoCalled[column], column].map(fold)
}

/** Without spaces, marks and what stands in brackets: “关系（关联企业是其）” is “关系”. */
function fold(said: string): string {
  return said
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\(.*?\)/g, '')
    .replace(/[\s_*:：]/g, '')
}

export interface Named {
  name: string
  code: string | null
}

/** One row of the table: between whom, and what is said of them; or why it cannot be read. */
export interface Line {
  n: number
  one: Named
  other: Named
  relation: RelationFacts
}

export interface Refused {
  n: number
  name: string
  other: string
  because: Words
}

/** A row as it is told; undefined where nothing is said in it. */
export function lineOf(
  { n, cells }: { n: number; cells: readonly Cell[] },
  header: Map<Column, number>,
): Line | Refused | undefined {
  const said = (column: Column) => told(cells[header.get(column) ?? -1] ?? null).trim()
  if (columns.every((column) => said(column) === '')) return undefined
  const named = (name: Column, code: Column) => ({ name: said(name), code: said(code).toUpperCase() || null })
  const [one, other] = [named('name', 'code'), named('other_name', 'other_code')]
  const refuse = (because: Words) => refusalOf({ n, one, other }, because)
  const role = roles.find((id) => [...roleWords[id], ...roleAlso[id], id].map(fold).includes(fold(said('role'))))
  if (!role) return refuse(say(text.no_role, said('role')))
  const days = { since_on: dayOf(said('since_on')), until_on: dayOf(said('until_on')) }
  for (const column of ['since_on', 'until_on'] as const)
    if (days[column] === undefined) return refuse(say(text.no_day, said(column)))
  const share =
    said('share')
      .replace(/[%％]$/, '')
      .trim() || null
  const relation = { role, share, since_on: days.since_on!, until_on: days.until_on!, source: said('source') }
  return { n, one, other, relation }
}

/** A row that is not told, by whom it names, and why. */
export function refusalOf({ n, one, other }: Pick<Line, 'n' | 'one' | 'other'>, because: Words): Refused {
  return { n, name: calledOf(one), other: calledOf(other), because }
}

export function calledOf({ name, code }: Named): string {
  return name || code || ''
}

/** A day as people write it; null where none is given, undefined where it is none. */
function dayOf(said: string): string | null | undefined {
  if (said === '') return null
  const [, year, month, day] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(said) ?? []
  const written = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`
  return isDay(written) ? written : undefined
}

function told(cell: Cell): string {
  if (cell === null || typeof cell === 'boolean') return ''
  if (typeof cell === 'string') return cell
  return 'date' in cell ? (cell.month ? cell.date.slice(0, 7) : cell.date) : cell.fault
}
