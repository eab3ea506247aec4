import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  daysOf,
  divisionsOf,
  listOfRow,
  type Measure,
  ordering,
  type Part,
  rolledUp,
  rowsOf,
  valuesUnder,
  windowOf,
} from './model.ts'

it.each([
  ['month', '2026-11', '2026-11'],
  ['last_month', '2026-10', '2026-10'],
  ['quarter', '2026-10', '2026-11'],
  ['year', '2026-01', '2026-11'],
  ['last_year', '2025-01', '2025-12'],
  ['all', null, null],
] as const)('on 2026-11-25 %s is %s to %s', (span, from, to) => {
  expect(windowOf({ span }, '2026-11-25')).toEqual({ from, to })
})

it('reaches back over the turn of the year, and refuses what ends before it begins', () => {
  expect(windowOf({ span: 'last_month' }, '2026-01-31')).toEqual({ from: '2025-12', to: '2025-12' })
  expect(windowOf({ span: 'between', from: '2026-05', to: '2026-04' }, '2026-11-25')).toBeUndefined()
  expect(daysOf({ from: '2026-11', to: '2026-12' })).toEqual({ from: '2026-11-01', to: '2027-01-01' })
})

it('what stands under a key rolls up to it', () => {
  const unitRow = new Map([
    ['town', 'zone'],
    ['zone', 'zone'],
    ['city', 'city'],
  ])
  expect(valuesUnder('unit', 'zone', unitRow)).toEqual(['town', 'zone'])
  expect(divisionsOf('C')).toEqual(valuesUnder('industry', 'C', unitRow))
  expect(divisionsOf('c34')).toEqual(['34'])
  for (const division of divisionsOf('C')) expect(rolledUp('industry', division, unitRow)).toBe('C')
})

it.each([
  [['unit', 'stage'], ['zone', 'signed'], { unit: 'zone', stage: 'signed' }],
  [['unit'], ['city'], { holder: 'city' }],
  [['holder', 'year'], ['zone', '2026'], { holder: 'zone', signed_on_from: '2026-01-01', signed_on_to: '2026-12-31' }],
  [['origin', 'source'], [null, null], { blank: 'origin,source' }],
  [['division'], ['34'], { industry: '34' }],
  [['stage'], ['signed'], { stage: 'signed' }],
] as const)('rows by %j, %j, are listed by %j', (groups, keys, filter) => {
  expect(listOfRow({ light: 'red' }, groups, keys, 'city')).toEqual({ light: 'red', ...filter })
})

const measures: Measure[] = [
  { id: 'n', zh: '', en: '', kind: 'count', of: 'projects' },
  { id: 'agreed', zh: '', en: '', kind: 'amount', of: 'projects' },
  { id: 'arrivals.cny', zh: '', en: '', kind: 'amount', of: 'lines' },
]
const part = fc.record({
  keys: fc.tuple(fc.constantFrom('a', 'b', null), fc.constantFrom('x', 'y', null)),
  values: fc.record({
    n: fc.nat(9).map(String),
    agreed: fc.constantFrom(null, '0.10', '0.20', '99999999999999.99'),
  }),
}) as fc.Arbitrary<Part>

it('each row is the sum of those below it, and they are the whole, to the fen', () => {
  fc.assert(
    fc.property(fc.array(part), fc.constantFrom(undefined, 'n', 'agreed'), (parts, sort) => {
      const order = ordering(sort, 'desc', () => ['b', 'a'])
      const { rows, total } = rowsOf(parts, ['unit', 'stage'], measures, order)
      const fen = (values: Part['values']) => BigInt((values.agreed ?? '0.00').replace('.', ''))
      const sum = (of: Part[]) => of.reduce((all, row) => all + fen(row.values), 0n)
      const first = rows.filter(({ level }) => level === 0)
      expect(sum(first)).toBe(fen(total))
      for (const row of first)
        expect(sum(rows.filter(({ level, keys }) => level === 1 && keys[0] === row.keys[0]))).toBe(fen(row.values))
      expect(total['arrivals.cny']).toBe('0.00')
      if (sort === undefined && first.length === 3) expect(first.map(({ keys }) => keys[0])).toEqual(['b', 'a', null])
    }),
  )
})
