import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Context } from '#platform/context.ts'
import { verify } from '#platform/ledger/verify.ts'
import { openPlace, type Place } from '../../../../tests/support/place.ts'
import { createProject, editProject } from '../facts/actions.ts'
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

it('leaves a ledger that verifies', async () => {
  const verdict = await verify(place.db, { project: 'project', enterprise: 'enterprise', claim: 'claim' })
  expect(verdict.faults).toEqual([])
})
