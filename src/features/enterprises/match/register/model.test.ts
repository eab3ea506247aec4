import { expect, it } from 'vitest'
import { knownAs } from '../model.ts'
import { openRegister } from './model.ts'

const register = openRegister()
register.add('kunshan', '昆山恒力精密机械有限公司', '914403001922038216', ['HL Precision'])
register.add('suzhou', '苏州恒力精密机械有限公司')
register.add('branch', '昆山恒力精密机械有限公司海门分公司')
register.add('bosch', 'Robert Bosch GmbH', undefined, ['博世'])
register.add('sinopec', '中国石油化工股份有限公司')
register.add('empty', '')
for (let n = 0; n < 2000; n++) register.add(`common${n}`, `华泰${n}机械有限公司`)
register.seal()

it.each([
  ['昆山恆力精密機械', 'kunshan'],
  ['恒力（昆山）精密机械有限公司', 'kunshan'],
  ['昆山恒立精密机械有限公司', 'kunshan'],
  ['昆山恒某精密机械有限公司', 'kunshan'],
  ['昆山市恒力', 'kunshan'],
  ['Kunshan Hengli Co., Ltd.', 'kunshan'],
  ['HL PRECISION', 'kunshan'],
  ['苏州恒力精密机械', 'suzhou'],
  ['昆山恒力精密机械有限公司海门市分公司', 'branch'],
  ['博世', 'bosch'],
  ['Robert Bosch', 'bosch'],
  ['中石化', 'sinopec'],
  ['华泰77机械', 'common77'],
])('%s is found first', (name, id) => expect(register.find(knownAs(name), 5)[0]).toMatchObject({ id }))

it('finds by code whatever the name is, and nothing for nothing', () => {
  expect(register.find(knownAs('东泰食品', '914403001922038216'), 1)).toMatchObject([
    { id: 'kunshan', decision: 'ask' },
  ])
  expect(register.find(knownAs(''), 5)).toEqual([])
  expect(register.size()).toBe(2006)
})
