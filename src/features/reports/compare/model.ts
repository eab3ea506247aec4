import { Decimal } from 'decimal.js'
import { growth, type Sum } from '../figures/model.ts'

/** A figure of two sides, `a` measured against `b`. */
export interface Pair {
  a: Sum
  b: Sum
  difference: Sum
  /** Of the figure's own measure, decimal text of one place; null where `b` is nothing. */
  percent: string | null
}

export const nothing: Sum = { n: 0, cny: '0.00' }

export function compared(measure: 'count' | 'amount', a: Sum = nothing, b: Sum = nothing): Pair {
  const value = (sum: Sum) => (measure === 'count' ? String(sum.n) : sum.cny)
  const difference = { n: new Decimal(a.n).minus(b.n).toNumber(), cny: new Decimal(a.cny).minus(b.cny).toFixed(2) }
  return { a, b, difference, percent: growth(value(a), value(b)) }
}

interface Row {
  key: string
  label: { zh: string; en: string }
}

/** Rows of both sides by their keys: those of `a` in its order, then those that only `b` has. */
export function aligned<R extends Row>(
  a: readonly R[],
  b: readonly R[],
): { key: string; label: R['label']; a?: R; b?: R }[] {
  const others = new Map(b.map((row) => [row.key, row]))
  const both = a.map((row) => ({ key: row.key, label: row.label, a: row, b: others.get(row.key) }))
  const known = new Set(a.map(({ key }) => key))
  return [...both, ...b.filter(({ key }) => !known.has(key)).map((row) => ({ key: row.key, label: row.label, b: row }))]
}

interface Line extends Sum {
  project: { id: string; name: string }
}

/** What makes a difference: the lines of both sides by project, the largest difference first; what is equal is left out. */
export function apart(measure: 'count' | 'amount', a: readonly Line[], b: readonly Line[]) {
  const projects = new Map([...a, ...b].map(({ project }) => [project.id, project]))
  const [ofA, ofB] = [sums(a), sums(b)]
  return [...projects.values()]
    .map((project) => ({ project, ...compared(measure, ofA.get(project.id), ofB.get(project.id)) }))
    .filter(({ difference }) => difference.n !== 0 || !new Decimal(difference.cny).isZero())
    .sort((one, other) => new Decimal(other.difference.cny).abs().comparedTo(new Decimal(one.difference.cny).abs()))
}

function sums(lines: readonly Line[]): Map<string, Sum> {
  const groups = Map.groupBy(lines, ({ project }) => project.id)
  return new Map(
    [...groups].map(([id, list]) => [
      id,
      {
        n: Decimal.sum(0, ...list.map((line) => line.n)).toNumber(),
        cny: list.reduce((cny, line) => cny.plus(line.cny), new Decimal(0)).toFixed(2),
      },
    ]),
  )
}
