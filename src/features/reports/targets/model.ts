import { v5 } from 'uuid'
import type { Playbook } from '#features/playbook/schema/model.ts'
import type { Measure } from '../model.ts'
import { numbersGiven } from '../score/model.ts'

/** One column of the year's table: an indicator by number or by amount, or a number that people enter for the scores. */
export interface TargetColumn {
  indicator: string
  measure: Measure
  zh: string
  en: string
}

/** What targets can be set for: of what is counted, number and amount; of what is summed, the amount; and what scores ask for. */
export function targetColumns(playbook: Playbook): TargetColumn[] {
  const counted = playbook.counting.flatMap(({ id, zh, en, measure }): TargetColumn[] => {
    const amount: TargetColumn = { indicator: id, measure: 'amount', zh, en }
    return measure === 'amount' ? [amount] : [{ indicator: id, measure: 'count', zh, en }, amount]
  })
  const given = numbersGiven(playbook).map(({ id, zh, en }) => ({ indicator: id, measure: 'given' as const, zh, en }))
  return [...counted, ...given]
}

/** The stream that keeps the targets of a year: one for each year of each tenant, so that two writers meet. */
export function targetStream(tenantId: string, year: number): string {
  return v5(`targets ${year}`, tenantId)
}
