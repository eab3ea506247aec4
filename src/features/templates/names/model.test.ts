import { describe, expect, it } from 'vitest'
import { catalogueOf, understood } from './model.ts'

const own = [{ id: 'chain', type: 'text', zh: '所属产业链', en: 'Industry chain', synonyms: ['产业链'] }]
const catalogue = catalogueOf(own)

function told(written: string, said = {}) {
  const what = understood(written, catalogue, said)
  if ('why' in what) return `${what.why} ${what.nearest?.zh ?? '—'}`
  const { known, basis, year, form } = what.asked
  const unit = form.unit && `${form.unit.unit}*${form.unit.times}${form.unit.currency ?? ''}`
  const forms = [unit, form.digits, form.pattern, form.part, form.tick]
  return [known.id, basis, year, ...forms].filter((part) => part !== undefined).join(' ')
}

describe('a place-holder is understood', () => {
  it.each([
    ['项目名称', 'name'],
    ['項目名稱', 'name'],
    ['Project name', 'name'],
    ['project.name', 'name'],
    ['签约时间', 'signed_on'],
    ['产业链', 'chain'],
    ['总投资', 'investment'],
    ['总投资|亿元', 'investment yi*1CNY'],
    ['总投资（亿元）', 'investment yi*1CNY'],
    ['总投资｜万美元｜0.00', 'investment wan*1USD 2'],
    ['协议总投资|亿元', 'investment agreed yi*1CNY'],
    ['核定总投资', 'investment verified'],
    ['公布总投资', 'investment announced'],
    ['2026年产值|万元', 'output 2026 wan*1CNY'],
    ['用地面积|公顷', 'land mu*15'],
    ['签约日期|yyyy年M月', 'signed_on yyyy年M月'],
    ['行业|代码', 'industry code'],
    ['是否保密|√', 'confidential true'],
    ['到位资金|亿元', 'arrived yi*1CNY'],
    ['投资方', 'investors'],
    ['投资方名称', 'investors'],
    ['投资方.名称', 'investor.name'],
    ['investors.share', 'investor.share'],
    ['序号', 'number'],
    ['填报日期|yyyy.MM.dd', 'today yyyy.MM.dd'],
    ['制表日期|yyyy.MM.dd', 'today yyyy.MM.dd'],
    ['经办人', 'member'],
  ])('%s', (written, asked) => expect(told(written)).toBe(asked))
})

describe('or it is said why not, and what may have been meant', () => {
  it.each([
    ['项目名秤', 'name 项目名称'],
    ['签定日期', 'name 签约日期'],
    ['投资方.名字', 'name 投资方.名称'],
    ['xyz', 'name —'],
    ['总投资|公顷', 'form 总投资'],
    ['项目名称|亿元', 'form 项目名称'],
    ['签约日期|昨天', 'form 签约日期'],
  ])('%s', (written, why) => expect(told(written)).toBe(why))
})

it('takes what a person said of a name that nobody knows', () => {
  expect(told('单位全称|x', { 单位全称: 'company_name' })).toBe('form 注册公司名称')
  expect(told('投入|亿元', { 投入: 'investment' })).toBe('investment yi*1CNY')
  expect(told('投入', { 投入: 'gone' })).toMatch(/^name/)
})
