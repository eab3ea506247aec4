import { one, testLedgers, wan, yi } from '../../../../../tests/support/ledgers.ts'

/** Headers as offices write them: lines, groups, units, spellings. */
testLedgers({
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
})
