import fc from 'fast-check'
import { expect, it } from 'vitest'
import { dayBy, formOf } from './model.ts'

it.each([
  ['yyyy年M月', '2026年3月'],
  ['yyyy年MM月dd日', '2026年03月05日'],
  ['yy.M.d', '26.3.5'],
  ['YYYY/MM/DD', '2026/03/05'],
])('a day by %s', (pattern, told) => expect(dayBy(pattern, '2026-03-05')).toBe(told))

it('a pattern of year, month and day gives the day back', () => {
  const day = fc.date({ min: new Date('1950-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  fc.assert(
    fc.property(day, (date) => {
      const text = date.toISOString().slice(0, 10)
      expect(dayBy('yyyy-MM-dd', text)).toBe(text)
      expect(dayBy('yyyy年M月d日', text).split(/\D/).filter(Boolean).map(Number)).toEqual(text.split('-').map(Number))
    }),
  )
})

it.each([
  [{ kind: 'figure', quantity: 'money' }, ['亿元', '0.0'], { digits: 1 }],
  [{ kind: 'number' }, ['0'], { digits: 0 }],
  [{ kind: 'text' }, ['0'], null],
  [{ kind: 'figure', quantity: 'land' }, ['亿元'], null],
  [{ kind: 'figure', quantity: 'floor' }, ['万平方米'], {}],
] as const)('%j wanted as %j', (asking, written, form) => {
  const found = formOf(asking, written)
  if (form === null) expect(found).toBeNull()
  else expect(found).toMatchObject(form)
})
