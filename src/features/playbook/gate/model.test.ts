import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ProjectDocument } from '#features/projects/fields/model.ts'
import { loadPlaybook } from '../load/model.ts'
import { gate, gateReport } from './model.ts'

const loaded = loadPlaybook(`
id: small
name: { zh: 小制度包, en: Small }
version: 1
effective_on: 2026-01-01
dictionaries:
  origin: [{ id: domestic, zh: 内资, en: Domestic }, { id: foreign, zh: 外资, en: Foreign }]
  origin_place: [{ id: abroad, zh: 境外, en: Abroad }]
  source: [{ id: own, zh: 自行接洽, en: Own }]
  construction: [{ id: new, zh: 新建, en: New }]
  contract_kind: [{ id: investment, zh: 投资协议, en: Investment }]
  evidence:
    - { id: contract, zh: 投资协议, en: Contract }
    - { id: receipt, zh: 银行进账单, en: Bank receipt }
    - { id: audit, zh: 验资报告, en: Capital verification }
rates: [{ currency: USD, on: 2024-01-01, cny: 7.1, source: test }]
statuses: [{ id: active, zh: 推进中, en: Active }]
claims: {}
fields: [{ id: pilot, type: yesno, zh: 是否试点, en: Pilot }]
stages:
  - id: lead
    zh: 线索
    en: Lead
    phase: before_signing
    needs: [{ field: name, because: { zh: 每个项目有名称, en: A project has a name } }]
  - id: talks
    zh: 在谈
    en: Talks
    phase: before_signing
    needs:
      - { field: investment, because: { zh: 须知规模, en: The size must be known } }
      - { field: pilot, because: { zh: 须表态, en: Say yes or no } }
      - { field: tags, because: { zh: 须分类, en: Sorted } }
      - { field: investors, because: { zh: 须知投资方, en: Who invests } }
  - id: signed
    zh: 签约
    en: Signed
    phase: after_signing
    needs:
      - { field: investment.agreed, because: { zh: 以协议为准, en: As agreed } }
      - { evidence: contract, because: { zh: 凭协议, en: By the contract } }
      - { field: foreign_capital.agreed, when: 'project.origin == "foreign"', because: { zh: 外资填利用外资, en: Foreign projects state it } }
      - { rule: 'project.investment.agreed >= 50000000', label: { zh: 投资门槛, en: Threshold }, because: { zh: 不低于5000万元, en: At least 50 million yuan } }
  - id: registered
    zh: 注册
    en: Registered
    phase: after_signing
    needs: [{ evidence: [receipt, audit], because: { zh: 凭资金凭证, en: By proof of money } }]
`)
if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults))
const { playbook } = loaded
const today = '2026-06-01'

const full: ProjectDocument = {
  name: '某项目',
  pilot: false,
  tags: ['重点'],
  investors: [{ name: '甲公司' }],
  origin: 'domestic',
  figures: { investment: { agreed: { value: '3', unit: 'yi', currency: 'CNY' } } },
  evidence: [{ kind: 'contract' }, { kind: 'audit' }],
}

const agreed = (value: unknown, unit = 'wan', currency = 'CNY') =>
  ({ investment: { agreed: { value, unit, currency } } }) as ProjectDocument['figures']

const cases: [name: string, change: Partial<ProjectDocument>, stage: string, missing: string[]][] = [
  ['everything is there', {}, 'registered', []],
  ['false is a value', { pilot: false }, 'talks', []],
  ['null is none', { pilot: null }, 'talks', ['field pilot']],
  ['blank text is none', { name: '' }, 'talks', ['field name']],
  ['spaces are none, wide ones too', { name: ' \u3000\t' }, 'lead', ['field name']],
  ['an empty list is none', { tags: [] }, 'talks', ['field tags']],
  ['a list of blanks is none', { tags: [' '] }, 'talks', ['field tags']],
  ['an investor without a name is none', { investors: [{ name: ' ', share: '50' }] }, 'talks', ['field investors']],
  ['an empty object is none', { pilot: {} }, 'talks', ['field pilot']],
  ['0 is a value', { figures: agreed('0') }, 'talks', []],
  ['a plain number 0 too', { figures: agreed(0) }, 'talks', []],
  ['0 is a value, and the rule still says no', { figures: agreed('0') }, 'signed', ['rule investment.agreed']],
  ['a figure with a unit and no value is none', { figures: agreed(' ') }, 'talks', ['field investment']],
  [
    'any basis will do where none is named',
    { figures: { investment: { announced: { value: '9', unit: 'yi' } } } },
    'talks',
    [],
  ],
  [
    'an announced figure is no agreed one, and a rule over it asks for it once',
    { figures: { investment: { announced: { value: '9', unit: 'yi' } } } },
    'signed',
    ['field investment.agreed'],
  ],
  ['the rule holds at its limit', { figures: agreed('5000') }, 'signed', []],
  ['the rule fails below it', { figures: agreed('4999.99') }, 'signed', ['rule investment.agreed']],
  ['dollars are converted at the dated rate', { figures: agreed('800', 'wan', 'USD') }, 'signed', []],
  [
    'a currency without a rate cannot be judged',
    { figures: agreed('800', 'wan', 'CHF') },
    'signed',
    ['rule investment.agreed'],
  ],
  ['a condition that is true asks', { origin: 'foreign' }, 'signed', ['field foreign_capital.agreed']],
  ['a condition that cannot be judged asks for its fact', { origin: undefined }, 'signed', ['field origin']],
  ['no evidence', { evidence: [] }, 'registered', ['evidence contract', 'evidence receipt|audit']],
  ['one of several kinds will do', { evidence: [{ kind: 'contract' }, { kind: 'receipt' }] }, 'registered', []],
  [
    'all that earlier stages need, in order',
    { name: null, tags: null, evidence: null as never },
    'registered',
    ['field name', 'field tags', 'evidence contract', 'evidence receipt|audit'],
  ],
]

