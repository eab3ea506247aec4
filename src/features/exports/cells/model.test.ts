import fc from 'fast-check'
import { expect, test } from 'vitest'
import { knownNames, matchHeaders } from '#features/imports/headers/model.ts'
import { amountOf } from '#features/imports/run/compare/model.ts'
import { readFigure } from '#features/imports/values/amounts/model.ts'
import { figureText, moneyUnit } from './model.ts'

const money = fc.record({
  value: fc
    .tuple(fc.bigInt({ min: 0n, max: 10n ** 12n }), fc.nat(9_999))
    .map(([whole, part]) => (part === 0 ? String(whole) : `${whole}.${String(part).padStart(4, '0')}`)),
  unit: fc.constantFrom('yuan', 'qian', 'wan', 'yi'),
  currency: fc.constantFrom('CNY', 'USD', 'EUR', 'JPY', 'HKD', 'TWD', 'SEK', 'THB'),
  estimate: fc.boolean(),
})

test('money as a cell says it is read back as the same amount, currency and certainty', () => {
  fc.assert(
    fc.property(money, fc.boolean(), (figure, english) => {
      const kept = { ...figure, estimate: figure.estimate || undefined }
      const told = figureText(kept as never, true, english)
      const column = { quantity: 'money', unit: moneyUnit(english), currency: 'CNY', estimate: false } as const
      const read = readFigure(told, column)
      if (!('value' in read)) throw new Error(`${told}: ${read.refused[1]}`)
      expect(amountOf(read.value).eq(amountOf(figure))).toBe(true)
      expect(read.value.currency).toBe(figure.currency)
      expect(read.value.estimate ?? false).toBe(figure.estimate)
    }),
  )
})

test.each([
  ['协议总投资（万元）', 'investment', 'agreed', null],
  ['总投资（万元）', 'investment', 'announced', null],
  ['2027年协议用工（人）', 'jobs', 'agreed', '2027'],
  ['2027 Agreed Jobs (people)', 'jobs', 'agreed', '2027'],
  ['Agreed Total investment (million CNY)', 'investment', 'agreed', null],
  ['用地面积（亩）', 'land', 'announced', null],
])('the header %s means what it meant', (header, field, basis, year) => {
  expect(matchHeaders([header], knownNames())[0]).toMatchObject({ field, basis, year, question: null })
})

test.each([
  '核定总投资（万元）',
  '2027年核定用工（人）',
  'Verified Total investment (million CNY)',
  '红黄绿灯（系统）',
])('%s is told and never read back', (header) => {
  expect(matchHeaders([header], knownNames())[0]).toMatchObject({ field: null, ignore: true })
})

test.each([
  ['核定人', '核定人'],
  ['更新时间', '更新时间'],
  ['项目名称（原台账）', '项目名称'],
])('%s is a column of its own and is kept', (header, kept) => {
  expect(matchHeaders([header], knownNames())[0]).toMatchObject({ field: null, header: kept })
  expect(matchHeaders([header], knownNames())[0]!.ignore).toBeUndefined()
})
