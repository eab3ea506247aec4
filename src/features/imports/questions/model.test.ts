import { expect, test } from 'vitest'
import type { PlannedColumn, RowContext } from '../rows/cells/model.ts'
import { gatherQuestions, meaningsOf } from './model.ts'

const context: RowContext = {
  fields: new Map([
    ['origin', { type: 'choice', dictionary: 'origin' }],
    ['signed_on', { type: 'date' }],
    ['completed_on', { type: 'date' }],
    ['investment', { type: 'figure', quantity: 'money' }],
    ['confidential', { type: 'yesno' }],
    ['industry', { type: 'industry' }],
  ]),
  dictionaries: {
    origin: [
      { id: 'domestic', zh: '内资', en: 'Domestic' },
      { id: 'foreign', zh: '外资', en: 'Foreign' },
    ],
    lost_reason: [{ id: 'land', zh: '用地不落实', en: 'No land' }],
  },
  stages: [{ id: 'talks', zh: '在谈', en: 'In talks' }],
  statuses: [
    { id: 'active', zh: '推进中', en: 'Active' },
    { id: 'lost', zh: '流失', en: 'Lost', reasons: 'lost_reason' },
  ],
  ceilings: { money: '500', land: '10000', floor: '10000000', people: '100000', energy: '10000000' },
}
const units = [{ id: 'u1', zh: '经开区', en: 'Zone' }]

function column(field: string, more: Partial<PlannedColumn> = {}): PlannedColumn {
  const nothing = { unit: null, currency: null, basis: null, estimate: false, year: null, question: null }
  return { column: 0, header: field, field, confidence: 1, ...nothing, ...more }
}

function asked(one: PlannedColumn, ...texts: string[]) {
  const open = gatherQuestions(context, units)
  for (const text of texts) open.add(one.header, { column: one, text, reason: ['不明', 'Unclear'] })
  return open.questions()[0]!
}

test.each<[string, PlannedColumn, string[], string[]]>([
  ['months without a day', column('signed_on'), ['2026年3月'], ['month', 'keep']],
  ['years of two digits', column('signed_on'), ['26.3.5'], ['century', 'keep']],
  ['either', column('signed_on'), ['26.3', '26.3.5'], ['month', 'century', 'keep']],
  ['a month, once the century is said', column('signed_on', { century: '20' }), ['26.3'], ['month', 'keep']],
  ['days without a year', column('signed_on'), ['11月18日', '11/19'], ['year', 'keep']],
  ['a month, once the year is said', column('signed_on', { year: '2026' }), ['11月'], ['keep']],
  ['a day that has not come', column('completed_on', { until: '2026-11-27' }), ['2027-12-01'], ['later', 'keep']],
  ['one that nothing plans', column('signed_on', { until: '2026-11-27' }), ['2027-12-01'], ['keep']],
  ['no day at all', column('signed_on'), ['尽快'], ['keep']],
  ['a figure without a unit', column('investment'), ['3.5'], ['unit', 'keep']],
  ['a range', column('investment'), ['3—5亿'], ['keep']],
  ['a word of no dictionary', column('origin'), ['独资'], ['value', 'keep']],
  ['neither yes nor no', column('confidential'), ['也许'], ['value', 'keep']],
  ['an industry in words of its own', column('industry'), ['新能源'], ['value', 'keep']],
  ['an unknown unit', column('unit_id'), ['工业园'], ['value']],
  ['a stage', column('stage'), ['终止'], ['value', 'keep']],
])('%s: only answers that help are offered', (_, one, texts, by) => {
  expect(asked(one, ...texts).by).toEqual(by)
})

test('cells are counted, the commonest first, and no more are listed than a person reads', () => {
  const many = Array.from({ length: 20 }, (_, n) => `第${n}种`)
  const { values, more } = asked(column('origin'), ...many, '独资', '独资')
  expect(values[0]).toMatchObject({ text: '独资', rows: 2 })
  expect([values.length, more]).toEqual([12, 9])
})

test('a cell that nobody reads in a list is told by its reason', () => {
  expect(asked(column('origin'), '长'.repeat(100_000)).values).toEqual([
    { text: '', rows: 1, reason: ['不明', 'Unclear'], sizes: [] },
  ])
})

test('a figure of an unlikely size may be of another unit, or right; where most are so, the column is', () => {
  const one = column('investment', { unit: '亿元', usual: { middle: 3, beyond: false, span: null } })
  const { by, values } = asked(one, '35000', '3—5亿')
  expect(by).toEqual(['right', 'keep'])
  expect(values.map(({ sizes }) => sizes.map(({ means }) => means))).toEqual([['35000万元', '35000元', '35000'], []])
  const whole = { ...one, usual: { middle: 35_000, beyond: true, span: null } }
  expect(asked(whole, '35000').by).toEqual(['unit', 'right', 'keep'])
})

test('a column of stages may say that a project has ended, and why', () => {
  const { options } = asked(column('stage'), '终止')
  expect(options).toContainEqual({
    means: { status: 'lost', status_reason: 'land' },
    zh: '流失（用地不落实）',
    en: 'Lost (No land)',
  })
})

test('what was answered is said in words', () => {
  const values = { 独资: 'foreign', 待定: null, 别的: { stage: 'talks' } }
  expect(meaningsOf(column('origin', { values }), context, units)).toEqual([
    { text: '独资', zh: '外资', en: 'Foreign' },
    { text: '待定', zh: '不填', en: 'nothing' },
    { text: '别的', zh: 'talks', en: 'talks' },
  ])
  expect(meaningsOf(column('unit_id', { values: { 工业园: 'u1' } }), context, units)).toEqual([
    { text: '工业园', zh: '经开区', en: 'Zone' },
  ])
})
