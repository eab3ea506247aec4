import { expect, test } from 'vitest'
import { findIndustry, industries, sectionOf } from './model.ts'

test('there are 20 sections and 97 divisions, each under a section that exists', () => {
  const sections = industries.filter(({ code }) => code.length === 1)
  const divisions = industries.filter(({ code }) => code.length === 2)
  expect([sections.length, divisions.length]).toEqual([20, 97])
  expect(new Set(industries.map(({ code }) => code)).size).toBe(117)
  expect(divisions.every(({ section }) => sections.some(({ code }) => code === section))).toBe(true)
})

test('every code and name leads to itself', () => {
  for (const { code, section, zh, en } of industries) {
    expect(findIndustry(code)?.code).toBe(code)
    expect(findIndustry(zh)?.section).toBe(section)
    expect(findIndustry(en)?.section).toBe(section)
  }
})

test.each([
  ['39', '39'],
  ['C39', '39'],
  ['c3911', '3911'],
  ['Ｃ３９', '39'],
  ['制造业', 'C'],
  ['C', 'C'],
  ['汽车制造', '36'],
  ['计算机、通信和其他电子设备制造业', '39'],
  ['计算机,通信和其他电子设备制造业', '39'],
  ['C36 汽车制造业', '36'],
  ['36-汽车制造业', '36'],
  ['3911计算机整机制造', '3911'],
  ['C39 集成电路', '39'],
  ['C36 医药制造业', undefined],
  ['36 个月', undefined],
  ['A股上市', undefined],
  ['A36', undefined],
  ['99', undefined],
  ['C36 教育', undefined],
  ['新能源', undefined],
  ['', undefined],
])('%s → %s', (text, code) => {
  expect(findIndustry(text)?.code).toBe(code)
})

test.each([
  ['39', 'C'],
  ['3911', 'C'],
  ['C', 'C'],
  ['65', 'I'],
  ['汽车', undefined],
])('section of %s is %s', (code, section) => {
  expect(sectionOf(code)).toBe(section)
})
