import type { Words } from '#platform/words.ts'
import { type Unit, unitsCalled } from '../model.ts'

/** What a pasted column may be called; the order is that of a table without a head. */
export type Columns<C extends string> = Record<C, readonly string[]>

export interface Pasted<C extends string> {
  lines: { n: number; cells: Record<C, string> }[]
  /** Columns of the head that nothing is known of. */
  ignored: string[]
}

/** At most as many lines are taken at once: they go in together, while nobody else changes units or members. */
export const mostLines = 500

/**
 * Rows as they are copied out of a spreadsheet, or typed with commas: with a head whose columns are known by their names in any
 * order, or without one, in the order of `columns`.
 */
export function readPasted<C extends string>(text: string, columns: Columns<C>): Pasted<C> {
  const separator = text.includes('\t') ? '\t' : /[,，]/
  const rows = text
    .split(/\r?\n/)
    .map((line, at) => ({ n: at + 1, cells: line.split(separator).map((cell) => cell.normalize('NFKC').trim()) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
  const ids = Object.keys(columns) as C[]
  const head = rows[0]?.cells.map((cell) => ids.find((id) => columns[id].includes(cell.toLowerCase())))
  const headed = head?.includes(ids[0]!) ?? false
  const at = (id: C) => (headed ? head!.indexOf(id) : ids.indexOf(id))
  const cellsOf = (cells: string[]) =>
    Object.fromEntries(ids.map((id) => [id, cells[at(id)]?.trim() ?? ''])) as Record<C, string>
  return {
    lines: rows.slice(headed ? 1 : 0).map(({ n, cells }) => ({ n, cells: cellsOf(cells) })),
    ignored: headed ? rows[0]!.cells.filter((cell, i) => cell !== '' && head![i] === undefined) : [],
  }
}

/** The one of `names` that a person means by a word in Chinese or English, or by its id. */
export function named<N extends string>(names: Record<N, Words>, said: string): N | undefined {
  const wanted = said.toLowerCase()
  const ids = Object.keys(names) as N[]
  return ids.find((id) => id === wanted || names[id][0] === said || names[id][1].toLowerCase() === wanted)
}

/** Open units that are called so; a full name goes before a short one. */
export function unitsNamed<U extends Pick<Unit, 'id' | 'parent_id' | 'name' | 'name_en' | 'short_name' | 'closed_on'>>(
  units: readonly U[],
  said: string,
): U[] {
  const called = unitsCalled(
    units.filter((unit) => unit.closed_on === null),
    said,
  )
  const whole = called.filter((unit) => unit.name === said)
  return whole.length > 0 ? whole : called
}
