import { describe, expect, it } from 'vitest'
import { columnsOf } from '#features/exports/columns/model.ts'
import type { Playbook } from '#features/playbook/schema/model.ts'
import { drafted } from '#features/projects/record/model.ts'
import { catalogueOf, understood } from '../names/model.ts'
import { type Subject, valueFor } from './model.ts'

const playbook = { fields: [], stages: [{ id: 'talks', zh: '在谈', en: 'In talks' }], statuses: [], dictionaries: {} }
const speech = { playbook: playbook as unknown as Playbook, english: false, units: new Map([['u', '开发区']]) }
const saying = { speech, columns: new Map(columnsOf(speech, { figures: [], extra: [] }).map((one) => [one.id, one])) }
const catalogue = catalogueOf([])

const yuan = (value: string, more = {}) => ({ value, unit: 'yi', currency: 'CNY', ...more })
const project = {
  ...drafted(
    {
      document: {
        name: '甲项目',
        unit_id: 'u',
        stage: 'talks',
        signed_on: '2026-03-05',
        industry: '34',
        contact_name: '王总',
        contact_phone: '13900000000',
        tags: ['重点', '外资'],
        investors: [
          { name: '甲公司', share: '60' },
          { name: '乙公司', country: 'JP' },
        ],
        figures: {
          investment: { announced: yuan('5'), agreed: yuan('3.5') },
          fixed_assets: { announced: yuan('2', { estimate: true }) },
          foreign_capital: { agreed: { value: '1200', unit: 'wan', currency: 'USD', cny: '85200000.00' } },
          registered_capital: { agreed: { value: '900', unit: 'wan', currency: 'EUR' } },
          land: { agreed: { value: '200', unit: 'mu' } },
          output: { announced: { 2026: yuan('1'), 2027: yuan('4') } },
        },
      },
    },
    'p',
    { playbook_id: 'b', first: 'talks', today: '2026-01-01', made_by: null, at: '2026-01-01T00:00:00Z' },
  ),
  arrived: '123450000.00',
}
const subject: Subject = { project, number: 2, count: 7, today: '2026-10-15', member: '李明', office: '招商局' }

function told(written: string, about: Partial<Subject> = {}) {
  const what = understood(written, catalogue)
  return 'asked' in what ? valueFor(what.asked, { ...subject, ...about }, saying) : what.why
}

describe('a place-holder becomes', () => {
  const number = (text: string) => ({ text, number: text })
  it.each([
    ['项目名称', { text: '甲项目' }],
    ['责任单位', { text: '开发区' }],
    ['项目阶段', { text: '在谈' }],
    ['标签', { text: '重点、外资' }],
    ['联系人及电话', { text: '王总 13900000000' }],
    ['签约日期', { text: '2026-03-05', day: '2026-03-05' }],
    ['签约日期|yyyy年M月', { text: '2026年3月' }],
    ['开工日期|yyyy年M月', { text: '' }],
    ['行业|代码', { text: '34' }],
    ['行业|名称', { text: '通用设备制造业' }],
    ['投资方', { text: '甲公司（60%）、乙公司' }],
    ['投资方.名称', { text: '甲公司、乙公司' }],
    ['是否保密|√', { text: '' }],
    ['序号', number('2')],
    ['项目个数', number('7')],
    ['填报人', { text: '李明' }],
    ['填报日期', { text: '2026-10-15', day: '2026-10-15' }],
  ])('%s', (written, value) => expect(told(written)).toEqual(value))

  it.each([
    ['the best there is, in 万元', '总投资', number('35000')],
    ['in the unit asked for', '总投资|亿元', number('3.5')],
    ['with its places', '总投资|亿元|0.00', number('3.50')],
    ['of one basis', '公布总投资|亿元', number('5')],
    ['none where that basis has none', '核定总投资|亿元', { text: '' }],
    ['about so much, in words', '固定资产投资|亿元', { text: '约2', number: '2', about: true }],
    ['a foreign currency in yuan at its rate', '利用外资|万元', number('8520')],
    ['a foreign currency in its own', '利用外资|万美元', number('1200')],
    ['yuan asked for in dollars say what they are', '总投资|万美元', { text: '35000' }],
    ['a currency without a rate says what it is', '注册资本|万元', { text: '900万欧元' }],
    ['land in hectares', '用地面积|公顷', number('13.3333')],
    ['the latest year', '产值|亿元', number('4')],
    ['the year that is named', '2026年产值|亿元', number('1')],
    ['none of another year', '2030年产值|亿元', { text: '' }],
    ['what arrived', '到位资金|亿元', number('1.2345')],
  ])('a figure: %s', (_, written, value) => expect(told(written)).toEqual(value))

  it('one investor in a row of its own, and nothing where none is left', () => {
    const [, second] = project.investors
    expect(told('投资方.名称', { investor: second! })).toEqual({ text: '乙公司' })
    expect(told('投资方.国别', { investor: second! })).toEqual({ text: 'JP' })
    expect(told('投资方.名称', { investor: null })).toEqual({ text: '' })
    expect(told('项目名称', { project: null })).toEqual({ text: '' })
  })
})
