import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createProjects } from '#features/projects/actions.ts'
import { funnelGroupings } from '#features/projects/funnel/model.ts'
import { listProjects } from '#features/projects/list/actions.ts'
import type { Draft } from '#features/projects/model.ts'
import type { Context } from '#platform/context.ts'
import { addDays } from '#platform/day.ts'
import { heard, startHearing, stopHearing } from '#platform/live/heard.ts'
import { openPlace, type Place, type UnitKey } from '../../../../tests/support/place.ts'
import { type Funnel, leadFunnel } from './actions.ts'
import { type FunnelQuery, funnelAsked } from './asked/model.ts'
import { exportFunnel } from './export/actions.ts'

let place: Place
let readers: Context[]
beforeAll(async () => {
  place = await openPlace()
  const [zone, county] = [await place.as('officer', 'zone'), await place.as('officer', 'county')]
  const invented = fc.sample(leads, { seed: 7, numRuns: 160 })
  await place.db.transaction().execute(async (tx) => {
    for (const author of [zone, county])
      await createProjects(tx, author, invented.filter((one) => authors[one.unit] === author.me.name).map(drafted))
  })
  readers = [
    await place.as('leader', 'city'),
    await place.as('officer', 'zone', 'another'),
    await place.as('officer', 'town'),
    county,
  ]
})
afterAll(() => place.close())

const authors: Record<string, string> = { zone: 'officer@zone', town: 'officer@zone', county: 'officer@county' }
const stages = ['lead', 'assessed', 'talks', 'review', 'signed', 'registered', 'started']

const leads = fc.record({
  unit: fc.constantFrom('zone', 'town', 'county'),
  came: fc.nat({ max: 700 }),
  way: fc.array(fc.record({ stage: fc.constantFrom(...stages), days: fc.nat({ max: 40 }) }), {
    minLength: 1,
    maxLength: 6,
  }),
  status: fc.constantFrom('active', 'active', 'paused', 'lost', 'withdrawn'),
  reason: fc.constantFrom('elsewhere', 'terms', '没有在词典里的原因', ''),
  source: fc.constantFrom('own', 'referral', undefined),
  industry: fc.constantFrom('C34', '35', 'I65', undefined),
  confidential: fc.boolean(),
  contact: fc.option(fc.nat({ max: 30 })),
})

type Lead = typeof leads extends fc.Arbitrary<infer T> ? T : never

/** A project that went any way through the stages, back and forth too. */
function drafted({ unit, came, way, status, reason, source, industry, confidential, contact }: Lead): Draft {
  const begun = addDays('2026-10-15', -came - 250)
  const entered = way.map((_, at) =>
    addDays(
      begun,
      way.slice(0, at).reduce((sum, { days }) => sum + days, 0),
    ),
  )
  return {
    stage: way.at(-1)!.stage,
    stage_entered_on: entered.at(-1)!,
    status: status as 'active',
    ...(status !== 'active' && { status_reason: reason, status_on: entered.at(-1)! }),
    history: way.map(({ stage }, at) => ({ stage, entered_on: entered[at]!, left_on: entered[at + 1] ?? null })),
    document: {
      name: '项目',
      code_name: '代号',
      confidential,
      unit_id: place.unit(unit as UnitKey),
      ...(source && { source }),
      ...(industry && { industry }),
      ...(contact !== null && { first_contact_on: addDays(begun, 5 - contact) }),
    },
  }
}

const asked = (query: Partial<FunnelQuery>) => funnelAsked.parse(query)

/** Every figure of a funnel with the list that it opens. */
function figures({ came, projects, steps, rows, endings }: Funnel): [string, number, Record<string, string>][] {
  return [
    ['came', came, projects],
    ...steps.flatMap(({ stage, reached, here, ended, days, lists }): [string, number, Record<string, string>][] => [
      [`${stage} reached`, reached, lists.reached],
      [`${stage} here`, here, lists.here],
      [`${stage} ended`, ended, lists.ended],
      [`${stage} passed`, days?.n ?? 0, lists.passed],
    ]),
    ...rows.flatMap((row): [string, number, Record<string, string>][] => [
      [`${row.key}`, row.came, row.projects],
      [`${row.key} ended`, row.ended, { ...row.projects, status: 'lost,withdrawn' }],
      ...row.reached.map((n, at): [string, number, Record<string, string>] => [
        `${row.key} ${steps[at]!.stage}`,
        n,
        { ...row.projects, reached: steps[at]!.lists.reached.reached! },
      ]),
    ]),
    ...endings.flatMap(({ label, n, stages: by, projects: list }): [string, number, Record<string, string>][] => [
      [label.en, n, list],
      ...Object.entries(by).map(([stage, some]): [string, number, Record<string, string>] => [
        `${label.en} in ${stage}`,
        some,
        { ...list, stage },
      ]),
    ]),
  ]
}

const queries = fc.record(
  {
    by: fc.constantFrom(...funnelGroupings),
    span: fc.constantFrom('all', 'year', 'quarter', 'last_year', 'between'),
    from: fc.constant('2025-03'),
    source: fc.constantFrom('own', 'referral'),
    industry: fc.constantFrom('C', 'C35', 'I65'),
  },
  { requiredKeys: ['by', 'span'] },
)

