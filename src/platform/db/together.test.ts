import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDb, testDb } from '../testing/db.ts'
import { together } from './together.ts'

let place: TestDb
beforeAll(async () => {
  place = await testDb({ migrated: false })
})
afterAll(() => place.close())

test('lists come in their order, an empty one as empty, and all of one instant', async () => {
  const numbers = sql<{ n: number }>`select n from generate_series(1, 3) as n order by n desc`
  const none = sql<{ n: number }>`select 1 as n where false`
  const told = sql<{ day: string; money: string; nothing: null }>`
    select date '2026-02-28' as day, 99999999999999999999.10::text as money, null as nothing`
  expect(await together(place.db, { numbers, none, told })).toEqual({
    numbers: [{ n: 3 }, { n: 2 }, { n: 1 }],
    none: [],
    told: [{ day: '2026-02-28', money: '99999999999999999999.10', nothing: null }],
  })
})
