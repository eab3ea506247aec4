import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aligned, apart, compared, nothing } from './model.ts'

test.each([
  ['count', { n: 6, cny: '10.00' }, { n: 4, cny: '40.00' }, { n: 2, cny: '-30.00' }, '50.0'],
  ['amount', { n: 6, cny: '10.00' }, { n: 4, cny: '40.00' }, { n: 2, cny: '-30.00' }, '-75.0'],
  ['amount', { n: 1, cny: '10.00' }, undefined, { n: 1, cny: '10.00' }, null],
  ['count', undefined, { n: 1, cny: '0.10' }, { n: -1, cny: '-0.10' }, '-100.0'],
] as const)('%s of %o against %o', (measure, a, b, difference, percent) => {
  expect(compared(measure, a, b)).toMatchObject({ difference, percent })
})

const label = { zh: '甲', en: 'A' }

test('rows of either side are there, each once', () => {
  const rows = aligned(
    [
      { key: 'x', label },
      { key: 'y', label },
    ],
    [
      { key: 'z', label },
      { key: 'y', label },
    ],
  )
  expect(rows.map(({ key, a, b }) => [key, !!a, !!b])).toEqual([
    ['x', true, false],
    ['y', true, true],
    ['z', false, true],
  ])
})

const line = fc.record({
  project: fc.constantFrom('p', 'q', 'r').map((id) => ({ id, name: id })),
  n: fc.integer({ min: -2, max: 3 }),
  cny: fc.integer({ min: -1_000_000, max: 1_000_000 }).map((fen) => (fen / 100).toFixed(2)),
})

test('what makes the difference adds up to it', () => {
  fc.assert(
    fc.property(fc.array(line), fc.array(line), (a, b) => {
      const whole = (lines: typeof a) => ({
        n: lines.reduce((n, one) => n + one.n, 0),
        cny: (lines.reduce((fen, one) => fen + Math.round(Number(one.cny) * 100), 0) / 100).toFixed(2),
      })
      const parts = apart('amount', a, b)
      const sum = parts.reduce(
        (all, { difference }) => ({
          n: all.n + difference.n,
          cny: ((Math.round(Number(all.cny) * 100) + Math.round(Number(difference.cny) * 100)) / 100).toFixed(2),
        }),
        nothing,
      )
      const { difference } = compared('amount', whole(a), whole(b))
      expect(sum.n).toBe(difference.n)
      expect(Number(sum.cny)).toBe(Number(difference.cny))
    }),
  )
})
