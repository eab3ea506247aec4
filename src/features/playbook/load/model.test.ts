import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { gate } from '../gate/model.ts'
import { loadPlaybook } from './model.ts'

const folder = new URL('../../../../playbooks/', import.meta.url)
const shipped = readdirSync(folder).filter((file) => file.endsWith('.yaml'))

function read(file: string): string {
  return readFileSync(new URL(file, folder), 'utf8')
}

describe('the shipped playbooks', () => {
  test.each(shipped)('%s loads, and an empty project is told what it lacks at every stage', (file) => {
    const loaded = loadPlaybook(read(file))
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults, null, 1))
    for (const stage of loaded.playbook.stages) {
      expect(gate(loaded.playbook, {}, stage.id, '2026-06-01').missing.map((one) => one.field)).toContain('name')
    }
  })

  test('are three', () => {
    expect(shipped.sort()).toEqual(['kunshan.yaml', 'optics-valley.yaml', 'taizhou.yaml'])
  })
})

const good = `id: small
name: { zh: 小, en: Small }
version: 1
effective_on: 2026-01-01
dictionaries:
  origin: [{ id: domestic, zh: 内资, en: Domestic }]
  origin_place: [{ id: abroad, zh: 境外, en: Abroad }]
  source: [{ id: own, zh: 自行接洽, en: Own }]
  construction: [{ id: new, zh: 新建, en: New }]
  contract_kind: [{ id: investment, zh: 投资协议, en: Investment }]
  evidence: [{ id: contract, zh: 投资协议, en: Contract }]
statuses: [{ id: active, zh: 推进中, en: Active }]
claims:
  signing: { zh: 签约, en: Signing, review: [unit] }
fields:
  - { id: pilot, type: yesno, zh: 试点, en: Pilot }
stages:
  - id: lead
    zh: 线索
    en: Lead
    phase: before_signing
    moves: [signed]
    needs:
      - { field: name, because: { zh: 名称, en: Name } }
  - id: signed
    zh: 签约
    en: Signed
    phase: after_signing
    milestone: { kind: signing, date_field: signed_on }
    needs:
      - evidence: contract
        when: project.pilot
        because: { zh: 凭协议, en: By contract }
lights:
  - { id: late, light: red, when: days_in_stage > 60, zh: 超期, en: Late }
counting:
  - { id: new_signings, zh: 签约, en: Signings, claim: signing, measure: count }
scores:
  - { id: s, zh: 分, en: S, rule: ratio, weight: 1, metric: count.new_signings.n }
`

