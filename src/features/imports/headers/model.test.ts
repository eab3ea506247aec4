import { describe, expect, test } from 'vitest'
import { readUnit } from '../units/model.ts'
import { findHeader } from './lines/model.ts'
import { knownNames, matchHeaders, unitsAbove } from './model.ts'

const names = knownNames([
  { id: 'chain', type: 'text', zh: '所属产业链', en: 'Industry chain', synonyms: ['产业链', '对应产业链'] },
])
const one = (header: string) => matchHeaders([header], names)[0]!

/** field, unit, basis with ~ for an estimate, year; what is not said is left out. */
function gist(header: string): string {
  const { field, unit, basis, estimate, year, question } = one(header)
  const said = [field ?? '?', unit, basis && (estimate ? `~${basis}` : basis), year, question && `${question}?`]
  return said.filter(Boolean).join(' ')
}

describe('headers of practice-cn 3.1 to 3.9', () => {
  test.each([
    ['投资方名称', 'investors'],
    ['投资方联系人及电话', 'contact'],
    ['其中：固定资产投资（万元）', 'fixed_assets 万元 announced'],
    ['其中固定资产投资（万元）', 'fixed_assets 万元 announced'],
    ['投资项目名称', 'name'],
    ['项目建设内容', 'content'],
    ['投资来源地归属(市内/市外)', 'origin_place'],
    ['投资类型(外资/内资/合资)', 'origin'],
    ['投资额(亿元人民币)', 'investment 亿元人民币 announced'],
    ['投资额（万美元）', 'investment 万美元 announced'],
    ['项目责任单位', 'unit_id'],
    ['项目状态', 'stage'],
    ['项目初次洽谈时间', 'first_contact_on'],
    ['项目合同签约时间', 'signed_on'],
    ['存在问题', 'problems'],
    ['下一步举措', 'next_step'],
    ['注册公司名称', 'company_name'],
    ['注册公司时间', 'registered_on'],
    ['注册资金(万元)', 'registered_capital 万元 announced'],
    ['协议利用外资(万美元)', 'foreign_capital 万美元 agreed'],
    ['拟用地面积(亩)', 'land 亩 ~announced'],
    ['拟租厂房面积(平方米)', 'floor 平方米 ~announced'],
    ['拟租厂房面积(㎡)', 'floor m2 ~announced'],
    ['行业编码', 'industry'],
    ['计划总投资(内资)(万元)', 'investment 万元 ~announced'],
    ['建设内容及规模', 'content'],
    ['固投金额(亿元)', 'fixed_assets 亿元 announced'],
    ['实际开工时间(发改)', 'started_on'],
    ['协议签订时间', 'signed_on'],
    ['入统时间(经信)', 'in_statistics_on'],
    ['FDI金额(万美元)', 'foreign_capital 万美元 announced'],
    ['投资金额(万人民币/万美元/万欧元)', 'investment announced unit?'],
    ['是否重大项目', '?'],
    ['资方负责人', '?'],
  ])('%s', (header, expected) => {
    expect(gist(header)).toBe(expected)
  })
})

describe('spellings', () => {
  test.each([
    ['項目名稱', 'name'],
    [' 项 目 名 称 ', 'name'],
    ['Ｐｒｏｊｅｃｔ　Ｎａｍｅ', 'name'],
    ['*项目名称', 'name'],
    ['1.项目名称', 'name'],
    ['项目名称（必填）', 'name'],
    ['signed_on', 'signed_on'],
    ['Company', 'investors'],
    ['Total investment (USD m)', 'investment usdm announced'],
    ['Total investment (million 2023 USD)', 'investment million2023usd announced'],
    ['Estimated capex', 'investment ~announced unit?'],
    ['总投资:亿元', 'investment 亿元 announced'],
    ['总投资万元', 'investment 万元 announced'],
    ['协议总投资（亿元）', 'investment 亿元 agreed'],
    ['实际总投资(亿元)', 'investment 亿元 announced'],
    ['2026年产值(万元)', 'output 万元 announced 2026'],
    ['2027年预计税收（万元）', 'tax 万元 ~announced 2027'],
    ['预计年产值(亿元)', 'output 亿元 ~announced year?'],
    ['2026年用工人数', 'jobs announced 2026'],
    ['产业链', 'chain'],
    ['预计投产时间', '?'],
    ['到位资金(万元)', '?'],
    ['开工', '?'],
    ['', '?'],
  ])('%s', (header, expected) => {
    expect(gist(header)).toBe(expected)
  })
})

test('confidence tells a label from a synonym from what was left after taking words off', () => {
  expect(['项目名称', '项目全称', '项目全称（必填）', '别的'].map((header) => one(header).confidence)).toEqual([
    1, 0.9, 0.8, 0,
  ])
})

test('the header is the row with most known headers, below titles and remarks', () => {
  const rows = [
    { n: 1, cells: ['昆山市2026年招商引资项目台账'] },
    { n: 2, cells: ['单位：万元', null, '截至 2026 年 3 月'] },
    { n: 4, cells: ['序号', '项目名称', '总投资', '签约时间'] },
    { n: 5, cells: ['1', '签约', '开工日期', '3'] },
  ]
  expect(findHeader(rows, [], names)?.n).toBe(4)
  expect(unitsAbove(rows)).toEqual(['万元'])
  expect(findHeader(rows.slice(0, 2), [], names)).toBeNull()
  expect(findHeader([{ n: 1, cells: ['项目名称'] }], [], names)?.n).toBe(1)
})

test.each([
  [['单位：万元'], '万元 亿元 ? ?'],
  [['单位：亿元、亩'], '亿元 亿元 亩 ?'],
  [['（单位：亿元，亩，平方米）'], '亿元 亿元 亩 平方米'],
  [['金额单位：万元 面积单位：平方米'], '万元 亿元 平方米 平方米'],
  [['填报单位：投促局', '单位：万元/万美元'], '? 亿元 ? ?'],
])('units above the header hold for figures without their own: %s', (cells, expected) => {
  const above = unitsAbove([{ cells }])
  const columns = matchHeaders(['总投资', '固定资产投资(亿元)', '用地面积', '厂房面积'], names, above)
  expect(columns.map(({ unit, question }) => (question === 'unit' ? '?' : unit)).join(' ')).toBe(expected)
})

test.each([
  ['万元', 'wan 1 CNY'],
  ['亿元人民币', 'yi 1 CNY'],
  ['千元', 'qian 1 CNY'],
  ['元', 'yuan 1 CNY'],
  ['百万美元', 'wan 100 USD'],
  ['亿', 'yi 1'],
  ['万', 'wan 1'],
  ['million USD', 'wan 100 USD'],
  ['USD million', 'wan 100 USD'],
  ['million 2023 USD', 'wan 100 USD'],
  ['US$ bn', 'yi 10 USD'],
  ['RMB 100 million', 'yi 1 CNY'],
  ['单位：万元', 'wan 1 CNY'],
  ['㎡', 'm2 1'],
  ['公顷', 'mu 15'],
  ['万平方米', 'm2 10000'],
  ['人', 'person 1'],
  ['万吨标准煤', 'tce 10000'],
  ['内资', ''],
  ['constructor', ''],
  ['', ''],
])('unit %s', (text, expected) => {
  const { unit, times, currency } = readUnit(text) ?? {}
  expect([unit, times, currency].filter(Boolean).join(' ')).toBe(expected)
})
