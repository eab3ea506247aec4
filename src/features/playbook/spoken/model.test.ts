import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadPlaybook } from '../load/model.ts'
import type { Playbook } from '../schema/model.ts'
import { beginnings } from './beginnings/model.ts'
import { formulaSaid, ruleSaid } from './model.ts'
import { scoreSaid } from './scores/model.ts'

const shelf = new URL('../../../../playbooks/', import.meta.url)
const books = readdirSync(shelf)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => [name, readBook(name)] as const)
const kunshan = books.find(([name]) => name === 'kunshan.yaml')![1]

const rules: [source: string, zh: string, en: string][] = [
  ['days_since_update >= 90', '最近一次更新距今不少于90天', 'the time since the last update is at least 90 days'],
  [
    'days_in_stage > stage_days * 2',
    '在本阶段的停留时间超过本阶段时限 × 2',
    'the time in this stage is more than the days of this stage × 2',
  ],
  [
    'stage_days - days_in_stage <= 7',
    '本阶段时限 − 在本阶段的停留时间不超过7天',
    'the days of this stage − the time in this stage is at most 7 days',
  ],
  ['service_left < 0', '本步骤已逾期', 'this step is overdue'],
  ['service_left <= 0', '本步骤今日到期或已逾期', 'this step is due today or overdue'],
  ['service_left < -14', '本步骤已逾期超过14天', 'this step is overdue by more than 14 days'],
  ['service_left <= 1', '距本步骤到期的剩余时间不超过1天', 'the time left for this step is at most 1 day'],
  ['days_since(project.next_step_on) > 0', '下一步时间已过', '“Next step by” is past'],
  [
    'months_past(project.planned_start_on) >= 3 && !(has(project.delay_excused) && project.delay_excused)',
    '计划开工日期所在月份距今不少于3个月，且“未开工有正当理由”不为“是”',
    'the time since the month of “Planned start” is at least 3 months, and “Late start excused” is not “yes”',
  ],
  [
    'time_share(project.started_on, project.planned_completion_on) - share(arrived, project.fixed_assets.agreed) > 0.3',
    '从开工日期到计划竣工日期的时间进度 − 累计到位资金占固定资产投资（协议）的比例超过30个百分点',
    'the share of the time from “Construction started” to “Planned completion” that is past − the funds that have arrived as a share of “Fixed assets (agreed)” is more than 30 points',
  ],
  ['!has(project.in_statistics_on)', '入统日期未填写', '“Entered statistics” is not filled in'],
  [
    'has(project.contract_kind) && project.contract_kind in ["framework", "termination"]',
    '合同类型为框架协议或解除协议',
    '“Kind of contract” is Framework agreement or Termination',
  ],
  ['project.origin != "domestic"', '内外资不为内资', '“Origin of capital” is not Domestic'],
  ['project.signed_on >= "2024-08-01"', '签约日期不早于2024-08-01', '“Signed” is on or after 2024-08-01'],
  ['"2024-08-01" > project.signed_on', '签约日期早于2024-08-01', '“Signed” is before 2024-08-01'],
  ['!(project.signed_on >= "2024-08-01")', '签约日期早于2024-08-01', '“Signed” is before 2024-08-01'],
  [
    'project.investment.agreed >= 500000000',
    '总投资（协议）不少于5亿元',
    '“Total investment (agreed)” is at least CNY 500 m',
  ],
  ['project.land.announced > 200.0', '用地面积（公布）超过200亩', '“Land (announced)” is more than 200 mu'],
  [
    'project.tax.agreed["2027"] < 5000000',
    '2027年税收（协议）少于500万元',
    '“Tax (agreed)” of 2027 is less than CNY 5 m',
  ],
  ['"permit" in project.evidence', '有佐证“施工许可证”', 'there is evidence “Construction permit”'],
  ['!("start" in project.approved)', '“开工申报”未通过', 'no claim “Start” is approved'],
  ['claim.metric == "tax"', '申报的指标为税收', 'the outcome claimed is Tax'],
  ['project.stage == "signed"', '阶段为签约', 'the stage is Signed'],
  [
    'has(project.industry) && project.industry.matches("^(K|70|K70)")',
    '行业以K或70开头',
    '“Industry” begins with K or 70',
  ],
  [
    '!(has(project.land.agreed) && project.land.agreed > 10)',
    '用地面积（协议）未填写，或用地面积（协议）不超过10亩',
    '“Land (agreed)” is not filled in, or “Land (agreed)” is at most 10 mu',
  ],
  [
    'project.name.contains("基金") || (claim.capital_increase && claim.cny < 10000)',
    '项目名称含“基金”，或（“增资”为“是”，且申报金额少于1万元）',
    '“Project name” contains “基金”, or (capital increase is “yes”, and the amount claimed is less than CNY 0.01 m)',
  ],
]

