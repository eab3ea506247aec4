import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { loadPlaybook } from '../load/model.ts'
import type { Playbook } from '../schema/model.ts'
import type { ScoreRule } from '../schema/rules/model.ts'
import { type ScoreFigures, score } from './model.ts'

const loaded = loadPlaybook(readFileSync(new URL('../../../../playbooks/kunshan.yaml', import.meta.url), 'utf8'))
if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults))
const { playbook } = loaded

const figures: ScoreFigures = {
  count: {
    new_signings: { n: 20, cny: '6000000000' },
    arrivals: { n: 9, cny: '150' },
    starts: { n: 6 },
    productions: { n: 4 },
    taxes: { cny: '45' },
  },
  target: {
    new_signings: { n: 27, cny: '5400000000' },
    arrivals: { cny: '100' },
    productions: { n: 5 },
    taxes: { cny: '50' },
  },
  peers: { starts: { min_n: 2, max_n: 10 } },
  given: { late: 2, false: 1, visits: 9, events: 1, short: 4, done: 0.8 },
}

const item = { id: 'x', zh: '项', en: 'Item' }
const half = 'share(count.new_signings.n, 27) * 0.5 + share(count.new_signings.cny, 5400000000) * 0.5'
const each = (metric: string, points: number, cap?: number) => ({ metric, points, cap, zh: '每', en: 'Each' })

/** The formulas that were published, with the result that their rule gives. */
const cases: [string, ScoreRule, points: string | null][] = [
  [
    '某市 2024 ①: rate × 0.5',
    { ...item, rule: 'ratio', weight: 0.5, metric: 'share(count.arrivals.cny, target.arrivals.cny)' },
    '0.75',
  ],
  [
    '某市 2024 ②: 120% at most',
    { ...item, rule: 'ratio_capped', weight: 0.5, cap: 1.2, metric: 'share(count.arrivals.cny, target.arrivals.cny)' },
    '0.6',
  ],
  [
    '某市 2024 ③: number and amount half each',
    { ...item, rule: 'ratio_capped', weight: 0.5, cap: 1, metric: half },
    '0.463',
  ],
  [
    '某市 2024 ④: each short −0.1',
    { ...item, rule: 'deduction', weight: 0.5, each: [each('shortfall(count.productions.n, 7)', 0.1)] },
    '0.2',
  ],
  [
    '某市 2024 ⑥: late −0.1, false −0.2',
    { ...item, rule: 'deduction', weight: 0.5, each: [each('given["late"]', 0.1), each('given["false"]', 0.2)] },
    '0.1',
  ],
  ['a deduction ends at nothing', { ...item, rule: 'deduction', weight: 0.5, each: [each('given["short"]', 1)] }, '0'],
  [
    '高安 2021: (6−2)÷(10−2)×40+60 = 80',
    {
      ...item,
      rule: 'efficacy',
      weight: 30,
      metric: 'count.starts.n',
      min: 'peers.starts.min_n',
      max: 'peers.starts.max_n',
    },
    '24',
  ],
  [
    'all units alike: full points',
    { ...item, rule: 'efficacy', weight: 30, metric: 'count.starts.n', min: '6', max: '6' },
    '30',
  ],
  [
    '签约额/目标 × 50, 50 at most',
    {
      ...item,
      rule: 'ratio_capped',
      weight: 50,
      cap: 1,
      metric: 'share(count.new_signings.cny, target.new_signings.cny)',
    },
    '50',
  ],
  [
    '绩效表 100/75/50/0 at 80%',
    {
      ...item,
      rule: 'steps',
      weight: 100,
      metric: 'given["done"]',
      steps: [
        { at_least: 0.5, points: 50 },
        { at_least: 1, points: 100 },
        { at_least: 0.8, points: 75 },
      ],
    },
    '75',
  ],
  [
    'below every step',
    { ...item, rule: 'steps', weight: 100, metric: '0.1', steps: [{ at_least: 0.5, points: 50 }] },
    '0',
  ],
  [
    '安徽专班: visits 0.5 each, 3 at most, plus an event 3',
    { ...item, rule: 'bonus', weight: 10, each: [each('given["visits"]', 0.5, 3), each('given["events"]', 3)] },
    '6',
  ],
  [
    'a bonus ends at its cap',
    { ...item, rule: 'bonus', weight: 4, each: [each('given["visits"]', 0.5, 3), each('given["events"]', 3)] },
    '4',
  ],
  [
    'no figure, no points',
    { ...item, rule: 'ratio', weight: 1, metric: 'share(count.starts.n, target.starts.n)' },
    null,
  ],
  ['a target of nothing is no target', { ...item, rule: 'ratio', weight: 1, metric: 'share(count.starts.n, 0)' }, null],
  ['a negative rate gives nothing', { ...item, rule: 'ratio', weight: 1, metric: '-2.5' }, '0'],
]

describe('score', () => {
  test.each(cases)('%s', (_, rule, points) => {
    expect(score(of(rule), figures).items[0]?.points).toBe(points)
  })

  test('shows its working', () => {
    const [capped] = score(of(cases[1]![1]), figures).items
    expect(capped).toMatchObject({
      formula: { zh: '到位资金金额占到位资金金额目标的比例（最高按120%计）× 0.5分' },
      inputs: { 'count.arrivals.cny': 150, 'target.arrivals.cny': 100 },
      working: { zh: '1.5 → 1.2 × 0.5 = 0.6' },
    })
    expect(score(of(cases[4]![1]), figures).items[0]?.working.zh).toBe('0.5 − 每 2 × 0.1 − 每 1 × 0.2 = 0.1')
    expect(score(of(cases[6]![1]), figures).items[0]?.working.en).toBe(
      '(6 − 2) ÷ (10 − 2) × 40 + 60 = 80; 80 × 30 ÷ 100 = 24',
    )
  })

  test('the total waits for every item, the subtotal does not', () => {
    const both = { ...playbook, scores: [cases[0]![1], { ...cases[13]![1], id: 'y' }] }
    expect(score(both, figures)).toMatchObject({ total: null, subtotal: '0.75' })
    expect(score(of(cases[0]![1]), figures)).toMatchObject({ total: '0.75', subtotal: '0.75' })
  })

  test('the default playbook scores a unit', () => {
    const given = { late_starts: 1, false_reports: 0, leader_visits: 4, promotion_events: 1 }
    // 1.2 × 30 + (20/27 + min) … : arrivals 36, signings 13.8889, starts 12, productions 15, tax 9, conduct 8, bonus 5
    expect(score(playbook, { ...figures, given }).total).toBe('98.8889')
  })
})

function of(rule: ScoreRule): Playbook {
  return { ...playbook, scores: [rule] }
}
