import { Decimal } from 'decimal.js'

/** What was agreed when a project was taken over; it lasts to that day. Percentages are the passing unit's. */
export interface Agreement {
  id: string
  from_unit_id: string
  share_counts: number
  share_tax: number
  shared_until_on: string
}

/** One unit's part of a figure: percent of the whole, decimal text, and the agreement that it comes of. */
export interface Share {
  unit_id: string
  share: string
  transfer_id: string | null
}

/**
 * How a figure of the project is shared on a day. `agreements` are in the order in which they were made: each takes its part from
 * what the unit that passed the project on would have had; what is left is the holder's.
 */
export function sharesOn(agreements: readonly Agreement[], holder: string, day: string, of: 'counts' | 'tax'): Share[] {
  let rest = new Decimal(100)
  let last: string | null = null
  const shares = new Map<string, Share>()
  const give = (unit_id: string, percent: Decimal) => {
    const key = `${unit_id} ${last}`
    const share = percent.plus(shares.get(key)?.share ?? 0).toFixed()
    if (!percent.isZero()) shares.set(key, { unit_id, share, transfer_id: last })
  }
  for (const agreement of agreements) {
    if (agreement.shared_until_on < day) continue
    const part = rest.times(of === 'tax' ? agreement.share_tax : agreement.share_counts).div(100)
    last = agreement.id
    give(agreement.from_unit_id, part)
    rest = rest.minus(part)
  }
  give(holder, rest)
  return [...shares.values()]
}

/** A number or an amount in the parts of the shares, each of two places; together exactly the whole, what rounding leaves over is the first's. */
export function split(whole: Decimal.Value, shares: readonly Pick<Share, 'share'>[]): Decimal[] {
  const cut = shares.map(({ share }) => new Decimal(whole).times(share).div(100).toDecimalPlaces(2, Decimal.ROUND_DOWN))
  const left = cut.reduce((rest, part) => rest.minus(part), new Decimal(whole))
  return cut.map((part, at) => (at === 0 ? part.plus(left) : part))
}