describe('a rule in words', () => {
  test.each(rules)('%s', (source, zh, en) => {
    expect(ruleSaid(kunshan, source)).toEqual({ zh, en })
  })

  test.each([
    'project.investors.exists(one, one.share > 50)',
    'project.name.matches("[0-9]+$")',
    'not a rule',
    '1 < 2',
    'project.nothing == "x"',
  ])('no words for %s', (source) => {
    expect(ruleSaid(kunshan, source)).toBeNull()
  })

  test.each(books)('every rule of %s has words, and they hold no code', (_, book) => {
    const conditions = conditionsOf(book)
    expect(conditions.length).toBeGreaterThan(2)
    for (const source of conditions) {
      const words = ruleSaid(book, source)
      expect(words, source).not.toBeNull()
      expect(words!.zh, source).not.toMatch(/project|claim\.|has\(|&&|\|\||[a-z]_[a-z]/)
    }
    for (const rule of book.scores) expect(scoreSaid(book, rule).zh).not.toMatch(/share\(|count\.|target\.|peers\./)
  })
})

test('a formula in words', () => {
  expect(formulaSaid(kunshan, 'share(count.arrivals.cny, target.arrivals.cny)')).toEqual({
    zh: '到位资金金额占到位资金金额目标的比例',
    en: 'the amount of Arrivals of funds as a share of the target amount of Arrivals of funds',
  })
  expect(formulaSaid(kunshan, 'given["late_starts"]')?.zh).toBe('填报数“超时限未开工”')
})

test.each([
  ['^(A|A?0[1-5])', ['A', '01', '02', '03', '04', '05']],
  ['^K', ['K']],
  ['^(H|61|62|H61|H62)', ['H', '61', '62']],
  ['K', null],
  ['^(a.*)', null],
  ['^x?', null],
])('%s begins with', (pattern, wanted) => {
  expect(beginnings(pattern)).toEqual(wanted)
})

/** What is listed says the same as the pattern. */
test('beginnings match what their pattern matches', () => {
  const letter = fc.constantFrom('A', 'B', '0', '1', '2')
  const part = fc.oneof(
    letter,
    letter.map((one) => `${one}?`),
    fc.constant('[0-2]'),
  )
  const option = fc.tuple(letter, fc.array(part, { maxLength: 3 })).map(([first, rest]) => first + rest.join(''))
  const text = fc.array(letter, { maxLength: 5 }).map((letters) => letters.join(''))
  fc.assert(
    fc.property(fc.array(option, { minLength: 1, maxLength: 3 }), text, (options, candidate) => {
      const pattern = `^(${options.join('|')})`
      const listed = beginnings(pattern)!
      expect(listed.some((one) => candidate.startsWith(one))).toBe(new RegExp(pattern).test(candidate))
    }),
  )
})

function conditionsOf(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(conditionsOf)
  if (typeof part !== 'object' || part === null) return []
  return Object.entries(part).flatMap(([key, value]) =>
    key === 'when' && typeof value === 'string' ? [value] : conditionsOf(value),
  )
}

function readBook(name: string): Playbook {
  const loaded = loadPlaybook(readFileSync(new URL(name, shelf), 'utf8'))
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults))
  return loaded.playbook
}
