import { expect, test } from 'vitest'
import { isHeadingNumbered, numberingOf } from './model.ts'

test.each([
  ['一、在谈项目', 0, '在谈项目'],
  ['十二．签约项目', 0, '签约项目'],
  ['第一部分：制造业', 0, '制造业'],
  ['第二类、服务业', 0, '服务业'],
  ['（一）制造业', 1, '制造业'],
  ['㈡ 服务业', 1, '服务业'],
  ['1、城关镇', 2, '城关镇'],
  ['(3)城关镇', 2, '城关镇'],
  ['1.5亿元以上项目', 3, '1.5亿元以上项目'],
  ['一汽大众', 3, '一汽大众'],
  ['在谈项目', 3, '在谈项目'],
])('%s', (text, level, rest) => {
  expect(numberingOf(text)).toEqual({ level, rest })
  expect(isHeadingNumbered(text)).toBe(level < 2)
})
