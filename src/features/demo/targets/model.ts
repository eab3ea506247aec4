import type { Chance } from '../chance/model.ts'

/** A round target near what a unit can do: whole projects, or millions of yuan, `least` of them at least. */
export function inventTarget(chance: Chance, measure: 'count' | 'amount', done: number, least: number): string {
  const wanted = done * (0.85 + 0.5 * chance.next())
  return measure === 'count'
    ? String(Math.max(2, Math.round(wanted)))
    : String(Math.max(least, Math.round(wanted / 1_000_000)) * 1_000_000)
}
