import type { ColumnMap } from '../../headers/model.ts'
import { readDay } from '../../values/days/model.ts'
import { type Cell, type Choice, isRefused, readChoice, readYesNo } from '../../values/model.ts'

/** Of a table with a column for each stage (签约, 开工, 竣工), the last one that is ticked or has its day. */
export function stageTicked(
  columns: readonly ColumnMap[],
  cells: readonly Cell[],
  stages: readonly Choice[],
): string | null {
  const reached = new Set(
    stageColumns(columns, stages).flatMap(({ column, stage }) => (isReached(cells[column] ?? null) ? [stage] : [])),
  )
  return stages.findLast(({ id }) => reached.has(id))?.id ?? null
}

/** The columns are the same for every row of a ledger. */
const known = new WeakMap<readonly ColumnMap[], { column: number; stage: string }[]>()
/** One column that is called as a stage is may be anything, 备案 the number of a document. */
const fewest = 2

const asked = /^是否已?/

function stageColumns(columns: readonly ColumnMap[], stages: readonly Choice[]): { column: number; stage: string }[] {
  const before = known.get(columns)
  if (before) return before
  const found = columns.flatMap(({ column, header, field, ignore }) => {
    const named = field === null && !ignore ? readChoice(header.replace(asked, ''), stages) : { value: null }
    return isRefused(named) || named.value === null ? [] : [{ column, stage: named.value }]
  })
  const isAsked = columns.some(({ header, column }) => asked.test(header) && found.some((one) => one.column === column))
  const several = found.length < fewest && !isAsked ? [] : found
  known.set(columns, several)
  return several
}

function isReached(cell: Cell): boolean {
  const ticked = readYesNo(cell)
  if (!isRefused(ticked)) return ticked.value === true
  const day = readDay(cell, { month: 'first_day' })
  return !isRefused(day) && day.value !== null
}
