import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { divisionsBegun } from '#features/enterprises/names/divisions/model.ts'
import { loadPlaybook } from '#features/playbook/load/model.ts'
import { isRefused } from '../model.ts'
import { readOriginPlace } from './model.ts'

const loaded = loadPlaybook(readFileSync(new URL('../../../../../playbooks/kunshan.yaml', import.meta.url), 'utf8'))
const choices = loaded.ok ? loaded.playbook.dictionaries.origin_place! : []

/** What is asked is told as `?`. */
const read = (cell: string, office: string) => {
  const reading = readOriginPlace(cell, choices, divisionsBegun(office))
  return isRefused(reading) ? '?' : reading.value
}

test.each([
  ['浙江省宁波市', 'other_province'],
  ['浙江', 'other_province'],
  ['浙江·杭州', 'other_province'],
  ['中国广东深圳市南山区', 'other_province'],
  ['北京', 'other_province'],
  ['朝阳', 'other_province'],
  ['无锡', 'in_province'],
  ['江苏省南京市', 'in_province'],
  ['昆山', 'in_city'],
  ['江苏省苏州市昆山市', 'in_city'],
  ['苏州', '?'],
  ['太仓', '?'],
  ['江苏', '?'],
  ['鼓楼区', '?'],
  ['北京、上海', '?'],
  ['浙江某公司', '?'],
  ['台湾省', 'hmt'],
  ['香港九龙', '?'],
  ['荷兰', 'abroad'],
  ['美国', 'abroad'],
  ['中国', '?'],
  ['省外', 'other_province'],
  ['', null],
])('%s from 昆山市投资促进局: %s', (cell, id) => {
  expect(read(cell, '昆山市投资促进局')).toBe(id)
})

test.each([
  ['澜江县招商局', '浙江', '?'],
  ['澜江县招商局', '台湾', 'hmt'],
  ['苏州市', '昆山', 'in_city'],
  ['上海市浦东新区', '上海', '?'],
  ['上海市浦东新区', '上海市徐汇区', '?'],
  ['上海市浦东新区', '江苏', 'other_province'],
  ['上海市', '徐汇', 'in_city'],
  ['鼓楼区招商局', '广东', 'other_province'],
  ['鼓楼区招商局', '江苏', '?'],
])('from %s, %s: %s', (office, cell, id) => {
  expect(read(cell, office)).toBe(id)
})
