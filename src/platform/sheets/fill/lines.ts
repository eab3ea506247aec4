import { sheetProblem } from '../problems.ts'
import { columnLetters, copiedFormula, distance, placeOf } from './references.ts'
import { childOf, type Element, elementsOf, local, mapped, textOf } from './tree.ts'

/** A row with its number, and every cell under its reference. */
export interface Line {
  n: number
  row: Element
}

/** The rows of a sheet; a file may leave numbers and references out. */
export function linesOf(data: Element): Line[] {
  let n = 0
  return elementsOf(data, 'row').map((row) => {
    n = row.attributes.r === undefined ? n + 1 : Number(row.attributes.r)
    if (!Number.isInteger(n) || n < 1) throw sheetProblem.broken()
    return { n, row: placed(row, n) }
  })
}

/** The row under another number, its cells with it. */
export function placed(row: Element, n: number): Element {
  let column = -1
  const children = elementsOf(row, 'c').map((cell) => {
    column += 1
    const letters = placeOf(cell.attributes.r ?? '')?.letters ?? columnLetters(column)
    column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
    return { ...cell, attributes: { ...cell.attributes, r: `${letters}${n}` } }
  })
  return { ...row, attributes: { ...row.attributes, r: String(n) }, children }
}

/** The rows with each formula that cells share spelt out in its own cell, so that one may be copied away from the others. */
export function withOwnFormulas(lines: readonly Line[]): Line[] {
  const masters = new Map<string, { at: string; formula: string }>()
  return lines.map(({ n, row }) => ({
    n,
    row: mapped(row, (cell) => {
      const formula = local(cell) === 'c' ? childOf(cell, 'f') : undefined
      const si = formula?.attributes.t === 'shared' ? formula.attributes.si : undefined
      if (!formula || si === undefined) return cell
      const at = cell.attributes.r!
      const told = textOf(formula)
      if (told !== '') masters.set(si, { at, formula: told })
      const master = masters.get(si)
      const { rows, columns } = distance(master?.at ?? at, at)
      const own = { ...formula, attributes: {}, children: [copiedFormula(master?.formula ?? told, rows, columns)] }
      return { ...cell, children: cell.children.map((child) => (child === formula ? own : child)) }
    }),
  }))
}

/** The row with its formulas as they read so many rows further down. */
export function copiedRow(row: Element, rows: number): Element {
  return mapped(row, (one) => (local(one) === 'f' ? { ...one, children: [copiedFormula(textOf(one), rows)] } : one))
}

/** How many of the rows that follow are drawn like this one and empty, so that a list may be written into them. */
export function drawnAlike(lines: readonly Line[], at: number, most: number): number {
  const like = drawing(lines[at]!.row)
  let found = 0
  while (found < most) {
    const next = lines[at + found + 1]
    if (!next || next.n !== lines[at]!.n + found + 1 || drawing(next.row) !== like || !isEmpty(next.row)) break
    found += 1
  }
  return found
}

function drawing(row: Element): string {
  return elementsOf(row, 'c')
    .map(({ attributes: { r = '', s = '' } }) => `${placeOf(r)?.letters} ${s}`)
    .join()
}

function isEmpty(row: Element): boolean {
  return elementsOf(row, 'c').every((cell) => childOf(cell, 'f') || textOf(cell) === '')
}

/** An empty row of the form with the cells of the list's row in it; where the form has a formula of its own, that stays. */
export function overDrawn(list: Element, drawn: Element): Element {
  const own = new Map(elementsOf(drawn, 'c').map((cell) => [placeOf(cell.attributes.r!)?.letters, cell]))
  const children = elementsOf(list, 'c').map((cell) => {
    const here = own.get(placeOf(cell.attributes.r!)?.letters)
    return here && childOf(here, 'f') ? here : cell
  })
  return { ...drawn, children }
}
