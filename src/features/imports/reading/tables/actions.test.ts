import { expect, test } from 'vitest'
import { ledgerFile, type TestSheet } from '#platform/sheets/testing/ledger.ts'
import { one, openTestLedger, readLedger, simple, testLedgers, wan, yi } from '../../../../../tests/support/ledgers.ts'

/** Several tables, in several sheets or in one. */
testLedgers({
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
})

test('a table that begins beyond the first thousand rows is not read by the header of the first', async () => {
  const first = Array.from({ length: 1_000 }, (_, at) => [`项目${at}`, '甲公司', 1, '甲路 1 号'])
  const header = ['项目名称', '投资方', '总投资（亿元）', '建设地点']
  const rows = [
    header,
    ...first,
    ['二、在谈项目'],
    ['投资方', '项目名称', '建设地点', '联系人'],
    ['乙公司', '乙项目', '乙路 2 号', '张三'],
    header,
    ['丙项目', '丙公司', 3, '丙路 3 号'],
  ]
  const told = Object.entries(await readLedger(await ledgerFile([{ rows }]))).slice(-5)
  expect(told).toEqual([
    ['1002', '跳过 note'],
    ['1003', '跳过 header'],
    ['1004', '退回 : 第 1003 行起是表头不同的另一张表：请移到单独的工作表再导入'],
    ['1005', '跳过 header'],
    ['1006', expect.objectContaining({ name: '丙项目', address: '丙路 3 号' })],
  ])
})

test('sheets that are left out are named, with why; hidden columns are counted', async () => {
  const noted: TestSheet[] = [
    { name: '2025年', rows: [simple, ['甲项目', 1]] },
    { name: '填表说明', rows: [['请如实填写'], ['每月 5 日前报送']] },
    { name: '字典', state: 'hidden', rows: [simple, ['不应读取', 9]] },
  ]
  const { sheets, leftOut } = await openTestLedger(await ledgerFile(noted))
  expect(sheets.map(({ name }) => name)).toEqual(['2025年'])
  expect(leftOut.map(({ name, reason }) => [name, reason[0].slice(0, 6)])).toEqual([['填表说明', '没有找到表头']])
  const hidden = await openTestLedger(await ledgerFile(one([simple, ['甲', 1]], { hiddenColumns: [1] })))
  expect(hidden.sheets[0]!.hiddenColumns).toEqual([1])
})
