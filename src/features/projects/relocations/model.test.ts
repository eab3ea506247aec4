import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Playbook } from '#features/playbook/schema/model.ts'
import type { RelocationRule } from '#features/playbook/schema/relocation/model.ts'
import {
  ended,
  flagged,
  groundsOf,
  type Judged,
  judgedFrom,
  type Producing,
  producesSince,
  type Relocation,
  verdictOn,
} from './model.ts'

const rule = {
  from_stage: 'produced',
  claims: ['production'],
  statuses: ['active', 'paused', 'lost'],
  judged_on: 'registered',
} as unknown as RelocationRule
const stages = [
  { id: 'signed' },
  { id: 'produced', milestone: { kind: 'production', date_field: 'produced_on' } },
  { id: 'scaled' },
] as unknown as Playbook['stages']

describe('since when a project produces', () => {
  const visit = (stage: string, entered_on: string) => ({ stage, entered_on, left_on: null })
  it.each([
    ['by the date of the stage', { stage: 'produced', facts: { produced_on: '2024-03-01' } }, {}, '2024-03-01'],
    [
      'by the day it came there, undated',
      { stage: 'scaled', history: [visit('produced', '2024-05-01'), visit('scaled', '2025-01-01')] },
      {},
      '2024-05-01',
    ],
    ['by a claim, whatever its stage', { stage: 'signed' }, { production: '2024-06-01' }, '2024-06-01'],
    [
      'by whichever is first',
      { stage: 'produced', facts: { produced_on: '2024-03-01' } },
      { production: '2024-02-01' },
      '2024-02-01',
    ],
    ['not before production', { stage: 'signed', facts: { produced_on: '2024-03-01' } }, {}, null],
    ['not by another claim', { stage: 'signed' }, { signing: '2024-06-01' }, null],
    [
      'still, after the investor left',
      { stage: 'produced', status: 'lost', facts: { produced_on: '2024-03-01' } },
      {},
      '2024-03-01',
    ],
    ['not once withdrawn', { stage: 'produced', status: 'withdrawn', facts: { produced_on: '2024-03-01' } }, {}, null],
    ['not in a stage unknown to its playbook', { stage: 'elsewhere' }, {}, null],
    ['not when nobody knows the day', { stage: 'produced' }, {}, null],
  ])('%s', (_, given, claimed, expected) => {
    const project = { status: 'active', facts: {}, history: [], ...given } as never
    expect(producesSince(rule, { stages }, project, claimed as Record<string, string>)).toBe(expected)
  })
})

it.each([
  ['registered', undefined, '2026-03-02'],
  ['registered', '2021-05-01', '2021-05-01'],
  ['registered', '2026-09-01', '2026-03-02'],
  ['signed', '2026-09-01', '2026-09-01'],
  ['signed', undefined, null],
] as const)('judged on being %s, signed on %s: from %s', (judged_on, signed_on, expected) => {
  const project = { created_at: '2026-03-01T20:00:00Z', facts: signed_on ? { signed_on } : {} }
  expect(judgedFrom({ ...rule, judged_on }, project)).toBe(expected)
})

