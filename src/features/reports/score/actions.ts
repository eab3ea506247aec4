import { playbookOn } from '#features/playbook/actions.ts'
import { type ScoreFigures, score } from '#features/playbook/scores/model.ts'
import type { Context } from '#platform/context.ts'
import { addDays } from '#platform/day.ts'
import { count, knownPeriod } from '../count/actions.ts'
import { targetsOf } from '../store.ts'
import { givenOf, peersOf, scoreFigures } from './model.ts'

/** Each unit's score for the year up to a month, by the playbook's formulas, with the working of every item. */
export async function unitScores({ db, me }: Context, month: string) {
  const period = knownPeriod(month)
  const { playbook } = await playbookOn(db, me.tenant_id, addDays(period.to, -1))
  const report = await count(db, me.tenant_id, me.reach, { period: month, by: 'unit' })
  const targets = await targetsOf(db, me.tenant_id, Number(month.slice(0, 4)))
  const peers = peersOf(report.rows)
  const scored = report.rows.map((row) => {
    const figures: ScoreFigures = { ...scoreFigures(report.indicators, row), peers, given: givenOf(targets, row.key) }
    return { unit: { id: row.key, name: row.label.zh }, ...score(playbook, figures) }
  })
  const order = scored.toSorted((a, b) => Number(b.subtotal) - Number(a.subtotal))
  return {
    period: month,
    items: order.map((one) => ({
      ...one,
      rank: 1 + order.filter((other) => Number(other.subtotal) > Number(one.subtotal)).length,
    })),
  }
}