describe('gate', () => {
  test.each(cases)('%s', (_, change, stage, missing) => {
    const result = gate(playbook, { ...full, ...change }, stage, today)
    expect(result.missing.map((one) => `${one.kind} ${one.field}`)).toEqual(missing)
    expect(result.ok).toBe(missing.length === 0)
  })

  test.each([[{}], [{ figures: null, evidence: 'x', investors: 7, approved: {} }], [{ figures: { investment: [] } }]])(
    'takes any JSON for a project: %j',
    (project) => {
      expect(gate(playbook, project as unknown as ProjectDocument, 'registered', today).ok).toBe(false)
    },
  )

  test('an unknown stage is an error', () => {
    expect(() => gate(playbook, full, 'nowhere', today)).toThrow(RangeError)
  })

  test('says why in one language', () => {
    const result = gate(playbook, { ...full, origin: '', evidence: [] }, 'signed', today)
    expect(gateReport(result, 'zh')).toEqual({
      stage: 'signed',
      ok: false,
      missing: [
        { field: 'contract', kind: 'evidence', label: '投资协议', because: '凭协议' },
        { field: 'origin', kind: 'field', label: '内外资', because: '填写「内外资」后才能判断：外资填利用外资' },
      ],
    })
    expect(gateReport(result, 'en').missing[1]?.because).toContain(
      'Cannot be judged until “Origin of capital” is filled',
    )
  })
})

const anyProject = fc.record(
  {
    name: fc.constantFrom('', '  ', '项目', null),
    pilot: fc.constantFrom(true, false, null),
    tags: fc.constantFrom([], ['a'], null),
    investors: fc.constantFrom([], [{ name: '甲' }]),
    origin: fc.constantFrom('domestic', 'foreign', ''),
    figures: fc.constantFrom({}, agreed('0'), agreed('6000'), agreed('900', 'wan', 'USD')),
    evidence: fc.subarray([{ kind: 'contract' }, { kind: 'receipt' }, { kind: 'audit' }]),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<ProjectDocument>
const anyStage = fc.constantFrom(...playbook.stages.map((stage) => stage.id))

describe('gate, always', () => {
  test('a later stage misses all that an earlier one misses', () => {
    fc.assert(
      fc.property(anyProject, anyStage, anyStage, (project, one, other) => {
        const order = playbook.stages.map((stage) => stage.id)
        const [early, late] = order.indexOf(one) <= order.indexOf(other) ? [one, other] : [other, one]
        expect(gate(playbook, project, late, today).missing).toEqual(
          expect.arrayContaining(gate(playbook, project, early, today).missing),
        )
      }),
    )
  })

  test('more evidence never opens a gap', () => {
    fc.assert(
      fc.property(anyProject, anyStage, fc.constantFrom('contract', 'receipt', 'audit'), (project, stage, kind) => {
        const before = gate(playbook, project, stage, today).missing
        const more = { ...project, evidence: [...(project.evidence ?? []), { kind }] }
        expect(before).toEqual(expect.arrayContaining(gate(playbook, more, stage, today).missing))
      }),
    )
  })

  test('filling a field that no condition reads never opens a gap', () => {
    fc.assert(
      fc.property(
        anyProject,
        anyStage,
        fc.constantFrom({ name: '新' }, { pilot: false }, { tags: ['b'] }),
        (project, stage, filled) => {
          const before = gate(playbook, project, stage, today).missing
          expect(before).toEqual(
            expect.arrayContaining(gate(playbook, { ...project, ...filled }, stage, today).missing),
          )
        },
      ),
    )
  })

  test('names nothing twice and does not change the project', () => {
    fc.assert(
      fc.property(anyProject, anyStage, (project, stage) => {
        const copy = structuredClone(project)
        const names = gate(playbook, project, stage, today).missing.map((one) => `${one.kind} ${one.field}`)
        expect(new Set(names).size).toBe(names.length)
        expect(project).toEqual(copy)
      }),
    )
  })
})
