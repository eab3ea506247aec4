import { mu, one, testLedgers, wan, yi } from '../../../../../tests/support/ledgers.ts'

/** Forms and tables that stand on their side. */
testLedgers({
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
})
