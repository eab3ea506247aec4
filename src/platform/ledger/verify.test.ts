import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../id.ts'
import { testDb } from '../testing/db.ts'
import type { FaultKind } from './check.ts'
import { changesBetween } from './model.ts'
import { hold, record } from './record.ts'
import { verify } from './verify.ts'

let database: Awaited<ReturnType<typeof testDb>>
const tenant = newId()
let unit: string

beforeAll(async () => {
  database = await testDb()
  await database.db.insertInto('tenant').values({ id: tenant, slug: 'ledger', name: '测试', name_en: 'Test' }).execute()
})
afterAll(() => database.close())

const records = { unit: 'unit' }
const author = { tenant_id: tenant, member_id: null, now: new Date('2026-03-01T08:00:00Z') }

/** A unit with three events, through the ledger as a slice would write it. */
beforeEach(async () => {
  await sql`truncate event, stream, unit cascade`.execute(database.db)
  unit = newId()
  await write(unit, {}, { name: '甲镇', position: 0 })
  await write(unit, { name: '甲镇', position: 0 }, { name: '乙镇', position: 1 })
  await write(unit, { name: '乙镇', position: 1 }, { name: '乙镇', position: 2 })
})

async function write(id: string, before: Record<string, unknown>, after: { name: string; position: number }) {
  await database.db.transaction().execute(async (tx) => {
    const seen = await hold(tx, tenant, id)
    const changes = changesBetween(before, after)
    const versions = await record(tx, author, [{ stream: id, kind: 'unit.changed', seen, changes }])
    const row = { tenant_id: tenant, id, kind: 'town', path: id, version: versions.get(id)!, ...after }
    await tx
      .insertInto('unit')
      .values(row)
      .onConflict((conflict) => conflict.columns(['tenant_id', 'id']).doUpdateSet(row))
      .execute()
  })
}

test('an untouched ledger is whole, and its fingerprint is stable', async () => {
  const first = await verify(database.db, records)
  const second = await verify(database.db, records)
  expect(first).toMatchObject({ ok: true, events: 3, streams: 1, faults: [] })
  expect(second.fingerprint).toBe(first.fingerprint)
})

test('a clock that was set back puts no event before the one it follows', async () => {
  const id = newId()
  for (const now of ['2026-03-01T08:00:00Z', '2025-12-31T23:00:00Z', '2026-02-28T00:00:00Z', '2026-03-02T08:00:00Z'])
    await database.db.transaction().execute(async (tx) => {
      const seen = await hold(tx, tenant, id)
      const entry = { stream: id, kind: 'note.changed', seen, changes: changesBetween({}, { now }) }
      await record(tx, { ...author, now: new Date(now) }, [entry])
    })
  const { rows } = await sql<{ at: string }>`select at from event where stream_id = ${id} order by seq`.execute(
    database.db,
  )
  const first = '2026-03-01T08:00:00.000Z'
  expect(rows.map(({ at }) => at)).toEqual([first, first, first, '2026-03-02T08:00:00.000Z'])
  expect(await verify(database.db, records)).toMatchObject({ ok: true })
})

