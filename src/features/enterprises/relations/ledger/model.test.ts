import { describe, expect, it } from 'vitest'
import { type Cell, columns, columnWords, headerOf, lineOf, roleWords } from './model.ts'

const ours = columns.map((id) => columnWords[id][0])
const header = headerOf(ours)!
const row = (...cells: Cell[]) => ({ n: 7, cells })

describe('the header', () => {
  it.each([
    ['our own in Chinese', ours],
    ['our own in English', columns.map((id) => columnWords[id][1])],
    ['what others write, in another order', ['关系', '关联方', '统一社会信用代码', '股比 (%)']],
    ['English with marks', ['Name*', 'Related company', 'Relation:']],
  ])('is known: %s', (_, cells) => {
    expect(headerOf(cells)).toBeDefined()
  })

  it.each([
    ['a title', ['企业关联关系表']],
    ['no relation', ['企业名称', '关联企业名称']],
    ['one company only', ['企业名称', '关系']],
  ])('is none: %s', (_, cells) => {
    expect(headerOf(cells)).toBeUndefined()
  })
})

describe('a row', () => {
  it.each<[string, Cell[], object]>([
    [
      'whole',
      ['甲', 'a1', '乙', '', '子公司', '51%', { date: '2020-01-31' }, '2026年6月1日', '年报'],
      {
        one: { name: '甲', code: 'A1' },
        other: { name: '乙', code: null },
        relation: { role: 'subsidiary', share: '51', since_on: '2020-01-31', until_on: '2026-06-01', source: '年报' },
      },
    ],
    ['short', ['甲', null, '乙', null, '同集团'], { relation: { role: 'group', share: null, since_on: null } }],
    ['a role in English', ['A', '', 'B', '', 'Joint venture'], { relation: { role: 'venture' } }],
    ['another word', ['甲', '', '乙', '', '堂兄'], { because: [expect.stringContaining('堂兄'), expect.anything()] }],
    [
      'no such day',
      ['甲', '', '乙', '', '子公司', '', '2020-02-30'],
      { because: [expect.stringContaining('2020-02-30'), expect.anything()] },
    ],
    [
      'a month is no day',
      ['甲', '', '乙', '', '子公司', '', { date: '2020-02-01', month: true }],
      { because: [expect.stringContaining('2020-02'), expect.anything()] },
    ],
  ])('%s', (_, cells, expected) => {
    expect(lineOf(row(...cells), header)).toMatchObject(expected)
  })

  it('that says nothing is none', () => {
    expect(lineOf(row(null, ' ', null), header)).toBeUndefined()
  })

  it.each(Object.entries(roleWords))('reads %s back in both languages', (role, words) => {
    for (const word of words)
      expect(lineOf(row('甲', '', '乙', '', word), header)).toMatchObject({ relation: { role } })
  })
})
