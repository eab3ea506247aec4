import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Figure, Figures } from '../fields/model.ts'
import { priced, sizedBy, withFigure } from '../figures/model.ts'
import { shapesOf, toCome, withChanges } from './model.ts'

const shapes = shapesOf([{ id: 'lead_level', type: 'choice' }])
const nothing = { facts: {}, figures: {}, investors: [] }

const money = fc.record({
  value: fc.integer({ min: 0, max: 10 ** 9 }).map(String),
  unit: fc.constantFrom('yuan', 'wan', 'yi'),
  currency: fc.constantFrom('CNY', 'USD'),
})
const basis = fc.constantFrom('announced' as const, 'agreed' as const)

describe('changes of figures', () => {
  it('never touch another basis, nor what claims verified', () => {
    const kept = fc.record({ announced: money, agreed: money, verified: money })
    fc.assert(
      fc.property(kept, basis, fc.option(money), (investment, changed, figure) => {
        const before = { ...nothing, figures: { investment } as Figures }
        const { after, faults } = withChanges(before, { investment: { [changed]: figure } }, shapes)
        const others = { ...investment, [changed]: undefined }
        expect(faults).toEqual([])
        expect({ ...after.figures.investment, [changed]: undefined }).toEqual(others)
        expect(after.figures.investment![changed]).toEqual(figure ?? undefined)
      }),
    )
  })

  it('of one year leave the other years', () => {
    const years = fc.dictionary(fc.integer({ min: 2020, max: 2035 }).map(String), money)
    fc.assert(
      fc.property(years, fc.integer({ min: 2020, max: 2035 }), money, (agreed, year, figure) => {
        const figures: Figures = Object.keys(agreed).length > 0 ? { tax: { agreed } } : {}
        const { after } = withChanges({ ...nothing, figures }, { tax: { agreed: { [year]: figure } } }, shapes)
        expect(after.figures.tax!.agreed).toEqual({ ...agreed, [year]: figure })
      }),
    )
  })

  it('said again keep the rate of the day they were first said', () => {
    const figure = priced({ value: '100', unit: 'wan', currency: 'USD' }, () => ({
      rate: '7.1',
      rate_on: '2026-01-01',
    }))
    const before = { ...nothing, figures: { investment: { agreed: figure } } as Figures }
    const again = { agreed: { value: '100.0', unit: 'wan', currency: 'USD', rate: '1', cny: '1' } }
    expect(withChanges(before, { investment: again }, shapes).after.figures).toEqual(before.figures)
  })

  it('with null for the whole take away what was typed, never what was verified', () => {
    const one = { value: '1', unit: 'yi', currency: 'CNY' }
    const before = { ...nothing, figures: { investment: { announced: one, agreed: one, verified: one } } as Figures }
    expect(withChanges(before, { investment: null }, shapes).after.figures).toEqual({ investment: { verified: one } })
  })
})

describe('changes of facts', () => {
  it.each([
    ['0', { latitude: 0 }, { latitude: '0' }],
    ['false', { location_exact: false }, { location_exact: false }],
    ['text, trimmed', { content: ' 建厂 ' }, { content: '建厂' }],
    ['tags, each once', { tags: ['a', ' a ', ''] }, { tags: ['a'] }],
    ['a playbook field', { lead_level: '县处级' }, { lead_level: '县处级' }],
    ['null', { content: null }, {}],
    ['blank', { content: '  ' }, {}],
    ['an empty list', { tags: [] }, {}],
  ])('take %s', (_, changes, facts) => {
    expect(withChanges(nothing, changes, shapes)).toMatchObject({ after: { facts }, faults: [] })
  })

  it.each([
    [{ content: 5 }, 'not_text'],
    [{ signed_on: '2026/1/1' }, 'not_a_day'],
    [{ location_exact: 'yes' }, 'not_yes_no'],
    [{ latitude: '1e5' }, 'not_a_number'],
    [{ tags: 'a' }, 'not_tags'],
    [{ investors: [{ share: '5' }] }, 'not_investors'],
    [{ land: { agreed: { value: '3', unit: 'm2' } } }, 'not_the_unit'],
    [{ investment: { agreed: { value: '3', unit: 'yi', currency: 'yuan' } } }, 'not_a_currency'],
    [{ tax: { agreed: { soon: { value: '3', unit: 'yi' } } } }, 'not_a_year'],
    [{ investment: { agreed: { value: '三亿', unit: 'yi' } } }, 'not_a_number'],
    [{ investment: { verified: null } }, 'verified_comes_from_claims'],
  ])('refuse %o as %s', (changes, code) => {
    const { after, faults } = withChanges(nothing, changes, shapes)
    expect(faults).toEqual([{ field: Object.keys(changes)[0], code }])
    expect(after).toEqual(nothing)
  })
})

it('a size is what was agreed, else announced; what is verified of it comes last', () => {
  const figure = (value: string): Figure => ({ value, unit: 'yi' })
  const all = { announced: figure('3'), agreed: figure('2'), verified: figure('1') }
  expect(sizedBy(all)).toEqual(figure('2'))
  const { agreed: _, ...unsigned } = all
  expect(sizedBy(unsigned)).toEqual(figure('3'))
  expect(sizedBy(withFigure({ x: unsigned }, { field: 'x', basis: 'announced' }, null).x)).toEqual(figure('1'))
  expect(sizedBy(undefined)).toBeUndefined()
})

it('a day on which something happened has come', () => {
  const facts = {
    signed_on: '2026-11-28',
    started_on: '2026-11-27',
    planned_start_on: '2030-01-01',
    completed_on: '2030-01-01',
  }
  const changes = { signed_on: 1, started_on: 1, planned_start_on: 1 }
  expect(toCome(facts, changes, '2026-11-27')).toEqual([{ field: 'signed_on', code: 'to_come' }])
})
