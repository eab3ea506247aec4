import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Context } from '#platform/context.ts'
import { addDays, dayOf } from '#platform/day.ts'
import { verify } from '#platform/ledger/verify.ts'
import { openPlace, type Place } from '../../../../tests/support/place.ts'
import { createProjects } from '../actions.ts'
import { refreshLights } from './actions.ts'

let place: Place
let officer: Context
beforeAll(async () => {
  place = await openPlace()
  officer = await place.as('officer', 'zone')
  const drafts = Array.from({ length: 7 }, (_, n) => ({
    document: { name: `灯${n}`, unit_id: place.unit('zone') },
    stage: 'talks',
    status: n === 6 ? ('lost' as const) : ('active' as const),
  }))
  await place.db.transaction().execute((tx) => createProjects(tx, officer, drafts))
})
afterAll(() => place.close())

it('turns the lights of silent projects once, page by page, and leaves the ledger as it is', async () => {
  const today = dayOf(officer.now)
  const later = addDays(today, 200)
  expect(await refreshLights(place.db, place.tenant_id, today, 3)).toEqual([])
  const turned = await refreshLights(place.db, place.tenant_id, later, 3)
  expect(turned.map(({ from, light }) => [from, light])).toEqual(Array(6).fill(['green', 'red']))
  expect(turned.every(({ rule, unit_id }) => rule !== null && unit_id === place.unit('zone'))).toBe(true)
  expect(await refreshLights(place.db, place.tenant_id, later, 3)).toEqual([])
  const rows = await place.db.selectFrom('project').select(['light', 'light_on', 'version']).orderBy('id').execute()
  expect(rows.at(0)).toEqual({ light: 'red', light_on: later, version: 1 })
  expect(rows.at(-1)).toMatchObject({ light: 'none' })
  expect((await verify(place.db, { project: 'project' })).faults).toEqual([])
})
