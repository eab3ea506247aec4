import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Quantity } from '#features/projects/fields/model.ts'
import { type FigureColumn, readFigure } from '../values/amounts/model.ts'
import { doubtOf, likelyInstead, usualOf } from './model.ts'

const ceilings = { money: '500', land: '10000', floor: '10000000', people: '100000', energy: '10000000' }
const column = (quantity: Quantity, unit: string): FigureColumn => ({ quantity, unit, currency: null, estimate: false })
const [yi, wan, mu] = [column('money', '亿元'), column('money', '万元'), column('land', '亩')]
const small = ['0.5', '2', '3.5', '8', '50']
const thousands = ['3000', '5000', '8,000', '12000', '80000']

/** Why the cell is asked about, and what else it may be; null where it is believed. */
function asked(text: string, of: FigureColumn, others: string[], yearly = false) {
  const sized = { ...of, usual: usualOf([text, ...others], of, ceilings) }
  const field = { quantity: of.quantity, yearly }
  const reading = readFigure(text, sized)
  if (!('value' in reading)) throw new Error(reading.refused[1])
  const doubt = doubtOf(reading.value, sized, field, ceilings)
  return doubt && [doubt[0], ...likelyInstead(text, sized, field, ceilings)]
}

const most = '该列其他行多在0.5亿元至50亿元'
test.each<[string, FigureColumn, string[], string[] | null]>([
  ['35000', yi, small, [`35000亿元？单个项目少有超过500亿元的，${most}`, '35000万元']],
  ['35000', yi, [], ['35000亿元？单个项目少有超过500亿元的', '35000万元', '35000元']],
  ['约35000', yi, small, [`35000亿元？单个项目少有超过500亿元的，${most}`, '约35000万元']],
  ['九千亿元', yi, [], ['9000亿元？单个项目少有超过500亿元的', '9000万元', '9000元']],
  ['35000亿元', wan, [], ['35000亿元？单个项目少有超过500亿元的', '35000万元', '35000元']],
  ['9000亿美元', yi, [], ['9000亿美元？单个项目少有超过500亿元的', '9000万美元', '9000美元']],
  ['200', yi, small, null],
  ['500', yi, small, null],
  ['30亿日元', yi, small, null],
  ['9000亿日元', yi, [], null],
  ['3.5', wan, thousands, ['3.5万元？该列其他行多在3000万元至80000万元，相差千倍以上', '3.5亿元']],
  ['3.5', wan, thousands.slice(0, 3), null],
  ['0', wan, thousands, null],
  [
    '500000',
    mu,
    ['80', '120', '300', '15', '60'],
    ['500000亩？单个项目少有超过10000亩的，该列其他行多在15亩至300亩', '500000平方米'],
  ],
  [
    '90000',
    mu,
    ['20', '25', '30', '31', '33'],
    ['90000亩？单个项目少有超过10000亩的，该列其他行多在20亩至33亩', '90000平方米'],
  ],
  ['9000', mu, ['3', '4', '5', '6', '7'], ['9000亩？该列其他行多在3亩至7亩，相差千倍以上', '9000平方米']],
  ['3000000', column('people', '人'), [], ['3000000人？单个项目少有超过100000人的']],
  ['50000', column('floor', '万平方米'), [], ['500000000平方米？单个项目少有超过10000000平方米的', '50000平方米']],
])('%s in a column of %o beside %o → %o', (text, of, others, expected) => {
  expect(asked(text, of, others)).toEqual(expected)
})

test('yearly figures begin small', () => {
  expect(asked('0.5', wan, thousands, true)).toBeNull()
})

test('a column in which most are larger than any project is of another unit', () => {
  const usual = (...cells: string[]) => usualOf(cells, yi, ceilings)
  expect(usual('35000', '12000', '8000')).toMatchObject({ beyond: true, span: null })
  expect(usual('35000', '2', '3.5')).toMatchObject({ beyond: false })
  expect(usual('—', '面议', '3-5亿')).toEqual({ middle: 0, beyond: false, span: null })
})

const cell = fc.integer({ min: 1, max: 10_000_000 }).map((n) => String(n / 100))

test('whatever is offered instead is believed, and the cell itself is not', () => {
  fc.assert(
    fc.property(cell, fc.array(cell, { maxLength: 12 }), fc.constantFrom(yi, wan, mu), (text, others, of) => {
      const doubt = asked(text, of, others)
      const usual = usualOf([text, ...others], of, ceilings)
      for (const instead of doubt?.slice(1) ?? []) {
        const reading = readFigure(instead, of)
        expect('value' in reading && doubtOf(reading.value, { ...of, usual }, of, ceilings)).toBeNull()
      }
    }),
  )
})

test('figures within a hundredfold of each other and below the ceiling are never asked about', () => {
  const near = fc.integer({ min: 100, max: 10_000 }).map(String)
  fc.assert(
    fc.property(near, fc.array(near, { maxLength: 40 }), fc.constantFrom(wan, mu), (text, others, of) => {
      expect(asked(text, of, others)).toBeNull()
    }),
  )
})
