import type { Cell } from '../values/model.ts'

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

/**
 * Rows in which a cell merged downwards says the same in every row that it covers. A blank cell that was not merged stays blank:
 * nobody knows whether it means the same as above. Merges across columns are titles, and stay where they begin.
 */
export function sameAsAbove(merges: readonly Merge[]): <R extends Line>(row: R) => R {
  const waiting = merges.filter(({ top, bottom }) => bottom > top).sort((a, b) => b.top - a.top)
  let open: { merge: Merge; cell: Cell }[] = []
  return (row) => {
    while (waiting.length > 0 && waiting.at(-1)!.top <= row.n) {
      const merge = waiting.pop()!
      if (merge.top === row.n) open.push({ merge, cell: row.cells[merge.left] ?? null })
    }
    open = open.filter(({ merge }) => merge.bottom >= row.n)
    const below = open.filter(({ merge }) => merge.top < row.n && (row.cells[merge.left] ?? null) === null)
    if (below.length === 0) return row
    const cells = [...row.cells]
    for (const { merge, cell } of below) {
      while (cells.length < merge.left) cells.push(null)
      cells[merge.left] = cell
    }
    return { ...row, cells }
  }
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
