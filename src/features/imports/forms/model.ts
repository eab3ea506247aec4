import { nameOf } from '../headers/lines/model.ts'
import { matchHeaders, type Names } from '../headers/model.ts'
import type { Merge } from '../merges/model.ts'
import { isNote } from '../rows/skip/model.ts'
import { type Cell, textOf } from '../values/model.ts'

/**
 * A form tells one project by labels with what they say beside them, as 项目信息表 do. It comes out as a ledger of one row; several forms
 * under one another, or one with a column for each project, as one of several rows.
 */

interface Line {
  n: number
  cells: Cell[]
}

interface Label {
  column: number
  /** Where what it says begins. */
  after: number
  text: string
  field: string | null
}

/** Rows in which a label stands beside what it says; a table has its labels side by side, in one to three rows. */
const fewestRows = 4
/** So many known labels in one row, some of them side by side, are the header of a table. */
const labelsOfTable = 5
const longestLabel = 30
/** A row of a form has not more cells that say something. */
const mostCells = 40
const noLabel = /^[\d.,%\-~—]+$|[□☐☑☒✓✔√■]/

/** Whether the first rows of a sheet are those of a form. */
export function isForm(head: readonly Line[], merges: readonly Merge[], names: Names): boolean {
  if (head.some(({ cells }) => cells.filter(isSaid).length > mostCells)) return false
  const spans = spansOf(merges)
  const fields = new Set<string>()
  let rows = 0
  for (const line of head) {
    const known = labelsIn(line, spans, names).filter(({ field }) => field !== null)
    const apart = known.filter(({ after }) => known.every(({ column }) => column !== after))
    if (apart.length < known.length && known.length >= labelsOfTable) return false
    if (known.length === 0 || apart.length < known.length) continue
    rows += 1
    for (const { field } of known) fields.add(field!)
  }
  return rows >= fewestRows && fields.has('name')
}

interface FormTable {
  /** What stands above them, one line of headers, and a row for each project. */
  rows: Line[]
  /** Where in those rows a cell of the sheet has come to stand. */
  placeOf(row: number, column: number): { row: number; column: number } | undefined
}

/** The forms of a sheet, for which `isForm` is true of the first rows, as a ledger. */
export function tableOfForms(lines: readonly Line[], merges: readonly Merge[], names: Names): FormTable {
  const spans = spansOf(merges)
  const labels = new Map(lines.map((line) => [line, labelsIn(line, spans, names)]))
  const columns = labelColumns([...labels.values()].flat())
  const begins = (line: Line) => labels.get(line)!.some(({ column, field }) => field !== null && columns.has(column))
  const first = lines.findIndex(begins)
  const groups = groupsOf(lines, merges, columns)
  const pairs = lines.slice(first).flatMap((line) => pairsOf(line, labels.get(line)!, columns, groups, names))
  const across = columns.size === 1 ? projectsAcross(pairs) : 1
  const projects = across > 1 ? sideBySide(pairs, across) : oneByOne(pairs)
  const headers = [...new Set(pairs.map(({ header }) => header))]
  const { n } = lines[first]!
  const rows = projects.map((project, at) => {
    const said = new Map(project.map((pair) => [pair.header, pair.said]))
    return { n: n + at + 1, cells: headers.map((header) => joined(said.get(header) ?? [])) }
  })
  const placed = projects.flatMap((project, at) => project.map((pair) => ({ ...pair, row: n + at + 1 })))
  const places = new Map(headers.map((header, column) => [header, column]))
  const byLine = Map.groupBy(placed, (pair) => pair.n)
  return {
    rows: [...lines.slice(0, first), { n, cells: headers }, ...rows],
    placeOf(line, column) {
      const pair = byLine.get(line)?.find(({ from, to }) => from <= column && column < to)
      return pair && { row: pair.row, column: places.get(pair.header)! }
    },
  }
}

/** A label and what it says, in the columns before `to`. */
interface Pair {
  header: string
  said: Cell[]
  n: number
  from: number
  to: number
}

/** Merges by where they begin. */
function spansOf(merges: readonly Merge[]): ReadonlyMap<string, Merge> {
  return new Map(merges.map((merge) => [placeOf(merge.top, merge.left), merge]))
}

