import { one, testLedgers } from '../../../../../tests/support/ledgers.ts'

/** Days in every shape. */
testLedgers({
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
})
