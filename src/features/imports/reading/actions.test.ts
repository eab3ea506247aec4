import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { loadPlaybook } from '#features/playbook/load/model.ts'
import { fileOf } from '#platform/sheets/testing/files.ts'
import { ledgerFile, type TestCell, type TestSheet } from '#platform/sheets/testing/ledger.ts'
import { mapSchema } from '../map/model.ts'
import { understandRow } from '../rows/model.ts'
import { openLedger, rowPlace } from './actions.ts'

/** Ledgers as offices keep them, each with what must come out of every row. */

const loaded = loadPlaybook(readFileSync(new URL('../../../../playbooks/kunshan.yaml', import.meta.url), 'utf8'))
if (!loaded.ok) throw new Error('the playbook does not load')
const { playbook } = loaded

/** `行: ` what came of the row: facts as JSON, `跳过 why`, or `退回 column: why`. */
async function read(path: string, map: object = {}): Promise<Record<string, unknown>> {
  const ledger = await openLedger(path, mapSchema.parse({ name: 'test', ...map }), playbook, '2030-01-01')
  const told: Record<string, unknown> = {}
  for await (const row of ledger.rows()) {
    const { sheet, row: n } = rowPlace(ledger, row.n)
    const { plan, name } = sheet
    const one = understandRow(plan, row, ledger.context)
    const at = ledger.sheets.length > 1 ? `${name} ${n}` : String(n)
    if ('skipped' in one) told[at] = `跳过 ${one.skipped}`
    else if (!one.ok) told[at] = one.refusals.map(({ column, reason }) => `退回 ${column}: ${reason[0]}`).join('; ')
    else {
      const { document, standing, unit, extra } = one
      const { figures = {}, ...facts } = document
      told[at] = {
        ...facts,
        ...standing,
        ...figures,
        ...(unit && { unit }),
        ...(Object.keys(extra).length > 0 && { extra }),
      }
    }
  }
  return told
}

const yi = (value: string, more = {}) => ({ announced: { value, unit: 'yi', currency: 'CNY', ...more } })
const wan = (value: string, more = {}) => ({ announced: { value, unit: 'wan', currency: 'CNY', ...more } })
const mu = (value: string, more = {}) => ({ announced: { value, unit: 'mu', ...more } })

interface Case {
  sheets: TestSheet[]
  from1904?: boolean
  map?: object
  expected: Record<string, unknown>
}

const one = (rows: TestCell[][], more: Partial<TestSheet> = {}): TestSheet[] => [{ rows, ...more }]
const simple = ['项目名称', '总投资(亿元)']

