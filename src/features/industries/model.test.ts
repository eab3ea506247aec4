import { expect, it } from 'vitest'
import { readIndustries } from './model.ts'

it('reads one column a level, the deepest given', () => {
  const rows = [
    ['section', 'division', 'group', 'class', 'level', 'name'],
    ['C', '', '', '', '1', '制造业'],
    ['C', '39', '', '', '2', '计算机、通信和其他电子设备制造业'],
    ['C', '39', '391', '', '3', '计算机制造'],
    ['C', '39', '391', '3911', '4', '计算机整机制造'],
  ]
  expect(readIndustries(rows).names.map(({ code }) => code)).toEqual(['C', '39', '391', '3911'])
})

it('adds the group that a class with a final 0 stands for', () => {
  const { names } = readIndustries([
    ['代码', '名称'],
    ['0120', '豆类种植'],
  ])
  expect(names).toEqual([
    { code: '0120', zh: '豆类种植', en: '' },
    { code: '012', zh: '豆类种植', en: '' },
  ])
})

it('answers the rows that hold no code, by their number in the file', () => {
  const { names, refused } = readIndustries([
    ['code', 'name'],
    ['X9', '不存在'],
    ['39', ''],
    ['3912', '计算机零部件制造'],
  ])
  expect([names.length, refused]).toEqual([1, [2, 3]])
})
