import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { ProjectDocument } from '#features/projects/fields/model.ts'
import { loadPlaybook } from '../load/model.ts'
import { touchedFaults } from './model.ts'

const loaded = loadPlaybook(readFileSync(new URL('../../../../playbooks/taizhou.yaml', import.meta.url), 'utf8'))
if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults))
const { playbook } = loaded

const money = (value: unknown, unit: unknown = 'wan', currency: unknown = 'CNY') =>
  ({ investment: { agreed: { value, unit, currency } } }) as ProjectDocument['figures']

const cases: [field: string, project: Record<string, unknown>, fault: string | null][] = [
  ['name', { name: '某项目' }, null],
  ['name', { name: '长'.repeat(501) }, '不能超过 500 个字。'],
  ['name', { name: 7 }, '须为文字。'],
  ['content', { content: '长'.repeat(501) }, null],
  ['signed_on', { signed_on: '2024-02-29' }, null],
  ['signed_on', { signed_on: '2026-02-29' }, '没有这一天'],
  ['signed_on', { signed_on: '2026/03/01' }, '没有这一天'],
  ['signed_on', { signed_on: null }, null],
  ['signed_on', { signed_on: '' }, null],
  ['origin', { origin: 'foreign' }, null],
  ['origin', { origin: '外资' }, '选项中没有“外资”。'],
  ['quality_result', { quality_result: 'E' }, '选项中没有“E”。'],
  ['tech_project', { tech_project: false }, null],
  ['tech_project', { tech_project: '否' }, '须选择是或否。'],
  ['staff_insured', { staff_insured: '0' }, null],
  ['staff_insured', { staff_insured: '1,200' }, '须为数字'],
  ['industry', { industry: 'C39' }, null],
  ['industry', { industry: '电子' }, '行业代码'],
  ['tags', { tags: ['重点'] }, null],
  ['tags', { tags: '重点' }, '标签须为文字列表。'],
  [
    'investors',
    {
      investors: [
        { name: '甲', share: '60' },
        { name: '乙', share: '40' },
      ],
    },
    null,
  ],
  [
    'investors',
    {
      investors: [
        { name: '甲', share: '60' },
        { name: '乙', share: '60' },
      ],
    },
    '合计超过 100%',
  ],
  ['investors', { investors: [{ name: '甲', share: '60%' }] }, '每个投资方'],
  ['investors', { investors: [{ name: ' ', share: '60' }] }, '每个投资方'],
  ['investment', { figures: money('3.5') }, null],
  ['investment.agreed', { figures: money('0') }, null],
  ['investment', { figures: money('3.5亿') }, '须为不小于 0 的数字'],
  ['investment', { figures: money('-1') }, '须为不小于 0 的数字'],
  ['investment', { figures: money('1', '亿') }, '计量单位不对。'],
  ['investment', { figures: money('1', 'wan', '美元') }, '币种'],
  ['investment', { figures: { investment: { promised: { value: '1', unit: 'wan' } } } }, '须为不小于 0 的数字'],
  ['land', { figures: { land: { agreed: { value: '12', unit: 'm2' } } } }, '计量单位不对。'],
  ['tax', { figures: { tax: { agreed: { 2027: { value: '12', unit: 'wan' } } } } }, null],
  ['tax', { figures: { tax: { agreed: { next: { value: '12', unit: 'wan' } } } } }, '年份须为四位数字。'],
  ['nothing', {}, '没有字段“nothing”。'],
]

describe('touchedFaults', () => {
  test.each(cases)('%s %j', (field, project, fault) => {
    const found = touchedFaults(playbook, project, [field])
    if (fault === null) expect(found).toEqual([])
    else expect(found).toEqual([{ field, message: [expect.stringContaining(fault), expect.stringMatching(/\w/)] }])
  })

  test('an old fault in a field that is not touched stays out of the way', () => {
    const project = { name: '某项目', signed_on: '2026-02-30' }
    expect(touchedFaults(playbook, project, ['name'])).toEqual([])
    expect(touchedFaults(playbook, project, ['name', 'signed_on', 'signed_on'])).toHaveLength(1)
  })
})
