import { one, simple, testLedgers, yi } from '../../../../../tests/support/ledgers.ts'

/** Lines between and over the rows: titles, headings, sums, notes, merges. */
testLedgers({
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
  'hidden rows and columns are read': {
    sheets: one([simple, ['甲', 1], ['乙', 2]], { hiddenRows: [2], hiddenColumns: [1] }),
    expected: { 2: { name: '甲', investment: yi('1') }, 3: { name: '乙', investment: yi('2') } },
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
})
