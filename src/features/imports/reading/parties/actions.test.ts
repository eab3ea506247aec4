import { one, testLedgers } from '../../../../../tests/support/ledgers.ts'

/** Companies and people in one cell. */
testLedgers({
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
})
