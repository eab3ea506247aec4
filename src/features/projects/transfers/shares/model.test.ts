import { Decimal } from 'decimal.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Agreement, sharesOn, split } from './model.ts'

const agreed = (id: string, from_unit_id: string, share = 50, until = '2031-01-01'): Agreement => ({
  id,
  from_unit_id,
  share_counts: share,
  share_tax: 100 - share,
  shared_until_on: until,
})

test.each<[string, Agreement[], string, 'counts' | 'tax', [string, string, string | null][]]>([
  ['never passed on', [], '2026-01-01', 'counts', [['h', '100', null]]],
  [
    'half and half',
    [agreed('t', 'a')],
    '2026-01-01',
    'counts',
    [
      ['a', '50', 't'],
      ['h', '50', 't'],
    ],
  ],
  [
    'tax by its own share',
    [agreed('t', 'a', 30)],
    '2026-01-01',
    'tax',
    [
      ['a', '70', 't'],
      ['h', '30', 't'],
    ],
  ],
  ['nothing kept', [agreed('t', 'a', 0)], '2026-01-01', 'counts', [['h', '100', 't']]],
  ['all kept', [agreed('t', 'a', 100)], '2026-01-01', 'counts', [['a', '100', 't']]],
  [
    'on its last day',
    [agreed('t', 'a')],
    '2031-01-01',
    'counts',
    [
      ['a', '50', 't'],
      ['h', '50', 't'],
    ],
  ],
  ['after its end', [agreed('t', 'a')], '2031-01-02', 'counts', [['h', '100', null]]],
  [
    'passed on again',
    [agreed('t', 'a'), agreed('u', 'b')],
    '2026-01-01',
    'counts',
    [
      ['a', '50', 't'],
      ['b', '25', 'u'],
      ['h', '25', 'u'],
    ],
  ],
  ['back where it came from', [agreed('t', 'h')], '2026-01-01', 'counts', [['h', '100', 't']]],
])('%s', (_, agreements, day, of, expected) => {
  const told = sharesOn(agreements, 'h', day, of).map(({ unit_id, share, transfer_id }) => [
    unit_id,
    share,
    transfer_id,
  ])
  expect(told).toEqual(expected)
})

test('what rounding leaves over is the origin’s', () => {
  expect(split('0.05', [{ share: '50' }, { share: '50' }]).map(String)).toEqual(['0.03', '0.02'])
  const three = [{ share: '33' }, { share: '22.11' }, { share: '44.89' }]
  expect(split(1, three).map(String)).toEqual(['0.34', '0.22', '0.44'])
})

test('whatever was passed on to whom, the parts are exactly the whole', () => {
  const agreement = fc.record({
    id: fc.uuid(),
    from_unit_id: fc.constantFrom('a', 'b', 'c', 'd'),
    share_counts: fc.integer({ min: 0, max: 100 }),
    share_tax: fc.integer({ min: 0, max: 100 }),
    shared_until_on: fc.constantFrom('2025-12-31', '2026-01-01', '2030-06-30'),
  })
  const fen = fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n })
  fc.assert(
    fc.property(
      fc.array(agreement, { maxLength: 15 }),
      fen,
      fc.constantFrom('counts', 'tax'),
      (agreements, sum, of) => {
        const whole = new Decimal(sum.toString()).div(100)
        const shares = sharesOn(agreements, 'h', '2026-01-01', of)
        const parts = split(whole, shares)
        expect(Decimal.sum(0, ...parts).eq(whole)).toBe(true)
        for (const part of parts) expect(part.decimalPlaces()).toBeLessThanOrEqual(2)
      },
    ),
  )
})
