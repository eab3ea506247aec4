import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { records } from '#app/records.ts'
import { listNotices } from '#features/notices/inbox/actions.ts'
import { createProject } from '#features/projects/facts/actions.ts'
import { addView, removeView } from '#features/views/actions.ts'
import type { Context } from '#platform/context.ts'
import { verify } from '#platform/ledger/verify.ts'
import { openPlace, type Place } from '../../../../../tests/support/place.ts'
import { addSchedule, changeSchedule, listSchedules, readRun, removeSchedule } from './actions.ts'
import { makeDueReports } from './making/actions.ts'

let place: Place
let lead: Context
let view: string
beforeAll(async () => {
  place = await openPlace(new Date('2026-11-25T02:00:00Z'))
  lead = await place.as('unit_lead', 'city')
  for (const unit of ['zone', 'zone', 'county'] as const)
    await createProject(await place.as('officer', unit), { changes: { name: `${unit} ${Math.random()}` } })
  view = (await saved('各单位项目数')).id
})
afterAll(() => place.close())

const saved = (name: string) =>
  addView(lead, { subject: 'combined', name, unit_id: null, query: { groups: 'unit', measures: 'n' }, layout: {} })
const monday = { every: 'week' as const, day: 1, hour: 8 }
const at = (instant: string) => makeDueReports(place.db, new Date(instant))
const told = async (who: Context) =>
  (await listNotices(who, { unread: 'false', limit: 50 })).items.flatMap(({ run_id }) => run_id ?? [])

it('is made once though two servers look, told to its readers, and each reads no more than its own units', async () => {
  const zone = await place.as('officer', 'zone')
  const county = await place.as('leader', 'county')
  const draft = { view_id: view, ...monday, members: [zone.me.member_id], roles: ['leader' as const] }
  const { next_at, id } = await addSchedule(lead, draft)
  expect(next_at).toMatch(/^2026-11-30.00:00/)
  expect(await at('2026-11-29T23:59:00Z')).toBe(0)
  const two = await Promise.all([at('2026-11-30T00:01:00Z'), at('2026-11-30T00:01:00Z')])
  expect(two.toSorted()).toEqual([0, 1])
  const [run] = await told(zone)
  expect(await told(county)).toEqual([run])
  expect(await told(await place.as('officer', 'county'))).toEqual([])

  const values = async (who: Context) => {
    const { narrowed, report } = await readRun(who, run!)
    return [narrowed, report.total.values.n, report.rows.map(({ label }) => label.zh)]
  }
  expect(await values(lead)).toEqual([false, '3', ['临港开发区', '青溪县']])
  expect(await values(county)).toEqual([false, '3', ['临港开发区', '青溪县']])
  expect(await values(zone)).toEqual([true, '2', ['临港开发区']])
  await expect(readRun(await place.as('officer', 'county'), run!)).rejects.toMatchObject({ kind: 'missing' })

  await createProject(zone, { changes: { name: '后来的项目' } })
  expect((await values(lead))[1]).toBe('3')
  const [row] = (await listSchedules(lead)).items.filter((one) => one.id === id)
  expect(row).toMatchObject({ last_run: run, version: 2, name: '各单位项目数' })
})

it('after weeks without a server it is made once, and then in its rhythm', async () => {
  expect(await at('2026-12-24T05:00:00Z')).toBe(1)
  expect(await at('2026-12-24T06:00:00Z')).toBe(0)
  expect((await listSchedules(lead)).items[0]!.next_at).toMatch(/^2026-12-28.00:00/)
})

it('is its owner’s alone, and refuses a stale hand', async () => {
  const [{ id, version } = { id: '', version: 0 }] = (await listSchedules(lead)).items
  const other = await place.as('unit_lead', 'zone')
  const draft = { ...monday, members: [], roles: ['officer' as const] }
  expect((await listSchedules(other)).items).toEqual([])
  await expect(changeSchedule(other, id, { version, ...draft })).rejects.toMatchObject({ kind: 'missing' })
  await expect(removeSchedule(other, id, version)).rejects.toMatchObject({ kind: 'missing' })
  await expect(addSchedule(other, { view_id: view, ...draft })).rejects.toMatchObject({ code: 'view.missing' })
  await expect(changeSchedule(lead, id, { version: 1, ...draft })).rejects.toMatchObject({ kind: 'conflict' })
  expect(await changeSchedule(lead, id, { version, ...draft, day: 2 })).toMatchObject({ day: 2, roles: ['officer'] })
})

it.each([
  [{ day: 8 }, 'schedule.bad_day'],
  [{ members: [], roles: [] }, 'schedule.nobody'],
] as const)('refuses %j by name', async (wrong, code) => {
  const draft = { view_id: view, ...monday, members: [lead.me.member_id], roles: [] }
  await expect(addSchedule(lead, { ...draft, ...wrong } as typeof draft)).rejects.toMatchObject({ code })
})

it('stops and says why when its owner sees the report no more', async () => {
  const { id: gone } = await saved('将被删除')
  const { id } = await addSchedule(lead, { view_id: gone, ...monday, members: [lead.me.member_id], roles: [] })
  await removeView(lead, gone, 1)
  await at('2027-03-01T05:00:00Z')
  const stopped = (await listSchedules(lead)).items.find((one) => one.id === id)
  expect(stopped).toMatchObject({ next_at: null, stopped_because: 'view' })
  await removeSchedule(lead, id, stopped!.version)
  expect((await listSchedules(lead)).items.map((one) => one.id)).not.toContain(id)
})

it('counts with what its owner may read at that moment, and not at all when the owner is gone', async () => {
  await sql`update member set disabled_at = now() where id = ${lead.me.member_id}`.execute(place.db)
  const before = await sql<{ n: number }>`select count(*)::int as n from report_run`.execute(place.db)
  await at('2027-06-01T05:00:00Z')
  const after = await sql<{ n: number }>`select count(*)::int as n from report_run`.execute(place.db)
  expect(after.rows).toEqual(before.rows)
  expect((await listSchedules(lead)).items.map((one) => one.stopped_because)).toEqual(['owner'])
})

it('leaves a ledger that is whole', async () => {
  expect((await verify(place.db, records)).faults).toEqual([])
})