describe('the funnel', () => {
  it('counts what the lists that it opens hold, whoever reads it and whatever is asked', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 3 }), queries, async (reader, query) => {
        const who = readers[reader]!
        for (const [name, n, list] of figures(await leadFunnel(who, asked(query as Partial<FunnelQuery>)))) {
          const { total } = await listProjects(who, { ...list, limit: 1 })
          expect(`${name} ${total}`).toBe(`${name} ${n}`)
        }
      }),
      { numRuns: 12, seed: 3 },
    )
  })

  it('holds together: fewer go on than came, rows and endings come to the whole', async () => {
    const report = await leadFunnel(readers[0]!, asked({ span: 'all', by: 'unit' }))
    expect(report.came).toBe(160)
    const reached = report.steps.map((step) => step.reached)
    expect(reached).toEqual(reached.toSorted((a, b) => b - a))
    expect(report.rows.reduce((sum, { came }) => sum + came, 0)).toBe(160)
    const over = report.steps.reduce((sum, { ended }) => sum + ended, 0)
    expect(report.endings.reduce((sum, { n }) => sum + n, 0)).toBe(over)
    expect(report.rows.map(({ label }) => label.zh)).toEqual(['临港开发区', '青溪县'])
  })

  it('tells a unit of nothing beside what it reaches', async () => {
    const report = await leadFunnel(readers[2]!, asked({ span: 'all', by: 'unit' }))
    expect(report.rows.map(({ label }) => label.zh)).toEqual(['望海镇'])
    expect(report.came).toBeLessThan(160)
    await expect(leadFunnel(readers[2]!, asked({ unit: place.unit('county') }))).rejects.toThrow()
  })

  it('is drawn once for who asks the same, until a write is heard', async () => {
    const { db, tenant_id } = place
    startHearing(db)
    const [mine, theirs] = [readers[0]!, readers[3]!]
    const first = await leadFunnel(mine, asked({ span: 'all', by: 'unit' }))
    expect(await leadFunnel(mine, asked({ span: 'all', by: 'unit' }))).toBe(first)
    for (const other of [
      await leadFunnel(mine, asked({ span: 'all', by: 'source' })),
      await leadFunnel(theirs, asked({ span: 'all', by: 'unit' })),
    ])
      expect(other.rows).not.toEqual(first.rows)
    expect(await leadFunnel(mine, asked({ span: 'all', by: 'unit' }))).toEqual(first)
    heard(db, tenant_id)
    const anew = await leadFunnel(mine, asked({ span: 'all', by: 'unit' }))
    expect(anew).not.toBe(first)
    expect(anew).toEqual(first)
    stopHearing(db)
  })

  it('names no reason of a secret project to who knows its code name only', async () => {
    const told = async (who: Context) => {
      const { endings } = await leadFunnel(who, asked({ span: 'all' }))
      return endings.filter(({ reason }) => reason === 'terms').reduce((sum, { n }) => sum + n, 0)
    }
    const [lead, other] = [await place.as('unit_lead', 'zone'), readers[1]!]
    expect(await told(other)).toBeLessThan(await told(lead))
  })

  it('says how long the steps took', async () => {
    const mine = await place.as('officer', 'county', 'slow')
    const days = [2, 4, 6, 8, 100]
    const way = (n: number) => [
      { stage: 'lead', days: n },
      { stage: 'talks', days: 0 },
    ]
    const base: Omit<Lead, 'way' | 'source'> = {
      unit: 'county',
      came: 0,
      status: 'active',
      reason: '',
      industry: undefined,
      confidential: false,
      contact: null,
    }
    await place.db.transaction().execute((tx) =>
      createProjects(
        tx,
        mine,
        days.map((n) => drafted({ ...base, source: 'contest' as never, way: way(n) })),
      ),
    )
    const { steps } = await leadFunnel(mine, asked({ span: 'all', source: 'contest' }))
    expect(steps[0]).toMatchObject({ reached: 5, here: 0, days: { n: 5, median: 6, p80: 8 } })
    expect(steps[2]).toMatchObject({ reached: 5, here: 5, days: null })
  })

  it('goes out as a sheet with the whole, the conversion and the days below', async () => {
    const sheet = await (await exportFunnel(readers[0]!, { ...asked({ span: 'all' }), format: 'csv' })).text()
    const lines = sheet.trim().split(/\r?\n/)
    expect(lines[0]).toContain('项目来源,来源线索,线索,')
    expect(lines.slice(-4).map((line) => line.split(',')[0])).toEqual([
      '合计',
      '到下一步的转化率（%）',
      '停留天数（中位）',
      '停留天数（八成项目以内）',
    ])
  })

  it('refuses a span that ends before it begins', async () => {
    const query = asked({ span: 'between', from: '2026-05', to: '2026-01' })
    await expect(leadFunnel(readers[0]!, query)).rejects.toMatchObject({ code: 'funnel.bad_span' })
  })
})
