import { type Merge, spelledOut } from '../../merges/model.ts'
import { readUnit } from '../../units/model.ts'
import { type Cell, textOf } from '../../values/model.ts'
import { matchHeaders, type Names } from '../model.ts'

interface Line {
  n: number
  cells: readonly Cell[]
}

/** The header of a sheet: its first row, how many lines it has, and one name a column. */
export interface Header {
  n: number
  lines: readonly Line[]
  names: string[]
}

const mostLines = 3

/**
 * The header among the first rows: where most columns are known, in one line or in up to three under one another. Null where none has
 * two known columns (or one, in a ledger of one column).
 */
export function findHeader(head: readonly Line[], merges: readonly Merge[], names: Names): Header | null {
  let best: Header | null = null
  let most = 0
  for (const [at, row] of head.entries()) {
    if (isNote(row)) continue
    const header = headerAt(head.slice(at), merges, names)
    const known = knownIn(header.names, names)
    const filled = header.names.filter((name) => name.trim() !== '').length
    const enough = known >= 2 || (known === 1 && filled === 1 && row.cells.length === 1)
    // A title above the header makes a header of two lines that knows no more: the one that begins lower is meant.
    const inside: boolean = best !== null && known === most && row.n < best.n + best.lines.length
    if (enough && (known > most || inside)) [best, most] = [header, known]
  }
  return best
}

/** A line between title and header that says who filled the sheet in, when, and in which units. */
function isNote({ cells }: Line): boolean {
  const filled = cells.filter((cell) => textOf(cell).trim() !== '')
  return filled.length <= 3 && filled.some((cell) => note.test(textOf(cell).normalize('NFKC').trim()))
}

