import { Decimal } from 'decimal.js'
import type { Figure } from '#features/projects/fields/model.ts'
import type { Playbook } from '../schema/model.ts'

const yuanPer: Record<string, number> = { yuan: 1, qian: 1_000, wan: 10_000, yi: 100_000_000 }

/** Yuan for one unit of the currency on a day, by the playbook's latest rate that had begun; undefined where none had. */
export function rateOn(playbook: Playbook, currency: string, day: string): { cny: string; on: string } | undefined {
  if (currency === 'CNY') return { cny: '1', on: day }
  return playbook.rates
    .filter((rate) => rate.currency === currency && rate.on <= day)
    .sort((a, b) => (a.on < b.on ? 1 : -1))[0]
}

/**
 * A money figure in yuan, as decimal text: as it was stored, else converted at the rate of its own day, else of `day`.
 * Undefined where the amount is not a number or no rate is known.
 */
export function yuanOf(playbook: Playbook, figure: Figure, day: string): string | undefined {
  if (isDecimal(figure.cny)) return String(figure.cny)
  const unit = yuanPer[figure.unit]
  const rate = rateOn(playbook, figure.currency ?? 'CNY', figure.rate_on ?? day)
  if (!isDecimal(figure.value) || unit === undefined || rate === undefined) return undefined
  return new Decimal(figure.value).times(unit).times(rate.cny).toFixed()
}

/** Decimal text (or a plain JSON number), with no spaces, separators or exponent. */
export function isDecimal(value: unknown): value is string {
  return (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value)) || Number.isFinite(value)
}
