import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isUserName } from '../../members/model.ts'
import { memberLines } from './model.ts'

const units = [
  { id: 'zone', name: '青溪经济开发区管理委员会', short_name: '经开区', closed_on: null },
  { id: 'town', name: '柳溪镇', short_name: '', closed_on: null },
  { id: 'gone', name: '旧镇', short_name: '', closed_on: '2020-01-01' },
].map((unit) => ({ ...unit, name_en: '', parent_id: null }))
const sounds: Record<string, string> = { 周敏: 'zhoumin', 周珉: 'zhoumin', 王: 'wang' }
const here = {
  units,
  members: [{ user_name: 'qian', name: '钱楠', grants: [{ unit_id: 'zone', role: 'officer' as const }] }],
  taken: new Set(['qian', 'wang']),
  spell: (name: string) => sounds[name] ?? name.toLowerCase(),
}

const read = (pasted: string) =>
  memberLines(pasted, here).members.map(({ user_name, unit, roles, known, fault }) =>
    [user_name, unit?.name ?? '?', roles.join('+'), known ? 'known' : '', fault?.[0] ?? ''].filter(Boolean).join(' '),
  )

test.each<[string, string, string[]]>([
  ['the short name of a unit, and no role', '周敏\t经开区', ['zhoumin 青溪经济开发区管理委员会 officer']],
  ['two of one sound', '周敏\t柳溪镇\n周珉\t柳溪镇', ['zhoumin 柳溪镇 officer', 'zhoumin2 柳溪镇 officer']],
  ['a user name that is taken elsewhere', '王\t柳溪镇', ['wang2 柳溪镇 officer']],
  ['several roles', '姓名,角色,单位\n周敏,单位负责人、单位审核,柳溪镇', ['zhoumin 柳溪镇 unit_lead+unit_reviewer']],
  ['who is there', '钱楠\t经开区', ['青溪经济开发区管理委员会 officer known']],
  [
    'the same name in another unit',
    '钱楠\t柳溪镇',
    ['钱楠 柳溪镇 officer 用户名为 2 至 32 个小写字母、数字、点、横线或下划线，以字母或数字开头。'],
  ],
  ['a user name of their own', '姓名\t单位\t用户名\n周敏\t柳溪镇\tZhou.M', ['zhou.m 柳溪镇 officer']],
  [
    'what cannot be',
    '姓名,单位,角色,邮箱,用户名\n,柳溪镇,,,\n周敏,旧镇,,,\n周敏,柳溪镇,处长,,\n周敏,柳溪镇,,nobody,\n周敏,柳溪镇,,,qian',
    [
      '柳溪镇 officer 没有名称。',
      'zhoumin ? officer 没有“旧镇”这个单位，或不由您管理。',
      'zhoumin2 柳溪镇 没有“处长”这种角色，可写：招商专员、单位负责人、单位审核、市级审核、部门、载体、领导、管理员。',
      'zhoumin3 柳溪镇 officer 邮箱写法不对。',
      'qian 柳溪镇 officer 这个用户名已有人使用。',
    ],
  ],
])('%s', (_, pasted, expected) => {
  expect(read(pasted)).toEqual(expected)
})

test('whatever is pasted, no two new members have one user name, and each has one that can be', () => {
  const cell = fc.constantFrom('周敏', '周珉', '王', 'Lee', '柳溪镇', '经开区', 'qian', '', '管理员')
  const pasted = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 12 })
  fc.assert(
    fc.property(pasted, (rows) => {
      const { members } = memberLines(rows.map((row) => row.join('\t')).join('\n'), here)
      const added = members.filter(({ fault, known }) => !fault && !known).map(({ user_name }) => user_name)
      expect(new Set(added).size).toBe(added.length)
      expect(added.every((name) => isUserName(name) && !here.taken.has(name))).toBe(true)
    }),
  )
})
