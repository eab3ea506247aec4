import { describe, expect, test } from 'vitest'
import { type Answer, makeRules } from './model.ts'

const rules = makeRules({
  fields: [{ id: 'pilot', type: 'yesno', zh: '试点', en: 'Pilot' }],
  counting: [
    {
      id: 'starts',
      zh: '开工',
      en: 'Starts',
      claim: 'start',
      measure: 'count',
      once_per: 'project',
      capital_increase: 'increment',
      exclude: [],
    },
  ],
})

const project = {
  origin: 'foreign',
  pilot: false,
  signed_on: '2026-01-31',
  investment: { agreed: 50_000_000 },
  fixed_assets: { agreed: 0 },
  land: {},
  tax: { agreed: { 2027: 100 } },
  investors: [{ name: '甲', share: '60' }],
  evidence: ['contract'],
  approved: [],
}

const answers: [string, Answer][] = [
  ['project.origin == "foreign"', true],
  ['project.pilot', false],
  ['project.investment.agreed >= 50000000', true],
  ['project.investment.agreed > 0.5 * 100000000', false],
  ['project.investment.agreed * 2 == 100000000.0', true],
  ['"contract" in project.evidence', true],
  ['project.tax.agreed["2027"] == 100.0', true],
  ['project.tax.agreed["2028"] == 100.0', 'unknown'],
  ['project.investors.exists(i, i.name == "甲")', true],
  // a missing fact is neither yes nor no, and && and || absorb it where the other side decides
  ['project.industry == "39"', 'unknown'],
  ['!(project.industry == "39")', 'unknown'],
  ['project.industry == "39" && true', 'unknown'],
  ['project.industry == "39" && project.pilot', false],
  ['project.pilot && project.industry == "39"', false],
  ['project.industry == "39" || project.origin == "foreign"', true],
  ['project.origin == "foreign" || project.industry == "39"', true],
  ['project.industry == "39" || project.pilot', 'unknown'],
  ['has(project.industry)', false],
  ['has(project.land.agreed)', false],
  ['has(project.investment.agreed) && !has(project.investment.verified)', true],
  // dates
  ['days_since(project.signed_on) == 1', true],
  ['days_until(project.signed_on) == -1', true],
  ['months_past(project.signed_on) == 1', true],
  ['days_since(project.started_on) > 0', 'unknown'],
  ['days_since("2026-02-30") > 0', 'unknown'],
  ['project.signed_on < today', true],
  ['time_share("2026-01-01", "2026-03-04") == 0.5', true],
  ['time_share("2026-01-01", "2026-01-01") > 0.5', 'unknown'],
  // nothing divides by nothing
  ['share(1, project.fixed_assets.agreed) > 0.1', 'unknown'],
  ['share(1, 4) == 0.25', true],
  ['1 / 0 == 1', 'unknown'],
  ['project.origin', 'unknown'],
]

describe('rules', () => {
  test.each(answers)('%s → %s', (source, answer) => {
    expect(rules.answer('gate', source, { today: '2026-02-01', project })).toBe(answer)
  })

  test('say which facts must be there, but not those that has() looks after', () => {
    const source =
      'project.investment.agreed > 1.0 && (!has(project.pilot) || project.pilot) && "x" in project.evidence'
    expect(rules.references('gate', source, 'project')).toEqual(['investment.agreed', 'evidence'])
  })

  test('each section has its own variables', () => {
    expect(rules.fault('light', 'days_in_stage > 3', 'bool')).toBeNull()
    expect(rules.fault('gate', 'days_in_stage > 3', 'bool')?.reason).toBe('Unknown variable: days_in_stage')
    expect(rules.fault('counting', 'claim.cny > 3', 'bool')).toBeNull()
    expect(rules.fault('score', 'count.starts.n', 'number')).toBeNull()
    expect(rules.fault('score', 'project.name', 'number')?.reason).toBe('Unknown variable: project')
  })

  test('a number that is none is unknown', () => {
    const context = { today: '', count: { starts: { n: 3 } } }
    expect(rules.number('score', 'count.starts.n * 1.5', context)).toBe(4.5)
    expect(rules.number('score', 'count.starts.cny', context)).toBeUndefined()
    expect(rules.number('score', '1.0 / 0.0', context)).toBeUndefined()
  })
})
