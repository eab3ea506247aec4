import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Decimal } from 'decimal.js'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { records, sums } from '#app/records.ts'
import { grantsWithReach, type Role, reachOf } from '#features/places/model.ts'
import { reviewClaim } from '#features/projects/claims/actions.ts'
import { wholeClaim } from '#features/projects/claims/reading/actions.ts'
import { moveProject } from '#features/projects/moves/actions.ts'
import { pipelineCount } from '#features/projects/pipeline/store.ts'
import { count } from '#features/reports/count/actions.ts'
import type { Context } from '#platform/context.ts'
import { dayOf } from '#platform/day.ts'
import { type FileStore, openFiles } from '#platform/files.ts'
import { verify } from '#platform/ledger/verify.ts'
import { type TestDb, testDb } from '#platform/testing/db.ts'
import { approved, arrival, submitted } from '../../../../tests/support/claims.ts'
import { seedInBulk } from './actions.ts'

const size = { enterprises: 300, projects: 120 }
const now = new Date()
let database: TestDb
let files: FileStore
let folder: string
beforeAll(async () => {
  database = await testDb()
  folder = await mkdtemp(join(tmpdir(), 'landfall-bulk-'))
  files = openFiles(folder)
  await seedInBulk({ ...database, files }, size, now, () => {})
})
afterAll(async () => {
  await database.close()
  await rm(folder, { recursive: true, force: true })
})

it('leaves a ledger and sums that hold together', async () => {
  const verdict = await verify(database.db, records, sums)
  expect(verdict.faults).toEqual([])
  expect(verdict.events).toBeGreaterThan(size.enterprises + size.projects)
})

it('leaves the schema as it was', async () => {
  const untouched = await testDb()
  expect(await schemaOf(database)).toEqual(await schemaOf(untouched))
  await untouched.close()
})

it('keeps the paper of every piece of evidence', async () => {
  const { rows } = await sql<{ tenant_id: string; sha256: string }>`select tenant_id, sha256 from evidence`.execute(
    database.db,
  )
  expect(rows.length).toBeGreaterThan(size.projects)
  for (const { tenant_id, sha256 } of rows) expect(await files.has(tenant_id, sha256)).toBe(true)
})

it('counts what the lines come to, and pipes what the projects are', async () => {
  const { db } = database
  const { me } = await as('city')
  const year = dayOf(now).slice(0, 4)
  const { total, indicators } = await count(db, me.tenant_id, me.reach, { period: dayOf(now).slice(0, 7), by: 'unit' })
  for (const { id } of indicators) {
    const { rows } = await sql<{ n: number; cny: string }>`
      select coalesce(sum(n), 0)::int as n, coalesce(sum(cny), 0)::text as cny from posting
      where indicator = ${id} and posted_on between ${`${year}-01-01`} and ${dayOf(now)}`.execute(db)
    expect(total.indicators[id]!.year.n).toBe(rows[0]!.n)
    expect(new Decimal(total.indicators[id]!.year.cny).equals(rows[0]!.cny)).toBe(true)
  }
  expect(await pipelineCount(db, me.tenant_id, { units: me.reach })).toBe(size.projects)
})

it('takes a claim, its approvals and a move as any project does', async () => {
  const [officer, unit, city] = [await as('officer'), await as('reviewer'), await as('city')]
  const started = await projectIn('started')
  const claim = await submitted(officer, started.id, arrival('BULK-1'))
  await approved(claim, unit, city)
  expect(await wholeClaim(city, claim)).toMatchObject({ status: 'approved' })
  const { rows } = await sql<{ id: string; version: number }>`
    select c.id, c.version from claim c join project p on p.tenant_id = c.tenant_id and p.id = c.project_id
    join unit u on u.tenant_id = p.tenant_id and u.id = p.unit_id
    where c.status = 'unit_approved' limit 1`.execute(database.db)
  await reviewClaim(city, rows[0]!.id, rows[0]!.version, 'approve')
  const lead = await projectIn('assessed')
  const moved = await moveProject(officer, lead.id, { version: lead.version, stage: 'talks' })
  expect(moved).toMatchObject({ version: lead.version + 1, stage: { id: 'talks' } })
  expect((await verify(database.db, records, sums)).faults).toEqual([])
})

it('invents the same records under the same ids again', async () => {
  const again = await testDb()
  const aside = await mkdtemp(join(tmpdir(), 'landfall-bulk-'))
  await seedInBulk({ ...again, files: openFiles(aside) }, size, now, () => {})
  expect(await facts(again)).toEqual(await facts(database))
  await again.close()
  await rm(aside, { recursive: true })
})

/** What enterprises and projects were when they were made. */
async function facts({ db }: TestDb) {
  const { rows } = await sql`
    select stream_id, kind, at, changes - array['unit_id', 'playbook_id', 'created_by', 'team'] as changes from event
    where kind in ('enterprise.created', 'project.created') order by 1`.execute(db)
  return rows
}

async function schemaOf({ db }: TestDb) {
  const { rows } = await sql`
    select indexdef as made from pg_indexes where schemaname = 'public'
    union all select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint
    where connamespace = 'public'::regnamespace order by 1`.execute(db)
  return rows
}

async function projectIn(stage: string): Promise<{ id: string; version: number }> {
  const { unit_id } = await grantOf('officer')
  return database.db
    .selectFrom('project')
    .select(['id', 'version'])
    .where('unit_id', '=', unit_id)
    .where('stage', '=', stage)
    .where('status', '=', 'active')
    .executeTakeFirstOrThrow()
}

async function as(user: string): Promise<Context> {
  const { db } = database
  const { tenant_id, member_id, unit_id } = await grantOf(user)
  const roles = await db.selectFrom('member_role').select('role').where('member_id', '=', member_id).execute()
  const tree = await db.selectFrom('unit').select(['id', 'path']).execute()
  const grants = roles.map(({ role }) => ({ role: role as Role, unit_id }))
  const me = {
    tenant_id,
    member_id,
    user_id: user,
    name: user,
    grants: grantsWithReach(grants, tree),
    reach: reachOf(grants, tree),
  }
  return { db, files, me, now, language: 'zh-CN', request_id: 'test' }
}

function grantOf(user: string) {
  return database.db
    .selectFrom('member as m')
    .innerJoin('member_role as r', 'r.member_id', 'm.id')
    .select(['m.tenant_id', 'm.id as member_id', 'r.unit_id'])
    .where('m.user_name', '=', user)
    .executeTakeFirstOrThrow()
}
