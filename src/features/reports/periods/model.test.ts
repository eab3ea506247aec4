import fc from 'fast-check'
import { expect, it } from 'vitest'
import { monthsOfSpan, periodOf, spanAround, spanKinds, spanOf } from './model.ts'

it.each([
  ['2026-10', 'month', '2026-10-01', '2026-11-01', 10, '2025-10-01'],
  ['2026-Q1', 'quarter', '2026-01-01', '2026-04-01', 3, '2025-01-01'],
  ['2026-Q4', 'quarter', '2026-10-01', '2027-01-01', 12, '2025-10-01'],
  ['2026-H1', 'half', '2026-01-01', '2026-07-01', 6, '2025-01-01'],
  ['2026-H2', 'half', '2026-07-01', '2027-01-01', 12, '2025-07-01'],
  ['2026', 'year', '2026-01-01', '2027-01-01', 12, '2025-01-01'],
  ['2026-to-09', 'cumulated', '2026-01-01', '2026-10-01', 9, '2025-01-01'],
] as const)(
  '%s is a %s from %s to %s: %i months have gone, last year it began on %s',
  (text, kind, from, to, months, last) => {
    expect(spanOf(text)).toMatchObject({ period: text, kind, from, to, months, year_from: '2026-01-01' })
    expect(spanOf(text)!.last_year).toMatchObject({ from: last, year_from: '2025-01-01' })
  },
)

it.each(['', '2026-13', '2026-Q0', '2026-Q5', '2026-H3', '2026-to-00', '26', '2026-10-01', 'x2026'])(
  '%j is none',
  (text) => {
    expect(spanOf(text)).toBeUndefined()
  },
)

it('only a month is a month', () => {
  expect(periodOf('2026-10')).toMatchObject({ months: 10 })
  for (const text of ['2026-Q4', '2026-H2', '2026', '2026-to-10']) expect(periodOf(text)).toBeUndefined()
})

it('a month lies in each span around it, and quarters and half-years part the year', () => {
  const month = fc.tuple(fc.integer({ min: 1990, max: 2100 }), fc.integer({ min: 1, max: 12 }))
  fc.assert(
    fc.property(month, ([year, number]) => {
      const text = `${year}-${String(number).padStart(2, '0')}`
      for (const kind of spanKinds) expect(monthsOfSpan(spanOf(spanAround(kind, text))!)).toContain(text)
      const all = (parts: string[]) => parts.flatMap((part) => monthsOfSpan(spanOf(`${year}${part}`)!))
      expect(all(['-Q1', '-Q2', '-Q3', '-Q4'])).toEqual(all(['']))
      expect(all(['-H1', '-H2'])).toEqual(all(['']))
    }),
  )
})
