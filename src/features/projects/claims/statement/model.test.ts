import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { loadPlaybook } from '#features/playbook/load/model.ts'
import type { Playbook } from '#features/playbook/schema/model.ts'
import { arrival, signing, stated } from '../../../../../tests/support/claims.ts'
import type { Statement } from '../model.ts'
import { ruleFor, statementFaults, trimmed } from './model.ts'

const loaded = loadPlaybook(readFileSync(new URL('../../../../../playbooks/kunshan.yaml', import.meta.url), 'utf8'))
const playbook = (loaded as { playbook: Playbook }).playbook
const outcome = (given: Partial<Statement>) => stated({ kind: 'outcome', year: 2025, metric: 'jobs', ...given })
const money = { unit: 'wan', currency: 'CNY' }

describe('what a claim states', () => {
  it.each<[string, Statement, string[]]>([
    ['a signing', signing(), []],
    ['a signing of nothing', signing({ amount: '0' }), []],
    ['a signing of less than nothing', signing({ amount: '-1' }), ['amount']],
    ['an arrival', arrival('V'), []],
    ['an arrival of nothing', arrival('V', '0'), ['amount']],
    ['an arrival of less than nothing', arrival('V', '-5'), ['amount']],
    ['an arrival from a place that nobody knows', arrival('V', '5', { origin_place: 'the moon' }), ['origin_place']],
    ['a day that is none', signing({ event_on: '2026-02-30' }), ['event_on']],
    ['jobs', outcome({ value: '12' }), []],
    ['no jobs', outcome({ value: '0' }), []],
    ['jobs below none', outcome({ value: '-3' }), ['value']],
    ['output', outcome({ metric: 'output', amount: '12', ...money }), []],
    ['output without an amount', outcome({ metric: 'output', value: '12' }), ['amount']],
  ])('%s', (_, statement, fields) => {
    expect(statementFaults(playbook, statement, '2026-10-15').map((fault) => fault.field)).toEqual(fields)
  })
})

it.each<[Partial<Statement>, boolean]>([
  [{ kind: 'milestone', milestone: 'signing' }, true],
  [{ kind: 'milestone', milestone: 'arrival' }, false],
  [{ kind: 'milestone', milestone: 'outcome' }, false],
  [{ kind: 'milestone', milestone: 'constructor' }, false],
  [{ kind: 'milestone', milestone: null }, false],
  [{ kind: 'arrival', milestone: 'signing' }, true],
])('the playbook takes %o: %s', (given, taken) => {
  expect(ruleFor(playbook, stated(given)) !== undefined).toBe(taken)
})

it.each<[string, Partial<Statement>, Partial<Statement>]>([
  ['an arrival reaches no milestone', { kind: 'arrival', milestone: 'signing' }, { milestone: null }],
  ['a milestone is of no year', { milestone: 'start', year: 2025, metric: 'tax' }, { year: null, metric: null }],
  ['jobs are no money', { kind: 'outcome', metric: 'jobs', amount: '5', unit: 'yi' }, { amount: null, unit: null }],
  ['tax is no number', { kind: 'outcome', metric: 'tax', value: '5' }, { value: null }],
])('%s', (_, given, left) => {
  expect(trimmed(stated(given))).toMatchObject(left)
})
