import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readDecimal, readFigure } from './amounts/model.ts'
import { readDay } from './days/model.ts'
import {
  type Cell,
  isRefused,
  type Reading,
  readChoice,
  readContact,
  readIndustry,
  readInvestors,
  readYesNo,
} from './model.ts'

const gist = (reading: Reading) => (isRefused(reading) ? `✗ ${reading.refused[0].split('：')[0]}` : reading.value)

test.each<[Cell, unknown]>([
  ['2026-03-05', '2026-03-05'],
  ['2026/3/5', '2026-03-05'],
  ['2026.3.5', '2026-03-05'],
  ['2026年3月5日', '2026-03-05'],
  ['２０２６年３月５日', '2026-03-05'],
  ['2026年03月05号', '2026-03-05'],
  ['2026年3月5日（星期四）', '2026-03-05'],
  ['2026年3月5日前', '✗ 不只是一天'],
  ['2026.3.5-3.6', '✗ 不只是一天'],
  ['20260305', '2026-03-05'],
  ['2026-03-05 14:30:00', '2026-03-05'],
  ['Mar 5, 2026', '2026-03-05'],
  ['5 March 2026', '2026-03-05'],
  ['13/5/2026', '2026-05-13'],
  ['46086', '2026-03-05'],
  [{ date: '2026-03-05' }, '2026-03-05'],
  [{ date: '2026-03-01', month: true }, '✗ 缺日'],
  ['2026年3月', '✗ 缺日'],
  ['2026年10月', '✗ 缺日'],
  ['2026.1', '✗ 分不清 1 月还是 10 月'],
  ['2026.3', '✗ 缺日'],
  ['2026年', '✗ 缺月和日'],
  ['3/5/2026', '✗ 分不清月和日'],
  ['二〇二六年五月二十日', '2026-05-20'],
  ['二零二六年十二月三十一日', '2026-12-31'],
  ['二○二六年五月', '✗ 缺日'],
  ['二〇二六年二月三十日', '✗ 没有这一天'],
  ['26/3', '✗ 年份不是四位'],
  ['26.3.5', '✗ 年份不是四位'],
  ['三月初', '✗ 缺日'],
  ['11月18日', '✗ 缺年'],
  ['2026-02-30', '✗ 没有这一天'],
  ['尽快', '✗ 不是日期'],
  ['123', '✗ 不是日期'],
  [true, '✗ 不是日期'],
  [{ fault: '#REF!' }, '✗ 公式出错'],
  ['待定', null],
  ['—', null],
  [null, null],
])('day %j → %s', (cell, expected) => {
  expect(gist(readDay(cell))).toBe(expected)
})

test('a month means its first day only where the map says so, and never where the month itself is unsure', () => {
  expect(readDay('2026年3月', { month: 'first_day' })).toEqual({ value: '2026-03-01' })
  expect(readDay({ date: '2026-03-01', month: true }, { month: 'first_day' })).toEqual({ value: '2026-03-01' })
  expect(readDay('2026年9月初', { month: 'first_day' })).toEqual({ value: '2026-09-01' })
  expect(readDay('2026.9月底', { month: 'last_day' })).toEqual({ value: '2026-09-30' })
  expect(gist(readDay('2026年9月底', { month: 'first_day' }))).toBe('✗ 缺日')
  expect(gist(readDay('2026年9月上旬', { month: 'last_day' }))).toBe('✗ 缺日')
  expect(gist(readDay('2026.1', { month: 'first_day' }))).toBe('✗ 分不清 1 月还是 10 月')
  expect(gist(readDay('2026年13月', { month: 'first_day' }))).toBe('✗ 没有这一天')
})

test.each<[Cell, unknown]>([
  ['11月18日', '2026-11-18'],
  ['11/8', '2026-11-08'],
  ['3.5', '2026-03-05'],
  ['2月30日', '✗ 没有这一天'],
  ['13/5', '✗ 年份不是四位'],
  ['11月', '✗ 缺日'],
  ['2025年11月18日', '2025-11-18'],
])('%j in a column of days of 2026 → %s', (cell, expected) => {
  expect(gist(readDay(cell, { year: '2026' }))).toBe(expected)
})

test.each<[Cell, unknown]>([
  ['26.3.5', '2026-03-05'],
  ['26年3月5日', '2026-03-05'],
  ['26/13/5', '✗ 没有这一天'],
  ['26/3', '✗ 缺日'],
  ['3.5', '✗ 不是日期'],
  ['13.5.2026', '2026-05-13'],
  ['2026.3.5', '2026-03-05'],
])('%j with years of two digits first → %s', (cell, expected) => {
  expect(gist(readDay(cell, { century: '20' }))).toBe(expected)
})

