import { Decimal } from 'decimal.js'
import type { Answer } from '#app/web/client.ts'

type Targets = Answer<'/api/targets', 'get'>
export type TargetUnit = Targets['units'][number]
export type Measure = Targets['columns'][number]['measure']

/** One cell of the grid: the unit, the indicator and the measure. */
export function cellKey(unitId: string, indicator: string, measure: Measure): string {
  return `${unitId} ${indicator} ${measure}`
}

/** The target kept for a cell, as it is typed: amounts in 万元. */
export function shown(items: Targets['items'], unitId: string, indicator: string, measure: Measure): string | null {
  const found = items.find(
    (item) => item.unit_id === unitId && item.indicator === indicator && item.measure === measure,
  )
  if (!found) return null
  return new Decimal(found.value).div(measure === 'amount' ? 10_000 : 1).toFixed()
}

/** What was typed, as it is sent: 万元 become yuan, and an emptied cell takes its target away. */
export function sent(changed: Record<string, string | null>) {
  return Object.entries(changed).map(([key, typed]) => {
    const [unit_id = '', indicator = '', measure] = key.split(' ') as [string, string, Measure]
    const value = typed === null ? null : new Decimal(typed).times(measure === 'amount' ? 10_000 : 1).toDecimalPlaces(2)
    return { unit_id, indicator, measure, value: value?.toFixed() ?? null }
  })
}

/**
 * A block of cells as a spreadsheet copies it, laid over the grid from one cell rightwards and down. An empty cell empties; what is
 * no figure, lies beyond the grid or in a row that is not the reader's to set (undefined), is counted and changes nothing.
 */
export function pasted(
  text: string,
  rows: readonly (string | undefined)[],
  columns: readonly string[],
  from: [row: number, column: number],
) {
  const cells: { row: string; column: string; value: string | null }[] = []
  let left = 0
  const lines = text.replace(/\r?\n$/, '').split(/\r?\n/)
  for (const [down, line] of lines.entries())
    for (const [right, cell] of line.split('\t').entries()) {
      const row = rows[from[0] + down]
      const column = columns[from[1] + right]
      const value = cell.normalize('NFKC').replace(/[,\s]/g, '')
      if (row === undefined || column === undefined || !/^(\d+(\.\d+)?)?$/.test(value)) left++
      else cells.push({ row, column, value: value || null })
    }
  return { cells, left }
}

export function isBlock(text: string): boolean {
  return /[\t\n]/.test(text.trimEnd())
}
