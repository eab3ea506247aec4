import { expect, test } from 'vitest'
import { unitLines } from './model.ts'

const unit = (id: string, name: string, short_name = '', parent_id: string | null = 'root') => ({
  id,
  name,
  short_name,
  name_en: '',
  parent_id,
  closed_on: null,
})
const root = unit('root', '青溪县', '', null)
const units = [root, unit('zone', '青溪经济开发区管理委员会', '经开区'), unit('a', '招商局', '', 'zone')]

const read = (pasted: string) =>
  unitLines(pasted, units, root).units.map(({ n, name, kind, above, known, fault }) =>
    [n, name, kind, above?.name ?? '?', known ? 'known' : '', fault?.[0] ?? ''].filter(Boolean).join(' '),
  )

test.each<[string, string, string[]]>([
  ['names alone', '城关镇\n\n柳溪乡\n', ['1 城关镇 town 青溪县', '3 柳溪乡 town 青溪县']],
  [
    'kinds by the name',
    '高新技术产业园区\n驻上海招商局\n发展和改革局',
    ['1 高新技术产业园区 zone 青溪县', '2 驻上海招商局 field_office 青溪县', '3 发展和改革局 department 青溪县'],
  ],
  ['a head in any order', '上级\t单位名称\t备注\n经开区\t规划局\t无', ['2 规划局 department 青溪经济开发区管理委员会']],
  [
    'one below another of the list',
    '名称,类别,上级\n高新区,开发区,\n高新区招商局,部门,高新区',
    ['2 高新区 zone 青溪县', '3 高新区招商局 department 高新区'],
  ],
  [
    'who is there already',
    '青溪县\n招商局，部门，经开区',
    ['1 青溪县 department 青溪县 known', '2 招商局 department 青溪经济开发区管理委员会 known'],
  ],
  ['a kind in English', 'Riverside\tTown', ['1 Riverside town 青溪县']],
  [
    'what cannot be',
    '名称,类别,上级\n,部门,\n财政局,科室,\n税务局,部门,市里\n水利局\n水利局',
    [
      '2 department 青溪县 没有名称。',
      '3 财政局 department 青溪县 没有“科室”这种类别，可写：市、区县、开发区、镇街、部门、驻外局。',
      '4 税务局 department ? 没有“市里”这个单位，或不由您管理。',
      '5 水利局 department 青溪县',
      '6 水利局 department 青溪县 与上面一行重复。',
    ],
  ],
])('%s', (_, pasted, expected) => {
  expect(read(pasted)).toEqual(expected)
})

test('columns that nothing is known of are told', () => {
  expect(unitLines('名称\t备注\n城关镇\t无', units, root).ignored).toEqual(['备注'])
})
