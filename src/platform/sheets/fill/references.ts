/** Where cells are when rows have been put in between. */

/** `count` rows put in after row `after`; `first` to `after` is the list that they lengthen. */
export interface Insertion {
  first: number
  after: number
  count: number
}

export function movedRow(row: number, insertions: readonly Insertion[]): number {
  return insertions.reduce((sum, { after, count }) => (row > after ? sum + count : sum), row)
}

/**
 * How references follow: `whole` a range that holds a whole list grows with it, `single` a cell of the list becomes a range too (a
 * check or a colour that holds for the list), `merge` a cell merged within one row stays in it, `none` nothing grows.
 */
type Growth = 'whole' | 'single' | 'merge' | 'none'

type Rows = [from: number, to: number | undefined]

function moved([from, to]: Rows, insertions: readonly Insertion[], growth: Growth): Rows {
  const last = to ?? from
  const grown = insertions.reduce((sum, { first, after, count }) => {
    const holds = last === after && from <= first && growth !== 'none' && !(growth === 'merge' && from === last)
    return last > after || holds ? sum + count : sum
  }, last)
  const start = movedRow(from, insertions)
  return [start, to !== undefined || (growth === 'single' && grown > start) ? grown : undefined]
}

/** Cell references of a formula, and texts, which are none. The sheet's name, if any, comes first. */
const reference =
  /"(?:[^"]|"")*"|(?<![\p{L}\p{N}_.$:\]!'])((?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!)?(?:(\$?[A-Z]{1,3}\$?)(\d{1,7})(?::(\$?[A-Z]{1,3}\$?)(\d{1,7}))?|(\$?)(\d{1,7}):(\$?)(\d{1,7}))(?![\p{L}\p{N}_(.!])/gu

function rewritten(formula: string, move: (sheet: string | null) => ((rows: Rows) => Rows) | null): string {
  return formula.replace(reference, (whole, sheet = '', c1, r1, c2, r2, d1, n1, d2, n2) => {
    const by = whole.startsWith('"') ? null : move(sheet === '' ? null : sheetOf(sheet))
    if (!by) return whole
    const end = r2 ?? n2
    const [from, to] = by([Number(r1 ?? n1), end === undefined ? undefined : Number(end)])
    if (n1 !== undefined) return `${sheet}${d1}${from}:${d2}${to}`
    return `${sheet}${c1}${from}${to === undefined ? '' : `:${c2 ?? c1}${to}`}`
  })
}

function sheetOf(spelt: string): string {
  const name = spelt.slice(0, -1)
  return name.startsWith("'") ? name.slice(1, -1).replaceAll("''", "'") : name
}

/** A formula that stands in the sheet `own` (null: in none) after rows were put into `sheet`. */
export function movedFormula(
  formula: string,
  insertions: readonly Insertion[],
  { sheet, own, growth = 'whole' }: { sheet: string; own: string | null; growth?: Growth },
): string {
  const here = (named: string | null) => (named ?? own)?.toLowerCase() === sheet.toLowerCase()
  return rewritten(formula, (named) => (here(named) ? (rows) => moved(rows, insertions, growth) : null))
}

/** `A1`, `A1:C3`, several of them with spaces between: an attribute of the sheet that rows were put into. */
export function movedRanges(ranges: string, insertions: readonly Insertion[], growth: Growth): string {
  return rewritten(ranges, () => (rows) => moved(rows, insertions, growth))
}

/** A formula copied down and to the right: what has no $ before it goes along. */
export function copiedFormula(formula: string, rows: number, columns = 0): string {
  const along = (column: string, row: string) => {
    const letters = column.replaceAll('$', '')
    const to = column.startsWith('$') ? `$${letters}` : columnLetters(columnNumber(letters) + columns)
    return column.endsWith('$') ? `${to}$${row}` : `${to}${Number(row) + rows}`
  }
  return formula.replace(reference, (whole, sheet = '', c1, r1, c2, r2) => {
    if (whole.startsWith('"') || r1 === undefined) return whole
    return `${sheet}${along(c1, r1)}${r2 === undefined ? '' : `:${along(c2, r2)}`}`
  })
}

/** A for 0, AA for 26. */
export function columnLetters(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26))
  return column < 26 ? letter : columnLetters(Math.floor(column / 26) - 1) + letter
}

function columnNumber(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

/** The cell that a reference names: its letters, and its row. */
export function placeOf(reference: string): { letters: string; row: number } | undefined {
  const [, letters, row] = /^([A-Z]{1,3})(\d{1,7})$/.exec(reference) ?? []
  return letters && row ? { letters, row: Number(row) } : undefined
}

/** How many rows and columns one place lies from another. */
export function distance(from: string, to: string): { rows: number; columns: number } {
  const [a, b] = [placeOf(from), placeOf(to)]
  if (!a || !b) return { rows: 0, columns: 0 }
  return { rows: b.row - a.row, columns: columnNumber(b.letters) - columnNumber(a.letters) }
}
