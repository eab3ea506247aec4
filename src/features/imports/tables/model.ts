import { findHeader, type Header, headerAt, isLikeHeader, knownIn, labelsIn } from '../headers/lines/model.ts'
import { matchHeaders, type Names } from '../headers/model.ts'
import type { Merge } from '../merges/model.ts'
import { isHeadingNumbered } from '../numbering/model.ts'
import { headRows } from '../plan/model.ts'
import { isSaidAgain } from '../rows/skip/model.ts'
import { type Cell, textOf } from '../values/model.ts'

interface Line {
  n: number
  cells: readonly Cell[]
}

/** A table is called by its sheet and by what stands above it: 周报 · 二、在谈项目. */
export const betweenTitles = ' · '

/** One of the tables that stand under one another, or side by side, in a sheet, each with a header of its own. */
export interface Section {
  /** What stands above it: 二、在谈项目. Blank where nothing does. */
  title: string
  /** Its rows, without the last. */
  from: number
  to: number
  /** Its columns, without the last. */
  left: number
  right: number
}

/**
 * The tables of a sheet. A header that is said again, as on every printed page, begins none; another one does: where at least three of its
 * columns are known, or where it stands right below 三、… and nothing in it looks like what stands in a project.
 */
export function sectionsOf(lines: readonly Line[], merges: readonly Merge[], names: Names): Section[] {
  const begins: { at: number; header: Header }[] = []
  const best = findHeader(lines.slice(0, headRows), merges, names)
  for (let at = 0; best && at < lines.length; at++) {
    const line = lines[at]!
    const above = lines[at - 1]
    const before = begins.at(-1)?.header
    const said = before?.lines.map(({ cells }) => cells)
    if (!(said ? isOther(line, above, said, names) : line.n === best.n || isHeader(line, names))) continue
    const header = headerAt(lines.slice(at), merges, names)
    begins.push({ at: before && numberedText(above) !== '' ? at - 1 : at, header })
    at += header.lines.length - 1
  }
  return begins.flatMap(({ at, header }, index) => {
    const above = lines[lines.findIndex(({ n }) => n === header.n) - 1]
    const from = index === 0 ? 1 : lines[at]!.n
    const to = lines[begins[index + 1]?.at ?? -1]?.n ?? Number.POSITIVE_INFINITY
    const sides = sidesOf(header, names)
    return sides.map(({ left, right }) => {
      const title = sides.length === 1 ? numberedText(above) : textIn(above?.cells.slice(left, right))
      return { title, from, to, left, right }
    })
  })
}

/** Where a project's name is asked for again, in the same words, another table begins: behind a blank column, or where the first one's does. */
function sidesOf({ names: headers }: Header, names: Names): Pick<Section, 'left' | 'right'>[] {
  const field = (column: number) => matchHeaders([headers[column] ?? ''], names)[0]!.field
  const first = headers.findIndex((_, column) => field(column) === 'name')
  const again = headers.flatMap((header, column) => (column > first && header === headers[first] ? [column] : []))
  const begins = again.map((column) => {
    const blank = headers.slice(0, column).findLastIndex((header) => header.trim() === '')
    return blank > first ? blank + 1 : column - first
  })
  const lefts = first === -1 ? [0] : [0, ...begins]
  return lefts.map((left, at) => ({ left, right: lefts[at + 1] ?? Number.POSITIVE_INFINITY }))
}

function isOther(line: Line, above: Line | undefined, said: readonly (readonly Cell[])[], names: Names): boolean {
  if (!isHeader(line, names) && !(isLikeHeader(line) && numberedText(above) !== '')) return false
  return !said.some((cells) => isSaidAgain(cells, line.cells))
}

/** What stands below a header that is not its own, and that header itself. */
export interface Strayed {
  header?: true
  /** Number of the row of that header. */
  below?: number
}

/** Marks rows below a further header, which `sectionsOf` was not shown, until the first one is said again. */
export function strayedBelow(
  said: readonly (readonly Cell[])[],
  names: Names,
): <L extends Line>(line: L) => L & Strayed {
  let above: Line | undefined
  let below: number | undefined
  return (line) => {
    const begins = isOther(line, above, said, names)
    if (begins) below = line.n
    else if (below !== undefined && said.some((cells) => isSaidAgain(cells, line.cells))) below = undefined
    above = line
    if (begins) return { ...line, header: true }
    return below === undefined ? line : { ...line, below }
  }
}

function isHeader(line: Line, names: Names): boolean {
  const texts = labelsIn(line)
  const known = knownIn(texts, names)
  return known >= 3 && known * 2 >= texts.length
}

function numberedText(line: Line | undefined): string {
  const text = textIn(line?.cells)
  return isHeadingNumbered(text) ? text : ''
}

/** What the only cell says that says something. */
function textIn(cells: readonly Cell[] = []): string {
  const texts = cells.map((cell) => textOf(cell).trim()).filter((text) => text !== '')
  return texts.length === 1 ? texts[0]! : ''
}
