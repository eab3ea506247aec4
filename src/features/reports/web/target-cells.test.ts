import fc from 'fast-check'
import { expect, it } from 'vitest'
import { cellKey, sent, shown } from './target-cells.ts'

it('sends back what it shows, in number and in amount, to the fen', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: 10n ** 17n }),
      fc.constantFrom('count', 'amount', 'given'),
      (fen, measure) => {
        const value = `${fen / 100n}.${String(fen % 100n).padStart(2, '0')}`
        const kept = { unit_id: 'u', indicator: 'arrivals', measure, value }
        const [item] = sent({ [cellKey('u', 'arrivals', measure)]: shown([kept], 'u', 'arrivals', measure) })
        expect(item).toMatchObject({ unit_id: 'u', indicator: 'arrivals', measure })
        expect(item!.value).toMatch(/^\d{1,18}(\.\d{1,2})?$/)
        expect(Number(item!.value)).toBe(Number(value))
      },
    ),
  )
})

it('takes a target away where the cell is emptied, and shows none where there is none', () => {
  expect(sent({ [cellKey('u', 'starts', 'count')]: null })).toEqual([
    { unit_id: 'u', indicator: 'starts', measure: 'count', value: null },
  ])
  expect(shown([], 'u', 'starts', 'count')).toBeNull()
})
