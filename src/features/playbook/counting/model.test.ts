import { readFileSync } from 'node:fs'
import { Decimal } from 'decimal.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ProjectDocument } from '#features/projects/fields/model.ts'
import { loadPlaybook } from '../load/model.ts'
import { type CountedClaim, type CountLine, countState, postingsFor } from './model.ts'

const loaded = loadPlaybook(readFileSync(new URL('../../../../playbooks/kunshan.yaml', import.meta.url), 'utf8'))
if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults))
const { playbook } = loaded

const project: ProjectDocument = {
  industry: '39',
  origin_place: 'other_province',
  figures: { investment: { agreed: { value: '2', unit: 'yi', currency: 'CNY' } } },
}

function claim(id: string, change: Partial<CountedClaim> = {}): CountedClaim {
  const approved_on = `2026-0${(id.charCodeAt(0) % 9) + 1}-10`
  return { id, kind: 'milestone', milestone: 'signing', event_on: '2026-01-05', approved_on, cny: '100', ...change }
}

const first = claim('a', { approved_on: '2026-02-01' })
const second = claim('b', { approved_on: '2026-03-01', cny: '999' })
const increase = claim('c', { approved_on: '2026-04-01', cny: '50.5', capital_increase: true })
const reversal = (of: string, id = `r${of}`) => claim(id, { approved_on: '2026-05-01', reverses: of, cny: null })

const cases: [string, CountedClaim[], Partial<ProjectDocument>, n: number, cny: string][] = [
  ['one signing', [first], {}, 1, '100'],
  ['signed twice counts once, the earliest', [second, first], {}, 1, '100'],
  [
    'of the same approval day the earlier event',
    [claim('x', { approved_on: '2026-02-01', event_on: '2026-01-04', cny: '7' }), first],
    {},
    1,
    '7',
  ],
  ['an increase adds its amount and no project', [first, increase], {}, 1, '150.5'],
  ['an increase of an older project', [increase], {}, 0, '50.5'],
  ['reversed', [first, reversal('a')], {}, 0, '0'],
  ['reversed before it came in', [reversal('a'), first], {}, 0, '0'],
  ['the first reversed, the second stands in', [first, second, reversal('a')], {}, 1, '999'],
  ['a reversal reversed restores', [first, reversal('a'), claim('z', { reverses: 'ra', cny: null })], {}, 1, '100'],
  ['a reversal of nothing known', [first, reversal('q')], {}, 1, '100'],
  ['a claim that reverses itself is none', [first, claim('s', { reverses: 's', cny: null })], {}, 1, '100'],
  ['a framework is excluded', [first], { contract_kind: 'framework' }, 0, '0'],
  ['real estate is excluded by division', [first], { industry: '7010' }, 0, '0'],
  ['real estate is excluded by section', [first], { industry: 'K' }, 0, '0'],
  ['without an amount the agreed figure is taken', [claim('a', { cny: null })], {}, 1, '200000000'],
  ['an amount of 0 is an amount', [claim('a', { cny: '0' })], {}, 1, '0'],
  ['facts of the day of approval go before those of today', [claim('a', { facts: { industry: '70' } })], {}, 0, '0'],
]

