import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { records, sums } from '#app/records.ts'
import { openFiles } from '#platform/files.ts'
import { verify } from '#platform/ledger/verify.ts'
import { type TestDb, testDb } from '#platform/testing/db.ts'
import { seedDemo } from '../actions.ts'

let database: TestDb
let folder: string
beforeAll(async () => {
  database = await testDb()
  folder = await mkdtemp(join(tmpdir(), 'landfall-handed-'))
  await seedDemo(database.db, openFiles(folder), { enterprises: 20, projects: 10 }, new Date())
}, 60_000)
afterAll(async () => {
  await database.close()
  await rm(folder, { recursive: true, force: true })
})

it('the demo has a project that was passed on: its tax and its counts stand half with each unit, and its ledger verifies', async () => {
  const { rows } = await sql<{ unit: string; indicator: string; n: number; cny: string }>`
    select u.name as unit, l.indicator, sum(l.n)::float8 as n, sum(l.cny)::text as cny
    from posting l join unit u on u.tenant_id = l.tenant_id and u.id = l.unit_id
    where l.transfer_id is not null and l.indicator in ('new_signings', 'taxes')
    group by 1, 2 order by 2, 1`.execute(database.db)
  expect(rows.map(({ unit, indicator }) => `${indicator} ${unit}`)).toEqual(
    ['new_signings', 'taxes'].flatMap((one) =>
      ['澜江经济开发区', '澜江高新区'].toSorted().map((unit) => `${one} ${unit}`),
    ),
  )
  const [signed, signedToo, tax, taxToo] = rows
  expect([signed!.n, signedToo!.n]).toEqual([0.5, 0.5])
  expect(Number(tax!.cny)).toBeGreaterThan(0)
  expect(tax!.cny).toBe(taxToo!.cny)
  expect((await verify(database.db, records, sums)).faults).toEqual([])
})
