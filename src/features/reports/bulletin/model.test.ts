import { expect, it } from 'vitest'
import { yuanSaid } from '#features/playbook/rates/model.ts'
import type { Figures } from '../figures/model.ts'
import type { Row } from '../model.ts'
import { wordingOf } from './model.ts'

const nothing = { n: 0, cny: '0.00' }
const figures = (given: Partial<Figures>): Figures => ({
  month: nothing,
  year: nothing,
  cumulative: nothing,
  last_month: nothing,
  last_year: nothing,
  yoy_month: null,
  yoy_year: null,
  target: null,
  completion: null,
  schedule_pp: null,
  rank: null,
  ...given,
})
const indicators = [{ id: 'arrivals', zh: '到位资金', en: 'Arrivals', measure: 'amount' as const, arrivals: true }]
const row = (key: string, given: Partial<Figures>): Row => ({
  key,
  label: { zh: key, en: key },
  indicators: { arrivals: figures(given) },
  arrivals: null,
})
const said = (given: Partial<Figures>, rows: Row[] = []) =>
  wordingOf({ period: '2026-10', unit: { name: '市' }, indicators, rows, total: row('total', given) }, null)

it('says a figure as a notice does: target, year on year, schedule, month', () => {
  const [first] = said({
    year: { n: 9, cny: '21922000000.00' },
    month: { n: 1, cny: '5000000.00' },
    target: '58900000000.00',
    completion: '37.2',
    yoy_year: '8.1',
    schedule_pp: '-46.1',
  })
  expect(first!.zh).toBe(
    '（一）到位资金：1—10月累计219.22亿元，完成年度目标589亿元的37.2%，同比增长8.1%，欠序时进度46.1个百分点；10月当月500万元。',
  )
})

it.each([
  [{ yoy_year: '-3.0' }, '同比下降3.0%'],
  [{ yoy_year: '0.0' }, '同比持平'],
  [{ schedule_pp: '2.5' }, '超序时进度2.5个百分点'],
  [{ schedule_pp: '0.0' }, '与序时进度持平'],
])('%o is %s', (given, words) => {
  expect(said(given)[0]!.zh).toContain(words)
})

it('leaves out what is not known', () => {
  expect(said({})[0]!.zh).toBe('（一）到位资金：1—10月累计0万元；10月当月0万元。')
})

it('names who leads and who falls behind', () => {
  const rows = [
    row('甲', { rank: 2, completion: '40.0', schedule_pp: '-43.3' }),
    row('乙', { rank: 1, completion: '90.0', schedule_pp: '6.7' }),
  ]
  const words = said({}, rows).map(({ zh }) => zh)
  expect(words).toContain('到位资金完成率居前的是乙（90.0%）、甲（40.0%）。')
  expect(words).toContain('欠序时进度的有甲（40.0%）。')
})

it.each([
  ['350000000.00', '3.5亿元'],
  ['99999999.00', '10000万元'],
  ['-20000.00', '-2万元'],
])('%s yuan are %s', (yuan, zh) => {
  expect(yuanSaid(yuan).zh).toBe(zh)
})
