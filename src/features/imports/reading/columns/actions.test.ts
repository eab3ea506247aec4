import { mu, one, testLedgers, wan, yi } from '../../../../../tests/support/ledgers.ts'

/** Columns of one name, in two languages, unseen, or called as people call them. */
testLedgers({
  'the same header twice: people are of the first, figures and days must agree': {
    sheets: one([
      [
        '项目名称',
        '投资方',
        '联系人',
        '电话',
        '责任单位',
        '联系人',
        '电话',
        '总投资（亿元）',
        '总投资（亿元）',
        '签约时间',
        '签约时间',
        '备注',
        '备注',
      ],
      [
        '甲项目',
        '甲公司',
        '张三',
        '13800000000',
        '城关镇',
        '李四',
        '13900000000',
        3,
        3.5,
        '2026-03-05',
        '2026-04-05',
        '一',
        '二',
      ],
      ['乙项目', '乙公司', '', '', '城关镇', '王五', '13700000000', '', 2, '', '2026-04-05', '', '二'],
    ]),
    expected: {
      2: '退回 总投资（亿元）: 有两列“总投资（亿元）”，写的不一样，这一列是：3.5; 退回 签约时间: 有两列“签约时间”，写的不一样，这一列是：2026-04-05',
      3: {
        name: '乙项目',
        investors: [{ name: '乙公司' }],
        signed_on: '2026-04-05',
        investment: yi('2'),
        unit: '城关镇',
        extra: { 联系人: '王五', 电话: '13700000000', 备注: '二' },
      },
    },
  },
  'hidden columns with what was true before': {
    sheets: one(
      [
        ['项目名称', '总投资（亿元）', '总投资（亿元）', '签约时间', '进展', '项目进展'],
        ['甲项目', 3, 3.5, '2026-03-05', '旧：洽谈', '新：开工'],
        ['乙项目', 2, '', '2026-03-06', '旧', '新'],
      ],
      { hiddenColumns: [1, 4] },
    ),
    expected: {
      2: '退回 总投资（亿元）: 有两列“总投资（亿元）”，写的不一样，这一列是：3',
      3: { name: '乙项目', signed_on: '2026-03-06', progress: '新', investment: yi('2'), extra: { 进展: '旧' } },
    },
  },
  'headers in Chinese and English at once': {
    sheets: one([
      [
        '项目名称 Project Name',
        '投资方/Investor',
        '总投资（万美元）Total Investment (USD 10,000)',
        '签约日期\nSigning Date',
        '占地面积(亩) Land (mu)',
        '项目阶段 Stage',
        '联系人 Contact Person',
        '行业\nIndustry',
      ],
      ['Bearing Plant', 'SKF AB', 5000, '2026-03-05', 50, 'Signed', 'John Smith', 'C34'],
    ]),
    expected: {
      2: {
        name: 'Bearing Plant',
        investors: [{ name: 'SKF AB' }],
        signed_on: '2026-03-05',
        contact_name: 'John Smith',
        industry: '34',
        stage: 'signed',
        investment: wan('5000', { currency: 'USD' }),
        land: mu('50'),
      },
    },
  },
  'a list of leads, told as one chats': {
    sheets: one(
      [
        ['招商线索台账（2026年）', null, null, null, null, null, null, null],
        ['序号', '线索名称', '线索来源', '意向企业', '对接情况', '对接人', '首次对接时间', '备注'],
        [
          1,
          '张总的锂电项目',
          '朋友圈看到的',
          '某锂电龙头',
          '微信聊过两次，对方说年后再看',
          '小王',
          '上周',
          '张总说明年再看，先别催',
        ],
        [
          2,
          '低空经济园',
          '李局推荐',
          '亿航智能设备（广州）有限公司',
          '11.3视频会，要地500亩，先给200',
          '小李/小张',
          '2026.11.3',
          '①要政策②要基金',
        ],
        [3, '预制菜', '老乡会', '广东恒兴集团有限公司', '已加微信', '王某 138xxxx1234', '11月', '暂无'],
      ],
      { merges: ['A1:H1'] },
    ),
    expected: {
      3: '退回 线索来源: “朋友圈看到的”不在可选项中：自行接洽、部门推荐、中介引荐、大赛引进、驻外机构、主动来访; 退回 意向企业: 不是企业的名称：某锂电龙头; 退回 首次对接时间: 不是日期：上周',
      4: '退回 线索来源: “李局推荐”不在可选项中：自行接洽、部门推荐、中介引荐、大赛引进、驻外机构、主动来访',
      5: '退回 线索来源: “老乡会”不在可选项中：自行接洽、部门推荐、中介引荐、大赛引进、驻外机构、主动来访; 退回 首次对接时间: 缺日：11月',
    },
  },
  'a pivot before the table that it sums up': {
    sheets: [
      {
        name: '透视',
        rows: [
          ['年份', '2026'],
          [null],
          ['行标签', '计数项:项目名称', '求和项:总投资（亿元）'],
          ['城关镇', 3, 12.5],
          ['望海镇', 2, 8],
          ['总计', 5, 20.5],
        ],
      },
      {
        name: '明细',
        rows: [
          ['乡镇', '项目名称', '总投资（亿元）'],
          ['城关镇', '甲项目', 3],
        ],
      },
    ],
    expected: { 2: { name: '甲项目', investment: yi('3'), unit: '城关镇' } },
  },
})
