import { plain } from '../../fold/model.ts'
import type { ColumnMap } from '../../headers/model.ts'
import { type Cell, textOf } from '../../values/model.ts'
import { isPartOfAbove } from '../parts/model.ts'

/** Rows that are no projects, and are reported as such. */
export type SkipReason = 'blank' | 'subtotal' | 'part' | 'note' | 'header'

interface Seen {
  columns: readonly ColumnMap[]
  headerLines: readonly (readonly Cell[])[]
}

/** Why a row is no project, or null. A row is only taken for one of these where no project could look like it. */
export function skipReason(
  { columns, headerLines }: Seen,
  row: { cells: readonly Cell[]; heading?: true; header?: true },
): SkipReason | null {
  const filled = row.cells.flatMap((cell, column) => {
    const text = textOf(cell).trim()
    return text === '' ? [] : [{ column, text }]
  })
  if (filled.length === 0) return 'blank'
  if (row.header || headerLines.some((line) => isSaidAgain(line, row.cells))) return 'header'
  if (isNumbering(filled)) return 'header'
  if (example.test(filled[0]!.text)) return 'note'
  const name = textOf(row.cells[columns.find(({ field }) => field === 'name')?.column ?? -1] ?? null).trim()
  if (filled.slice(0, 3).some(({ text }) => isSubtotal(text) && (name === '' || name === text || isCount(name))))
    return 'subtotal'
  if (isPartOfAbove(name)) return 'part'
  if (row.heading && columns.length > 2) return 'note'
  return filled.length <= mostSignatures && filled.every(({ text }) => isNote(text)) ? 'note' : null
}

/** 5个, 共12个项目: where a sum has them in place of a name. */
export function isCount(name: string): boolean {
  return /^[共\d０-９]/.test(name) && /^共?\d+(个|项|家)?(项目)?$/.test(plain(name))
}

/** Columns by their numbers, below the header: 1 2 3, （1）（2）（3）, 甲 乙 1 2. */
function isNumbering(filled: readonly { text: string }[]): boolean {
  if (filled.length < 3 || !filled.every(({ text }) => text.length <= 4)) return false
  const marks = filled.map(({ text }) => plain(text).replace(/[()]/g, ''))
  const digits = marks.findIndex((mark) => /^\d/.test(mark))
  const stemmed = digits === -1 ? marks.length : digits
  return marks.every((mark, at) => mark === (at < stemmed ? stems[at] : String(at - stemmed + 1)))
}

const stems = [...'甲乙丙丁戊己庚辛壬癸']
const example = /^((填写|填报)?[示样范]?例|举例|例如)[:：]?$/

const mostSignatures = 6

export function isSubtotal(text: string): boolean {
  return text.length <= 40 && sum.test(text) && subtotal.test(plain(text))
}

/** What any spelling of a subtotal has: most cells have nothing of it. */
const sum = /[计計tＴｔ]/i
const subtotal = /^.{0,12}(合计|小计|总计|共计|累计|subtotal|grandtotal)([:(].*|\d+个?|\d+个项目)?$|^total$/
const note =
  /^((备注|注|说明|注释|(填报|填表|制表|报送)(人|单位|日期|时间)?|审核人?|(单位|部门)?(主要)?负责人|(主要|分管|单位)领导|签发人?|统计截至|数据截至|数据来源|联系人|联系电话|notes?|source)(\(?(签字|签名|盖章|签章|公章)\)?)?[:\d、]|\(?(盖章|签字|公章|签章)\)$|第\d+页|[-—－–(*]*以下(空白|无正文)|[★☆※▲△*]+[:]?(为|表示|系|代表|的?是))/

/** A remark or a signature below the table: 注：…, 填表人：张三. */
export function isNote(text: string): boolean {
  return note.test(plain(text))
}

/** The header said again, as at the top of every printed page. */
export function isSaidAgain(line: readonly Cell[], cells: readonly Cell[]): boolean {
  const isSaid = (cell: Cell) => textOf(cell).trim() !== ''
  const same = line.filter((cell, column) => cells[column] === cell && isSaid(cell)).length
  return same >= 2 && same * 2 > line.filter(isSaid).length
}
