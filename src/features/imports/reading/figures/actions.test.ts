import { expect } from 'vitest'
import { mu, one, simple, testLedgers, wan, yi } from '../../../../../tests/support/ledgers.ts'

/** What cells of figures and choices say, and what they do not. */
testLedgers({
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
})
