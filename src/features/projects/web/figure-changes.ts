import { type Basis, baseUnits, type Field, type Figure } from '../fields/model.ts'

type Changes = Record<string, unknown>
/** What a form holds of one figure: by basis, and by year of a yearly one; null takes it away. */
export type Held = Figure | null | undefined
type ByYear = Record<string, Held>

/** The changes of a form with one more: what was changed of other bases and years of the same figure stays. */
export function withChange(changes: Changes, field: Field, value: unknown): Changes {
  if (field.type !== 'figure') return { ...changes, [field.id]: value }
  return { ...changes, [field.id]: merged(changes[field.id], value, field.yearly ? 2 : 1) }
}

function merged(before: unknown, after: unknown, depth: number): unknown {
  if (depth === 0 || !isRecord(before) || !isRecord(after)) return after
  const keys = Object.keys(after)
  return { ...before, ...Object.fromEntries(keys.map((key) => [key, merged(before[key], after[key], depth - 1)])) }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

/** The figure that an input shows: as changed in the form, else as it stands. */
export function figureAt(field: Field, value: unknown, basis: Basis, year: string): Held {
  const kept = isRecord(value) ? value[basis] : undefined
  if (!field.yearly) return kept as Held
  return isRecord(kept) ? (kept as ByYear)[year] : undefined
}

/** Years that have a figure of a basis, the earliest first. */
export function yearsOf(value: unknown, basis: Basis): string[] {
  const kept = isRecord(value) ? value[basis] : undefined
  return isRecord(kept)
    ? Object.keys(kept)
        .filter((year) => kept[year])
        .sort()
    : []
}

/** A figure that nothing is known of yet, in the unit that people write it in. */
export function blankFigure({ quantity }: Field): Figure {
  if (quantity === 'money') return { value: '', unit: 'yi', currency: 'CNY' }
  return { value: '', unit: baseUnits[quantity ?? 'people'] }
}

/** What the API takes of a figure: its own facts, without the value in yuan that the server works out; null where blank. */
export function writtenFigure(field: Field, { value, unit, currency, estimate }: Figure): Figure | null {
  if (value.trim() === '') return null
  const money = field.quantity === 'money' && { currency: currency ?? 'CNY' }
  return { value: value.trim(), unit, ...money, ...(estimate && { estimate }) }
}

/** Facts as they would stand with the changes made: what inputs of a form show. */
export function overlaid(field: Field, stands: unknown, changed: unknown): unknown {
  if (changed === undefined) return stands
  return field.type === 'figure' ? merged(stands, changed, field.yearly ? 2 : 1) : changed
}
