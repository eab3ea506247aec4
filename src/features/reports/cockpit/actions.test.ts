import { afterAll, beforeAll, expect, it } from 'vitest'
import { createProject } from '#features/projects/facts/actions.ts'
import { approved, arrival, submitted } from '../../../../tests/support/claims.ts'
import { openPlace, type Place } from '../../../../tests/support/place.ts'
import { showCockpit } from './actions.ts'

let place: Place
beforeAll(async () => {
  place = await openPlace()
})
afterAll(() => place.close())

it('guides who sets up an empty place, and nobody else', async () => {
  const admin = await place.as('admin', 'city')
  const first = { units: true, members: false, playbook: true, ledger: false }
  expect((await showCockpit(admin)).guide).toEqual({ ...first, can: ['set_up'] })
  expect((await showCockpit(await place.as('officer', 'zone'))).guide).toMatchObject({ ledger: false, can: [] })
})

it('shows each member the pipeline, steps, lights and reviews of their own reach', async () => {
  const officer = await place.as('officer', 'zone')
  const elsewhere = await place.as('officer', 'county')
  const made = await createProject(officer, {
    changes: { name: '今日要事', next_step: '送合同', next_step_on: '2026-10-10', industry: '39' },
  })
  await createProject(officer, { changes: { name: '不急', next_step: '回访', next_step_on: '2026-12-01' } })
  await createProject(elsewhere, { changes: { name: '别处的事', next_step: '回访', next_step_on: '2026-10-01' } })
  const claim = await submitted(officer, made.id, arrival('KJ-1', '300', { event_on: '2026-10-12' }))
  await place.db
    .updateTable('project')
    .set({ light: 'red', light_rule: 'start_overdue_red', light_on: '2026-10-14' })
    .where('id', '=', made.id)
    .execute()

  const mine = await showCockpit(officer)
  expect(mine.pipeline[0]).toMatchObject({ n: 2 })
  expect(mine.steps).toEqual([{ id: made.id, name: '今日要事', next_step: '送合同', on: '2026-10-10', overdue: true }])
  expect(mine.turned).toMatchObject([{ id: made.id, light: { light: 'red', rule: 'start_overdue_red' } }])
  expect(mine.turned[0]!.light.because).toMatchObject({ zh: '连续三个月未按计划开工' })
  expect(mine.reviews).toBeNull()
  expect((await showCockpit(elsewhere)).turned).toEqual([])

  const reviewer = await place.as('unit_reviewer', 'zone')
  expect((await showCockpit(reviewer)).reviews).toMatchObject({ total: 1, items: [{ id: claim }] })
  expect((await showCockpit(await place.as('unit_reviewer', 'county'))).reviews).toMatchObject({ total: 0 })
})

it('counts the month for each in reach, one sum for all who look', async () => {
  const officer = await place.as('officer', 'county')
  const { id } = await createProject(officer, { changes: { name: '到账' } })
  const claim = await submitted(officer, id, arrival('KJ-2', '50', { event_on: '2026-10-12' }))
  await approved(claim, await place.as('unit_reviewer', 'county'), await place.as('city_reviewer', 'city'))
  // A month that nobody has looked at yet: sums are kept for a moment.
  place.clock.now = new Date('2026-11-01T02:00:00Z')
  const [all, county, zone] = await Promise.all(
    [await place.as('leader', 'city'), await place.as('officer', 'county'), await place.as('officer', 'zone')].map(
      showCockpit,
    ),
  )
  const year = ({ total }: NonNullable<typeof all>) => total.indicators.arrivals!.year.cny
  expect([all, county, zone].map((one) => year(one!))).toEqual(['500000.00', '500000.00', '0.00'])
  expect(all!.trend!.months.at(-2)).toEqual({ month: '2026-10', cny: '500000.00', last_year: '0.00' })
  expect(zone!.trend!.months.at(-2)!.cny).toBe('0.00')
})
