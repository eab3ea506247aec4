import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { loadPlaybook } from '../load/model.ts'
import { claimGaps, claimRuleOf, type StatedClaim } from './model.ts'

const loaded = loadPlaybook(readFileSync(new URL('../../../../playbooks/kunshan.yaml', import.meta.url), 'utf8'))
if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults))
const { playbook } = loaded

const arrival: StatedClaim = { kind: 'arrival', amount: '100', voucher_number: 'V1', evidence: ['bank_receipt'] }
const outcome: Partial<StatedClaim> = { kind: 'outcome', amount: '80', voucher_number: null }

const cases: [string, Partial<StatedClaim>, string[]][] = [
  ['nothing is missing', {}, []],
  ['an amount of 0 is an amount', { amount: '0' }, []],
  ['no amount', { amount: null }, ['amount']],
  ['a blank voucher number', { voucher_number: ' ' }, ['voucher_number']],
  ['evidence of another kind', { evidence: ['photo'] }, ['bank_receipt|capital_verification|invoice|foreign_exchange']],
  [
    'a milestone needs no voucher',
    { kind: 'milestone', milestone: 'start', voucher_number: null, amount: null, evidence: ['start_proof'] },
    [],
  ],
  ['tax without its certificate', { ...outcome, metric: 'tax', evidence: ['output_report'] }, ['tax_certificate']],
  ['tax with its certificate', { ...outcome, metric: 'tax', evidence: ['tax_certificate'] }, []],
  ['jobs with insurance records', { ...outcome, metric: 'jobs', evidence: ['social_insurance'] }, []],
  [
    'output without any paper',
    { ...outcome, metric: 'output', evidence: [] },
    ['social_insurance|tax_certificate|output_report'],
  ],
]

describe('claimGaps', () => {
  test.each(cases)('%s', (_, change, missing) => {
    expect(claimGaps(playbook, { ...arrival, ...change }, {}, '2026-06-01').map((one) => one.field)).toEqual(missing)
  })

  test('evidence of the project is not evidence of the claim', () => {
    const project = { evidence: [{ kind: 'bank_receipt' }] }
    expect(claimGaps(playbook, { ...arrival, evidence: [] }, project, '2026-06-01')).toHaveLength(1)
  })

  test('a kind that the place does not take is an error', () => {
    expect(claimRuleOf(playbook, { kind: 'milestone', milestone: 'party' })).toBeUndefined()
    expect(() => claimGaps(playbook, { ...arrival, kind: 'gift' }, {}, '2026-06-01')).toThrow(RangeError)
  })

  test('says who reviews', () => {
    expect(claimRuleOf(playbook, arrival)?.review).toEqual(['unit', 'city'])
    expect(claimRuleOf(playbook, { kind: 'milestone', milestone: 'filing' })?.review).toEqual(['unit'])
  })
})
