import { type FilledValue, filledCell, runsOf, type Styling } from './cells.ts'
import type { Form } from './form.ts'
import { copiedRow, drawnAlike, type Line, linesOf, overDrawn, placed, withOwnFormulas } from './lines.ts'
import { type Insertion, movedFormula, movedRow } from './references.ts'
import { type Element, elementsOf, local, mapped, textOf } from './tree.ts'

export interface SheetFill {
  sheet: string
  styleAbout: Styling['styleAbout']
  /** How often the row stands; undefined for one that is no list. */
  times(row: number): number | undefined
  /** What a place-holder of a row becomes for one of its items, from 0; undefined leaves it as it is written. */
  value(name: string, row: number, item: number): FilledValue | undefined
}

/**
 * The rows of a sheet filled, and where rows had to be put in. A list first takes the empty rows below it that the form has drawn
 * alike; what does not fit there is put in between, as copies of the list's row.
 */
export function filledRows(form: Form, data: Element, fill: SheetFill): { data: Element; insertions: Insertion[] } {
  const plain = linesOf(data)
  const lists = listsOf(plain, fill)
  const insertions = lists.filter(({ count }) => count > 0)
  const lines = insertions.length > 0 ? withMovedFormulas(withOwnFormulas(plain), lists, insertions, fill.sheet) : plain
  const filled = (row: Element, list: number, item: number, at: number) =>
    placed(
      filledRow(form, row, (name) => fill.value(name, list, item), fill.styleAbout),
      at,
    )
  const rows = new Map(lines.map(({ n, row }) => [n, row]))
  const children = lines.flatMap(({ n, row }) => {
    const at = movedRow(n, insertions)
    const list = listAt(lists, n)
    if (!list) return [filled(row, n, 0, at)]
    const { first, after, count } = list
    const item = n - first
    const model = rows.get(first)!
    const own = item === 0 ? row : overDrawn(copiedRow(model, item), row)
    const put = Array.from({ length: n === after ? count : 0 }, (_, i) =>
      filled(copiedRow(model, item + 1 + i), first, item + 1 + i, at + 1 + i),
    )
    return [filled(own, first, item, at), ...put]
  })
  return { data: { ...data, children }, insertions }
}

/** Every list takes the rows from `first` to `after`, and `count` more are put in behind them. */
function listsOf(lines: readonly Line[], { times }: SheetFill): Insertion[] {
  return lines.flatMap(({ n }, at) => {
    const wanted = times(n)
    if (wanted === undefined) return []
    const drawn = drawnAlike(lines, at, wanted - 1)
    return [{ first: n, after: n + drawn, count: Math.max(0, wanted - 1 - drawn) }]
  })
}

function listAt(lists: readonly Insertion[], row: number): Insertion | undefined {
  return lists.find(({ first, after }) => row >= first && row <= after)
}

/** A formula in a list speaks of its own row: only one outside grows with the list. */
function withMovedFormulas(
  lines: readonly Line[],
  lists: readonly Insertion[],
  insertions: readonly Insertion[],
  sheet: string,
): Line[] {
  return lines.map(({ n, row }) => {
    const growth = listAt(lists, n) ? 'none' : 'whole'
    const moved = mapped(row, (one) => {
      if (local(one) !== 'f') return one
      return { ...one, children: [movedFormula(textOf(one), insertions, { sheet, own: sheet, growth })] }
    })
    return { n, row: moved }
  })
}

function filledRow(
  { strings, formats, from1904 }: Form,
  row: Element,
  give: (name: string) => FilledValue | undefined,
  styleAbout: Styling['styleAbout'],
): Element {
  const children = elementsOf(row, 'c').map((cell) => {
    const runs = runsOf(strings, cell)
    const shown = formats[Number(cell.attributes.s ?? 0)] ?? 'number'
    return runs ? filledCell(cell, runs, give, { shown, from1904, styleAbout }) : cell
  })
  return { ...row, children }
}
