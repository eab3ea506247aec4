import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { loadPlaybook } from '../load/model.ts'
import type { Playbook } from '../schema/model.ts'
import { diffPlaybooks } from './model.ts'

const loaded = loadPlaybook(readFileSync(new URL('../../../../playbooks/kunshan.yaml', import.meta.url), 'utf8'))
if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults))
const { playbook } = loaded

const cases: [string, (book: Playbook) => void, zh: string, en: string][] = [
  ['a stage removed', (book) => book.stages.splice(3, 1), '删除阶段「评审」', 'Stage “Under review” removed'],
  [
    'stages swapped',
    (book) => book.stages.reverse(),
    '阶段顺序改为：履约评价 → 达产',
    'Stage order is now: Performance',
  ],
  [
    'days changed',
    (book) => {
      book.stages[2]!.days = 60
    },
    '阶段「在谈」的时限（天）：90 → 60',
    'Stage “In talks”, days: 90 → 60',
  ],
  [
    'days taken away',
    (book) => {
      delete book.stages[2]!.days
    },
    '阶段「在谈」的时限（天）：90 → —',
    '90 → —',
  ],
  [
    'a need removed',
    (book) => book.stages[4]!.needs.splice(3, 1),
    '阶段「签约」的要件取消：投资协议（签约凭投资协议）',
    'needs, removed: Investment contract',
  ],
  [
    'a need added',
    (book) => book.stages[0]!.needs.push({ field: 'source', because: { zh: '须知来源', en: 'why' } }),
    '阶段「线索」的要件新增：项目来源（须知来源）',
    'Stage “Lead”, needs, added: Source (why)',
  ],
  [
    'a threshold changed',
    (book) => {
      book.lights.find(({ id }) => id === 'silent_red')!.when = 'days_since_update >= 100'
    },
    '红黄绿灯规则「三个月无进展」的条件：最近一次更新距今不少于90天 → 最近一次更新距今不少于100天',
    'condition',
  ],
  [
    'a field added',
    (book) => book.fields.push({ id: 'extra', type: 'text', zh: '附加', en: 'Extra' }),
    '新增字段「附加」',
    'Field “Extra” added',
  ],
  [
    'a level of review dropped',
    (book) => {
      book.claims.signing!.review = ['city']
    },
    '申报「签约申报」的审核层级：单位审核、市级审核 → 市级审核',
    'levels of review',
  ],
  [
    'a weight changed',
    (book) => {
      book.scores[0]!.weight = 40
    },
    '考核项「到位资金完成率」的权重：30 → 40',
    'weight: 30 → 40',
  ],
  [
    'an entry renamed',
    (book) => {
      book.dictionaries.origin![0]!.zh = '境内'
    },
    '字典项「内外资 / 境内」的中文名称：内资 → 境内',
    'Chinese name',
  ],
  [
    'a rate added',
    (book) => book.rates.push({ currency: 'EUR', on: '2026-01-01', cny: '8', source: 'x' }),
    '新增汇率「EUR 2026-01-01」',
    'Exchange rate “EUR 2026-01-01” added',
  ],
  [
    'protection shortened',
    (book) => {
      book.first_contact!.days = 60
    },
    '首谈保护的时限（天）：90 → 60',
    'First contact, days: 90 → 60',
  ],
  [
    'a step of the lead service quickened',
    (book) => {
      book.lead_service!.steps[1]!.within = 2
    },
    '线索时限的步骤「研判」的须在几天内：3 → 2',
    'within days: 3 → 2',
  ],
  [
    'an exclusion taken away',
    (book) => book.counting[0]!.exclude.shift(),
    '统计指标「新签约项目」的不计入的情形取消：合同类型为框架协议或解除协议（框架协议、解除协议不计入）',
    '“Kind of contract” is Framework agreement or Termination (Frameworks and terminations are not counted)',
  ],
  [
    'effective later',
    (book) => {
      book.effective_on = '2027-01-01'
    },
    '生效日期：2020-01-01 → 2027-01-01',
    'Effective date: 2020',
  ],
]

describe('diffPlaybooks', () => {
  test.each(cases)('%s', (_, change, zh, en) => {
    const changed = structuredClone(playbook)
    change(changed)
    const differences = diffPlaybooks(playbook, changed)
    expect(differences).toHaveLength(1)
    expect(differences[0]!.zh).toContain(zh)
    expect(differences[0]!.en).toContain(en)
  })

  test('nothing differs from itself, whatever the order of keys', () => {
    const turned = structuredClone(playbook)
    turned.stages = turned.stages.map((stage) => Object.fromEntries(Object.entries(stage).reverse()) as typeof stage)
    expect(diffPlaybooks(playbook, turned)).toEqual([])
  })
})