describe('what makes a project a relocation', () => {
  const judged: Judged = { id: 'p', enterprises: ['e'], since: '2026-03-01', paths: ['city/zone'] }
  const producing: Producing = { enterprise_id: 'e', project_id: 'q', path: 'city/county', on: '2024-01-01' }
  it.each([
    ['its investor produced in another unit before', {}, {}, true],
    ['on the very day', {}, { on: '2026-03-01' }, true],
    ['only after', {}, { on: '2026-03-02' }, false],
    ['in its own unit', {}, { path: 'city/zone' }, false],
    ['in a town below it', {}, { path: 'city/zone/town' }, false],
    ['in the city above it', {}, { path: 'city' }, false],
    ['in a unit whose id begins alike', {}, { path: 'city/zone2' }, true],
    ['another investor', {}, { enterprise_id: 'f' }, false],
    ['the second of its investors', { enterprises: ['f', 'e'] }, {}, true],
    ['the project itself', {}, { project_id: 'p' }, false],
    ['in the unit that passed it on', { paths: ['city/zone', 'city/county'] }, {}, false],
    ['nothing is judged before it is signed', { since: null }, {}, false],
  ] as const)('%s: %s %s → %s', (_, asked, one, expected) => {
    expect(groundsOf({ ...judged, ...asked } as Judged, [{ ...producing, ...one }]).length > 0).toBe(expected)
  })

  it('names the earliest, in whatever order they were read', () => {
    const day = fc.integer({ min: 10, max: 28 }).map((n) => `2024-01-${n}`)
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(fc.uuid(), day), { minLength: 1, selector: ([id]) => id }), (all) => {
        const places = all.map(([project_id, on]) => ({ ...producing, project_id, on }))
        const [first] = groundsOf(judged, places)
        expect(groundsOf(judged, places.toReversed())[0]).toEqual(first)
        expect(places.every(({ on }) => first!.on <= on)).toBe(true)
      }),
    )
  })
})

describe('the verdict', () => {
  const ground = (enterprise_id = 'e', project_id = 'q'): Producing => ({
    ...{ enterprise_id, project_id, path: 'city/county', on: '2024-01-01' },
  })
  const flag = (more: Partial<Relocation> = {}): Relocation =>
    flagged({ id: 'r', project_id: 'p', enterprise_id: 'e', earlier_project_id: 'q', ...more }, '2026-03-01')
  it.each([
    ['nothing found', [], [], undefined, undefined],
    ['found', [], [ground()], undefined, 'q'],
    ['stands', [flag()], [ground()], undefined, undefined],
    ['its ground is gone', [flag()], [], 'r', undefined],
    ['another ground takes its place', [flag()], [ground('f', 'o')], 'r', 'o'],
    ['set by hand', [flag({ set_by: 'hand' })], [], undefined, undefined],
    ['set by hand, and found besides', [flag({ set_by: 'hand' })], [ground()], undefined, undefined],
    ['lifted for this investor', [flag({ status: 'lifted' })], [ground('e', 'another')], undefined, undefined],
    ['lifted for another investor', [flag({ status: 'lifted' })], [ground('f', 'o')], undefined, 'o'],
    ['cleared before, and found again', [flag({ status: 'cleared' })], [ground()], undefined, 'q'],
  ] as const)('%s', (_, known, grounds, ends, rests) => {
    const verdict = verdictOn([...known], [...grounds])
    expect([verdict.ends?.id, verdict.rests?.project_id]).toEqual([ends, rests])
  })

  it('is final: judged again on the same grounds, nothing more is to be done', () => {
    const enterprise = fc.constantFrom('e', 'f')
    const status = fc.constantFrom('flagged' as const, 'lifted' as const, 'cleared' as const)
    const flags = fc.array(fc.tuple(status, enterprise, fc.constantFrom('q', 'o')), { maxLength: 4 })
    fc.assert(
      fc.property(flags, fc.array(fc.tuple(enterprise, fc.constantFrom('q', 'o'))), (past, found) => {
        const isSecondOpen = (at: number) => past.findIndex(([one]) => one === 'flagged') < at
        const known = past
          .filter(([one], at) => one !== 'flagged' || !isSecondOpen(at))
          .map(([one, enterprise_id, earlier_project_id], at) =>
            flag({ id: `r${at}`, status: one, enterprise_id, earlier_project_id }),
          )
        const grounds = found.map(([one, project]) => ground(one, project))
        const { ends, rests } = verdictOn(known, grounds)
        const after = known.map((one) => (one === ends ? ended(one, 'cleared', '2026-03-01') : one))
        if (rests)
          after.push(flag({ id: 'new', enterprise_id: rests.enterprise_id, earlier_project_id: rests.project_id }))
        expect(after.filter((one) => one.status === 'flagged').length).toBeLessThan(2)
        expect(verdictOn(after, grounds)).toEqual({})
      }),
    )
  })
})
