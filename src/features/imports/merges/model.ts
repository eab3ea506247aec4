import { type Cell, textOf } from '../values/model.ts'

/** Cells that were merged into one: rows from 1, columns from 0, all ends included. */
export interface Merge {
  top: number
  bottom: number
  left: number
  right: number
}

interface Line {
  n: number
  cells: readonly Cell[]
}

/** Where the facts stand that a merge must not multiply. */
export interface FactColumns {
  name: number | undefined
  figures: ReadonlySet<number>
}

const nothingKnown: FactColumns = { name: undefined, figures: new Set() }

/**
 * Rows in which a cell merged downwards says the same in every row that it covers. A blank cell that was not merged stays blank:
 * nobody knows whether it means the same as above. Merges across columns are titles, and stay where they begin. A figure is the same
 * only where the name is merged over the same rows, one project over several lines; otherwise it may be the sum of all of them.
 */
export function sameAsAbove(
  merges: readonly Merge[],
  { name, figures }: FactColumns = nothingKnown,
): <R extends Line>(row: R) => R {
  const waiting = merges.filter(({ top, bottom }) => bottom > top).sort((a, b) => b.top - a.top)
  let open: { merge: Merge; cell: Cell }[] = []
  return (row) => {
    while (waiting.length > 0 && waiting.at(-1)!.top <= row.n) {
      const merge = waiting.pop()!
      if (merge.top === row.n) open.push({ merge, cell: row.cells[merge.left] ?? null })
    }
    open = open.filter(({ merge }) => merge.bottom >= row.n)
    if (open.length === 0) return row
    const over = open.find(({ merge }) => merge.left === name)?.merge
    const cells = [...row.cells]
    for (const { merge, cell } of open) {
      if (cell === null) continue
      while (cells.length < merge.left) cells.push(null)
      const one = over !== undefined && over.top <= merge.top && over.bottom >= merge.bottom
      cells[merge.left] = figures.has(merge.left) && !one ? { fault: '#MERGED!' } : cell
    }
    return { ...row, cells }
  }
}

/** The lines over which a project's name is merged, so that they are one: from the first of them to the last, by each of their numbers. */
export function linesOfProjects(merges: readonly Merge[], name: number | undefined): (n: number) => Merge | undefined {
  const over = merges
    .filter(({ top, bottom, left, right }) => bottom > top && name !== undefined && left <= name && name <= right)
    .sort((a, b) => a.top - b.top)
  let at = 0
  return (n) => {
    while ((over[at]?.bottom ?? n) < n) at += 1
    const here = over[at]
    return here && here.top <= n ? here : undefined
  }
}

/** Lines of one project as one: what they say one after the other in a column stands together. */
export function together<R extends Line>(lines: readonly R[]): R {
  const width = Math.max(...lines.map(({ cells }) => cells.length))
  const cells = Array.from({ length: width }, (_, column): Cell => {
    const said = lines.map((line) => line.cells[column] ?? null).filter((cell) => textOf(cell).trim() !== '')
    const different = [...new Map(said.map((cell) => [textOf(cell).trim(), cell])).values()]
    return different.length > 1 ? different.map((cell) => textOf(cell).trim()).join('\n') : (different[0] ?? null)
  })
  return { ...lines[0]!, cells }
}

/** The lines of a header with every merged cell said in all the columns and lines that it covers. */
export function spelledOut(lines: readonly Line[], merges: readonly Merge[]): Cell[][] {
  const spelled = lines.map(({ cells }) => [...cells])
  for (const { top, bottom, left, right } of merges) {
    const first = lines.findIndex(({ n }) => n === top)
    if (first === -1) continue
    const cell = lines[first]!.cells[left] ?? null
    for (const [at, { n }] of lines.entries()) {
      if (n < top || n > bottom) continue
      for (let column = left; column <= right; column++) {
        while (spelled[at]!.length < column) spelled[at]!.push(null)
        spelled[at]![column] = cell
      }
    }
  }
  return spelled
}