describe('countState', () => {
  test.each(cases)('%s', (_, claims, facts, n, cny) => {
    expect(sumOf(countState(playbook, { ...project, ...facts }, claims)).new_signings ?? '0 / 0').toBe(`${n} / ${cny}`)
  })

  test('what stays out says why', () => {
    const lines = countState(playbook, { ...project, contract_kind: 'framework' }, [first])
    expect(lines).toEqual([
      expect.objectContaining({
        n: 0,
        cny: '0.00',
        excluded_because: expect.objectContaining({ zh: '框架协议、解除协议不计入' }),
      }),
    ])
    const [, again] = countState(playbook, project, [first, second])
    expect(again).toMatchObject({
      counted_claim_id: 'b',
      n: 0,
      excluded_because: { en: 'A project counts once, and did so before' },
    })
  })

  test('an exclusion that cannot be judged keeps the claim out', () => {
    const strict = structuredClone(playbook)
    strict.counting = [
      {
        ...strict.counting[0]!,
        exclude: [{ when: 'project.industry == "70"', because: { zh: '房地产', en: 'real estate' } }],
      },
    ]
    const [line] = countState(strict, { ...project, industry: '' }, [first])
    expect(line).toMatchObject({ n: 0, excluded_because: { en: 'Facts are missing to judge whether: real estate' } })
  })

  test('every arrival counts, and outcomes or other milestones are no arrivals', () => {
    const arrival = { kind: 'arrival', milestone: null }
    const claims = [claim('a', { ...arrival, cny: '10.01' }), claim('b', { ...arrival, cny: '0.09' }), first]
    expect(sumOf(countState(playbook, project, claims))).toEqual({ arrivals: '2 / 10.1', new_signings: '1 / 100' })
  })
})

const someClaims = fc
  .uniqueArray(
    fc.record({
      id: fc.constantFrom(...'abcdefgh'),
      kind: fc.constantFrom('milestone', 'arrival'),
      milestone: fc.constantFrom('signing', 'start', 'registration'),
      approved_on: fc.constantFrom('2026-01-01', '2026-02-01', '2026-03-01'),
      event_on: fc.constantFrom('2025-12-01', '2025-12-31'),
      cny: fc.option(fc.integer({ min: 0, max: 1e9 }).map((fen) => new Decimal(fen).div(100).toFixed(2))),
      capital_increase: fc.boolean(),
      reverses: fc.option(fc.constantFrom(...'abcdefgh'), { freq: 4 }),
    }),
    { selector: (one) => one.id },
  )
  .map((claims): CountedClaim[] => claims)

describe('counting, always', () => {
  test('any order of arrival gives the same lines', () => {
    const shuffled = someClaims.chain((claims) =>
      fc.tuple(fc.constant(claims), fc.shuffledSubarray(claims, { minLength: claims.length })),
    )
    fc.assert(
      fc.property(shuffled, ([claims, other]) => {
        expect(countState(playbook, project, other)).toEqual(countState(playbook, project, claims))
      }),
    )
  })

  test('postings, one claim at a time in any order, add up to a recount', () => {
    fc.assert(
      fc.property(someClaims, (claims) => {
        const posted = claims.flatMap((_, n) => postingsFor(stateAt(claims, n), stateAt(claims, n + 1)))
        expect(sumOf(posted)).toEqual(sumOf(countState(playbook, project, claims)))
      }),
    )
  })

  test('a reversal restores what was before the claim', () => {
    fc.assert(
      fc.property(someClaims, (claims) => {
        const before = countState(playbook, project, claims)
        const made = claim('n', { approved_on: '2025-01-01' })
        const after = countState(playbook, project, [...claims, made, reversal('n', 'm')])
        expect(after).toEqual(before)
      }),
    )
  })

  test('a project never counts more than once per kind, and nothing is posted twice', () => {
    fc.assert(
      fc.property(someClaims, (claims) => {
        const lines = countState(playbook, project, claims)
        for (const indicator of ['new_signings', 'starts', 'registrations']) {
          expect(lines.filter((line) => line.indicator === indicator && line.n > 0).length).toBeLessThanOrEqual(1)
        }
        expect(postingsFor(lines, lines)).toEqual([])
      }),
    )
  })
})

function stateAt(claims: CountedClaim[], n: number): CountLine[] {
  return countState(playbook, project, claims.slice(0, n))
}

function sumOf(lines: CountLine[]): Record<string, string> {
  const totals = Map.groupBy(lines, (line) => line.indicator)
  return Object.fromEntries(
    [...totals]
      .map(([indicator, of]) => {
        const n = of.reduce((sum, line) => sum + line.n, 0)
        const cny = of.reduce((sum, line) => sum.plus(line.cny), new Decimal(0))
        return [indicator, `${n} / ${cny.toFixed()}`] as const
      })
      .filter(([, total]) => total !== '0 / 0')
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  )
}
