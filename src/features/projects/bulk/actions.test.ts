import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Context } from '#platform/context.ts'
import { verify } from '#platform/ledger/verify.ts'
import { openPlace, type Place } from '../../../../tests/support/place.ts'
import { createProject, editProject } from '../facts/actions.ts'
import { getProject } from '../page/actions.ts'
import { editMany, undoEdits } from './actions.ts'

let place: Place
let officer: Context
let lead: Context
beforeAll(async () => {
  place = await openPlace()
  officer = await place.as('officer', 'zone')
  lead = await place.as('unit_lead', 'zone')
})
afterAll(() => place.close())

const nothing = { changes: {}, add_tags: [], remove_tags: [] }

async function projects(count: number, changes: Record<string, unknown> = {}) {
  const made = []
  for (let n = 0; n < count; n++) made.push(await createProject(officer, { changes: { name: `批量${n}`, ...changes } }))
  return made.map(({ id, version }) => ({ id, version }))
}

async function factsOf(id: string) {
  const project = await getProject(officer, id)
  return project.access === 'existence' ? {} : project.document
}

describe('a change to many', () => {
  it('is made to each by itself: the stale, the faulty and the hidden are listed with their reasons', async () => {
    const [a, b, c] = (await projects(3)) as [Seen, Seen, Seen]
    await editProject(lead, b.id, { version: 1, changes: { chain_leader: '别人' } })
    const sibling = await createProject(await place.as('officer', 'county'), { changes: { name: '邻县项目' } })
    const items = [a, b, c, { id: sibling.id, version: 1 }]
    const { done, refused } = await editMany(officer, { ...nothing, items, changes: { chain_leader: '王链长' } })
    expect(done).toEqual([a, c].map(({ id }) => ({ id, version: 2, changed: true })))
    expect(refused).toMatchObject([
      { id: b.id, name: '批量1', code: 'project.stale' },
      { id: sibling.id, name: null, code: 'project.missing' },
    ])
    expect(await factsOf(b.id)).toMatchObject({ chain_leader: '别人' })
  })

  it('adds tags to what each has, and takes others away', async () => {
    const [a] = await projects(1, { tags: ['旧', '留'] })
    const edit = { ...nothing, items: [a!], add_tags: ['重点', '留'], remove_tags: ['旧'] }
    await editMany(officer, edit)
    expect(await factsOf(a!.id)).toMatchObject({ tags: ['留', '重点'] })
  })

  it.each([['name'], ['investment'], ['code'], ['investors']])(
    'never changes what is a project’s own: %s',
    async (field) => {
      const [a] = await projects(1)
      const attempt = editMany(officer, { ...nothing, items: [a!], changes: { [field]: 'x' } })
      await expect(attempt).rejects.toMatchObject({ code: 'bulk.not_many', faults: [{ field }] })
    },
  )

  it('is refused row by row to who may not edit', async () => {
    const [a] = await projects(1)
    const edit = { ...nothing, items: [a!], changes: { chain_leader: 'x' } }
    const { done, refused } = await editMany(await place.as('leader', 'city'), edit)
    expect([done, refused]).toMatchObject([[], [{ code: 'project.may_not_edit', name: '批量0' }]])
  })
})

type Seen = { id: string; version: number }

describe('undo', () => {
  it.each([
    ['a text', { chain_leader: '李' }, { chain_leader: '王' }],
    ['a text that was blank', {}, { next_step: '拜访' }],
    ['a choice', { origin: 'domestic' }, { origin: 'foreign' }],
    ['tags', { tags: ['a'] }, { tags: ['b', 'c'] }],
    ['a playbook field', { chain: '半导体' }, { chain: null }],
    [
      'a figure',
      { investment: { agreed: { value: '1', unit: 'yi' } } },
      { investment: { agreed: { value: '2', unit: 'yi' } } },
    ],
    ['a figure that is new', {}, { investment: { announced: { value: '2', unit: 'yi' } } }],
    [
      'one year of a figure',
      { tax: { agreed: { 2027: { value: '1', unit: 'wan' } } } },
      { tax: { agreed: { 2028: { value: '2', unit: 'wan' } } } },
    ],
  ])('brings back %s by a new event, and again undone stands as edited', async (_, before, changes) => {
    const [a] = (await projects(1, before)) as [Seen]
    const first = await factsOf(a.id)
    const edited = await editProject(officer, a.id, { version: 1, changes })
    const undone = await undoEdits(officer, { items: [{ id: a.id, version: 2 }] })
    expect(undone).toEqual({ done: [{ id: a.id, version: 3, changed: true }], refused: [] })
    expect(await factsOf(a.id)).toEqual(first)
    await undoEdits(officer, { items: [{ id: a.id, version: 3 }] })
    expect(await factsOf(a.id)).toEqual(edited.document)
  })

  it('leaves what was changed since, what others did, and what was no edit', async () => {
    const [a, b, c] = (await projects(3)) as [Seen, Seen, Seen]
    await editMany(officer, { ...nothing, items: [a, b], changes: { chain_leader: '甲' } })
    await editProject(lead, b.id, { version: 2, changes: { content: '乙' } })
    const { refused } = await undoEdits(officer, { items: [{ ...b, version: 2 }, c] })
    expect(refused.map(({ code }) => code)).toEqual(['undo.built_on', 'undo.not_yours'])
    const others = await undoEdits(lead, { items: [{ ...a, version: 2 }] })
    expect(others.refused).toMatchObject([{ code: 'undo.not_yours' }])
  })
})

it('leaves a ledger that verifies', async () => {
  expect((await verify(place.db, { project: 'project' })).faults).toEqual([])
})
