import { expect, test } from 'vitest'
import { namesAlike } from './model.ts'

test.each([
  ['年产10万吨锂电铜箔项目', '锂电铜箔（年产10万吨）', true],
  ['汽车热管理零部件', '汽车热管理零部件生产线', true],
  ['智能装备产业园二期', '智能装备产业园一期', true],
  ['Precision bearings plant', 'plant for precision bearings', true],
  ['智能装备产业园', '冷链物流园', false],
  ['甲项目', '乙项目', false],
  ['项目', '项目', false],
])('%s and %s', (a, b, alike) => {
  expect(namesAlike(a, b)).toBe(alike)
  expect(namesAlike(b, a)).toBe(alike)
})
