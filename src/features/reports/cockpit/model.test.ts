import { expect, it } from 'vitest'
import { pipelineOf, type StageSum, trendMonths, trendOf } from './model.ts'

const stages = [
  { id: 'lead', zh: '线索', en: 'Lead' },
  { id: 'signed', zh: '签约', en: 'Signed' },
]
const sum = (given: Partial<StageSum>): StageSum => ({
  stage: 'lead',
  light: 'green',
  n: 1,
  cny: '1.50',
  ...given,
})

it('sums the stages in their order, with the lights in each', () => {
  const sums = [
    sum({ n: 3 }),
    sum({ light: 'red', n: 2, cny: '0.00' }),
    sum({ stage: 'signed', light: 'yellow' }),
    sum({ stage: 'gone' }),
  ]
  expect(pipelineOf(stages, sums)).toEqual([
    { stage: 'lead', label: { zh: '线索', en: 'Lead' }, n: 5, cny: '1.50', yellow: 0, red: 2 },
    { stage: 'signed', label: { zh: '签约', en: 'Signed' }, n: 1, cny: '1.50', yellow: 1, red: 0 },
    { stage: 'gone', label: { zh: 'gone', en: 'gone' }, n: 1, cny: '1.50', yellow: 0, red: 0 },
  ])
})

it.each([
  ['2026-10', '2025-10', '2026-10'],
  ['2026-01', '2025-01', '2026-01'],
])('the thirteen months up to %s run from %s', (month, first, last) => {
  const months = trendMonths(month)
  expect(months).toHaveLength(13)
  expect([months[0], months.at(-1)]).toEqual([first, last])
})

it('stands each month beside the same one a year before', () => {
  const arrived = (month: string, cny: string, unit_id = 'a') => ({ unit_id, month, cny })
  const sums = [arrived('2026-10', '3.00'), arrived('2025-10', '2.00'), arrived('2026-10', '9.00', 'beyond')]
  expect(trendOf(['2025-10', '2026-10'], sums, new Set(['a']))).toEqual([
    { month: '2025-10', cny: '2.00', last_year: '0.00' },
    { month: '2026-10', cny: '3.00', last_year: '2.00' },
  ])
})