const faulty: [name: string, from: string, to: string, line: number, en: string][] = [
  ['broken YAML', 'moves: [signed]', 'moves: [signed', 23, 'YAML syntax'],
  ['a key twice', 'version: 1', 'id: again', 3, 'unique'],
  ['a section missing', 'statuses: [{ id: active, zh: 推进中, en: Active }]\n', '', 1, 'expected array'],
  ['an unknown key', '    moves: [signed]', '    move: [signed]', 22, 'Unrecognized key'],
  ['a wrong type', 'id: lead', 'id: 7', 18, 'expected string'],
  ['an id with spaces', 'id: lead', 'id: my lead', 18, 'lower-case'],
  ['a phase that is none', 'phase: before_signing', 'phase: soon', 21, 'Invalid option'],
  ['no such day', '2026-01-01', '2026-02-30', 4, 'Invalid'],
  ['a need of nothing', '{ field: name, because', '{ because', 24, 'exactly one of'],
  [
    'a need of two things',
    '{ field: name, because',
    '{ field: name, evidence: contract, because',
    24,
    'exactly one of',
  ],
  ['a move to nowhere', 'moves: [signed]', 'moves: [landed]', 22, "no stage 'landed'"],
  ['a stage twice', 'id: signed', 'id: lead', 25, "'lead' is given twice"],
  ['a field that is none', 'field: name', 'field: nam', 24, "no field 'nam'"],
  ['a basis that is none', 'field: name', 'field: investment.hoped', 24, "no field 'investment.hoped'"],
  ['evidence that is none', 'evidence: contract', 'evidence: treaty', 31, "no 'treaty'"],
  ['a dictionary missing', '  source: [{ id: own, zh: 自行接洽, en: Own }]\n', '', 5, "'source' is missing"],
  [
    'an entry twice',
    '[{ id: own, zh: 自行接洽, en: Own }]',
    '[{ id: own, zh: a, en: A }, { id: own, zh: b, en: B }]',
    8,
    "'own' is given twice",
  ],
  ['a core field again', 'id: pilot', 'id: signed_on', 16, 'core field already'],
  ['a reserved name', 'id: pilot', 'id: evidence', 16, 'core field already'],
  ['a choice without a dictionary', 'type: yesno', 'type: choice', 16, 'names its dictionary'],
  ['a choice from nowhere', 'type: yesno', 'type: choice, dictionary: moods', 16, "no dictionary 'moods'"],
  ['a milestone nobody may claim', 'kind: signing', 'kind: start', 29, "milestone 'start' has no rule"],
  ['a milestone dated by no date', 'date_field: signed_on', 'date_field: name', 29, 'not a date field'],
  ['a rule that does not parse', 'when: project.pilot', 'when: project.pilot &&', 32, 'character 17'],
  ['a rule over an unknown field', 'when: project.pilot', 'when: project.pilto', 32, 'No such key: pilto'],
  ['even inside has', 'when: project.pilot', 'when: has(project.pilto)', 32, 'No such field: pilto'],
  ['a rule of the wrong type', 'when: project.pilot', 'when: project.pilot > 3', 32, 'no such overload'],
  ['a rule that is no question', 'when: project.pilot', 'when: project.name', 32, 'gives string'],
  ['a variable of another section', 'when: project.pilot', 'when: days_in_stage > 3', 32, 'Unknown variable'],
  ['a light over nothing', 'days_in_stage > 60', 'day_in_stage > 60', 35, 'Unknown variable'],
  ['an indicator of no claim', 'claim: signing', 'claim: start', 37, "No claim rule 'start'"],
  ['an amount that is none', 'measure: count', 'measure: count, amount: land.agreed', 37, 'no amount with a basis'],
  ['a score over no indicator', 'count.new_signings.n', 'count.signings.n', 39, 'No such key: signings'],
]

describe('loadPlaybook', () => {
  test('takes a small one', () => {
    expect(loadPlaybook(good)).toMatchObject({ ok: true, playbook: { id: 'small', version: '1' } })
  })

  test.each(faulty)('refuses %s with its line', (_, from, to, line, en) => {
    expect(good).toContain(from)
    const loaded = loadPlaybook(good.replace(from, to))
    if (loaded.ok) throw new Error('it was taken')
    const fault = loaded.faults.find((one) => one.message_en.includes(en))
    expect(fault, JSON.stringify(loaded.faults)).toBeDefined()
    expect(fault).toMatchObject({ line, column: expect.any(Number) })
    expect(fault!.message_zh).toMatch(/[\u4e00-\u9fff]/)
  })

  test('names every fault at once, in the order of lines', () => {
    const loaded = loadPlaybook(
      good.replace('moves: [signed]', 'moves: [x]').replace('days_in_stage', 'z').replace('field: name', 'field: y'),
    )
    expect(loaded.ok ? [] : loaded.faults.map((fault) => fault.line)).toEqual([22, 24, 35])
  })

  test.each(['', '7', '[]', '- a\n- b', 'a: *b', '%', '\u0000'])('refuses what is no playbook: %j', (text) => {
    const loaded = loadPlaybook(text)
    expect(loaded.ok).toBe(false)
    expect(loaded.ok ? [] : loaded.faults.length).toBeGreaterThan(0)
  })
})
