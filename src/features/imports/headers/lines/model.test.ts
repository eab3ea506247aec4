import { expect, test } from 'vitest'
import { knownNames } from '../model.ts'
import { findHeader } from './model.ts'

const names = knownNames()

/** `A1:B2` as the sheet reader tells it. */
function merge(ref: string) {
  const [, left, top, right, bottom] = /^([A-Z])(\d+):([A-Z])(\d+)$/.exec(ref)!
  const column = (letter: string) => letter.charCodeAt(0) - 65
  return { top: Number(top), bottom: Number(bottom), left: column(left!), right: column(right!) }
}

const sheet = (...lines: (string | null)[][]) => lines.map((cells, at) => ({ n: at + 1, cells }))

test.each([
  [
    'one line',
    [
      ['序号', '项目名称', '总投资(亿元)'],
      ['1', '甲', '3'],
    ],
    [],
    1,
    1,
    ['序号', '项目名称', '总投资(亿元)'],
  ],
  [
    'a title merged across it',
    [
      ['昆山市项目台账', null, null],
      ['项目名称', '投资方', '考核备注'],
      ['甲', '乙', '丙'],
    ],
    ['A1:C1'],
    2,
    1,
    ['项目名称', '投资方', '考核备注'],
  ],
  [
    'a title in one cell',
    [['台账'], ['项目名称', '投资方', '甲类'], ['甲', '乙', '丙']],
    [],
    2,
    1,
    ['项目名称', '投资方', '甲类'],
  ],
  [
    'units under one figure',
    [
      ['项目名称', '总投资', null, '投资方'],
      [null, '亿元人民币', '万美元', null],
      ['甲', '3', null, '乙'],
    ],
    ['A1:A2', 'B1:C1', 'D1:D2'],
    1,
    2,
    ['项目名称', '总投资(亿元人民币)', '总投资(万美元)', '投资方'],
  ],
  [
    'years over their figures',
    [
      ['项目名称', '2026年', null, '2027年'],
      [null, '产值（万元）', '税收（万元）', '产值（万元）'],
    ],
    ['A1:A2', 'B1:C1'],
    1,
    2,
    ['项目名称', '2026年产值（万元）', '2026年税收（万元）', '2027年产值（万元）'],
  ],
  [
    'groups whose names add nothing',
    [
      ['基本情况', null, '履约情况', null],
      ['项目名称', '投资方', '注册公司名称', '考核说明'],
    ],
    ['A1:B1', 'C1:D1'],
    2,
    1,
    ['项目名称', '投资方', '注册公司名称', '考核说明'],
  ],
  [
    'a line of who, when and in which units, and groups with their totals and parts',
    [
      ['进度表', null, null, null, null, null, null, null],
      ['填报时间：2026年10月31日', null, null, null, null, '单位：万元、亩', null, null],
      ['项目名称', '投资主体', '总投资', null, '用地情况', null, '开竣工时间', null],
      [null, null, '合计', '其中：固投', '面积', '是否供地', '开工', '竣工'],
    ],
    ['A1:H1', 'A3:A4', 'B3:B4', 'C3:D3', 'E3:F3', 'G3:H3'],
    3,
    2,
    ['项目名称', '投资主体', '总投资', '固投', '用地面积', '用地情况/是否供地', '开工时间', '竣工时间'],
  ],
  [
    'three lines',
    [
      ['台账', null, null],
      ['项目名称', '投资', null],
      [null, '总投资', null],
      [null, '亿元', '万美元'],
    ],
    ['A1:C1', 'A2:A4', 'B2:C2', 'B3:C3'],
    2,
    3,
    ['项目名称', '总投资(亿元)', '总投资(万美元)'],
  ],
] as const)('%s', (_what, rows, merges, n, lines, columns) => {
  const found = findHeader(sheet(...(rows as unknown as (string | null)[][])), merges.map(merge), names)
  expect({ n: found?.n, lines: found?.lines.length, names: found?.names }).toEqual({ n, lines, names: columns })
})

test('a short row of text under the header is a project', () => {
  const found = findHeader(sheet(['项目名称', '投资方', '进展'], ['甲', '乙', '在谈'], ['丙', '丁', '签约']), [], names)
  expect(found?.lines).toHaveLength(1)
})
