import fc from 'fast-check'
import { expect, it } from 'vitest'
import { cellKey, isBlock, pasted, sent, shown } from './target-cells.ts'

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

it.each([
  ['1\t2\n3\t4\n', [0, 0], 'a x 1, a y 2, b x 3, b y 4; 0'],
  ['１２,000.5\t', [1, 0], 'b x 12000.5, b y -; 0'],
  ['约3\t4\t5', [0, 0], 'a y 4; 2'],
  ['7\r\n8\r\n9', [1, 1], 'b y 7; 2'],
] as const)('a block of cells %j from %j', (text, from, expected) => {
  const { cells, left } = pasted(text, ['a', 'b'], ['x', 'y'], [...from])
  expect(`${cells.map(({ row, column, value }) => `${row} ${column} ${value ?? '-'}`).join(', ')}; ${left}`).toBe(
    expected,
  )
})

it('a single figure is no block, though a spreadsheet ends it with a line', () => {
  expect([isBlock('12\n'), isBlock('12\t13'), isBlock('12\n13')]).toEqual([false, true, true])
})
