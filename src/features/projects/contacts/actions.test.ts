import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sweep } from '#features/notices/reminders/actions.ts'
import type { Context } from '#platform/context.ts'
import { verify } from '#platform/ledger/verify.ts'
import { openPlace, type Place } from '../../../../tests/support/place.ts'
import { createProject, editProject } from '../facts/actions.ts'
import { refreshLights } from '../lights/actions.ts'
import { moveProject } from '../moves/actions.ts'
import { getProject } from '../page/actions.ts'
import { showTimeline } from '../timeline/actions.ts'
import { addContact } from './actions.ts'

let place: Place
let officer: Context
beforeAll(async () => {
  place = await openPlace()
  officer = await place.as('officer', 'zone')
})
afterAll(() => place.close())

const talk = { version: 1, on: '2026-10-12', with: '王总', said: '看了两块地，倾向东区' }

describe('a contact', () => {
  it('stands in the timeline, sets the next step and the first contact', async () => {
    const { id } = await createProject(officer, { changes: { name: '首谈' } })
    const next = { next_step: '送选址方案', next_step_on: '2026-10-20' }
    const project = await addContact(officer, id, { ...talk, ...next })
    expect(project.document).toMatchObject({ ...next, first_contact_on: '2026-10-12' })
    const { items } = await showTimeline(officer, id, { limit: 10 })
    const logged = items.find((item) => item.kind === 'project.contacted')
    expect(logged).toMatchObject({
      note: talk.said,
      changes: [{ field: 'contact', after: { zh: '2026-10-12 王总', en: '2026-10-12 王总' } }],
    })
  })

  it('without a next step leaves the one that stands, and a first contact its day', async () => {
    const changes = { name: '再谈', next_step: '等回音', next_step_on: '2026-11-01', first_contact_on: '2026-09-01' }
    const { id } = await createProject(officer, { changes })
    const project = await addContact(officer, id, talk)
    expect(project.document).toMatchObject({ next_step: '等回音', first_contact_on: '2026-09-01' })
    expect(project.version).toBe(2)
  })

  it('does not overwrite a next step that somebody else set meanwhile', async () => {
    const { id } = await createProject(officer, { changes: { name: '同时' } })
    await editProject(officer, id, { version: 1, changes: { next_step: '他人所定' } })
    await expect(addContact(officer, id, { ...talk, next_step: '我所定' })).rejects.toMatchObject({ kind: 'conflict' })
    expect((await getProject(officer, id)) as object).toMatchObject({ version: 2, document: { next_step: '他人所定' } })
  })

  it.each(['2026-10-16', '2026-02-30'])('cannot have been on %s', async (on) => {
    const { id } = await createProject(officer, { changes: { name: '日期' } })
    await expect(addContact(officer, id, { ...talk, on })).rejects.toMatchObject({ faults: [{ field: 'on' }] })
  })
})

it('what is written after the clock was set back stands after what was written before, and no day is guessed', async () => {
  const { id } = await createProject(officer, { changes: { name: '时钟' } })
  const before = await addContact(officer, id, { ...talk, on: '2026-10-14' })
  const earlier = { ...officer, now: new Date('2026-09-15T02:00:00Z') }
  await expect(addContact(earlier, id, { ...talk, version: before.version, on: '2026-10-14' })).rejects.toMatchObject({
    faults: [{ field: 'on' }],
  })
  const after = await addContact(earlier, id, { ...talk, version: before.version, on: '2026-09-14', with: '李总' })
  expect(after.document).toMatchObject({ first_contact_on: '2026-10-14' })
  const { items } = await showTimeline(earlier, id, { limit: 10 })
  const versions = items.filter(({ kind }) => kind.startsWith('project.')).map(({ version }) => version)
  expect(versions).toEqual([...versions].sort((a, b) => b - a))
  expect(items[0]!.at).toBe(officer.now.toISOString())
  // Lights, protection and gates reckon from days that are still to come as from none.
  expect(await getProject(earlier, id)).toMatchObject({ version: after.version })
})

describe('the service level of leads', () => {
  const at = (day: string) => ({ ...officer, now: new Date(`${day}T02:00:00Z`) })
  const service = async (id: string) =>
    (await showProject(id)).service.map((step) => `${step.id} ${step.done_on ?? step.due_on}`)
  const showProject = async (id: string) => {
    const project = await getProject(officer, id)
    if (project.access === 'existence') throw new Error('out of reach')
    return project
  }
  const brought = { source: 'referral', content: '减速器', industry: 'C34' }

  it('is satisfied by records and nothing else, and the light follows each of them at once', async () => {
    const { id } = await createProject(at('2026-10-10'), { changes: { name: '时限', ...brought } })
    expect(await service(id)).toEqual([
      'answer 2026-10-11',
      'judge 2026-10-13',
      'feedback 2026-10-17',
      'follow_up 2026-10-24',
    ])
    await refreshLights(place.db, place.tenant_id, '2026-10-12')
    expect((await showProject(id)).light).toMatchObject({ light: 'red', rule: 'answer_late' })
    await addContact(at('2026-10-12'), id, { ...talk, on: '2026-10-12' })
    expect(await service(id)).toContain('answer 2026-10-12')
    expect((await showProject(id)).light).toMatchObject({ light: 'yellow', rule: 'judge_soon' })
    const { version } = await showProject(id)
    await moveProject(at('2026-10-13'), id, { version, stage: 'assessed' })
    expect(await service(id)).toContain('judge 2026-10-13')
    expect((await showProject(id)).light).toMatchObject({ light: 'green' })
  })

  it('takes feedback to who brought the lead for no talk with the investor', async () => {
    const { id } = await createProject(at('2026-10-10'), { changes: { name: '反馈', ...brought } })
    const told = await addContact(at('2026-10-12'), id, { ...talk, to: 'referrer' })
    expect(told.document).not.toHaveProperty('first_contact_on')
    expect(await service(id)).toContain('feedback 2026-10-12')
  })

  it('is told before its last day and again when that is over, once each, and beside a worse light too', async () => {
    await place.as('unit_lead', 'zone')
    const { id } = await createProject(at('2026-10-10'), { changes: { name: '提醒', ...brought } })
    for (const day of ['2026-10-10', '2026-10-10', '2026-10-11', '2026-10-12', '2026-10-13']) {
      await refreshLights(place.db, place.tenant_id, day)
      await sweep(place.db, place.tenant_id, day)
    }
    const told = await place.db.selectFrom('notice').select(['key', 'kind']).where('project_id', '=', id).execute()
    const of = (kind: string) => [...new Set(told.filter((one) => one.kind === kind).map(({ key }) => key))]
    expect(of('service')).toEqual([`service:${id}:answer:2026-10-11:soon`, `service:${id}:answer:2026-10-11:late`])
    expect(of('light').filter((key) => key.includes('answer'))).toEqual([])
  })
})

it('leaves a ledger that verifies', async () => {
  const verdict = await verify(place.db, { project: 'project', enterprise: 'enterprise', claim: 'claim' })
  expect(verdict.faults).toEqual([])
})