test('every day that is written out in one of the usual forms comes back', () => {
  const day = fc.date({ min: new Date('1980-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  fc.assert(
    fc.property(day, fc.constantFrom('-', '/', '.'), (date, mark) => {
      const [year, month, dayOfMonth] = date.toISOString().slice(0, 10).split('-')
      const short = [year, Number(month), Number(dayOfMonth)]
      const value = `${year}-${month}-${dayOfMonth}`
      expect(readDay(short.join(mark))).toEqual({ value })
      expect(readDay(`${short[0]}年${short[1]}月${short[2]}日`)).toEqual({ value })
    }),
  )
})

test.each([
  ['1,234.50', '1234.5'],
  ['１２３', '123'],
  ['-5', '-5'],
  ['1,5', null],
  ['1.2.3', null],
  ['12万', null],
  ['', null],
])('decimal %s → %s', (text, value) => {
  expect(readDecimal(text)).toBe(value)
})

describe('figures', () => {
  const money = { quantity: 'money', unit: '万元', currency: 'CNY', estimate: false } as const
  const bare = { quantity: 'money', unit: null, currency: null, estimate: false } as const
  const usd = { quantity: 'money', unit: '万美元', currency: 'USD', estimate: false } as const
  const land = { quantity: 'land', unit: null, currency: null, estimate: false } as const
  const people = { quantity: 'people', unit: null, currency: null, estimate: false } as const
  const figure = (reading: ReturnType<typeof readFigure>) => {
    if ('refused' in reading) return `✗ ${reading.refused[0].split('：')[0]}`
    const { value, unit, currency, estimate } = reading.value
    return [estimate && '~', value, unit, currency].filter(Boolean).join(' ')
  }
  test.each([
    ['3.5', money, '3.5 wan CNY'],
    ['1,200', money, '1200 wan CNY'],
    ['0', money, '0 wan CNY'],
    ['3.5亿元', money, '3.5 yi CNY'],
    ['1.2亿美元', money, '1.2 yi USD'],
    ['5000万', bare, '5000 wan CNY'],
    ['5000万', usd, '5000 wan USD'],
    ['¥3.5', money, '3.5 wan CNY'],
    ['$3.5 million', bare, '350 wan USD'],
    ['USD 2bn', bare, '20 yi USD'],
    ['1亿2000万元', bare, '12000 wan CNY'],
    ['3亿5千万', bare, '35000 wan CNY'],
    ['1 200 万元', bare, '1200 wan CNY'],
    ['3.5\n2亿', bare, '✗ 不止一个数'],
    ['8 0万元', bare, '✗ 不止一个数'],
    ['叁亿元整', bare, '3 yi CNY'],
    ['约3.5亿元', bare, '~ 3.5 yi CNY'],
    ['200亩左右', land, '~ 200 mu'],
    ['2公顷', land, '30 mu'],
    ['1000平方米', land, '1.5 mu'],
    ['200', people, '200 person'],
    ['200人', people, '200 person'],
    ['100亩（约）', land, '~ 100 mu'],
    ['3.5亿（其中固投2亿）', bare, '✗ 不止一个数'],
    ['一期2亿，二期3亿', bare, '✗ 不止一个数'],
    ['3—5亿', bare, '✗ 是区间，不是一个数'],
    ['3亿-5亿', bare, '✗ 是区间，不是一个数'],
    ['3亿元以上', bare, '✗ 只是上限或下限'],
    ['超10亿元', bare, '✗ 只是上限或下限'],
    ['3.5', bare, '✗ 没有写明单位或币种'],
    ['3.5 million', bare, '✗ 没有写明单位或币种'],
    ['200', land, '✗ 没有写明单位或币种'],
    ['200亩', money, '✗ 单位对不上'],
    ['-3', money, '✗ 不能是负数'],
    ['三亿', money, '3 yi CNY'],
    ['3.5（一期）', money, '✗ 数的前后有看不懂的字'],
  ] as const)('%s', (text, column, expected) => {
    expect(figure(readFigure(text, column))).toBe(expected)
  })

  test('what was planned is an estimate', () => {
    expect(readFigure('2', { ...money, estimate: true })).toMatchObject({ value: { estimate: true } })
  })
})

test.each<[Cell, unknown]>([
  ['是', true],
  ['√', true],
  ['Ｙ', true],
  [true, true],
  ['True', true],
  ['否', false],
  ['×', false],
  ['False', false],
  ['0', false],
  ['', null],
  ['x', '✗ 看不出是或否'],
  ['可能', '✗ 看不出是或否'],
])('yes or no %j → %s', (cell, expected) => {
  expect(gist(readYesNo(cell))).toBe(expected)
})

test.each<[Cell, unknown]>([
  ['foreign', 'foreign'],
  ['外資', 'foreign'],
  ['外 商', 'foreign'],
  ['待定', null],
  ['合资', '✗ “合资”不止一种含义'],
  ['火星', '✗ “火星”不在可选项中'],
])('choice %j → %s', (cell, expected) => {
  const choices = [
    { id: 'domestic', zh: '内资', en: 'Domestic', synonyms: ['合资'] },
    { id: 'foreign', zh: '外资', en: 'Foreign', synonyms: ['外商', '合资'] },
  ]
  expect(gist(readChoice(cell, choices))).toBe(expected)
})

test.each<[Cell, unknown]>([
  ['C36', '36'],
  ['汽车制造业', '36'],
  ['新能源', '✗ “新能源”不是国民经济行业的代码或名称'],
])('industry %j → %s', (cell, expected) => {
  expect(gist(readIndustry(cell))).toBe(expected)
})

test.each<[Cell, unknown]>([
  ['甲公司', [{ name: '甲公司' }]],
  ['甲公司、乙公司；丙', [{ name: '甲公司' }, { name: '乙公司' }, { name: '丙' }]],
  [
    '甲公司（60%）、乙公司 40%',
    [
      { name: '甲公司', share: '60' },
      { name: '乙公司', share: '40' },
    ],
  ],
  ['AKASOL, Inc.', [{ name: 'AKASOL, Inc.' }]],
  ['无', null],
  ['60%', '✗ 占比没有对应的投资方'],
  ['某央企', '✗ 不是企业的名称'],
  ['待定（某上市公司）', '✗ 不是企业的名称'],
  ['甲公司（占股51%）', [{ name: '甲公司', share: '51' }]],
  ['甲有限公司/乙集团', [{ name: '甲有限公司' }, { name: '乙集团' }]],
  ['昆山甲有限公司和苏州乙有限公司', [{ name: '昆山甲有限公司' }, { name: '苏州乙有限公司' }]],
  ['昆山甲公司 苏州乙公司', [{ name: '昆山甲公司' }, { name: '苏州乙公司' }]],
  ['昆山甲公司，ABC Inc.', [{ name: '昆山甲公司' }, { name: 'ABC Inc.' }]],
  [
    '昆山甲公司（60%）及苏州乙公司（40%）',
    [
      { name: '昆山甲公司', share: '60' },
      { name: '苏州乙公司', share: '40' },
    ],
  ],
  ['甲集团及下属公司', [{ name: '甲集团及下属公司' }]],
  ['甲集团 深圳分公司', [{ name: '甲集团 深圳分公司' }]],
  ['甲集团 股份有限公司', [{ name: '甲集团 股份有限公司' }]],
  ['和记黄埔有限公司', [{ name: '和记黄埔有限公司' }]],
  ['Bosch (China) Investment Ltd., Shanghai', [{ name: 'Bosch (China) Investment Ltd., Shanghai' }]],
])('investors %j', (cell, expected) => {
  expect(gist(readInvestors(cell))).toEqual(expected)
})

test.each<[Cell, unknown]>([
  ['张三 13800000000', { name: '张三', phone: '13800000000', more: false }],
  ['张三—0512-57300000', { name: '张三', phone: '0512-57300000', more: false }],
  ['13800000000', { phone: '13800000000', more: false }],
  ['张三', { name: '张三', more: false }],
  ['张三 13800000000；李四 13900000000', { name: '张三', phone: '13800000000', more: true }],
  ['张三 0512-55551234转8001', { name: '张三', phone: '0512-55551234转8001', more: false }],
])('contact %j', (cell, expected) => {
  expect(gist(readContact(cell))).toEqual(expected)
})

test('no cell of any text makes a reader fail', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      for (const read of [readDay, readYesNo, readIndustry, readInvestors, readContact]) read(text)
      readFigure(text, { quantity: 'money', unit: '万元', currency: 'CNY', estimate: false })
    }),
  )
})
