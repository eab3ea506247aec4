import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDb, testDb } from '../testing/db.ts'
import { copied, copyRows } from './copy.ts'
import type { Tx } from './open.ts'

let database: TestDb
beforeAll(async () => {
  database = await testDb()
})
afterAll(() => database.close())

function inTable<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return database.db.transaction().execute(async (tx) => {
    await sql`create temporary table copy_test (n integer primary key, t text, list text[], doc jsonb) on commit drop`.execute(
      tx,
    )
    return work(tx)
  })
}

const words = fc.string({ unit: fc.constantFrom('甲', '"', '\\', '\t', '\n', '\r', ',', '{', '}', 'N', "'", ' ') })

test('what is copied in comes out the same', async () => {
  const row = fc.record({
    t: fc.option(words),
    list: fc.array(fc.option(words)),
    doc: fc.record({ a: words, b: fc.array(words) }),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 20 }), async (made) => {
      const rows = made.map((one, n) => ({ n, ...one }))
      const kept = await inTable(async (tx) => {
        await copyRows(tx, copied('copy_test', rows))
        return (await sql`select * from copy_test order by n`.execute(tx)).rows
      })
      expect(kept).toEqual(rows)
    }),
    { numRuns: 50 },
  )
})

test('a row that the table does not take is refused as by an insert, and nothing stays', async () => {
  const twice = [
    { n: 1, t: 'a' },
    { n: 1, t: 'b' },
  ]
  await expect(inTable((tx) => copyRows(tx, copied('copy_test', twice)))).rejects.toMatchObject({ code: '23505' })
  const kept = await inTable(async (tx) => {
    await copyRows(tx, copied('copy_test', twice.slice(1)))
    return (await sql`select t from copy_test`.execute(tx)).rows
  })
  expect(kept).toEqual([{ t: 'b' }])
})
