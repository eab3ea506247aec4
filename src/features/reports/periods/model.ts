/** A month as `2026-10`, with the days that its figures run between; the last day is not included. */
export interface Period {
  period: string
  from: string
  to: string
  year_from: string
  last_year: { from: string; to: string; year_from: string }
  /** Months of the year that have gone when the month ends: the time schedule is this over twelve. */
  months: number
}

/** The month that a text names; undefined where it names none. */
export function periodOf(text: string): Period | undefined {
  const [, year = '', month = ''] = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text) ?? []
  if (year === '') return undefined
  const before = String(Number(year) - 1).padStart(4, '0')
  return {
    period: text,
    from: `${text}-01`,
    to: `${monthAfter(text)}-01`,
    year_from: `${year}-01-01`,
    last_year: {
      from: `${before}-${month}-01`,
      to: `${monthAfter(`${before}-${month}`)}-01`,
      year_from: `${before}-01-01`,
    },
    months: Number(month),
  }
}

export function monthAfter(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number]
  return number === 12
    ? `${String(year + 1).padStart(4, '0')}-01`
    : `${month.slice(0, 4)}-${String(number + 1).padStart(2, '0')}`
}
