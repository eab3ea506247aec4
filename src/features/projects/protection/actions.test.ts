import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sweep } from '#features/notices/reminders/actions.ts'
import type { Context } from '#platform/context.ts'
import { verify } from '#platform/ledger/verify.ts'
import { openPlace, type Place } from '../../../../tests/support/place.ts'
import { records } from '../../../app/records.ts'
import { addContact } from '../contacts/actions.ts'
import { createProject, editProject } from '../facts/actions.ts'
import { setStatus } from '../moves/actions.ts'
import { getProject } from '../page/actions.ts'
import { endRanOut } from './actions.ts'
import { investorStandings, keepProtection, showProtection } from './keep/actions.ts'

let place: Place
let zone: Context
let county: Context
beforeAll(async () => {
  place = await openPlace()
  zone = await place.as('officer', 'zone')
  county = await place.as('officer', 'county')
})
afterAll(() => place.close())

let named = 0
const newInvestor = () => `首谈投资人${++named}号有限公司`

/** All that the shipped playbook asks of a registration. */
const registration = (investor: string) => ({
  name: `${investor}项目`,
  investors: [{ name: investor }],
  content: '减速器',
  investment: { announced: { value: '3', unit: 'yi' } },
  contact_name: '王总',
  first_contact_on: '2026-10-10',
})

const later = (context: Context, day: string): Context => ({ ...context, now: new Date(`${day}T02:00:00Z`) })

async function register(context: Context, investor: string) {
  return createProject(context, { changes: registration(investor) })
}

async function standingOf(context: Context, investor: string) {
  const { id } = await place.db
    .selectFrom('enterprise')
    .select('id')
    .where('name', '=', investor)
    .executeTakeFirstOrThrow()
  return (await investorStandings(context, [id])).items[0]!
}

describe('a registration', () => {
  it('stands once it is complete, and keeps others away', async () => {
    const investor = newInvestor()
    const { first_contact_on: _, ...rest } = registration(investor)
    const mine = await createProject(zone, { changes: rest })
    expect(await showProtection(zone, mine.id)).toMatchObject({ items: [], lacks: [{ field: 'first_contact_on' }] })
    await addContact(zone, mine.id, { version: 1, on: '2026-10-15', with: '王总', said: '初谈' })
    expect(await showProtection(zone, mine.id)).toMatchObject({
      lacks: [],
      items: [{ until_on: '2027-01-13', days_left: 90, can: ['pause', 'give_up'] }],
    })

    const second = await register(county, investor)
    expect(await showProtection(county, second.id)).toMatchObject({
      items: [],
      held_by: { unit: { name: '临港开发区' }, until_on: '2027-01-13' },
    })
    expect(await standingOf(county, investor)).toMatchObject({ standing: 'held', project_id: null, can: ['ask'] })
    expect(await standingOf(zone, investor)).toMatchObject({ standing: 'ours', project_id: mine.id, can: [] })
  })

  it('of many in the same instant exactly one stands', async () => {
    const investor = newInvestor()
    await register(zone, newInvestor())
    const made = await Promise.all([zone, county, zone, county, zone, county].map((who) => register(who, investor)))
    const open = await place.db
      .selectFrom('protection')
      .select('project_id')
      .where('ended_on', 'is', null)
      .where(
        'project_id',
        'in',
        made.map(({ id }) => id),
      )
      .execute()
    expect(open).toHaveLength(1)
  })

  it('is none where the project is past first contact already', async () => {
    const { id } = await register(zone, newInvestor())
    const { version } = (await getProject(zone, id)) as { version: number }
    await setStatus(zone, id, { version, status: 'lost', reason: 'elsewhere', date: '2026-10-15' })
    expect(await showProtection(zone, id)).toMatchObject({ items: [{ ending: 'given_up', days_left: null, can: [] }] })
  })
})

