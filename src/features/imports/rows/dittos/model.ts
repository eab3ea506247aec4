import { type Cell, textOf } from '../../values/model.ts'

interface Line {
  cells: readonly Cell[]
}

const ditto = /^(〃|″|＂|"|”|“|''|同上|同前|同左|ditto)$/i
/** Most cells are longer, and need no look. */
const longest = 8

/**
 * Rows in which a cell that says 同上 or 〃 says what the last row above said there. Of a name or a figure that may be one project's or a sum
 * of several, so that nobody is certain.
 */
export function dittosSpelledOut(apart: (column: number) => boolean): <L extends Line>(row: L) => L {
  const last: Cell[] = []
  return (row) => {
    let cells: Cell[] | undefined
    for (const [column, cell] of row.cells.entries()) {
      const said = typeof cell === 'string' && cell.length <= longest && ditto.test(cell.trim())
      if (said) {
        cells ??= [...row.cells]
        cells[column] = apart(column) ? { fault: '#DITTO!' } : (last[column] ?? null)
      } else if (textOf(cell).trim() !== '') last[column] = cell
    }
    return cells ? { ...row, cells } : row
  }
}
