import { Decimal } from 'decimal.js'

/** A number of projects, in parts where they are shared, and an amount in yuan, decimal text of two places. */
export interface Sum {
  n: number
  cny: string
}

export const spans = ['month', 'year', 'cumulative', 'last_month', 'last_year'] as const
export type Span = (typeof spans)[number]
export type Spans = Record<Span, Sum>

/** Percentages are decimal text of one place; null where there is nothing to compare with. */
export interface Figures extends Spans {
  yoy_month: string | null
  yoy_year: string | null
  target: string | null
  completion: string | null
  schedule_pp: string | null
  rank: number | null
}

/** The figures of one indicator in one row; `months` of the year have gone. */
export function figuresOf(
  measure: 'count' | 'amount',
  lines: readonly Spans[],
  target: string | null,
  months: number,
): Figures {
  const sums = Object.fromEntries(spans.map((span) => [span, sumOf(lines.map((line) => line[span]))])) as Spans
  const value = (sum: Sum) => (measure === 'count' ? String(sum.n) : sum.cny)
  const done = share(value(sums.year), target)
  return {
    ...sums,
    yoy_month: growth(value(sums.month), value(sums.last_month)),
    yoy_year: growth(value(sums.year), value(sums.last_year)),
    target,
    completion: done && percent(done),
    schedule_pp: done && percent(done.minus(new Decimal(months).div(12).times(100))),
    rank: null,
  }
}

/** Thousands of balances are added for one answer, so they are added as whole fen; shared projects count in hundredths. */
export function sumOf(sums: readonly Sum[]): Sum {
  let [hundredths, fen] = [0, 0n]
  for (const sum of sums) {
    hundredths += Math.round(sum.n * 100)
    if (sum.cny !== '0.00') fen += BigInt(sum.cny.replace('.', ''))
  }
  return { n: hundredths / 100, cny: yuan(fen) }
}

function yuan(fen: bigint): string {
  const digits = String(fen < 0n ? -fen : fen).padStart(3, '0')
  return `${fen < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

function share(value: string, target: string | null): Decimal | null {
  if (target === null || new Decimal(target).isZero()) return null
  return new Decimal(value).div(target).times(100)
}

/** One place; a minus before nothing is no minus. */
function percent(value: Decimal): string {
  return value.toFixed(1).replace(/^-0\.0$/, '0.0')
}

/** Change against last year in percent; against nothing, or against less than nothing, there is no percentage. */
export function growth(value: string, before: string): string | null {
  if (new Decimal(before).lte(0)) return null
  return percent(new Decimal(value).minus(before).div(before).times(100))
}
