import { describe, expect, it } from 'vitest'
import { readPairs } from '../../../../scripts/names/labelled.ts'
import { judge, knownAs, reasonsFor } from './model.ts'

const code = '914403001922038216'
const other = '91440300192317458F'
const full = '昆山恒力精密机械有限公司'

function decided(asked: [string, string?], known: [string, string?, string[]?]): string {
  return judge(knownAs(...asked), knownAs(...known)).decision
}

describe('two companies are', () => {
  it.each([
    [[full, code], [full, code], 'same'],
    [['昆山恆力精密機械', code], [full, code], 'same'],
    [['恒力', code], [full, code], 'same'],
    [['昆山恒力精密机械厂', '192203821'], [full, code], 'same'],
    [['HL Precision', code], [full, code, ['HL Precision']], 'same'],
    [['苏州东泰食品有限公司', code], [full, code], 'ask'],
    [[`${full}苏州分公司`, code], [full, code], 'ask'],
    [[full], [full], 'ask'],
    [['恒力'], [full], 'ask'],
    [['恒力'], ['恒力'], 'ask'],
    [[full, '914403001922038217'], [full, '914403001922038217'], 'ask'],
    [[full, other], [full, code], 'different'],
    [['苏州恒力精密机械有限公司'], [full], 'different'],
    [[`${full}苏州分公司`], [full], 'different'],
    [['中国移动江苏有限公司海门区分公司'], ['中国移动江苏有限公司南通分公司'], 'different'],
    [['昆山恒力精密机械二厂'], ['昆山恒力精密机械一厂'], 'different'],
    [['香港恒力精密机械有限公司'], [full], 'different'],
    [[''], [''], 'different'],
  ] as const)('%j and %j: %s', (asked, known, decision) => {
    expect(decided(asked as unknown as [string, string?], known as unknown as [string, string?, string[]?])).toBe(
      decision,
    )
  })
})

it('the same the other way round', async () => {
  for (const { name, other } of await readPairs('test'))
    expect(judge(knownAs(name), knownAs(other)).score).toBeCloseTo(judge(knownAs(other), knownAs(name)).score, 3)
})

it('tells why', () => {
  const why = (asked: string, known: string) => reasonsFor(judge(knownAs(asked), knownAs(known))).map(([zh]) => zh)
  expect(why('苏州恒力精密机械有限公司', full)).toEqual(['字号相同', '地区相容', '行业用语相同'])
  expect(why('南通恒力精密机械有限公司', full)).toContain('地区不同')
  expect(why(`${full}苏州分公司`, full)[0]).toBe(`“${full}”的分支机构`)
  expect(why(full, full)).toEqual(['名称相同'])
})

describe('the labelled pairs of companies that the weights have not seen', () => {
  it('are never the same without a code, and few that are one company are not asked about', async () => {
    const pairs = await readPairs('test')
    const decided = pairs.map(({ name, aliases, other, label }) => ({
      label,
      decision: judge(knownAs(other), knownAs(name, null, aliases)).decision,
    }))
    const ones = decided.filter(({ label }) => label === 1)
    const asked = decided.filter(({ decision }) => decision === 'ask')
    expect(decided.filter(({ decision }) => decision === 'same')).toEqual([])
    expect(ones.filter(({ decision }) => decision === 'ask').length / ones.length).toBeGreaterThan(0.93)
    expect(asked.filter(({ label }) => label === 1).length / asked.length).toBeGreaterThan(0.75)
  })
})