const cases: Record<string, Case> = {
  'a title merged across, remarks, and the header in line four': {
    sheets: one(
      [
        ['昆山市2026年在谈项目台账', null, null],
        ['填报单位：投促局', null, '截至 2026 年 3 月'],
        [null],
        ['项目名称', '投资方', '总投资（亿元）'],
        ['甲项目', '甲公司', 3.5],
      ],
      { merges: ['A1:C1'] },
    ),
    expected: {
      5: { name: '甲项目', investors: [{ name: '甲公司' }], investment: yi('3.5'), stage: 'talks' },
    },
  },
  'forms, one a sheet and two under one another': {
    sheets: [
      {
        name: '轴承',
        rows: [
          ['招商引资项目信息表', null, null, null],
          ['单位：万元', null, null, '2026年11月'],
          ['项目名称', '精密轴承', '投资方', '双环公司'],
          ['所属园区', '高新园', '联系人及电话', '陈志强 13805710001'],
          ['计划总投资', 35000, '拟用地面积（亩）', '60亩左右'],
          ['内外资', '☑内资 □外资', '首次洽谈时间', '2026.8.12'],
          ['目前进展', '已考察两次', null, null],
          ['填表人：李某', null, '审核人：王某', null],
        ],
        merges: ['A1:D1', 'B7:D7'],
        comments: { B3: '市重点' },
      },
      {
        name: '其他',
        rows: [
          ['项目名称', '冷链中心'],
          ['投资方', '绿源公司'],
          ['总投资（亿元）', 1.2],
          ['签约时间', { day: 46086 }],
          [null],
          ['项目名称', '模组封装'],
          ['投资方', '丘钛公司'],
          ['总投资（亿元）', 5],
          ['签约时间', null],
        ],
      },
    ],
    expected: {
      '轴承 4': {
        name: '精密轴承',
        investors: [{ name: '双环公司' }],
        contact_name: '陈志强',
        contact_phone: '13805710001',
        investment: wan('35000', { estimate: true }),
        land: mu('60', { estimate: true }),
        origin: 'domestic',
        first_contact_on: '2026-08-12',
        progress: '已考察两次',
        extra: { 所属园区: '高新园', '批注：项目名称': '市重点', 工作表: '轴承' },
      },
      '其他 2': {
        name: '冷链中心',
        investors: [{ name: '绿源公司' }],
        investment: yi('1.2'),
        signed_on: '2026-03-05',
        extra: { 工作表: '其他' },
      },
      '其他 3': { name: '模组封装', investors: [{ name: '丘钛公司' }], investment: yi('5'), extra: { 工作表: '其他' } },
    },
  },
  'a form with groups beside its labels, and text over the whole width': {
    sheets: one(
      [
        ['项目名称', null, '精密轴承', null, null],
        ['投资方', '名称', '双环公司', '联系人', '陈志强'],
        [null, '注册地', '杭州', '联系电话', '13805710001'],
        ['总投资（亿元）', null, 3.5, '固定资产投资（亿元）', 2.8],
        ['项目阶段', null, '在谈', null, null],
        ['建设内容', null, '年产200万套', null, null],
      ],
      { merges: ['A1:B1', 'C1:E1', 'A2:A3', 'A4:B4', 'A5:B5', 'C5:E5', 'A6:B6', 'C6:E6'] },
    ),
    expected: {
      2: {
        name: '精密轴承',
        investors: [{ name: '双环公司' }],
        contact_name: '陈志强',
        contact_phone: '13805710001',
        investment: yi('3.5'),
        fixed_assets: yi('2.8'),
        stage: 'talks',
        content: '年产200万套',
        extra: { '投资方/注册地': '杭州' },
      },
    },
  },
  'tables under one another, each with a header of its own': {
    sheets: [
      {
        name: '周报',
        rows: [
          ['招商引资周报（第47期）'],
          ['一、新签约项目'],
          ['序号', '项目名称', '客商', '总投资（亿元）', '签约时间', '备注'],
          [1, '光学镜片', '甲公司', 1.2, '2026-11-18', ''],
          [2, '风电叶片', '乙公司', 20.5, '2026-11-20', '省重大'],
          [null, '小计', null, 21.7, null, null],
          ['二、在谈项目'],
          ['序号', '项目名称', '客商', '总投资（万元）', '首次洽谈时间', '进展'],
          [1, '氢燃料电池', '丙公司', 100000, '2026-11-17', '来访'],
          ['序号', '项目名称', '客商', '总投资（万元）', '首次洽谈时间', '进展'],
          [2, '宠物食品', '丁公司', 30000, '2026-11-19', '视频会议'],
          ['三、外出招商'],
          ['时间', '带队领导', '目的地', '拜访企业', '成果'],
          ['11月16日', '李主任', '深圳', '华大基因', '达成意向'],
        ],
        comments: { B9: '市重点' },
      },
    ],
    expected: {
      '周报 · 一、新签约项目 4': {
        stage: 'signed',
        name: '光学镜片',
        investors: [{ name: '甲公司' }],
        investment: yi('1.2'),
        signed_on: '2026-11-18',
        extra: { 序号: '1', 工作表: '周报 · 一、新签约项目' },
      },
      '周报 · 一、新签约项目 5': {
        stage: 'signed',
        name: '风电叶片',
        investors: [{ name: '乙公司' }],
        investment: yi('20.5'),
        signed_on: '2026-11-20',
        extra: { 序号: '2', 备注: '省重大', 工作表: '周报 · 一、新签约项目' },
      },
      '周报 · 一、新签约项目 6': '跳过 subtotal',
      '周报 · 二、在谈项目 9': {
        stage: 'talks',
        name: '氢燃料电池',
        investors: [{ name: '丙公司' }],
        investment: wan('100000'),
        first_contact_on: '2026-11-17',
        progress: '来访',
        extra: { 序号: '1', '批注：项目名称': '市重点', 工作表: '周报 · 二、在谈项目' },
      },
      '周报 · 二、在谈项目 10': '跳过 header',
      '周报 · 二、在谈项目 11': {
        stage: 'talks',
        name: '宠物食品',
        investors: [{ name: '丁公司' }],
        investment: wan('30000'),
        first_contact_on: '2026-11-19',
        progress: '视频会议',
        extra: { 序号: '2', 工作表: '周报 · 二、在谈项目' },
      },
    },
  },
  'two tables below the same words': {
    sheets: one([
      ['一、在谈项目'],
      ['项目名称', '投资方', '总投资（亿元）'],
      ['甲项目', '甲公司', 1],
      ['一、在谈项目'],
      ['项目名称', '客商', '签约时间', '备注'],
      ['乙项目', '乙公司', '2026-05-06', ''],
    ]),
    expected: {
      '表0 · 一、在谈项目 3': {
        name: '甲项目',
        investors: [{ name: '甲公司' }],
        investment: yi('1'),
        stage: 'talks',
        extra: { 工作表: '表0 · 一、在谈项目' },
      },
      '表0 · 一、在谈项目 · 2 6': {
        name: '乙项目',
        investors: [{ name: '乙公司' }],
        signed_on: '2026-05-06',
        stage: 'talks',
        extra: { 工作表: '表0 · 一、在谈项目 · 2' },
      },
    },
  },
  'tables side by side': {
    sheets: [
      {
        name: '表',
        rows: [
          ['在谈项目', null, null, null, null, '签约项目', null, null, null],
          ['项目名称', '投资方', '总投资（亿元）', '联系人', null, '项目名称', '投资方', '总投资（亿元）', '签约时间'],
          ['左一', '甲公司', 1, '张三', null, '右一', '乙公司', 2, '2026-01-02'],
          ['左二', '丙公司', 3, '李四', null, null, null, null, null],
        ],
        merges: ['A1:D1', 'F1:I1'],
      },
    ],
    expected: {
      '表 · 在谈项目 3': {
        name: '左一',
        investors: [{ name: '甲公司' }],
        contact_name: '张三',
        investment: yi('1'),
        stage: 'talks',
        extra: { 工作表: '表 · 在谈项目' },
      },
      '表 · 在谈项目 4': {
        name: '左二',
        investors: [{ name: '丙公司' }],
        contact_name: '李四',
        investment: yi('3'),
        stage: 'talks',
        extra: { 工作表: '表 · 在谈项目' },
      },
      '表 · 签约项目 3': {
        name: '右一',
        investors: [{ name: '乙公司' }],
        investment: yi('2'),
        signed_on: '2026-01-02',
        stage: 'signed',
        extra: { 工作表: '表 · 签约项目' },
      },
      '表 · 签约项目 4': '跳过 blank',
    },
  },
  'a column for each project': {
    sheets: one([
      ['青溪县重点项目情况', null, null, null],
      ['项目名称', '甲项目', '乙项目', '丙项目'],
      ['投资方', '甲公司', '乙公司', '丙公司'],
      ['总投资（亿元）', 3.5, 2, null],
      ['签约时间', { day: 46086 }, null, '2026.4.6'],
      ['建设内容', '厂房', '研发楼', '仓库'],
    ]),
    expected: {
      3: {
        name: '甲项目',
        investors: [{ name: '甲公司' }],
        investment: yi('3.5'),
        signed_on: '2026-03-05',
        content: '厂房',
      },
      4: { name: '乙项目', investors: [{ name: '乙公司' }], investment: yi('2'), content: '研发楼' },
      5: { name: '丙项目', investors: [{ name: '丙公司' }], signed_on: '2026-04-06', content: '仓库' },
    },
  },
  'two lines of header, joined by merges': {
    sheets: one(
      [
        ['项目名称', '签约', null, '备案', null],
        [null, '日期', '合同类型', '日期', '备注'],
        ['甲项目', { day: 46086 }, '投资协议', '2026.4.1', '补件'],
      ],
      { merges: ['A1:A2', 'B1:C1', 'D1:E1'] },
    ),
    expected: {
      3: {
        name: '甲项目',
        signed_on: '2026-03-05',
        filed_on: '2026-04-01',
        contract_kind: 'investment',
        extra: { '备案/备注': '补件' },
      },
    },
  },
  'two lines, of which the lower says the units alone': {
    sheets: one(
      [
        ['项目名称', '公司', '总投资', null, '签约时间'],
        [null, null, '人民币（亿元）', '外币（万美元）', null],
        ['甲项目', '甲公司', 3.5, null, '2026.5.6'],
        ['乙项目', '乙公司', null, 5000, null],
      ],
      { merges: ['C1:D1'] },
    ),
    expected: {
      3: { name: '甲项目', investors: [{ name: '甲公司' }], investment: yi('3.5'), signed_on: '2026-05-06' },
      4: { name: '乙项目', investors: [{ name: '乙公司' }], investment: wan('5000', { currency: 'USD' }) },
    },
  },
  'three lines: parts of the form, groups, leaves': {
    sheets: one(
      [
        ['基本', null, null, '履约', null],
        ['项目名称', '总投资（亿元）', null, '开工日期', '备注'],
        [null, '计划', '协议', null, null],
        ['甲项目', 5, 4, '2026-05-06', '无'],
      ],
      { merges: ['A1:C1', 'D1:E1', 'A2:A3', 'B2:C2', 'D2:D3', 'E2:E3'] },
    ),
    expected: {
      4: {
        name: '甲项目',
        investment: {
          announced: { value: '5', unit: 'yi', currency: 'CNY', estimate: true },
          agreed: { value: '4', unit: 'yi', currency: 'CNY' },
        },
        started_on: '2026-05-06',
        extra: { 备注: '无' },
      },
    },
  },
  'two contacts with the same labels below different groups': {
    sheets: one(
      [
        ['项目名称', '投资方', null, '招商人员', null],
        [null, '联系人', '电话', '联系人', '电话'],
        ['甲项目', '张三', '13800000000', '李四', '0512-57300000'],
      ],
      { merges: ['A1:A2', 'B1:C1', 'D1:E1'] },
    ),
    expected: {
      3: {
        name: '甲项目',
        contact_name: '张三',
        contact_phone: '13800000000',
        extra: { '招商人员/联系人': '李四', '招商人员/电话': '0512-57300000' },
      },
    },
  },
  'the unit stands in the group': {
    sheets: one(
      [
        ['项目名称', '投资情况（万元）', null],
        [null, '总投资', '注册资本'],
        ['甲项目', 35000, 1000],
      ],
      { merges: ['A1:A2', 'B1:C1'] },
    ),
    expected: { 3: { name: '甲项目', investment: wan('35000'), registered_capital: wan('1000') } },
  },
  'sheets of two years; one for remarks; one hidden': {
    sheets: [
      { name: '2025年', rows: [simple, ['甲项目', 1]] },
      { name: '填表说明', rows: [['请如实填写'], ['每月 5 日前报送']] },
      {
        name: '2026年',
        rows: [
          ['总投资(亿元)', '项目名称'],
          [2, '乙项目'],
        ],
      },
      { name: '字典', state: 'hidden', rows: [simple, ['不应读取', 9]] },
    ],
    expected: {
      '2025年 2': { name: '甲项目', investment: yi('1'), extra: { 工作表: '2025年' } },
      '2026年 2': { name: '乙项目', investment: yi('2'), extra: { 工作表: '2026年' } },
    },
  },
  'comments of cells stay with their rows; one on a title or a subtotal belongs to no project': {
    sheets: one(
      [
        ['在谈项目', null, null],
        ['项目名称', '总投资(亿元)', '投资方'],
        ['甲项目', 3, '甲公司'],
        ['乙项目', 2, '乙公司'],
        ['合计', 5, null],
      ],
      { merges: ['A1:C1'], comments: { A1: '内部', B3: '张三：含二期', C4: '待核\n原名丙', B5: '手工加总' } },
    ),
    expected: {
      3: {
        stage: 'talks',
        name: '甲项目',
        investors: [{ name: '甲公司' }],
        investment: yi('3'),
        extra: { '批注：总投资(亿元)': '张三：含二期' },
      },
      4: {
        stage: 'talks',
        name: '乙项目',
        investors: [{ name: '乙公司' }],
        investment: yi('2'),
        extra: { '批注：投资方': '待核\n原名丙' },
      },
      5: '跳过 subtotal',
    },
  },
  'subtotals, sections, notes, blank rows and the header again': {
    sheets: one([
      ['项目名称', '投资方', '总投资(亿元)'],
      ['一、制造业'],
      ['甲项目', '甲公司', 1],
      [null],
      ['小计', null, 1],
      ['（二）服务业'],
      ['项目名称', '投资方', '总投资(亿元)'],
      ['乙项目', '乙公司', 2],
      ['合计', null, 3],
      ['注：数据截至三月'],
    ]),
    expected: {
      2: '跳过 note',
      3: { name: '甲项目', investors: [{ name: '甲公司' }], investment: yi('1'), extra: { 分组: '制造业' } },
      5: '跳过 subtotal',
      6: '跳过 note',
      7: '跳过 header',
      8: {
        name: '乙项目',
        investors: [{ name: '乙公司' }],
        investment: yi('2'),
        extra: { 分组: '制造业 / 服务业' },
      },
      9: '跳过 subtotal',
      10: '跳过 note',
    },
  },
  'headings say what the rows below have in common, by number or merged across': {
    sheets: one(
      [
        ['序号', '项目名称', '总投资(亿元)', '备注'],
        ['一、在谈项目（共2个）', null, null, null],
        ['经济开发区', null, null, null],
        [1, '甲项目', 1, null],
        ['高新区（1个）', null, null, null],
        [1, '乙项目', 2, null],
        ['合计', null, 3, null],
        ['二、签约项目', null, null, null],
        [1, '丙项目', 3, null],
        [null, '孤零零', null, null],
        ['填表人：张三', null, '审核人：李四', null],
      ],
      { merges: ['A2:D2', 'A3:D3', 'A5:D5', 'A7:B7', 'A8:D8'] },
    ),
    expected: {
      2: '跳过 note',
      3: '跳过 note',
      4: { name: '甲项目', investment: yi('1'), stage: 'talks', extra: { 序号: '1', 分组: '在谈项目 / 经济开发区' } },
      5: '跳过 note',
      6: { name: '乙项目', investment: yi('2'), stage: 'talks', extra: { 序号: '1', 分组: '在谈项目 / 高新区' } },
      7: '跳过 subtotal',
      8: '跳过 note',
      9: { name: '丙项目', investment: yi('3'), stage: 'signed', extra: { 序号: '1', 分组: '签约项目' } },
      10: { name: '孤零零', stage: 'signed', extra: { 分组: '签约项目' } },
      11: '跳过 note',
    },
  },
  'the name of a town or a zone alone is a heading, that of something built is a project': {
    sheets: one([
      ['序号', '项目名称', '总投资(亿元)'],
      [null, '城关镇', null],
      [1, '甲项目', 1],
      [null, '经开区（2个）', null],
      [2, '乙项目', 2],
      [null, '云栖小镇', null],
      [null, '临空物流园区', null],
      [3, '望海镇', null],
      [null, '青溪县', null],
    ]),
    expected: {
      2: '跳过 note',
      3: { name: '甲项目', investment: yi('1'), extra: { 序号: '1', 分组: '城关镇' } },
      4: '跳过 note',
      5: { name: '乙项目', investment: yi('2'), extra: { 序号: '2', 分组: '经开区' } },
      6: { name: '云栖小镇', extra: { 分组: '经开区' } },
      7: { name: '临空物流园区', extra: { 分组: '经开区' } },
      8: { name: '望海镇', extra: { 序号: '3', 分组: '经开区' } },
      9: '跳过 note',
    },
  },
  'merged downwards: the same as above; without a merge a blank stays blank': {
    sheets: one(
      [
        ['责任单位', '项目名称', '联系领导'],
        ['经济技术开发区', '甲项目', '李四'],
        [null, '乙项目', null],
        [null, '丙项目', '王五'],
      ],
      { merges: ['A2:A4'] },
    ),
    expected: {
      2: { name: '甲项目', chain_leader: '李四', unit: '经济技术开发区' },
      3: { name: '乙项目', unit: '经济技术开发区' },
      4: { name: '丙项目', chain_leader: '王五', unit: '经济技术开发区' },
    },
  },
  'a name merged over several lines is one project, and what the lines say stands together': {
    sheets: one(
      [
        ['序号', '项目名称', '投资方', '总投资（亿元）', '进展', '签约时间'],
        [1, '甲项目', '甲公司', 3, '10月：签约', null],
        [null, null, '乙公司', null, '11月：开工', '2026-10-08'],
        [2, '乙项目', '丙公司', 2, '洽谈', null],
        [3, '丙项目', '丁公司', 1, '一期', null],
        [null, null, null, 2, '二期', null],
      ],
      { merges: ['A2:A3', 'B2:B3', 'D2:D3', 'A5:A6', 'B5:B6', 'C5:C6'] },
    ),
    expected: {
      2: {
        name: '甲项目',
        investors: [{ name: '甲公司' }, { name: '乙公司' }],
        investment: yi('3'),
        progress: '10月：签约\n11月：开工',
        signed_on: '2026-10-08',
        extra: { 序号: '1' },
      },
      4: {
        name: '乙项目',
        investors: [{ name: '丙公司' }],
        investment: yi('2'),
        progress: '洽谈',
        extra: { 序号: '2' },
      },
      5: '退回 总投资（亿元）: 不止一个数：1\n2',
    },
  },
  'one figure merged over several projects belongs to none of them': {
    sheets: one([simple, ['一期', 10], ['二期', null], ['别的', 1]], { merges: ['B2:B3'] }),
    expected: {
      2: '退回 总投资(亿元): 合并单元格里只有一个数，分不清各行是多少',
      3: '退回 总投资(亿元): 合并单元格里只有一个数，分不清各行是多少',
      4: { name: '别的', investment: yi('1') },
    },
  },
  'a project over two lines: name and figure merged alike': {
    sheets: one(
      [
        ['项目名称', '总投资(亿元)', '存在问题'],
        ['甲项目', 10, '用地'],
        [null, null, '环评'],
      ],
      { merges: ['A2:A3', 'B2:B3'] },
    ),
    expected: { 2: { name: '甲项目', investment: yi('10'), problems: '用地\n环评' } },
  },
  'units in the cell': {
    sheets: one([
      ['项目名称', '总投资', '用地面积'],
      ['甲', '约3.5亿元', '200亩左右'],
      ['乙', '1.2亿美元', '13.5公顷'],
      ['丙', '5000万', '50'],
      ['丁', '￥1,200,000', '１２０亩'],
      ['戊', '三亿五千万', '一百二十亩'],
      ['己', '1亿2000万元', null],
    ]),
    expected: {
      2: { name: '甲', investment: yi('3.5', { estimate: true }), land: mu('200', { estimate: true }) },
      3: { name: '乙', investment: yi('1.2', { currency: 'USD' }), land: mu('202.5') },
      4: '退回 用地面积: 没有写明单位或币种：50',
      5: {
        name: '丁',
        investment: { announced: { value: '1200000', unit: 'yuan', currency: 'CNY' } },
        land: mu('120'),
      },
      6: { name: '戊', investment: wan('35000'), land: mu('120') },
      7: { name: '己', investment: wan('12000') },
    },
  },
  'ranges and bounds are no figures': {
    sheets: one([
      ['项目名称', '总投资(亿元)', '用地面积(亩)'],
      ['甲', '3—5亿', null],
      ['乙', null, '200-300亩'],
      ['丙', '3亿以上', null],
      ['丁', '3至5', null],
      ['戊', '10余亿', null],
      ['己', '三百五亿', null],
    ]),
    expected: {
      2: '退回 总投资(亿元): 是区间，不是一个数：3—5亿',
      3: '退回 用地面积(亩): 是区间，不是一个数：200-300亩',
      4: '退回 总投资(亿元): 只是上限或下限：3亿以上',
      5: '退回 总投资(亿元): 是区间，不是一个数：3至5',
      6: '退回 总投资(亿元): 只是上限或下限：10余亿',
      7: '退回 总投资(亿元): 中文数字有两种读法：三百五亿',
    },
  },
  'days in every shape that says a day': {
    sheets: one([
      ['项目名称', '签约日期'],
      ['甲', '2026.3.5'],
      ['乙', '2026年3月5日'],
      ['丙', '20260305'],
      ['丁', { day: 46086 }],
      ['戊', '46086'],
      ['己', '2026/3/5 10:30'],
      ['庚', '２０２６－０３－０５'],
      ['辛', 46086],
    ]),
    expected: Object.fromEntries(
      ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛'].map((name, at) => [at + 2, { name, signed_on: '2026-03-05' }]),
    ),
  },
  'what says no day is given none': {
    sheets: one([
      ['项目名称', '签约日期'],
      ['甲', '2026年3月'],
      ['乙', '2026-3'],
      ['丙', '26/3'],
      ['丁', '三月初'],
      ['戊', '2026年底'],
      ['己', { month: 46086 }],
      ['庚', '3/5/2026'],
      ['辛', '2026.1'],
      ['壬', '2026-02-30'],
    ]),
    expected: {
      2: '退回 签约日期: 缺日：2026年3月',
      3: '退回 签约日期: 缺日：2026-3',
      4: '退回 签约日期: 年份不是四位：26/3',
      5: '退回 签约日期: 缺日：三月初',
      6: '退回 签约日期: 不是日期：2026年底',
      7: '退回 签约日期: 缺日：2026-03',
      8: '退回 签约日期: 分不清月和日：3/5/2026',
      9: '退回 签约日期: 分不清 1 月还是 10 月：2026.1',
      10: '退回 签约日期: 没有这一天：2026-02-30',
    },
  },
  'months that a person gave a day, each kept as it was': {
    sheets: one([
      ['项目名称', '签约日期', '开工日期'],
      ['甲', '2026年2月', '2026年3月'],
      ['乙', '2026-02-03', null],
    ]),
    map: {
      columns: {
        签约日期: { field: 'signed_on', month: 'last_day' },
        开工日期: { field: 'started_on', month: 'first_day' },
      },
    },
    expected: {
      2: {
        name: '甲',
        signed_on: '2026-02-28',
        started_on: '2026-03-01',
        extra: { 签约日期: '2026年2月', 开工日期: '2026年3月' },
      },
      3: { name: '乙', signed_on: '2026-02-03' },
    },
  },
  'an old Mac file counts its days from 1904': {
    sheets: one([
      ['项目名称', '签约日期'],
      ['甲', { day: 44624 }],
      ['乙', 44624],
    ]),
    from1904: true,
    expected: { 2: { name: '甲', signed_on: '2026-03-05' }, 3: { name: '乙', signed_on: '2026-03-05' } },
  },
  'names and phones in one cell': {
    sheets: one([
      ['项目名称', '联系人及电话'],
      ['甲', '张三—13800000000'],
      ['乙', '张三 13800000000'],
      ['丙', '张三（总经理）0512-57300000'],
      ['丁', '0512-57300000'],
      ['戊', '张三'],
      ['己', '张三13800000000、李四13900000000'],
    ]),
    expected: {
      2: { name: '甲', contact_name: '张三', contact_phone: '13800000000' },
      3: { name: '乙', contact_name: '张三', contact_phone: '13800000000' },
      4: { name: '丙', contact_name: '张三(总经理)', contact_phone: '0512-57300000' },
      5: { name: '丁', contact_phone: '0512-57300000' },
      6: { name: '戊', contact_name: '张三' },
      7: {
        name: '己',
        contact_name: '张三',
        contact_phone: '13800000000',
        extra: { 联系人及电话: '张三13800000000、李四13900000000' },
      },
    },
  },
  'several investors in one cell': {
    sheets: one([
      ['项目名称', '投资方'],
      ['甲', '甲公司（60%）、乙公司40%'],
      ['乙', '甲公司；乙公司\n丙公司'],
      ['丙', '宝洁（P&G、中国）有限公司'],
      ['丁', '维斯塔斯 Vestas A/S'],
      ['戊', '甲公司/乙公司'],
      ['己', 'AKASOL, Inc.'],
      ['庚', '60%、40%'],
    ]),
    expected: {
      2: {
        name: '甲',
        investors: [
          { name: '甲公司', share: '60' },
          { name: '乙公司', share: '40' },
        ],
      },
      3: { name: '乙', investors: [{ name: '甲公司' }, { name: '乙公司' }, { name: '丙公司' }] },
      4: { name: '丙', investors: [{ name: '宝洁（P&G、中国）有限公司' }] },
      5: { name: '丁', investors: [{ name: '维斯塔斯 Vestas A/S' }] },
      6: { name: '戊', investors: [{ name: '甲公司' }, { name: '乙公司' }] },
      7: { name: '己', investors: [{ name: 'AKASOL, Inc.' }] },
      8: '退回 投资方: 占比没有对应的投资方：60%',
    },
  },
  'formulas: what they came to, or nothing': {
    sheets: one([
      simple,
      ['甲', { formula: 'SUM(1,2.5)', is: 3.5 }],
      [{ formula: '"乙"&"项目"', is: '乙项目' }, 1],
      ['丙', { formula: 'SUM(1,2)' }],
      ['丁', { error: '#REF!' }],
    ]),
    expected: {
      2: { name: '甲', investment: yi('3.5') },
      3: { name: '乙项目', investment: yi('1') },
      4: '退回 总投资(亿元): 公式没有保存计算结果，请用 Excel 打开后重新保存',
      5: '退回 总投资(亿元): 公式出错：#REF!',
    },
  },
  'hidden rows and columns are read': {
    sheets: one([simple, ['甲', 1], ['乙', 2]], { hiddenRows: [2], hiddenColumns: [1] }),
    expected: { 2: { name: '甲', investment: yi('1') }, 3: { name: '乙', investment: yi('2') } },
  },
  'columns that nobody knows stay with the row': {
    sheets: one([
      ['序号', '项目名称', '跟进科室', '', '跟进科室', '联系领导'],
      [1, '甲', '招商一科', '手写', '招商二科', '李四'],
    ]),
    expected: {
      2: {
        name: '甲',
        chain_leader: '李四',
        extra: { 序号: '1', 跟进科室: '招商一科', 第4列: '手写', '跟进科室 (5)': '招商二科' },
      },
    },
  },
  'full-width, traditional and spaced-out headers': {
    sheets: one([
      ['項 目 名 稱', '總投資（億元）', '簽約日期'],
      ['甲', '３．５', '2026-03-05'],
    ]),
    expected: { 2: { name: '甲', investment: yi('3.5'), signed_on: '2026-03-05' } },
  },
  'figures of an unlikely size are asked about, and are what a person says': {
    sheets: one([simple, ['甲', 35000], ['乙', 0.5], ['丙', 2], ['丁', 3.5], ['戊', 8], ['己', 900], ['庚', 60000]]),
    map: {
      columns: {
        '总投资(亿元)': { field: 'investment', unit: '亿元', values: { 35000: '35000万元', 900: '900' } },
      },
    },
    expected: {
      2: { name: '甲', investment: wan('35000'), extra: { '总投资(亿元)': '35000' } },
      3: { name: '乙', investment: yi('0.5') },
      4: { name: '丙', investment: yi('2') },
      5: { name: '丁', investment: yi('3.5') },
      6: { name: '戊', investment: yi('8') },
      7: { name: '己', investment: yi('900') },
      8: '退回 总投资(亿元): 60000亿元？单个项目少有超过500亿元的，该列其他行多在0.5亿元至8亿元',
    },
  },
  'a row without a name says so; nothing is taken from the row above': {
    sheets: one([
      ['项目名称', '投资方', '总投资(亿元)'],
      ['甲', '甲公司', 1],
      [null, '乙公司', 2],
    ]),
    expected: {
      2: { name: '甲', investors: [{ name: '甲公司' }], investment: yi('1') },
      3: '退回 项目名称: 缺项目名称',
    },
  },
  'dashes, 无 and 待定 say nothing': {
    sheets: one([
      ['项目名称', '总投资(亿元)', '签约日期', '行业'],
      ['甲', '待定', '—', '无'],
    ]),
    expected: { 2: { name: '甲' } },
  },
  'every fault of a row at once': {
    sheets: one([
      ['项目名称', '总投资(亿元)', '签约日期', '内外资'],
      ['甲', '再议', '最近', '火星资本'],
    ]),
    expected: {
      2: expect.stringMatching(/退回 总投资.*不是数字.*退回 签约日期.*不是日期.*退回 内外资.*不在可选项/),
    },
  },
  'money without a unit anywhere, and with one above the header': {
    sheets: [
      {
        name: '甲表',
        rows: [
          ['项目名称', '总投资'],
          ['甲', 3],
        ],
      },
      { name: '乙表', rows: [['单位：万元'], ['项目名称', '总投资'], ['乙', 3]] },
    ],
    expected: {
      '甲表 2': '退回 总投资: 没有写明单位或币种：3',
      '乙表 3': { name: '乙', investment: wan('3'), extra: { 工作表: '乙表' } },
    },
  },
  'two columns for one fact: the surer counts, the other is kept': {
    sheets: one([
      ['项目名称', '投资额（亿元人民币）', '投资额（万美元）'],
      ['甲', 3, 4200],
      ['乙', null, 4200],
    ]),
    expected: {
      2: { name: '甲', investment: yi('3'), extra: { '投资额（万美元）': '4200' } },
      3: { name: '乙', investment: wan('4200', { currency: 'USD' }) },
    },
  },
}

