import { plain } from '../../fold/model.ts'
import { type Cell, textOf } from '../../values/model.ts'

interface Line {
  cells: readonly Cell[]
}

/** A row that is numbered 1.1, or (1), right under the 1 that it belongs to. */
const part = /^(?:(\d{1,4})[.-]\d{1,3}|\(\d{1,3}\))$/

/**
 * Marks rows that are parts of the project above by their number. Whether its figures hold theirs, nobody can tell: counted beside it they
 * may count twice.
 */
export function underProjects(numbers: number | undefined): <L extends Line>(row: L) => L & { partOf?: string } {
  let whole = ''
  return (row) => {
    const said = numbers === undefined ? '' : plain(textOf(row.cells[numbers] ?? null))
    if (/^\d{1,4}$/.test(said)) whole = said
    const found = part.exec(said)
    return found && whole !== '' && (found[1] ?? whole) === whole ? { ...row, partOf: whole } : row
  }
}

/** 其中：设备投资, where a project's name should stand. */
export function isPartOfAbove(name: string): boolean {
  return /^\s*其中/.test(name)
}
