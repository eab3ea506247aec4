import { Decimal } from 'decimal.js'
import type { Figure } from '#features/projects/fields/model.ts'
import { moneyUnits, priced, type Rate } from '#features/projects/figures/model.ts'
import type { Playbook } from '../schema/model.ts'
import type { Said } from '../schema/parts/model.ts'

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

/** Yuan as notices and rules write them: 亿元 from a hundred million, else 万元. */
export function yuanSaid(yuan: string): Said {
  const amount = new Decimal(yuan)
  const yi = amount.abs().gte(100_000_000)
  const zh = `${amount
    .div(yi ? 100_000_000 : 10_000)
    .toDecimalPlaces(2)
    .toFixed()}${yi ? '亿元' : '万元'}`
  return { zh, en: `CNY ${amount.div(1_000_000).toDecimalPlaces(2).toFixed()} m` }
}
