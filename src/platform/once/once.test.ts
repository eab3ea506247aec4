import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Me } from '../context.ts'
import { newId } from '../id.ts'
import { record } from '../ledger/record.ts'
import { testDb } from '../testing/db.ts'
import { askedOf, once, sweepAnswered } from './once.ts'

let database: Awaited<ReturnType<typeof testDb>>
const tenant_id = newId()
const me = { tenant_id, member_id: newId() } as Me
const now = new Date('2026-03-01T08:00:00Z')
const asking = { me, asked: askedOf('/api/things', 'a'), now, keep: true }

beforeAll(async () => {
  database = await testDb()
  await database.db
    .insertInto('tenant')
    .values({ id: tenant_id, slug: 'once', name: '一次', name_en: 'Once' })
    .execute()
})
afterAll(() => database.close())

/** Makes a thing, as an action does; `fails` says where its server dies. */
async function make(fails?: 'before commit' | 'after commit'): Promise<Response> {
  const id = newId()
  await database.db.transaction().execute(async (tx) => {
    const entry = { stream: id, kind: 'thing.made', seen: 0, changes: {} }
    await record(tx, { tenant_id, member_id: me.member_id, now }, [entry])
    if (fails === 'before commit') throw new Error(fails)
  })
  if (fails === 'after commit') throw new Error(fails)
  return Response.json({ id })
}

async function things(): Promise<number> {
  return (await database.db.selectFrom('stream').select('id').where('kind', '=', 'thing').execute()).length
}

const ask = (key: string, work = () => make(), more = {}) => once(database.db, { ...asking, key, ...more }, work)

test('asked again, it is not done again and the answer is the same', async () => {
  const before = await things()
  const first = await (await ask('same-answer')).text()
  const again = await ask('same-answer')
  expect(await again.text()).toBe(first)
  expect(again.headers.get('idempotent-replayed')).toBe('true')
  expect(await things()).toBe(before + 1)
})

test('of twenty at once one does it, and all get its answer', async () => {
  const before = await things()
  const answers = await Promise.all(Array.from({ length: 20 }, async () => (await ask('at-the-same-time')).text()))
  expect(new Set(answers).size).toBe(1)
  expect(await things()).toBe(before + 1)
})

test('a server that died before it committed did nothing: the next attempt does it', async () => {
  const before = await things()
  await expect(ask('died-before', () => make('before commit'))).rejects.toThrow('before commit')
  expect(await things()).toBe(before)
  await ask('died-before')
  expect(await things()).toBe(before + 1)
})

test('one that died after it committed did it: the next attempt is told so, and does nothing', async () => {
  const before = await things()
  await expect(ask('died-after', () => make('after commit'))).rejects.toThrow('after commit')
  await expect(ask('died-after')).rejects.toMatchObject({ kind: 'conflict', code: 'request.done_before' })
  expect(await things()).toBe(before + 1)
})

test('another question under the key is refused; another member has keys of their own', async () => {
  await ask('one-question')
  await expect(ask('one-question', make, { asked: askedOf('b') })).rejects.toMatchObject({ code: 'request.key_used' })
  const before = await things()
  await ask('one-question', () => make(), { me: { ...me, member_id: newId() } })
  expect(await things()).toBe(before + 1)
})

test('an answer that is shown once is not kept, and still nothing is done twice', async () => {
  const before = await things()
  await ask('shown-only-once', () => make(), { keep: false })
  await expect(ask('shown-only-once', make, { keep: false })).rejects.toMatchObject({ code: 'request.done_before' })
  expect(await things()).toBe(before + 1)
})

test('after a day the key is free again, and what is old is swept', async () => {
  await ask('a-day-later')
  const later = new Date(now.getTime() + 86_400_001)
  const before = await things()
  await ask('a-day-later', () => make(), { now: later })
  expect(await things()).toBe(before + 1)
  await sweepAnswered(database.db, later)
  const left = await database.db.selectFrom('answered').select('key').execute()
  expect(left).toEqual([{ key: 'a-day-later' }])
})

test.each(['', 'short', 'with space', 'x'.repeat(201), '昆山昆山昆山昆山'])('the key %j is none', async (key) => {
  await expect(ask(key)).rejects.toMatchObject({ code: 'request.key_form' })
})
