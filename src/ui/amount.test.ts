import { expect, it } from 'vitest'
import { grouped, sayExactly, sayMoney, sayYuan } from './amount.ts'

it.each([
  ['350000000.00', '3.5 亿元', 'CNY 350 m'],
  ['42000000', '4,200 万元', 'CNY 42 m'],
  ['860', '860 元', 'CNY 860'],
  ['-12500000', '-1,250 万元', 'CNY -12.5 m'],
  ['3500000000000', '35,000 亿元', 'CNY 3,500 bn'],
  ['0', '0 元', 'CNY 0'],
  [null, '—', '—'],
] as const)('%s yuan', (yuan, zh, en) => {
  expect([sayYuan(yuan, 'zh-CN'), sayYuan(yuan, 'en')]).toEqual([zh, en])
})

it.each([
  ['1234567.5', '1,234,567.5'],
  ['-1000', '-1,000'],
  ['12', '12'],
])('groups %s', (decimal, said) => {
  expect(grouped(decimal)).toBe(said)
})

it.each([
  [{ value: '1.2', unit: 'yi', currency: 'USD' }, '1.2 亿美元', 'USD 120 m', 'USD 120,000,000'],
  [{ value: '800', unit: 'wan', currency: 'HKD' }, '800 万港元', 'HKD 8 m', 'HKD 8,000,000'],
  [{ value: '12345.678', unit: 'wan' }, '1.23 亿元', 'CNY 123.46 m', 'CNY 123,456,780'],
  [{ value: '5', unit: 'qian', currency: 'XAF' }, '5,000 XAF', 'XAF 5,000', 'XAF 5,000'],
  [
    { value: '90071992547409931', currency: 'CNY' },
    '900,719,925.47 亿元',
    'CNY 90,071,992.55 bn',
    'CNY 90,071,992,547,409,931',
  ],
])('%j', (amount, zh, en, exact) => {
  expect([sayMoney(amount, 'zh-CN'), sayMoney(amount, 'en'), sayExactly(amount)]).toEqual([zh, en, exact])
})

it.each([
  [{ value: '350000000' }, '3.5 億元'],
  [{ value: '800', unit: 'wan', currency: 'MOP' }, '800 萬澳門元'],
])('%j in 繁體', (amount, said) => {
  expect(sayMoney(amount, 'zh-TW')).toBe(said)
})

it('refuses a unit it does not know rather than misstate an amount', () => {
  expect(() => sayMoney({ value: '3', unit: 'lakh' }, 'en')).toThrow(RangeError)
})
