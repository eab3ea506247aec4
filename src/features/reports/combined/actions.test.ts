import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createProject } from '#features/projects/facts/actions.ts'
import { groupProjects } from '#features/projects/groups/actions.ts'
import { listProjects } from '#features/projects/list/actions.ts'
import type { Context } from '#platform/context.ts'
import { approved, arrival, signing, submitted } from '../../../../tests/support/claims.ts'
import { openPlace, type Place, type UnitKey } from '../../../../tests/support/place.ts'
import { count } from '../count/actions.ts'
import { combine, combinedLines } from './actions.ts'
import { type CombinedQuery, combinedAsked } from './asked/model.ts'
import { exportCombined } from './export/actions.ts'

let place: Place
let leader: Context
beforeAll(async () => {
  place = await openPlace(new Date('2026-08-20T02:00:00Z'))
  await business('2026-08-20', 'zone', '100', '34')
  await business('2026-09-10', 'town', '50', '65')
  await business('2026-10-12', 'county', '30', '34')
  await createProject(await place.as('officer', 'county'), { changes: { name: '没有行业的线索' } })
  leader = await place.as('leader', 'city')
})
afterAll(() => place.close())

/** On a day a unit signs a project and money arrives, all approved. */
async function business(day: string, unit: UnitKey, wan: string, industry: string) {
  place.clock.now = new Date(`${day}T02:00:00Z`)
  const officer = await place.as('officer', unit)
  const investment = { agreed: { value: '3', unit: 'yi', currency: 'CNY' } }
  const changes = { name: `${unit}项目`, industry, origin: 'domestic', source: 'own', signed_on: day, investment }
  const { id } = await createProject(officer, { changes })
  const claims = [
    await submitted(officer, id, signing({ event_on: day })),
    await submitted(officer, id, arrival(`${unit}-${day}`, wan, { event_on: day })),
  ]
  for (const claim of claims)
    await approved(claim, await place.as('unit_reviewer', unit), await place.as('city_reviewer', 'city'))
}

const asked = (query: Partial<CombinedQuery>) => combinedAsked.parse(query)
const shown = async (who: Context, query: Partial<CombinedQuery>) => {
  const { rows, total, measures } = await combine(who, asked(query))
  const cells = (values: Record<string, string | null>) => measures.map(({ id }) => values[id])
  return [...rows.map(({ label, values }) => [label.zh, ...cells(values)]), ['合计', ...cells(total.values)]]
}

describe('figures', () => {
  it('stand side by side: of projects as they are, and of claims as they were counted in the span', async () => {
    expect(await shown(leader, { groups: 'unit', measures: 'n,agreed,new_signings.n,arrivals.cny' })).toEqual([
      ['临港开发区', '2', '600000000.00', '2', '1500000.00'],
      ['青溪县', '2', '300000000.00', '1', '300000.00'],
      ['合计', '4', '900000000.00', '3', '1800000.00'],
    ])
    expect(await shown(leader, { groups: 'unit', measures: 'arrivals.cny', span: 'month' })).toEqual([
      ['青溪县', '300000.00'],
      ['合计', '300000.00'],
    ])
  })

  it('go by two facts with sums between, in the order asked for', async () => {
    expect(await shown(leader, { groups: 'industry,holder', measures: 'n', sort: 'n', direction: 'desc' })).toEqual([
      ['制造业', '2'],
      ['临港开发区', '1'],
      ['青溪县', '1'],
      ['信息传输、软件和信息技术服务业', '1'],
      ['望海镇', '1'],
      ['未填', '1'],
      ['青溪县', '1'],
      ['合计', '4'],
    ])
    expect(await shown(leader, { groups: 'month', measures: 'arrivals.cny' })).toEqual([
      ['2026-08', '1000000.00'],
      ['2026-09', '500000.00'],
      ['2026-10', '300000.00'],
      ['合计', '1800000.00'],
    ])
  })

  it.each([
    ['unit', 'unit'],
    ['division', 'industry'],
    ['origin', 'origin'],
  ] as const)('by %s are those of the monthly report by %s', async (groups, by) => {
    const report = await count(place.db, place.tenant_id, leader.me.reach, { period: '2026-10', by })
    const combined = await combine(leader, asked({ groups, measures: 'new_signings.n,new_signings.cny,arrivals.cny' }))
    const expected = report.rows.map(({ key, indicators }) => [
      key,
      String(indicators.new_signings!.year.n),
      indicators.new_signings!.year.cny,
      indicators.arrivals!.year.cny,
    ])
    const rows = combined.rows.map(({ keys, values }) => [
      keys[0],
      values['new_signings.n'],
      values['new_signings.cny'],
      values['arrivals.cny'],
    ])
    expect(rows.toSorted()).toEqual(expected.toSorted())
    expect(combined.total.values['arrivals.cny']).toBe(report.total.indicators.arrivals!.year.cny)
  })

  it('of projects are those of the list’s own groups', async () => {
    const { groups } = await groupProjects(leader, { by: 'industry' })
    const { rows } = await combine(leader, asked({ groups: 'industry', measures: 'n,announced,agreed,verified' }))
    const expected = groups.map(({ key, n, announced, agreed, verified }) => [
      key,
      { n: String(n), announced, agreed, verified },
    ])
    expect(new Map(rows.map(({ keys, values }) => [keys[0], values]))).toEqual(new Map(expected as never))
  })
})