const tampering: [what: string, fault: FaultKind, statement: (id: string) => ReturnType<typeof sql>][] = [
  [
    'a changed value',
    'event_edited',
    (id) => sql`update event set changes = '{"name": [null, "丙镇"]}' where stream_id = ${id} and seq = 1`,
  ],
  [
    'another actor',
    'event_edited',
    (id) => sql`update event set actor_id = ${newId()} where stream_id = ${id} and seq = 2`,
  ],
  [
    'another time',
    'event_edited',
    (id) => sql`update event set at = at - interval '1 day' where stream_id = ${id} and seq = 3`,
  ],
  [
    'an event removed from the middle',
    'event_missing',
    (id) => sql`delete from event where stream_id = ${id} and seq = 2`,
  ],
  ['the first event removed', 'event_missing', (id) => sql`delete from event where stream_id = ${id} and seq = 1`],
  [
    'the last event removed',
    'events_missing_at_end',
    (id) => sql`delete from event where stream_id = ${id} and seq = 3`,
  ],
  [
    'two events swapped',
    'event_edited',
    (id) => sql`update event set seq = case seq when 2 then -3 else -2 end where stream_id = ${id} and seq in (2, 3)`,
  ],
  [
    'an event added',
    'event_beyond_head',
    (id) =>
      sql`insert into event select tenant_id, stream_id, 4, kind, actor_id, at, changes, note, hash from event where stream_id = ${id} and seq = 3`,
  ],
  ['the head removed', 'stream_missing', (id) => sql`delete from stream where id = ${id}`],
  ['the head rewritten', 'head_edited', (id) => sql`update stream set hash = 'x' where id = ${id}`],
  ['the record removed', 'record_missing', (id) => sql`delete from unit where id = ${id}`],
  [
    'a record slipped in',
    'record_without_stream',
    (id) =>
      sql`insert into unit (tenant_id, id, kind, name, path, version) select tenant_id, ${newId()}, kind, 'x', path, 1 from unit where id = ${id}`,
  ],
  ['a field of the record', 'record_edited', (id) => sql`update unit set name = '丁镇' where id = ${id}`],
  ['the version of the record', 'record_version', (id) => sql`update unit set version = 7 where id = ${id}`],
]

describe('tampering is found and named', () => {
  test.each(tampering)('%s → %s', async (_what, fault, statement) => {
    await statement(unit).execute(database.db)
    await sql`update event set seq = -seq where seq < 0`.execute(database.db)
    const verdict = await verify(database.db, records)
    expect(verdict.ok).toBe(false)
    expect(verdict.faults.map((found) => found.fault)).toContain(fault)
  })
})

test('a stale writer is refused and nothing is written', async () => {
  const stale = database.db
    .transaction()
    .execute((tx) => record(tx, author, [{ stream: unit, kind: 'unit.changed', seen: 2, changes: {} }]))
  await expect(stale).rejects.toMatchObject({ kind: 'conflict', code: 'ledger.stale', extra: { seen: 2, current: 3 } })
  expect((await verify(database.db, records)).ok).toBe(true)
})

test('of many writers that saw the same version exactly one wins', async () => {
  const writers = Array.from({ length: 20 }, () =>
    database.db
      .transaction()
      .execute((tx) => record(tx, author, [{ stream: unit, kind: 'unit.changed', seen: 3, changes: {} }])),
  )
  const outcomes = await Promise.allSettled(writers)
  expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1)
})

test('many records in one write', async () => {
  const ids = Array.from({ length: 300 }, newId)
  const versions = await database.db.transaction().execute((tx) =>
    record(
      tx,
      author,
      ids.map((stream) => ({ stream, kind: 'other.made', seen: 0, changes: { n: [null, 1] } })),
    ),
  )
  expect([...versions.values()].every((version) => version === 1)).toBe(true)
  expect(await verify(database.db, records)).toMatchObject({ ok: true, streams: 301, events: 303 })
})

test('threads that share the ledger find what one finds, each of one instant', async () => {
  const others = Array.from({ length: 40 }, newId)
  for (const [i, id] of others.entries()) await write(id, {}, { name: `${i}镇`, position: 0 })
  const whole = await verify(database.db, records)
  expect(await verify(database.db, records, [], { url: database.url, threads: 3 })).toEqual(whole)
  await sql`update event set note = 'x'`.execute(database.db)
  const broken = await verify(database.db, records)
  expect(broken.faults.length).toBeGreaterThan(others.length)
  expect(await verify(database.db, records, [], { url: database.url, threads: 3 })).toEqual(broken)
})

test('more threads than streams is no harm', async () => {
  const whole = await verify(database.db, records)
  expect(await verify(database.db, records, [], { url: database.url, threads: 5 })).toEqual(whole)
})
