import { type ScoreFigures, score } from '#features/playbook/scores/model.ts'
import type { Context } from '#platform/context.ts'
import { countWithBasis } from '../count/actions.ts'
import { givenOf, numbersGiven, peersOf, scoreFigures } from './model.ts'

/** Each unit's score for the year up to a month, by the playbook's formulas, with the working of every item. */
export async function unitScores({ db, me }: Context, month: string, unit?: string) {
  const { report, basis, playbook } = await countWithBasis(db, me.tenant_id, me.reach, {
    period: month,
    by: 'unit',
    unit,
  })
  const others = report.rows.filter((row) => row.key !== report.unit.id)
  const compared = others.length > 0 ? others : report.rows
  const peers = peersOf(compared)
  const given = numbersGiven(playbook)
  const scored = compared.map((row) => {
    const figures: ScoreFigures = { ...scoreFigures(basis, row), peers, given: givenOf(given, basis.targets, row.key) }
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
