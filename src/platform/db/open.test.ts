import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDb, testDb } from '../testing/db.ts'
import { type Db, json, openDb, type Tx } from './open.ts'
import { prepared } from './prepared.ts'

let place: TestDb

beforeAll(async () => {
  place = await testDb({ migrated: false })
})

afterAll(() => place.close())

test.each([
  ['12345678901::int8', 12_345_678_901],
  ['count(*)', 1],
  ['3.50::numeric', '3.50'],
  ['99999999999999999999.01::numeric', '99999999999999999999.01'],
  ["'2026-02-28'::date", '2026-02-28'],
  ["'2026-02-28 23:59:59.1234+08'::timestamptz", '2026-02-28T15:59:59.123Z'],
  ["'0042-01-01 00:00:00+00'::timestamptz", '0042-01-01T00:00:00.000Z'],
  ['null::date', null],
  ["array['2026-02-28', null]::date[]", ['2026-02-28', null]],
  ['array[1.10, 2]::numeric[]', ['1.10', '2']],
  ['array[1, 2]::int8[]', [1, 2]],
  ["array['2026-01-01 08:00+08']::timestamptz[]", ['2026-01-01T00:00:00.000Z']],
  ['array[]::date[]', []],
  [`'{"a": [1, null]}'::jsonb`, { a: [1, null] }],
  ['0.1::float8', 0.1],
  ['false', false],
])('%s is read as %j', async (expression, expected) => {
  const { rows } = await sql<{ value: unknown }>`select ${sql.raw(expression)} as value`.execute(place.db)
  expect(rows[0]?.value).toEqual(expected)
})

test.each([[[1, 'two', null]], [{ a: { b: [] } }], ['text'], [0], [false], [[[]]]])(
  'json(%j) comes back the same',
  async (value) => {
    const { rows } = await sql<{ value: unknown }>`select ${json(value)} as value`.execute(place.db)
    expect(rows[0]?.value).toEqual(value)
  },
)

test('idle connections that are lost are replaced', async () => {
  const idle = await Promise.all([1, 2, 3].map(() => backendOf(place.db)))
  await terminate(idle)
  await expect.poll(() => backendOf(place.db).catch(() => undefined)).toEqual(expect.any(Number))
})

test('a connection lost between the statements of a transaction fails the transaction, not the process', async () => {
  const lost = place.db.transaction().execute(async (tx) => {
    await terminate([await backendOf(tx)])
    await sql`select 1`.execute(tx)
  })
  await expect(lost).rejects.toThrow(/terminat|closed|not queryable/)
  expect(await backendOf(place.db)).toEqual(expect.any(Number))
})

test('a connection keeps the plan of a statement that is marked, and of no other', async () => {
  const db = openDb(place.url, { max: 1 })
  await sql`create table kept (id int primary key, name text)`.execute(db)
  const marked = async (id: number) =>
    (await sql<{ name: string }>`${prepared} select name from kept where id = ${id}`.execute(db)).rows
  await sql`insert into kept values (1, '甲'), (2, '乙')`.execute(db)
  expect([await marked(1), await marked(2), await marked(3)]).toEqual([[{ name: '甲' }], [{ name: '乙' }], []])
  const { rows } = await sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(db)
  expect(rows).toEqual([{ statement: expect.stringContaining('select name from kept') }])
  // A later version of the schema does not strand a server that goes on.
  await sql`alter table kept add column more text`.execute(db)
  await sql`create index kept_name on kept (name)`.execute(db)
  expect(await marked(2)).toEqual([{ name: '乙' }])
  await db.destroy()
})

async function backendOf(db: Db | Tx): Promise<number> {
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid, pg_sleep(0.02)`.execute(db)
  return rows[0]?.pid ?? 0
}

async function terminate(pids: number[]): Promise<void> {
  const other = await testDb({ migrated: false })
  await sql`select pg_terminate_backend(pid, 5000) from unnest(${pids}::int[]) as pid`.execute(other.db)
  await other.close()
}
