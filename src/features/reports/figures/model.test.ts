import fc from 'fast-check'
import { expect, it } from 'vitest'
import { figuresOf, type Spans, sumOf } from './model.ts'

const money = fc.integer({ min: -2_000_000_000, max: 2_000_000_000 }).map((fen) => ({
  fen,
  cny: `${fen < 0 ? '-' : ''}${Math.trunc(Math.abs(fen) / 100)}.${String(Math.abs(fen) % 100).padStart(2, '0')}`,
}))

it('adds yuan to the last fen, below nothing too', () => {
  fc.assert(
    fc.property(fc.array(money), (amounts) => {
      const { cny, n } = sumOf(amounts.map((one) => ({ n: 1, cny: one.cny })))
      expect(BigInt(cny.replace('.', ''))).toBe(BigInt(amounts.reduce((sum, { fen }) => sum + fen, 0)))
      expect(cny).toMatch(/^-?(0|[1-9]\d*)\.\d{2}$/)
      expect(n).toBe(amounts.length)
    }),
  )
})

it('adds amounts that no float could hold', () => {
  expect(
    sumOf([
      { n: 1, cny: '99999999999999999.99' },
      { n: 1, cny: '0.02' },
    ]).cny,
  ).toBe('100000000000000000.01')
})

it('is ahead of the schedule by as much as it is done more than the months gone', () => {
  const none = { n: 0, cny: '0.00' }
  const spans: Spans = { month: none, year: none, cumulative: none, last_month: none, last_year: none }
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 1, max: 12 }), (n, months) => {
      const { completion, schedule_pp } = figuresOf('count', [{ ...spans, year: { n, cny: '0.00' } }], '100', months)
      expect(Number(completion)).toBe(n)
      expect(Math.abs(Number(completion) - (months / 12) * 100 - Number(schedule_pp))).toBeLessThan(0.051)
    }),
  )
})
