import { sheetProblem } from '../problems.ts'
import { type SheetCell, type SheetLimits, type SheetRow, trimmed } from '../row.ts'
import type { Shown } from './formats.ts'
import type { StringTable } from './strings.ts'
import { decimalText, shownValue, unescaped } from './values.ts'
import type { XmlVisitor } from './xml.ts'

export interface CellSources {
  strings: StringTable
  formats: Shown[]
  struck: ReadonlySet<number>
  from1904: boolean
  limits: SheetLimits
}

/** Collects the rows of a worksheet as its XML goes by; `take` hands over those that are complete. */
export function worksheetVisitor(sources: CellSources): XmlVisitor & { take(): SheetRow[]; rowNumber(): number } {
  const { limits } = sources
  let done: SheetRow[] = []
  let n = 0
  let hidden: true | undefined
  let cells: SheetCell[] = []
  let struck: number[] = []
  let column = -1
  let cell = { type: '', style: 0, formula: false, value: '', inline: '' }
  let into: 'value' | 'inline' | null = null
  let inPhonetic = false

  return {
    rowNumber: () => n,
    take() {
      const rows = done
      done = []
      return rows
    },
    open(name, attributes) {
      if (name === 'v') into = 'value'
      else if (name === 't') into = inPhonetic ? null : 'inline'
      else if (name === 'c') {
        column = attributes.r === undefined ? column + 1 : columnOf(attributes.r)
        cell = { type: attributes.t ?? 'n', style: Number(attributes.s ?? 0), formula: false, value: '', inline: '' }
      } else if (name === 'f') cell.formula = true
      else if (name === 'rPh') inPhonetic = true
      else if (name === 'row') {
        n = attributes.r === undefined ? n + 1 : Number(attributes.r)
        if (!Number.isInteger(n) || n < 1) throw sheetProblem.broken()
        hidden = attributes.hidden === '1' || attributes.hidden === 'true' || undefined
        cells = []
        struck = []
        column = -1
      }
    },
    text(text) {
      if (into === null) return
      cell[into] += text
      if (cell[into].length > limits.cell) throw sheetProblem.cellTooLong(n, limits)
    },
    close(name) {
      if (name === 'v' || name === 't') into = null
      else if (name === 'rPh') inPhonetic = false
      else if (name === 'c') {
        const value = cellValue(cell, sources)
        if (value === null || value === '') return
        if (column >= limits.columns) throw sheetProblem.tooWide(n, limits)
        while (cells.length < column) cells.push(null)
        cells[column] = value
        if (sources.struck.has(cell.style)) struck.push(column)
      } else if (name === 'row' && cells.length > 0) {
        if (n > limits.rows) throw sheetProblem.tooLong(limits)
        const row: SheetRow = { n, cells: trimmed(cells) }
        if (hidden) row.hidden = hidden
        if (struck.length > 0) row.struck = struck
        done.push(row)
      }
    },
  }
}

function cellValue(
  cell: { type: string; style: number; formula: boolean; value: string; inline: string },
  { strings, formats, from1904 }: CellSources,
): SheetCell {
  const { type, value } = cell
  if (type === 's') return strings.at(Number(value))
  if (type === 'inlineStr') return unescaped(cell.inline)
  if (type === 'str') return unescaped(value)
  if (value === '') return cell.formula ? { fault: '#EMPTY!' } : null
  if (type === 'b') return value === '1' || value === 'true'
  if (type === 'e') return { fault: value }
  if (type === 'd') return /^\d{4}-\d{2}-\d{2}/.test(value) ? { date: value.slice(0, 10) } : value
  const shown = formats[cell.style] ?? 'number'
  if (shown === 'number' && /^-?\d+$/.test(value)) return decimalText(value)
  return shownValue(value, shown, from1904)
}

/** 0 for A1, 26 for AA7. */
export function columnOf(reference: string): number {
  let column = 0
  for (let i = 0; i < reference.length; i++) {
    const letter = reference.charCodeAt(i) & ~32
    if (letter < 65 || letter > 90) break
    column = column * 26 + letter - 64
    if (column > 1_000_000) throw sheetProblem.broken()
  }
  return column - 1
}
