import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Sum } from './figures/model.ts'
import { type Asked, type BaseSum, type Basis, breakdowns, monthsOf, reportOf, topAmong, unitsOfRow } from './model.ts'
import { periodOf } from './periods/model.ts'

const october = periodOf('2026-10')!
const root = { id: 'root', name: '市', path: 'root' }
const units = [
  root,
  { id: 'a', name: '甲区', path: 'root/a' },
  { id: 'a1', name: '甲镇', path: 'root/a/a1' },
  { id: 'b', name: '乙区', path: 'root/b' },
]
const asked: Asked = {
  by: 'unit',
  reach: units.map((unit) => unit.id),
  top: root,
  label: (_, key) => ({ zh: key, en: key }),
}
const indicators: Basis['indicators'] = [
  { id: 'signings', zh: '签约', en: 'Signings', measure: 'count', arrivals: false },
  { id: 'arrivals', zh: '到位', en: 'Arrivals', measure: 'amount', arrivals: true },
]
const nothing: Sum = { n: 0, cny: '0.00' }

function line(given: Partial<BaseSum>): BaseSum {
  const spans = { month: nothing, year: nothing, cumulative: nothing, last_month: nothing, last_year: nothing }
  return { indicator: 'signings', unit_id: 'a', key: 'in_city', ...spans, ...given }
}

/** The same lines in every breakdown. */
const basis = (base: BaseSum[], targets: Basis['targets'] = []): Basis => ({
  base: { unit: base, industry: base, origin: base },
  months: [],
  units,
  targets,
  indicators,
  playbook_id: 'p',
})

