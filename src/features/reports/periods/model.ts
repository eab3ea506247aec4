/** A month as `2026-10`, or another span, with the days that its figures run between; the last day is not included. */
export interface Period {
  period: string
  from: string
  to: string
  year_from: string
  last_year: { from: string; to: string; year_from: string }
  /** Months of the year that have gone when it ends: the time schedule is this over twelve. */
  months: number
}

/** The month that a text names; undefined where it names none. */
export function periodOf(text: string): Period | undefined {
  const { kind, ...period } = spanOf(text) ?? {}
  return kind === 'month' ? (period as Period) : undefined
}

export function monthAfter(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number]
  return number === 12
    ? `${String(year + 1).padStart(4, '0')}-01`
    : `${month.slice(0, 4)}-${String(number + 1).padStart(2, '0')}`
}

export const spanKinds = ['month', 'quarter', 'half', 'year', 'cumulated'] as const
export type SpanKind = (typeof spanKinds)[number]

/** How each kind of span is written; `cumulated` runs from January to the end of a month. */
const written: Record<SpanKind, RegExp> = {
  month: /^(\d{4})-(0[1-9]|1[0-2])$/,
  quarter: /^(\d{4})-Q([1-4])$/,
  half: /^(\d{4})-H([12])$/,
  year: /^(\d{4})$/,
  cumulated: /^(\d{4})-to-(0[1-9]|1[0-2])$/,
}

/** What a report may cover: `2026-10`, `2026-Q3`, `2026-H1`, `2026`, or `2026-to-10` from January on. Undefined where it is none. */
export function spanOf(text: string): (Period & { kind: SpanKind }) | undefined {
  for (const kind of spanKinds) {
    const [, year, part = '1'] = written[kind].exec(text) ?? []
    if (year === undefined) continue
    const [first, last] = monthsIn(kind, Number(part))
    return { ...between(text, year, first, last), kind }
  }
  return undefined
}

/** The first and the last month of a part of the year. */
function monthsIn(kind: SpanKind, part: number): [first: number, last: number] {
  if (kind === 'cumulated') return [1, part]
  const length = { month: 1, quarter: 3, half: 6, year: 12 }[kind]
  return [(part - 1) * length + 1, part * length]
}

function between(period: string, year: string, first: number, last: number): Period {
  const before = String(Number(year) - 1).padStart(4, '0')
  const from = (of: string) => `${of}-${two(first)}-01`
  const to = (of: string) => `${monthAfter(`${of}-${two(last)}`)}-01`
  return {
    ...{ period, from: from(year), to: to(year), year_from: `${year}-01-01`, months: last },
    last_year: { from: from(before), to: to(before), year_from: `${before}-01-01` },
  }
}

/** The span of a kind that a month lies in, as it is written. */
export function spanAround(kind: SpanKind, month: string): string {
  const [year, number] = [month.slice(0, 4), Number(month.slice(5, 7))]
  if (kind === 'quarter') return `${year}-Q${Math.ceil(number / 3)}`
  if (kind === 'half') return `${year}-H${Math.ceil(number / 6)}`
  return { month, year, cumulated: `${year}-to-${month.slice(5, 7)}` }[kind]
}

/** The months of a span, as `2026-10`. */
export function monthsOfSpan({ from, to }: Pick<Period, 'from' | 'to'>): string[] {
  const months: string[] = []
  for (let month = from.slice(0, 7); month < to.slice(0, 7); month = monthAfter(month)) months.push(month)
  return months
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
