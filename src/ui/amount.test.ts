import { expect, it } from 'vitest'
import { grouped, sayYuan } from './amount.ts'

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