test.each(Object.entries(cases))('%s', async (_, { sheets, from1904 = false, map, expected }) => {
  expect(await read(await ledgerFile(sheets, { from1904 }), map)).toEqual(expected)
})

const text = '项目名称,总投资(亿元),联系人\n甲项目,3.5,张三\n'
const gb18030 = Buffer.from(
  'cfeec4bfc3fbb3c62cd7dccdb6d7ca28d2dad4aa292cc1aacfb5c8cb0abcd7cfeec4bf2c332e352cd5c5c8fd0a',
  'hex',
)

test.each([
  ['UTF-8', Buffer.from(text)],
  ['UTF-8 with a mark', Buffer.from(`\uFEFF${text}`)],
  ['UTF-16', Buffer.from(`\uFEFF${text}`, 'utf16le')],
  ['GB18030', gb18030],
  ['tabs', Buffer.from(text.replaceAll(',', '\t'))],
])('text in %s', async (_, bytes) => {
  expect(await read(fileOf(bytes))).toEqual({ 2: { name: '甲项目', investment: yi('3.5'), contact_name: '张三' } })
})

test('sheets that are left out are named, with why; hidden columns are counted', async () => {
  const { sheets } = cases['sheets of two years; one for remarks; one hidden']!
  const ledger = await openLedger(await ledgerFile(sheets), mapSchema.parse({ name: 'x' }), playbook, '2030-01-01')
  expect(ledger.sheets.map(({ name }) => name)).toEqual(['2025年', '2026年'])
  expect(ledger.leftOut.map(({ name, reason }) => [name, reason[0].slice(0, 6)])).toEqual([
    ['填表说明', '没有找到表头'],
  ])
  const hidden = await ledgerFile(one([simple, ['甲', 1]], { hiddenColumns: [1] }))
  expect(
    (await openLedger(hidden, mapSchema.parse({ name: 'x' }), playbook, '2030-01-01')).sheets[0]!.hiddenColumns,
  ).toEqual([1])
})