function labelsIn({ n, cells }: Line, spans: ReadonlyMap<string, Merge>, names: Names): Label[] {
  return cells.flatMap((cell, column) => {
    const text = typeof cell === 'string' ? cell.trim() : ''
    if (text === '' || text.length > longestLabel || noLabel.test(text) || isNote(text)) return []
    const { field, confidence } = matchHeaders([text], names)[0]!
    return [
      {
        column,
        after: (spans.get(placeOf(n, column))?.right ?? column) + 1,
        text,
        field: confidence > 0 ? field : null,
      },
    ]
  })
}

/** Where labels stand that are known: twice, for a value may be called as a label is. */
function labelColumns(labels: readonly Label[]): Set<number> {
  const times = new Map<number, number>()
  for (const { column, field } of labels) if (field !== null) times.set(column, (times.get(column) ?? 0) + 1)
  return new Set([...times].filter(([, n]) => n > 1).map(([column]) => column))
}

/** Labels over several lines (投资方, beside 名称 and 联系人), by the places that they speak of. */
function groupsOf(lines: readonly Line[], merges: readonly Merge[], columns: ReadonlySet<number>): Map<string, string> {
  const texts = new Map(lines.map(({ n, cells }) => [n, cells]))
  const groups = new Map<string, string>()
  for (const { top, bottom, left, right } of merges) {
    const text = textOf(texts.get(top)?.[left] ?? null).trim()
    if (bottom === top || !columns.has(left) || text === '') continue
    for (let n = top; n <= bottom; n++) groups.set(placeOf(n, right + 1), text)
  }
  return groups
}

function placeOf(n: number, column: number): string {
  return `${n}:${column}`
}

function pairsOf(
  { n, cells }: Line,
  labels: readonly Label[],
  columns: ReadonlySet<number>,
  groups: ReadonlyMap<string, string>,
  names: Names,
): Pair[] {
  const stands = ({ column }: Label) => columns.has(column) || groups.has(placeOf(n, column))
  const said = new Set(labels.filter(stands).map(({ after }) => after))
  // A label that is known may stand out of line, but what stands beside a label is what it says: 厂房 may be that.
  const here = labels.filter((one) => stands(one) || (one.field !== null && columns.size > 1 && !said.has(one.column)))
  return here.flatMap(({ column, after, text }, at) => {
    const next = here[at + 1]?.column
    if (next === after) return [] // it says what the label beside it is of
    const group = groups.get(placeOf(n, column)) ?? here.find((one) => one.after === column)?.text
    const header = group && group !== text ? nameOf([group, text], false, names) : text
    return [{ header, said: cells.slice(after, next), n, from: column, to: next ?? Number.POSITIVE_INFINITY }]
  })
}

/** A label told again begins the next form. */
function oneByOne(pairs: readonly Pair[]): Pair[][] {
  const projects: Pair[][] = []
  let told = new Set<string>()
  for (const pair of pairs) {
    if (projects.length === 0 || told.has(pair.header)) {
      projects.push([])
      told = new Set()
    }
    told.add(pair.header)
    projects.at(-1)!.push(pair)
  }
  return projects
}

/** How many projects stand side by side behind one column of labels: as many as most labels say something of. */
function projectsAcross(pairs: readonly Pair[]): number {
  const widths = pairs.map(({ said }) => said.filter(isSaid).length)
  return widths.filter((width) => width > 1).length * 2 > pairs.length ? Math.max(...widths) : 1
}

function sideBySide(pairs: readonly Pair[], across: number): Pair[][] {
  return Array.from({ length: across }, (_, at) =>
    pairs.map((pair) => {
      const from = pair.from + 1 + at
      return { ...pair, said: pair.said.slice(at, at + 1), from, to: from + 1 }
    }),
  )
}

function joined(said: readonly Cell[]): Cell {
  const cells = said.filter(isSaid)
  if (cells.length > 1) return cells.map((cell) => textOf(cell).trim()).join(' ')
  return typeof cells[0] === 'string' ? ticked(cells[0]) : (cells[0] ?? null)
}

function isSaid(cell: Cell): boolean {
  return cell !== null && textOf(cell).trim() !== ''
}

/** ☑内资 □外资 is 内资; two that are ticked, or none, stay as they are. */
function ticked(text: string): string {
  if (!/[□☐]/.test(text)) return text
  const choices = [...text.matchAll(/([□☐☑☒✓✔√■])\s*([^□☐☑☒✓✔√■]+)/g)]
  const taken = choices.filter(([, box = '']) => !/[□☐]/.test(box))
  return taken.length === 1 ? taken[0]![2]!.trim() : text
}
