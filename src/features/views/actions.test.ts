import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Context } from '#platform/context.ts'
import { verify } from '#platform/ledger/verify.ts'
import { openPlace, type Place } from '../../../tests/support/place.ts'
import { addView, changeView, listViews, removeView, startFrom } from './actions.ts'

let place: Place
let officer: Context
beforeAll(async () => {
  place = await openPlace()
  officer = await place.as('officer', 'zone')
})
afterAll(() => place.close())

const query = { stage: 'talks', sort: 'next_step_on', columns: 'name,unit' }
const draft = (name: string, unit_id: string | null = null) => ({ name, unit_id, query, layout: { pinned: ['name'] } })
const names = async (context: Context) => (await listViews(context)).items.map(({ name }) => name)

it('keeps what the list was like, for its owner alone', async () => {
  const view = await addView(officer, draft('我的'))
  expect(view).toMatchObject({ query, layout: { pinned: ['name'] }, mine: true, unit: null, can: ['change', 'remove'] })
  expect(await names(officer)).toContain('我的')
  expect(await names(await place.as('unit_lead', 'zone'))).not.toContain('我的')
})

it.each([
  ['unit_lead', 'zone', true, true],
  ['officer', 'town', true, false],
  ['leader', 'city', false, false],
  ['officer', 'county', false, false],
  ['department', 'zone', true, false],
] as const)(
  'shared with the zone: the %s of the %s sees it %s, may change it %s',
  async (role, unit, sees, changes) => {
    const { id } = await addView(officer, draft(`共享给${role}${unit}`, place.unit('zone')))
    const reader = await place.as(role, unit)
    const seen = (await listViews(reader)).items.find((view) => view.id === id)
    expect(seen !== undefined).toBe(sees)
    expect(seen?.can.includes('change') ?? false).toBe(changes)
    const attempt = changeView(reader, id, { version: 1, name: '改名' })
    if (changes) expect(await attempt).toMatchObject({ version: 2, name: '改名', query })
    else await expect(attempt).rejects.toMatchObject({ kind: sees ? 'forbidden' : 'missing' })
  },
)

it('is shared no further than the member’s own unit', async () => {
  await expect(addView(officer, draft('越权', place.unit('city')))).rejects.toMatchObject({
    code: 'view.may_not_share',
  })
  expect(await addView(officer, draft('给镇', place.unit('town')))).toMatchObject({ unit: { name: '望海镇' } })
})

it('refuses a stale change with both, and a removed view is gone for all', async () => {
  const { id } = await addView(officer, draft('两人', place.unit('zone')))
  const colleague = await place.as('officer', 'zone', '2')
  await startFrom(colleague, id)
  expect((await listViews(colleague)).default_id).toBe(id)
  await changeView(officer, id, { version: 1, query: { q: '甲' } })
  const second = changeView(officer, id, { version: 1, name: '乙' })
  await expect(second).rejects.toMatchObject({
    kind: 'conflict',
    extra: { theirs: { version: 2, query: { q: '甲' } } },
  })
  await removeView(officer, id, 2)
  expect(await listViews(colleague)).toMatchObject({ default_id: null })
  await expect(startFrom(colleague, id)).rejects.toMatchObject({ kind: 'missing' })
  expect((await verify(place.db, { view: 'saved_view' })).faults).toEqual([])
})
