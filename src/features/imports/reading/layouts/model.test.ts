import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { loadPlaybook } from '#features/playbook/load/model.ts'
import { knownNames } from '../../headers/model.ts'
import { planOf } from '../../plan/model.ts'
import type { PlannedColumn } from '../../rows/cells/model.ts'
import { understandRow } from '../../rows/model.ts'
import { rowContext } from '../actions.ts'

/** Column names of real ledgers (practice: exports and forms of six places): each goes in, and no column is lost. */
const layouts: Record<string, string> = {
  区投促局台账:
    '序号|投资方名称|投资公司地址|投资方简介|投资方联系人及电话|投资项目名称|项目建设内容|投资来源地归属|投资类型|项目归属产业|是否主导产业|企业联系人及联系电话|信息提供人及联系电话|投促局跟进科室|投促局跟进人及联系电话|项目地址|用地/房面积(亩、平方米)|投资额(亿元人民币)|投资额(万美元)|是否重大项目|联系区领导|项目责任单位|责任人及联系电话|重大项目备案单位|重大项目备案时间|项目状态|建议实施方式|项目初次洽谈时间|进展情况|存在问题|下一步举措|是否需要拜访|拜访所需领导层级|项目初审过会时间|项目审定过会时间|项目合同签约时间|合同类型|项目履约监管单位|项目合同备案时间|项目移交注册时间|项目是否已交办|注册公司名称|注册公司时间|注册资金(万元)|注册号|是否正常履约|未正常履约原因|下一步工作建议|备注',
  在谈: '意向投资项目|投资方名称|项目类别|投资金额|区县|投资方注册地|园区|街镇|项目内容|投资方联系人|电话|招商人员|招商人员电话|初次对接时间|厂房类型|拟用地面积(亩)|拟租厂房面积(平方米)|拟购厂房面积|预计年销量(万元)|预计年税收(万元)|来源|市级机关名称|是否市级重点|是否提请协调|提请市级协调事项|数据来源|数据状态',
  签约导出:
    '项目名称|总投资|市区名|园区名|项目编码|街镇名|项目类别|项目类型|产业大类|行业编码|所属行业|投资方名称|项目简介|投资方注册地|投资方性质|项目进度|签约统计日期|签约日期|项目来源|市级机关名称|审核状态|完成报批时间|开工认定日期|竣工认定日期',
  签约全表:
    '项目名称|协议利用外资(万美元)|投资方性质|备案(核准)项目名称|备案投资总额(亿元)|备案日期|统一社会信用代码证|注册公司名称|注册资金|注册日期|是否涉及固定资产投资|是否涉及建设用地|建设用地规划许可证编号|完成报批日期|取得许可证日期|到账金额|开工日期|竣工日期|实际投入资金规模|项目评级|主要客户|容积率|总能耗|设备投资(万元)|固定资产投资(万元)|自评价等级',
  重点项目申报表:
    '项目名称|在线招商项目代码|所属区县|所属园区|产业类别|投资类型|建设内容及规模|主要产品及产能|预期产值(万元)|用工(人)|亩均税收(万元)|建设起止年限|分期情况|年度计划投资|年度形象进度|项目类型|投资主体名称|统一信用代码|投资主体性质|行业代码|用地类型|用地面积(亩)|生态红线|使用面积(㎡)|项目特色亮点',
  认定导出:
    '项目名称|招引单位|项目选址位置|签约日期|是否科创项目|统一社会信用代码|注册日期|主要产品、产能及主要建设内容|行业分类代码|产业方向|总投资|固定资产投资(万元)|批准部门及文号|批准日期|成效情况|备案核准日期|开工佐证材料|竣工佐证材料|开工日期|竣工|企业人员总数',
  签约编辑表:
    '区级项目编码|项目名称|项目区域|申报人|策划类型|计划投资总额(亿元)|固投金额(亿元)|当年到位资金(亿元)|现阶段到资情况(亿元)|内外资|来源地|产业类别|所属片区|招商类型|项目简介|签约主体|投资主体|证照号码|投资主体社会信用代码|企业性质|联系人/电话|区级责任领导|是否已签约|协议签订时间|协议类型|是否已注册|备案证金额(亿元)|到资金额(亿元)|预计年产值(亿元)|建设性质|项目建设地址|用地情况|是否FDI|FDI金额(万美元)|实际开工时间(发改)|实际竣工时间(发改)|是否入统(发改)|实际开工时间(经信)|入统时间(经信)|进规时间(经信)|基金名称|基金参投金额(万元)',
  首谈流转:
    '项目名称|项目国别|项目类型|投资金额(万人民币)|资方负责人|主要投资方|资方联系人|资方联系方式|是否重大项目|首谈地|首谈地联系人|首谈地联系方式|落户地|项目简介|项目诉求|跟踪负责人|流转方向|流转时间|流转状态|进度记录|剩余天数',
  外资项目:
    '项目名称|中方单位名称|中方单位地址|招商办联系人1|招商办联系人2|外方单位中文名称|外方单位英文名称|外方简介|外方洽谈人姓名|外方洽谈人职务|项目归类|行业分类|拟合作方式|项目总投资(万元)|项目概述|登记人|登记时间',
}

const loaded = loadPlaybook(readFileSync(new URL('../../../../../playbooks/kunshan.yaml', import.meta.url), 'utf8'))
if (!loaded.ok) throw new Error('the playbook does not load')
const { playbook } = loaded
const context = rowContext(playbook)
const names = knownNames(playbook.fields)

/** What an office would write under a column. */
function cellOf({ field, unit }: PlannedColumn, at: number): string {
  if (field === null) return `内容${at}`
  if (field === 'stage') return '在谈'
  if (field === 'contact') return `张${at} 1380000${String(at).padStart(4, '0')}`
  const core = context.fields.get(field)
  const choices = context.dictionaries[core?.dictionary ?? '']
  const quantities: Record<string, string> = {
    money: '万元',
    land: '亩',
    floor: '平方米',
    people: '人',
    energy: '吨标煤',
  }
  if (core?.type === 'figure') return unit === null ? `${at + 1}${quantities[core.quantity!]}` : String(at + 1)
  if (core?.type === 'date') return `2026-03-${String((at % 28) + 1).padStart(2, '0')}`
  if (core?.type === 'choice') return choices![0]!.zh
  if (core?.type === 'industry') return '39'
  if (core?.type === 'yesno') return '是'
  return `内容${at}`
}

test.each(Object.entries(layouts))('%s', (_, columns) => {
  const headers = columns.split('|')
  const plan = planOf([{ n: 1, cells: headers }], names)
  if ('refused' in plan) throw new Error(plan.refused[1])
  const cells: string[] = []
  for (const column of plan.columns) cells[column.column] = cellOf(column, column.column)
  const read = understandRow(plan, { n: 2, cells }, context)
  if (!('ok' in read) || !read.ok) throw new Error(JSON.stringify(read))
  const { document, standing, unit, extra } = read
  const said = new Set([...Object.keys(document), ...Object.keys(document.figures ?? {}), ...Object.keys(standing)])
  if (unit !== null) said.add('unit_id')
  if (document.contact_name) said.add('contact')
  const kept = new Set(Object.values(extra))
  const lost = plan.columns.filter(({ field, column }) => !kept.has(cells[column]!) && !said.has(field ?? ''))
  expect(lost.map(({ header }) => header)).toEqual([])
  expect(document.name).toMatch(/^内容/)
  expect(said.size).toBeGreaterThan(5)
})
