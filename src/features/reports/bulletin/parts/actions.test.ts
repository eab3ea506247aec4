import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { reverseClaim } from '#features/projects/claims/actions.ts'
import { wholeClaim } from '#features/projects/claims/reading/actions.ts'
import { createProject } from '#features/projects/facts/actions.ts'
import type { Context } from '#platform/context.ts'
import { approved, arrival, signing, stated, submitted } from '../../../../../tests/support/claims.ts'
import { openPlace, type Place, type UnitKey } from '../../../../../tests/support/place.ts'
import { freezeMonth } from '../../freeze/actions.ts'
import { monthsOfSpan, spanOf } from '../../periods/model.ts'
import { bulletinOf } from '../actions.ts'

let place: Place
let leader: Context
beforeAll(async () => {
  place = await openPlace(new Date('2025-11-05T02:00:00Z'))
  await live()
  place.clock.now = new Date('2026-07-15T02:00:00Z')
  leader = await place.as('leader', 'city')
}, 60_000)
afterAll(() => place.close())

let vouchers = 0
async function approvedOn(unit: UnitKey, project: string, day: string, statement: ReturnType<typeof stated>) {
  place.clock.now = new Date(`${day}T02:00:00Z`)
  const claim = await submitted(await place.as('officer', unit), project, { ...statement, event_on: day })
  await approved(claim, await place.as('unit_reviewer', unit), await place.as('city_reviewer', 'city'))
  return claim
}

async function project(unit: UnitKey, industry: string, origin_place: string) {
  const { id } = await createProject(await place.as('officer', unit), {
    changes: { name: `通报 ${++vouchers}`, industry, origin_place },
  })
  return id
}

/** A year and a half of two units: signings of three sizes, starts, arrivals, a frozen month, and a signing that is taken back later. */
async function live() {
  const money = (yi: string) => ({ amount: yi, currency: 'CNY', unit: 'yi' })
  const start = stated({ milestone: 'start' })
  const old = await project('zone', '39', 'abroad')
  await approvedOn('zone', old, '2025-11-06', signing(money('3')))
  await approvedOn('zone', old, '2025-12-01', start)
  const large = await project('zone', '39', 'other_province')
  await approvedOn('zone', large, '2026-01-10', signing(money('1.2')))
  const middle = await project('county', '34', 'in_province')
  const back = await approvedOn('county', middle, '2026-02-05', signing(money('0.6')))
  const small = await project('county', '34', 'abroad')
  await approvedOn('county', small, '2026-02-20', signing(money('0.2')))
  place.clock.now = new Date('2026-02-28T02:00:00Z')
  for (const month of ['2025-11', '2025-12', '2026-01', '2026-02'])
    await freezeMonth(await place.as('city_reviewer', 'city'), month)
  await approvedOn('zone', large, '2026-03-02', start)
  await approvedOn('county', small, '2026-04-15', start)
  await approvedOn('zone', old, '2026-03-20', arrival(`Q-${++vouchers}`, '400'))
  await approvedOn('zone', large, '2026-05-20', arrival(`Q-${++vouchers}`, '150'))
  const county = await place.as('officer', 'county')
  const reversal = await reverseClaim(county, back, (await wholeClaim(county, back)).version, '合同解除')
  place.clock.now = new Date('2026-06-10T02:00:00Z')
  await approved(reversal, await place.as('unit_reviewer', 'county'), await place.as('city_reviewer', 'city'))
}

/** Every figure of a notice that can be added up, by where it stands in it: of the span alone. */
async function figuresIn(period: string, context = leader): Promise<Record<string, number>> {
  const { rows, total, split_span, parts } = await bulletinOf(context, { period })
  const found: Record<string, number> = {}
  for (const row of [...rows, total])
    for (const [id, { month }] of Object.entries(row.indicators)) {
      found[`${row.key} ${id} n`] = month.n
      found[`${row.key} ${id} cny`] = Number(month.cny)
    }
  for (const { indicator, from_50m, from_100m } of parts.sizes) {
    found[`${indicator} 50m`] = from_50m.month
    found[`${indicator} 100m`] = from_100m.month
  }
  for (const { indicator, places } of parts.places)
    for (const [at, { month }] of Object.entries(places)) found[`${indicator} ${at}`] = month.n
  for (const { key, month } of parts.starts?.industries ?? []) found[`industry ${key}`] = month.n
  for (const [at, { month }] of Object.entries(total.arrivals ?? {})) found[`funds ${at}`] = Number(month)
  found.continued = Number(split_span!.continued)
  found.fresh = Number(split_span!.fresh)
  return found
}

function added(all: Record<string, number>[]): Record<string, number> {
  const sum: Record<string, number> = {}
  for (const one of all) for (const [key, value] of Object.entries(one)) sum[key] = (sum[key] ?? 0) + value
  return something(sum)
}

const something = (figures: Record<string, number>) =>
  Object.fromEntries(Object.entries(figures).filter(([, value]) => value !== 0))

describe('a notice of', () => {
  it.each(['2026-Q1', '2026-Q2', '2026-H1', '2026', '2026-to-05'])('%s is the sum of its months', async (period) => {
    const months = await Promise.all(monthsOfSpan(spanOf(period)!).map((month) => figuresIn(month)))
    expect(something(await figuresIn(period))).toEqual(added(months))
  })

  it('a quarter says the span, the year, target schedule and last year, as officials write it', async () => {
    const { title, words, schedule, over, frozen, parts, whole } = await bulletinOf(leader, { period: '2026-Q2' })
    expect([title.zh, schedule, over, frozen, whole]).toEqual(['2026年二季度', '50.0', true, null, false])
    expect(words[0]!.zh).toBe('（一）新签约项目：1—6月累计2个、1.4亿元；二季度-1个、-6000万元。')
    expect(words.map(({ zh }) => zh)).toContain('新签约项目中：5000万元以上1个，其中亿元以上1个。')
    expect(words.map(({ zh }) => zh)).toContain(
      '新开工项目按行业分：通用设备制造业1个，计算机、通信和其他电子设备制造业1个。',
    )
    expect(parts.places[0]!.places.abroad.year.n).toBe(1)
  })

  it('the first quarter compares with the same months of last year, and the fourth of last year is frozen in no part', async () => {
    const first = await bulletinOf(leader, { period: '2026-Q1' })
    expect(first.whole).toBe(true)
    expect(first.words[0]!.zh).toBe('（一）新签约项目：一季度累计3个、2亿元。')
    expect((await bulletinOf(leader, { period: '2025-Q4' })).frozen).toBeNull()
    expect((await bulletinOf(leader, { period: '2026-to-02' })).frozen).not.toBeNull()
  })

  it('another unit’s figures are not for a member who does not reach it', async () => {
    const county = await place.as('officer', 'county')
    const { total, rows } = await bulletinOf(county, { period: '2026-H1' })
    expect(total.indicators.arrivals?.month.n ?? 0).toBe(0)
    expect(JSON.stringify(rows)).not.toContain('临港开发区')
    await expect(bulletinOf(county, { period: '2026-H1', unit: place.unit('zone') })).rejects.toMatchObject({
      kind: 'missing',
    })
    await expect(bulletinOf(county, { period: '2026-Q9' })).rejects.toMatchObject({ code: 'report.bad_period' })
  })

  it('nothing but a month is frozen', async () => {
    const city = await place.as('city_reviewer', 'city')
    await expect(freezeMonth(city, '2026-Q1')).rejects.toMatchObject({ code: 'report.bad_period' })
  })
})