describe('what is behind a figure', () => {
  it.each(['unit', 'holder', 'stage', 'status', 'light', 'industry', 'division', 'origin', 'source', 'year'] as const)(
    'by %s: as many projects as the row says, and lines that add up to it',
    async (dimension) => {
      const query = asked({
        groups: `${dimension},${dimension === 'stage' ? 'unit' : 'stage'}`,
        measures: 'n,new_signings.n',
      })
      const { rows } = await combine(leader, query)
      expect(rows.length).toBeGreaterThan(1)
      for (const { keys, values, projects } of rows) {
        expect((await listProjects(leader, { limit: 100, ...projects })).items).toHaveLength(Number(values.n))
        const [key, second] = keys.map((one) => one ?? '')
        const { items } = await combinedLines(leader, { ...query, indicator: 'new_signings', key, second, limit: 100 })
        expect(items.reduce((sum, { n }) => sum + n, 0)).toBe(Number(values['new_signings.n']))
      }
    },
  )
})

describe('who', () => {
  it.each([
    ['officer', 'zone', '2', '1500000.00'],
    ['officer', 'town', '1', '500000.00'],
    ['officer', 'county', '2', '300000.00'],
    ['leader', 'county', '4', '1800000.00'],
  ] as const)('the %s of the %s counts what lies in reach: %s projects, %s yuan', async (role, unit, n, cny) => {
    const { total } = await combine(await place.as(role, unit), asked({ groups: 'stage', measures: 'n,arrivals.cny' }))
    expect(total.values).toEqual({ n, 'arrivals.cny': cny })
  })

  it('a unit beyond reach is not there', async () => {
    const county = await place.as('officer', 'county')
    await expect(combine(county, asked({ unit: place.unit('zone') }))).rejects.toMatchObject({ kind: 'missing' })
    const lines = { ...asked({ unit: place.unit('zone') }), indicator: 'arrivals', limit: 10 }
    await expect(combinedLines(county, lines)).rejects.toMatchObject({ kind: 'missing' })
  })
})

it.each([
  [{ groups: 'unit,unit' }, 'combined.unknown_group'],
  [{ groups: 'unit,stage,light' }, 'combined.unknown_group'],
  [{ groups: 'month', measures: 'n' }, 'combined.month_needs_counted'],
  [{ measures: 'n,no_such.cny' }, 'combined.unknown_measure'],
  [{ measures: 'n', sort: 'agreed' }, 'combined.unknown_measure'],
  [{ span: 'between', from: '2026-05', to: '2026-04' }, 'combined.bad_span'],
] as const)('refuses %j by name', async (query, code) => {
  await expect(combine(leader, asked(query))).rejects.toMatchObject({ code })
})

it('goes out as a sheet: groups in columns, amounts in 万元 as the header says', async () => {
  const query = { ...asked({ groups: 'unit,holder', measures: 'n,arrivals.cny' }), format: 'csv' as const }
  const lines = (await (await exportCombined(leader, query)).text()).replace('\uFEFF', '').trim().split(/\r?\n/)
  expect(lines[0]).toContain('到位资金')
  expect(lines[0]).toContain('（万元）')
  expect(lines.slice(1)).toEqual([
    '临港开发区,小计,2,150',
    '临港开发区,临港开发区,1,100',
    '临港开发区,望海镇,1,50',
    '青溪县,小计,2,30',
    '青溪县,青溪县,2,30',
    '合计,,4,180',
  ])
})
