import { Decimal } from 'decimal.js'
import { rulesOf } from '#features/playbook/cel/model.ts'
import type { Playbook } from '#features/playbook/schema/model.ts'
import type { Measured, ScoreFigures } from '#features/playbook/scores/model.ts'
import { type Basis, type Row, type Target, targetOf } from '../model.ts'

/** A unit's year so far and its targets, of number and of amount, as the playbook's formulas name them. */
export function scoreFigures(
  basis: Pick<Basis, 'indicators' | 'targets' | 'units'>,
  row: Row,
): Pick<ScoreFigures, 'count' | 'target'> {
  const count: Record<string, Measured> = {}
  const target: Record<string, Measured> = {}
  for (const { id } of basis.indicators) {
    count[id] = row.indicators[id]!.year
    const n = targetOf(basis, row.key, id, 'count')
    const cny = targetOf(basis, row.key, id, 'amount')
    target[id] = { ...(n !== null && { n: Math.round(Number(n)) }), ...(cny !== null && { cny }) }
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

export interface GivenNumber {
  id: string
  zh: string
  en: string
}

/** The numbers that people enter for a unit, as the playbook's scores name them: late starts, false reports, visits. */
export function numbersGiven(playbook: Playbook): GivenNumber[] {
  const parts = playbook.scores.flatMap((rule) =>
    'each' in rule ? rule.each.map(({ metric, zh, en }) => ({ metrics: [metric], zh, en })) : [wholeRule(rule)],
  )
  const found = parts.flatMap(({ metrics, zh, en }) =>
    metrics
      .flatMap((metric) => rulesOf(playbook).references('score', metric, 'given'))
      .map((id) => [id, { id, zh, en }] as const),
  )
  return [...new Map(found).values()]
}

function wholeRule(rule: Exclude<Playbook['scores'][number], { each: unknown }>) {
  const metrics = rule.rule === 'efficacy' ? [rule.metric, rule.min, rule.max] : [rule.metric]
  return { metrics, zh: rule.zh, en: rule.en }
}

/** None entered is none happened. */
export function givenOf(numbers: GivenNumber[], targets: Target[], unitId: string): Record<string, number> {
  const entered = targets.filter((target) => target.unit_id === unitId && target.measure === 'given')
  const none = Object.fromEntries(numbers.map(({ id }) => [id, 0]))
  return { ...none, ...Object.fromEntries(entered.map(({ indicator, value }) => [indicator, Number(value)])) }
}
