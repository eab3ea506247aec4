import { Decimal } from 'decimal.js'
import type { Answer } from '#app/web/client.ts'

type Targets = Answer<'/api/targets', 'get'>
export type TargetUnit = Targets['units'][number]
export type Measure = Targets['columns'][number]['measure']

/** One cell of the grid: the unit, the indicator and the measure. */
export function cellKey(unitId: string, indicator: string, measure: Measure): string {
  return `${unitId} ${indicator} ${measure}`
}

/** The target kept for a cell, as it is typed: amounts in 万元. */
export function shown(items: Targets['items'], unitId: string, indicator: string, measure: Measure): string | null {
  const found = items.find(
    (item) => item.unit_id === unitId && item.indicator === indicator && item.measure === measure,
  )
  if (!found) return null
  return new Decimal(found.value).div(measure === 'amount' ? 10_000 : 1).toFixed()
}

/** What was typed, as it is sent: 万元 become yuan, and an emptied cell takes its target away. */
export function sent(changed: Record<string, string | null>) {
  return Object.entries(changed).map(([key, typed]) => {
    const [unit_id = '', indicator = '', measure] = key.split(' ') as [string, string, Measure]
    const value = typed === null ? null : new Decimal(typed).times(measure === 'amount' ? 10_000 : 1).toDecimalPlaces(2)
    return { unit_id, indicator, measure, value: value?.toFixed() ?? null }
  })
}
