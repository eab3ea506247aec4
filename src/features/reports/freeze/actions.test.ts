import { afterAll, beforeAll, expect, it } from 'vitest'
import { reviewClaim } from '#features/projects/claims/actions.ts'
import { wholeClaim } from '#features/projects/claims/reading/actions.ts'
import { createProject } from '#features/projects/facts/actions.ts'
import type { Context } from '#platform/context.ts'
import { newId } from '#platform/id.ts'
import { arrival, submitted } from '../../../../tests/support/claims.ts'
import { openPlace, type Place } from '../../../../tests/support/place.ts'
import { count } from '../count/actions.ts'
import { type Breakdown, breakdowns } from '../model.ts'
import { freezeMonth } from './actions.ts'

let place: Place
let leader: Context
beforeAll(async () => {
  place = await openPlace(new Date('2026-03-10T02:00:00Z'))
  leader = await place.as('leader', 'city')
  // Members are enrolled one after the other; their work goes on side by side.
  for (const role of ['officer', 'unit_reviewer'] as const)
    for (const unit of ['zone', 'town', 'county'] as const) await place.as(role, unit)
})
afterAll(() => place.close())

const report = (period: string, by: Breakdown = 'unit') =>
  count(place.db, place.tenant_id, leader.me.reach, { period, by })

/** An arrival in a unit, up to the city's desk. */
async function atTheCity(unit: 'zone' | 'town' | 'county', wan: string): Promise<string> {
  const officer = await place.as('officer', unit)
  const { id } = await createProject(officer, { changes: { name: `冻结 ${newId()}`, industry: '39' } })
  const claim = await submitted(officer, id, arrival(newId(), wan, { event_on: '2026-03-10' }))
  const reviewer = await place.as('unit_reviewer', unit)
  await reviewClaim(reviewer, claim, (await wholeClaim(reviewer, claim)).version, 'approve')
  return claim
}

async function approve(claim: string): Promise<void> {
  const city = await place.as('city_reviewer', 'city')
  await reviewClaim(city, claim, (await wholeClaim(city, claim)).version, 'approve')
}

it('keeps a month as it was frozen when a unit moves, is renamed, gets targets, and another playbook comes into force', async () => {
  await approve(await atTheCity('town', '40'))
  await approve(await atTheCity('county', '20'))
  place.clock.now = new Date('2026-03-31T02:00:00Z')
  const open = await Promise.all(breakdowns.map((by) => report('2026-03', by)))
  await freezeMonth(await place.as('city_reviewer', 'city'), '2026-03')

  const county = await place.db
    .selectFrom('unit')
    .select('path')
    .where('id', '=', place.unit('county'))
    .executeTakeFirstOrThrow()
  await place.db
    .updateTable('unit')
    .set({ parent_id: place.unit('county'), path: `${county.path}/${place.unit('town')}`, name: '望海街道' })
    .where('id', '=', place.unit('town'))
    .execute()
  await place.db
    .insertInto('target')
    .values({
      tenant_id: place.tenant_id,
      unit_id: place.unit('zone'),
      year: 2026,
      indicator: 'arrivals',
      measure: 'amount',
      value: '1',
      version: 1,
    })
    .execute()
  const { source } = await place.db.selectFrom('playbook_version').select('source').executeTakeFirstOrThrow()
  await place.db
    .insertInto('playbook_version')
    .values({
      tenant_id: place.tenant_id,
      id: newId(),
      number: 2,
      source: source.replace('到位资金', '实际到位资金'),
      effective_on: '2026-01-01',
      activated_at: place.clock.now.toISOString(),
      version: 1,
    })
    .execute()

  const frozen = await Promise.all(breakdowns.map((by) => report('2026-03', by)))
  for (const [at, was] of open.entries()) {
    const { frozen: when, units, ...kept } = frozen[at]!
    const { frozen: never, units: names, ...stood } = was
    expect(when).not.toBeNull()
    expect(never).toBeNull()
    expect(units).toEqual(names)
    expect(kept).toEqual(stood)
  }
  const april = await report('2026-04')
  expect(april.rows.map((row) => row.key)).not.toContain(place.unit('town'))
  expect(april.rows.find((row) => row.key === place.unit('county'))!.indicators.arrivals!.cumulative.cny).toBe(
    '600000.00',
  )
})

it('races approvals and loses none: each is in the frozen month or in a later one, which says so', async () => {
  place.clock.now = new Date('2026-04-30T02:00:00Z')
  const wan = ['1', '2', '4', '8', '16', '32']
  const waiting = await Promise.all(wan.map((amount) => atTheCity('zone', amount)))
  const freezer = await place.as('city_reviewer', 'city', 'other')
  await Promise.all([
    ...waiting.slice(0, 3).map(approve),
    freezeMonth(freezer, '2026-04'),
    ...waiting.slice(3).map(approve),
  ])
  const [april, may] = await Promise.all([report('2026-04'), report('2026-05')])
  const within = Number(april.total.indicators.arrivals!.month.cny)
  const later = Number(may.total.indicators.arrivals!.month.cny)
  const corrected = Number(april.corrections.find(({ indicator }) => indicator === 'arrivals')?.cny ?? 0)
  expect(within + later).toBe(630_000)
  expect(corrected).toBe(later)
  expect(april.frozen).not.toBeNull()
})
