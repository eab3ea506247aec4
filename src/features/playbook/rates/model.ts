import type { Figure } from '#features/projects/fields/model.ts'
import { moneyUnits, priced, type Rate } from '#features/projects/figures/model.ts'
import type { Playbook } from '../schema/model.ts'

/** What one unit of the currency is worth in yuan on a day, by the latest rate that had begun; undefined where none had. */
export function rateOn(playbook: Pick<Playbook, 'rates'>, currency: string, day: string): Rate | undefined {
  if (currency === 'CNY') return { rate: '1', rate_on: day }
  const begun = playbook.rates.filter((rate) => rate.currency === currency && rate.on <= day)
  const latest = begun.toSorted((a, b) => (a.on < b.on ? 1 : -1))[0]
  return latest && { rate: latest.cny, rate_on: latest.on }
}

/**
 * A money figure in yuan, as decimal text: as it was stored, else at the rate of its own day, else of `day`.
 * Undefined where the amount is not a number, the unit is strange or no rate is known.
 */
export function yuanOf(playbook: Pick<Playbook, 'rates'>, figure: Figure, day: string): string | undefined {
  if (isDecimal(figure.cny)) return String(figure.cny)
  if (!isDecimal(figure.value) || !Object.hasOwn(moneyUnits, figure.unit)) return undefined
  return priced(figure, (currency) => rateOn(playbook, currency, figure.rate_on ?? day)).cny
}

/** Decimal text (or a plain JSON number), with no spaces, separators or exponent. */
export function isDecimal(value: unknown): value is string {
  return (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value)) || Number.isFinite(value)
}
