import { Decimal } from 'decimal.js'
import type { Basis, Figure, Figures } from '../fields/model.ts'

/** Yuan, as decimal text with two places. */
export type Money = string

export interface Rate {
  rate: string
  rate_on: string
}

/** The yuan that one unit of a currency is worth on the playbook's table, or undefined where it names none. */
export type RateOf = (currency: string) => Rate | undefined

export const moneyUnits = { yuan: 1, qian: 1_000, wan: 10_000, yi: 100_000_000 } as const

/** What has arrived of an investment so far is verified, and says nothing of how large it is to be: it comes last. */
const sizeBy: readonly Basis[] = ['agreed', 'announced', 'verified']

/** The figure that tells how large something is to be: agreed, else announced, else as far as verified. Yearly figures have no such one. */
export function sizedBy(
  kept: Figures[string] | undefined,
  fits: (figure: Figure) => boolean = () => true,
): Figure | undefined {
  for (const basis of sizeBy) {
    const figure = kept?.[basis]
    if (figure && isFigure(figure) && fits(figure)) return figure
  }
  return undefined
}

export function yuanOf(figure: Figure | undefined): Money | null {
  return figure?.cny ?? null
}

/** A figure stands alone; a yearly one is a table of them. */
export function isFigure(kept: Figure | Record<string, Figure>): kept is Figure {
  return typeof (kept as Figure).value === 'string'
}

/**
 * A money figure with its value in yuan at the rate that the playbook dates; no `cny` where there is no rate. A figure that was
 * priced before keeps its rate: what was agreed then is not worth something else because the table moved.
 */
export function priced(figure: Figure, rateOf: RateOf): Figure {
  if (figure.rate !== undefined && figure.cny !== undefined) return figure
  const { cny: _, rate: __, rate_on: ___, ...stated } = figure
  const currency = figure.currency ?? 'CNY'
  const yuan = new Decimal(figure.value).times(moneyUnits[figure.unit as keyof typeof moneyUnits] ?? 1)
  if (currency === 'CNY') return { ...stated, currency, cny: yuan.toFixed(2) }
  const known = rateOf(currency)
  if (!known) return { ...stated, currency }
  return { ...stated, currency, ...known, cny: yuan.times(known.rate).toFixed(2) }
}

/** Whether a money figure still waits for a rate. */
export function lacksRate(figure: Figure): boolean {
  return figure.currency !== undefined && figure.cny === undefined
}

/** Every figure there is, with its place. */
export function* eachFigure(
  figures: Figures,
): Generator<{ field: string; basis: Basis; year?: string; figure: Figure }> {
  for (const [field, kept] of Object.entries(figures)) {
    for (const [basis, one] of Object.entries(kept) as [Basis, Figure | Record<string, Figure>][]) {
      if (isFigure(one)) yield { field, basis, figure: one }
      else for (const [year, figure] of Object.entries(one)) yield { field, basis, year, figure }
    }
  }
}

/** The figures with one set, or taken away with null; what becomes empty goes. Other bases and years stay as they are. */
export function withFigure(
  figures: Figures,
  place: { field: string; basis: Basis; year?: string },
  figure: Figure | null,
): Figures {
  const { field, basis, year } = place
  const kept = { ...figures[field] }
  if (year === undefined) {
    if (figure) kept[basis] = figure
    else delete kept[basis]
  } else {
    const years = { ...(kept[basis] as Record<string, Figure> | undefined) }
    if (figure) years[year] = figure
    else delete years[year]
    if (Object.keys(years).length > 0) kept[basis] = years
    else delete kept[basis]
  }
  const { [field]: _, ...others } = figures
  return Object.keys(kept).length > 0 ? { ...others, [field]: kept } : others
}

/** Every money figure priced; of `ids`, which fields hold money. */
export function pricedAll(figures: Figures, ids: ReadonlySet<string>, rateOf: RateOf): Figures {
  const worth = (one: Figure | Record<string, Figure>) =>
    isFigure(one) ? priced(one, rateOf) : mapped(one, (figure) => priced(figure, rateOf))
  return mapped(figures, (kept, field) => (ids.has(field) ? (mapped(kept as Kept, worth) as typeof kept) : kept))
}

type Kept = Record<string, Figure | Record<string, Figure>>

/** The same keys with other values; where none of them changes, the object itself. */
function mapped<V>(from: Record<string, V>, change: (value: V, key: string) => V): Record<string, V> {
  const values = Object.entries(from).map(([key, value]) => [key, change(value, key)] as const)
  return values.every(([key, value]) => value === from[key]) ? from : Object.fromEntries(values)
}