describe('the report', () => {
  it('rolls a town up into its zone, once', () => {
    const { rows, total } = reportOf(
      basis([
        line({ unit_id: 'a1', month: { n: 2, cny: '10.00' } }),
        line({ unit_id: 'a', month: { n: 1, cny: '5.50' } }),
        line({ unit_id: 'b', month: { n: 4, cny: '1.00' } }),
      ]),
      october,
      asked,
    )
    expect(rows.map((row) => [row.key, row.indicators.signings!.month.n]).sort()).toEqual([
      ['a', 3],
      ['b', 4],
    ])
    expect(total.indicators.signings!.month).toEqual({ n: 7, cny: '16.50' })
  })

  it.each([
    ['on schedule', '10', '12', '83.3', '0.0'],
    ['ahead', '12', '12', '100.0', '16.7'],
    ['behind', '3', '12', '25.0', '-58.3'],
    ['without a target', '3', null, null, null],
    ['with a target of nothing', '3', '0', null, null],
  ])('%s', (_, n, value, completion, schedule_pp) => {
    const targets = value === null ? [] : [{ unit_id: 'a', indicator: 'signings', measure: 'count' as const, value }]
    const { rows } = reportOf(basis([line({ year: { n: Number(n), cny: '0.00' } })], targets), october, asked)
    expect(rows[0]!.indicators.signings).toMatchObject({ completion, schedule_pp })
  })

  it.each([
    ['grown by half', '150.00', '100.00', '50.0'],
    ['from nothing', '150.00', '0.00', null],
    ['from less than nothing', '10.00', '-5.00', null],
    ['to nothing', '0.00', '80.00', '-100.0'],
  ])('year on year, %s', (_, cny, before, yoy_year) => {
    const sums = { indicator: 'arrivals', year: { n: 1, cny }, last_year: { n: 1, cny: before } }
    const { total } = reportOf(basis([line(sums)]), october, asked)
    expect(total.indicators.arrivals!.yoy_year).toBe(yoy_year)
  })

  it('ranks by completion, equals alike, and shows who has a target and nothing done', () => {
    const targets = ['a', 'b'].map((unit_id) => ({
      unit_id,
      indicator: 'signings',
      measure: 'count' as const,
      value: '10',
    }))
    const { rows, total } = reportOf(
      basis([line({ unit_id: 'a', year: { n: 4, cny: '0.00' } })], targets),
      october,
      asked,
    )
    expect(rows.map((row) => [row.key, row.indicators.signings!.rank])).toEqual([
      ['a', 1],
      ['b', 2],
    ])
    expect(total.indicators.signings).toMatchObject({ target: '20.00', completion: '20.0', rank: null })
  })

  it('measures the top against its target as a whole, and its own row against none', () => {
    const targets = [{ unit_id: 'root', indicator: 'signings', measure: 'count' as const, value: '10' }]
    const done = { year: { n: 5, cny: '0.00' } }
    const whole = reportOf(basis([line({ unit_id: 'root', ...done })], targets), october, asked)
    expect(whole.total.indicators.signings).toMatchObject({ target: '10', completion: '50.0' })
    expect(whole.rows[0]).toMatchObject({ key: 'root', indicators: { signings: { target: null, rank: null } } })
    const alone = reportOf(basis([line({ unit_id: 'root', ...done })], targets), october, { ...asked, reach: ['root'] })
    expect(alone.rows[0]!.indicators.signings).toMatchObject({ target: '10', rank: 1 })
  })

  it('adds up two sibling units for who reaches no unit above them, against both targets', () => {
    const reach = ['a', 'a1', 'b']
    const top = topAmong(units, reach, undefined)!
    const targets = ['a', 'b', 'root'].map((unit_id) => ({
      unit_id,
      indicator: 'signings',
      measure: 'count' as const,
      value: '10.00',
    }))
    const done = (unit_id: string, n: number) => line({ unit_id, year: { n, cny: '0.00' } })
    const { rows, total } = reportOf(
      basis([done('a', 1), done('a1', 2), done('b', 4), done('root', 9)], targets),
      october,
      { ...asked, reach, top },
    )
    expect(rows.map((row) => [row.key, row.indicators.signings!.year.n]).sort()).toEqual([
      ['a', 3],
      ['b', 4],
    ])
    expect(total.indicators.signings).toMatchObject({ year: { n: 7 }, target: '20.00', completion: '35.0' })
  })

  it('puts the one topmost unit at the top, whichever others lie below it, and refuses one out of reach', () => {
    expect(topAmong(units, ['a1', 'a'], undefined)).toMatchObject({ id: 'a' })
    expect(topAmong(units, ['a1', 'b'], undefined)).toEqual({ id: '', name: '甲镇、乙区', path: '' })
    expect(topAmong(units, ['a1', 'b'], 'b')).toMatchObject({ id: 'b' })
    expect(topAmong(units, ['a1', 'b'], 'a')).toBeUndefined()
    expect(topAmong(units, [], undefined)).toBeUndefined()
  })

  it('parts the units between the rows: each in one, none in two', () => {
    fc.assert(
      fc.property(fc.subarray(['root', 'a', 'a1', 'b'], { minLength: 1 }), (reach) => {
        const top = topAmong(units, reach, undefined)!
        const rows = units.flatMap(({ id }) => unitsOfRow(units, reach, top, id))
        expect(rows.toSorted()).toEqual(reach.toSorted())
      }),
    )
  })

  it('draws two years of arrivals month by month, this year up to the month', () => {
    const months = [
      { unit_id: 'a', month: '2026-10', cny: '3.00' },
      { unit_id: 'a1', month: '2026-10', cny: '0.50' },
      { unit_id: 'b', month: '2025-12', cny: '7.00' },
      { unit_id: 'beyond', month: '2026-10', cny: '9.00' },
    ]
    const drawn = monthsOf({ ...basis([]), months }, october, asked)
    expect(drawn).toHaveLength(12)
    expect(drawn[9]).toEqual({ month: '10', this_year: '3.50', last_year: '0.00' })
    expect(drawn[11]).toEqual({ month: '12', this_year: null, last_year: '7.00' })
  })

  it('splits arrivals by where they come from; Hong Kong, Macao and Taiwan are abroad', () => {
    const from = (key: string, cny: string) => line({ indicator: 'arrivals', key, month: { n: 1, cny } })
    const { total } = reportOf(
      basis([from('in_city', '1.00'), from('hmt', '2.00'), from('abroad', '3.00'), from('', '4.00')]),
      october,
      asked,
    )
    expect(Object.fromEntries(Object.entries(total.arrivals!).map(([place, sums]) => [place, sums.month]))).toEqual({
      in_city: '1.00',
      in_province: '0.00',
      other_province: '0.00',
      abroad: '5.00',
      unknown: '4.00',
    })
  })

  it('never counts what is beyond reach, and its rows always add up to its total', () => {
    const some = fc.array(
      fc.record({
        unit_id: fc.constantFrom('root', 'a', 'a1', 'b'),
        key: fc.constantFrom('39', '35', ''),
        n: fc.integer({ min: -3, max: 9 }),
        fen: fc.integer({ min: -9999, max: 9999 }),
      }),
    )
    fc.assert(
      fc.property(some, fc.subarray(['root', 'a', 'a1', 'b']), fc.constantFrom(...breakdowns), (drafts, reach, by) => {
        const top = topAmong(units, reach, undefined)
        if (!top) return
        const base = drafts.map(({ unit_id, key, n, fen }) =>
          line({ unit_id, key, month: { n, cny: (fen / 100).toFixed(2) } }),
        )
        const { rows, total } = reportOf(basis(base), october, { ...asked, by, reach, top })
        const seen = drafts.filter(({ unit_id }) => reach.includes(unit_id))
        expect(rows.reduce((sum, row) => sum + row.indicators.signings!.month.n, 0)).toBe(
          total.indicators.signings!.month.n,
        )
        expect(total.indicators.signings!.month.n).toBe(seen.reduce((sum, one) => sum + one.n, 0))
        expect(Math.round(Number(total.indicators.signings!.month.cny) * 100)).toBe(
          seen.reduce((sum, one) => sum + one.fen, 0),
        )
      }),
    )
  })
})

it.each(['2026', '2026-13', '2026-1', '10-2026', '', '2026-10-01'])('%s is no month', (text) => {
  expect(periodOf(text)).toBeUndefined()
})

it('knows the days of a month and of the same month last year', () => {
  expect(periodOf('2025-12')).toEqual({
    period: '2025-12',
    from: '2025-12-01',
    to: '2026-01-01',
    year_from: '2025-01-01',
    last_year: { from: '2024-12-01', to: '2025-01-01', year_from: '2024-01-01' },
    months: 12,
  })
})
