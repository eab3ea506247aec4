import type { Figure, Quantity } from '../../fields/model.ts'
import { moneyUnits } from '../model.ts'

/** What hardly any single project exceeds: money in 亿元, anything else in the unit it is kept in. Decimal text, from the playbook. */
export type Ceilings = Readonly<Record<Quantity, string>>

/** Sizes are compared by orders of magnitude: no day's rate is needed, and no decimal places. */
const yuanFor: Record<string, number> = { USD: 7, EUR: 8, GBP: 9, CHF: 8, SGD: 5, JPY: 0.05, TWD: 0.2, KRW: 0.005 }

/** How large a figure is beside others of its quantity and beside a ceiling; no amount to be kept. */
export function sizeOf({ value, unit, currency = 'CNY' }: Figure): number {
  const scale = moneyUnits[unit as keyof typeof moneyUnits]
  if (scale === undefined) return Number(value)
  return (Number(value) * scale * (yuanFor[currency] ?? 1)) / moneyUnits.yi
}

export function isBeyond(figure: Figure, quantity: Quantity, ceilings: Ceilings): boolean {
  return sizeOf(figure) > Number(ceilings[quantity])
}
