import { Decimal } from 'decimal.js'
import type { Measured, ScoreFigures } from '#features/playbook/scores/model.ts'
import type { Indicator, Row, Target } from '../model.ts'

/** A unit's year so far and its targets, as the playbook's formulas name them. */
export function scoreFigures(indicators: Indicator[], row: Row): Pick<ScoreFigures, 'count' | 'target'> {
  const count: Record<string, Measured> = {}
  const target: Record<string, Measured> = {}
  for (const { id, measure } of indicators) {
    const figures = row.indicators[id]!
    count[id] = figures.year
    if (figures.target !== null)
      target[id] = measure === 'count' ? { n: Number(figures.target) } : { cny: figures.target }
  }
  return { count, target }
}

/** The least and the most of each indicator among the units compared. */
export function peersOf(rows: Row[]): NonNullable<ScoreFigures['peers']> {
  const ids = Object.keys(rows[0]?.indicators ?? {})
  return Object.fromEntries(
    ids.map((id) => {
      const n = rows.map((row) => row.indicators[id]!.year.n)
      const cny = rows.map((row) => new Decimal(row.indicators[id]!.year.cny))
      return [
        id,
        {
          min_n: Math.min(...n),
          max_n: Math.max(...n),
          min_cny: Decimal.min(...cny).toFixed(2),
          max_cny: Decimal.max(...cny).toFixed(2),
        },
      ]
    }),
  )
}

/** Numbers that people enter for a unit: late starts, false reports, visits. None entered is none happened. */
export function givenOf(targets: Target[], unitId: string): Record<string, number> {
  const entered = targets.filter((target) => target.unit_id === unitId && target.measure === 'given')
  const none = { late_starts: 0, false_reports: 0, leader_visits: 0, promotion_events: 0 }
  return { ...none, ...Object.fromEntries(entered.map(({ indicator, value }) => [indicator, Number(value)])) }
}