const note = /^\(?(单位|(填报|填表|制表|报送|上报|统计)(单位|部门|时间|日期|人)?):|^\(?截(至|止)/

/** The header that begins with the first of these rows: as many lines as its merges cover, and more where they name more columns. */
export function headerAt(rows: readonly Line[], merges: readonly Merge[], names: Names): Header {
  const first = rows[0]!
  const least = Math.min(mostLines + 1, linesCovered(first.n, merges))
  const depths = Array.from({ length: Math.max(1, mostLines - least + 1) }, (_, more) => least + more)
  const headers = depths.flatMap((depth) => {
    const lines = rows.slice(0, depth)
    const whole = lines.every(({ n }, at) => n === first.n + at) && lines.slice(least).every(mayBeHeader)
    return whole && (lines.length === depth || depth === least) ? [headerOf(lines, merges, names)] : []
  })
  const known = new Map(headers.map((header) => [header, knownIn(header.names, names) + surelyIn(header.names, names)]))
  return headers.reduce((best, one) => (known.get(one)! > known.get(best)! ? one : best), headers[0]!)
}

/** How many lines the cells cover that begin in this row. */
function linesCovered(n: number, merges: readonly Merge[]): number {
  return Math.max(1, ...merges.filter(({ top }) => top === n).map(({ bottom }) => bottom - n + 1))
}

/** Numbers, dates and long texts stand in projects. */
function mayBeHeader({ cells }: Line): boolean {
  return cells.every(
    (cell) => cell === null || (typeof cell === 'string' && cell.length <= 30 && !/^[\d.,%-]+$/.test(cell)),
  )
}

function headerOf(lines: readonly Line[], merges: readonly Merge[], names: Names): Header {
  const spelled = spelledOut(lines, merges)
  const width = Math.max(...spelled.map((cells) => cells.length))
  const said = Array.from({ length: width }, (_, column) => {
    const texts = spelled.map((cells) => textOf(cells[column] ?? null).trim()).filter((text) => text !== '')
    return [...new Set(texts)]
  })
  const bottoms = said.map((texts) => texts.at(-1))
  const columns = said.map((texts, at) =>
    nameOf(texts, bottoms.indexOf(texts.at(-1)) !== bottoms.lastIndexOf(bottoms[at]), names),
  )
  return { n: lines[0]!.n, lines: lines.map((line, at) => ({ ...line, cells: spelled[at]! })), names: columns }
}

/**
 * One name for the lines of a column: 投资额 over 亿元 is 投资额(亿元), 2026年 over 产值 is 2026年产值, 总投资 over 计划 is 计划总投资, 履约 over 注册公司名称 is that.
 * So are 用地情况 over 面积 用地面积, 开竣工时间 over 开工 开工时间, 总投资 over 合计 总投资 and over 其中：固投 that. The way that leaves least open
 * counts. A word that stands below several groups (联系人 of the investor and of the bureau) means
 * nothing without its own.
 */
export function nameOf(lines: readonly string[], repeated: boolean, names: Names): string {
  if (lines.length <= 1) return lines[0] ?? ''
  const bottom = lines.at(-1)!.replace(/^其中[:：]?/, '')
  const above = [...new Set([lines.at(-2)!, lines.slice(0, -1).join('')])]
  const unit = /[(（]([^()（）]+)[)）]$/.exec(lines.at(-2)!)?.[1]
  const alone = unit && readUnit(unit) ? [bottom, `${bottom}(${unit})`] : [bottom]
  const below = (upper: string) => {
    if (readUnit(bottom)) return [`${upper}(${bottom})`]
    const inCurrency = /^(?:折合)?(?:人民币|外币|外资|美元)[(（]([^()（）]+)[)）]$/.exec(bottom)?.[1]
    if (inCurrency && readUnit(inCurrency)) return [`${upper}(${inCurrency})`]
    const total = /^(?:合计|小计|总计|总数|总额|total)([(（][^()（）]+[)）])?$/i.exec(bottom)
    if (total) return [`${upper}${total[1] ?? ''}`]
    const bare = upper.replace(/(基本)?情况$/, '')
    const ending = /(时间|日期)$/.exec(upper)?.[0]
    return [bare + bottom, bottom + bare, ...(ending ? [bottom + ending] : [])]
  }
  const ways = [...(repeated ? [] : alone), ...above.flatMap(below)]
  const [first, ...others] = ways.map((way) => ({ way, sure: sureness(way, names) }))
  const best = others.reduce((one, other) => (other.sure > one.sure ? other : one), first!)
  return best.sure > 0 ? best.way : lines.join('/')
}

function sureness(name: string, names: Names): number {
  const { confidence, question } = matchHeaders([name], names)[0]!
  return confidence === 0 ? 0 : question === null ? 2 : 1
}

/** Below 1: of two headers that know as much, the one that leaves less open. */
function surelyIn(headers: readonly string[], names: Names): number {
  return headers.filter((header) => sureness(header, names) === 2).length / (headers.length + 1)
}

/** How many different facts the headers are known to tell. */
export function knownIn(headers: readonly string[], names: Names): number {
  return new Set(matchHeaders(headers, names).flatMap(({ field, confidence }) => (confidence > 0 ? [field] : []))).size
}

/** Nobody knows its columns, and no project looks like it. */
export function isLikeHeader(line: Line): boolean {
  const texts = labelsIn(line)
  return texts.length >= 4 && !texts.some((text) => inProject.test(text))
}

/** The cells of a row, if all of them may be labels. */
export function labelsIn({ cells }: Line): string[] {
  const filled = cells.filter((cell) => cell !== null && cell !== '')
  return filled.length >= 3 && filled.length <= mostLabels && filled.every(mayBeLabel)
    ? filled.map((cell) => textOf(cell).trim())
    : []
}

const mostLabels = 200

function mayBeLabel(cell: Cell): boolean {
  return typeof cell === 'string' && cell.length <= 20 && !/^[\d.,%-]+$/.test(cell)
}

/** What a label of a table does not have, and a row of it hardly ever lacks. */
const inProject = /\d|公司|集团|厂$|.{13}/