describe('its clock', () => {
  it('is renewed by talks, and silence releases it', async () => {
    const investor = newInvestor()
    const { id } = await register(zone, investor)
    const december = later(zone, '2026-12-20')
    await addContact(december, id, { version: 1, on: '2026-12-20', with: '王总', said: '再谈' })
    expect((await showProtection(december, id)).items[0]).toMatchObject({ until_on: '2027-03-20' })
    expect(await standingOf(later(county, '2027-03-20'), investor)).toMatchObject({ standing: 'held' })
    expect(await standingOf(later(county, '2027-03-21'), investor)).toMatchObject({ standing: 'free' })

    const other = await register(later(county, '2027-03-21'), investor)
    expect((await showProtection(later(county, '2027-03-21'), other.id)).items[0]).toMatchObject({ days_left: 90 })
    expect((await showProtection(later(zone, '2027-03-21'), id)).items[0]).toMatchObject({ ending: 'expired' })
  })

  it('stands still for as long as the playbook allows', async () => {
    const { id } = await register(zone, newInvestor())
    const pause = { act: 'pause', reason: '投资方换届' } as const
    await keepProtection(zone, id, { version: 1, ...pause })
    await expect(keepProtection(zone, id, { version: 2, ...pause })).rejects.toMatchObject({
      code: 'protection.is_paused',
    })
    const shown = await keepProtection(later(zone, '2026-11-14'), id, { version: 2, act: 'resume', reason: '换届结束' })
    expect(shown).toMatchObject({ pause_left: 30, items: [{ until_on: '2027-02-12', paused_days: 30 }] })
  })

  it('refuses whoever saw an older state, and whoever does not carry the project', async () => {
    const { id } = await register(zone, newInvestor())
    const give = { act: 'give_up', reason: '不谈了' } as const
    await expect(keepProtection(zone, id, { version: 7, ...give })).rejects.toMatchObject({ kind: 'conflict' })
    await expect(keepProtection(county, id, { version: 1, ...give })).rejects.toMatchObject({ kind: 'missing' })
    const leader = await place.as('leader', 'city')
    await expect(keepProtection(leader, id, { version: 1, ...give })).rejects.toMatchObject({ kind: 'forbidden' })
    await keepProtection(zone, id, { version: 1, ...give })
    expect((await showProtection(zone, id)).items[0]).toMatchObject({ ending: 'given_up' })
  })

  it('is ended by the nightly sweep, once', async () => {
    const { id } = await register(zone, newInvestor())
    const next = new Date('2027-06-01T00:00:00Z')
    expect(await endRanOut(place.db, place.tenant_id, next)).toBeGreaterThan(0)
    expect(await endRanOut(place.db, place.tenant_id, next)).toBe(0)
    expect((await showProtection(later(zone, '2027-06-01'), id)).items[0]).toMatchObject({
      ending: 'expired',
      version: 2,
    })
  })
})

it('its holder is warned as the playbook says, once for each warning', async () => {
  const { id } = await register(zone, newInvestor())
  const warned = async (day: string) => {
    await sweep(place.db, place.tenant_id, day)
    const told = await place.db
      .selectFrom('notice')
      .select('data')
      .where('kind', '=', 'protection_ends')
      .where('project_id', '=', id)
      .orderBy('id')
      .execute()
    return told.map(({ data }) => (data as { days: number }).days)
  }
  await place.as('unit_lead', 'zone')
  expect(await warned('2026-12-29')).toEqual([])
  expect(await warned('2026-12-30')).toEqual([14])
  expect(await warned('2027-01-05')).toEqual([14])
  expect(await warned('2027-01-11')).toEqual([14, 2])
  expect(await warned('2027-01-12')).toEqual([14, 2])
})

describe('a protected project', () => {
  it('takes its protection along to another unit', async () => {
    const investor = newInvestor()
    const { id } = await register(zone, investor)
    const lead = await place.as('unit_lead', 'city')
    await editProject(lead, id, { version: 1, changes: { unit_id: place.unit('county') } })
    expect(await standingOf(county, investor)).toMatchObject({ standing: 'ours', unit: { name: '青溪县' } })
  })

  it('that turns to another investor lets the first one go', async () => {
    const [first, next] = [newInvestor(), newInvestor()]
    const { id } = await register(zone, first)
    await editProject(zone, id, { version: 1, changes: { investors: [{ name: next }] } })
    expect(await standingOf(zone, first)).toMatchObject({ standing: 'free' })
    expect(await standingOf(zone, next)).toMatchObject({ standing: 'ours', project_id: id })
  })
})

it('leaves a ledger that verifies', async () => {
  expect((await verify(place.db, records)).faults).toEqual([])
})
