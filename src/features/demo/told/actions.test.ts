import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sweep } from '#features/notices/reminders/actions.ts'
import { dayOf } from '#platform/day.ts'
import { openFiles } from '#platform/files.ts'
import { type TestDb, testDb } from '#platform/testing/db.ts'
import { seedDemo } from '../actions.ts'

let database: TestDb
let folder: string
beforeAll(async () => {
  database = await testDb()
  folder = await mkdtemp(join(tmpdir(), 'landfall-told-'))
}, 60_000)
afterAll(async () => {
  await database.close()
  await rm(folder, { recursive: true, force: true })
})

it('the demo begins with a handful of unread notices a member: those of the last two days', async () => {
  const { db } = database
  const now = new Date('2026-10-20T02:00:00Z')
  await seedDemo(db, openFiles(folder), { enterprises: 600, projects: 240 }, now)
  const {
    rows: [tenant],
  } = await sql<{ id: string }>`select id from tenant`.execute(db)
  await sweep(db, tenant!.id, dayOf(now))
  const { rows } = await sql<{ user_name: string; read: number; unread: number }>`
    select m.user_name, count(n.read_at)::int as read, count(*) filter (where n.read_at is null)::int as unread
    from notice n join member m on m.tenant_id = n.tenant_id and m.id = n.member_id
    group by 1 order by 1`.execute(db)
  const officer = rows.find(({ user_name }) => user_name === 'officer')!
  expect(officer.read).toBeGreaterThan(20)
  for (const { unread } of rows) expect(unread).toBeLessThanOrEqual(20)
}, 60_000)
