import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { reverseClaim } from '#features/projects/claims/actions.ts'
import { wholeClaim } from '#features/projects/claims/reading/actions.ts'
import { createProject } from '#features/projects/facts/actions.ts'
import type { Context } from '#platform/context.ts'
import { verify } from '#platform/ledger/verify.ts'
import { approved, arrival, signing, submitted } from '../../../tests/support/claims.ts'
import { openPlace, type Place, type UnitKey } from '../../../tests/support/place.ts'
import { count } from './count/actions.ts'
import { freezeMonth } from './freeze/actions.ts'
import { reportLines } from './lines/actions.ts'
import { unitScores } from './score/actions.ts'
import { listTargets, setTargets } from './targets/actions.ts'

let place: Place
let leader: Context
let city: Context
beforeAll(async () => {
  place = await openPlace(new Date('2026-08-20T02:00:00Z'))
  leader = await place.as('leader', 'city')
  city = await place.as('city_reviewer', 'city')
})
afterAll(() => place.close())

/** On a day, a unit signs a project and money arrives, all approved; answers the ids of the claims. */
async function business(day: string, unit: UnitKey, wan: string) {
  place.clock.now = new Date(`${day}T02:00:00Z`)
  const officer = await place.as('officer', unit)
  const reviewer = await place.as('unit_reviewer', unit)
  const approver = await place.as('city_reviewer', 'city')
  const { id } = await createProject(officer, {
    changes: { name: `${unit} ${Math.random()}`, industry: '39', origin: 'domestic' },
  })
  const claims = [
    await submitted(officer, id, signing({ event_on: day })),
    await submitted(officer, id, arrival(`${unit}-${day}-${Math.random()}`, wan, { event_on: day })),
  ]
  for (const claim of claims) await approved(claim, reviewer, approver)
  return { id, claims, officer, reviewer, approver }
}

const arrivals = async (period: string, who = leader) =>
  (await count(place.db, place.tenant_id, who.me.reach, { period, by: 'unit' })).total.indicators.arrivals!

describe('a month', () => {
  let august: Awaited<ReturnType<typeof business>>
  beforeAll(async () => {
    august = await business('2026-08-20', 'zone', '100')
    await business('2026-08-21', 'town', '50')
    await business('2026-09-05', 'county', '30')
  })

  it('is the sum of what was approved in it; months add up to the year', async () => {
    expect((await arrivals('2026-08')).month).toEqual({ n: 2, cny: '1500000.00' })
    expect(await arrivals('2026-09')).toMatchObject({
      month: { n: 1, cny: '300000.00' },
      year: { n: 3, cny: '1800000.00' },
      cumulative: { n: 3, cny: '1800000.00' },
    })
  })

  it('is counted by each within their reach', async () => {
    expect((await arrivals('2026-09', await place.as('officer', 'zone'))).year.cny).toBe('1500000.00')
    expect((await arrivals('2026-09', await place.as('officer', 'county'))).year.cny).toBe('300000.00')
  })

  it('drills down to lines that add up to the figure', async () => {
    const order = {
      period: '2026-09',
      indicator: 'arrivals',
      span: 'year' as const,
      by: 'unit' as const,
      key: place.unit('zone'),
      excluded: false,
      limit: 50,
    }
    const { items } = await reportLines(leader, order)
    expect(items.map((item) => item.cny).sort()).toEqual(['1000000.00', '500000.00'])
    expect(items.every((item) => item.evidence === 1)).toBe(true)
  })

  it('is frozen only by the city, once it is over, and once', async () => {
    place.clock.now = new Date('2026-09-10T02:00:00Z')
    await expect(freezeMonth(await place.as('unit_reviewer', 'city'), '2026-08')).rejects.toMatchObject({
      kind: 'forbidden',
    })
    const now = await place.as('city_reviewer', 'city')
    await expect(freezeMonth(now, '2026-09')).rejects.toMatchObject({ code: 'report.not_over' })
    await freezeMonth(now, '2026-08')
    await expect(freezeMonth(now, '2026-08')).rejects.toMatchObject({ code: 'report.frozen' })
  })

  it('once frozen never changes; a later reversal stands in the later month and says what it corrects', async () => {
    const before = await count(place.db, place.tenant_id, leader.me.reach, { period: '2026-08', by: 'unit' })
    const officer = await place.as('officer', 'zone')
    const taken = august.claims[1]!
    const reversal = await reverseClaim(officer, taken, (await wholeClaim(officer, taken)).version, '退款')
    await approved(reversal, await place.as('unit_reviewer', 'zone'), await place.as('city_reviewer', 'city'))
    const after = await count(place.db, place.tenant_id, leader.me.reach, { period: '2026-08', by: 'unit' })
    expect(after.rows).toEqual(before.rows)
    expect(after.corrections).toEqual([{ indicator: 'arrivals', n: -1, cny: '-1000000.00' }])
    expect((await arrivals('2026-09')).month).toEqual({ n: 0, cny: '-700000.00' })
  })

  it('frozen ahead of the clock sends what is approved into the next open month', async () => {
    place.clock.now = new Date('2026-09-30T02:00:00Z')
    await freezeMonth(await place.as('city_reviewer', 'city'), '2026-09')
    await business('2026-09-30', 'county', '7')
    expect((await arrivals('2026-09')).month.cny).toBe('-700000.00')
    expect((await arrivals('2026-10')).month.cny).toBe('70000.00')
  })
})

it('sets targets for those who administer, and scores units with the working shown', async () => {
  const admin = await place.as('admin', 'city')
  const items = [
    { unit_id: place.unit('zone'), indicator: 'arrivals', measure: 'amount' as const, value: '2000000' },
    { unit_id: place.unit('zone'), indicator: 'new_signings', measure: 'count' as const, value: '2' },
  ]
  await expect(setTargets(city, 2026, items)).rejects.toMatchObject({ kind: 'forbidden' })
  await setTargets(admin, 2026, items)
  expect((await listTargets(admin, 2026)).items).toHaveLength(2)
  const report = await count(place.db, place.tenant_id, leader.me.reach, { period: '2026-10', by: 'unit' })
  const zone = report.rows.find((row) => row.key === place.unit('zone'))!
  expect(zone.indicators.arrivals).toMatchObject({
    target: '2000000.00',
    completion: '25.0',
    schedule_pp: '-58.3',
    rank: 1,
  })
  const scores = await unitScores(leader, '2026-10')
  const arrived = scores.items
    .find((one) => one.unit.id === place.unit('zone'))!
    .items.find((item) => item.id === 'arrivals')!
  expect(arrived).toMatchObject({ points: '7.5', weight: 30 })
})

it('leaves a ledger that is whole, frozen months included', async () => {
  const records = { project: 'project', claim: 'claim', snapshot: 'snapshot' }
  expect(await verify(place.db, records)).toMatchObject({ ok: true, faults: [] })
})
