import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { records, sums } from '#app/records.ts'
import { bindings } from '#app/routes.ts'
import { demoPassword } from '#features/demo/founding/actions.ts'
import { restore } from '#platform/backup/read.ts'
import { backup } from '#platform/backup/write.ts'
import { type TestDb, testDb } from '#platform/testing/db.ts'
import { type Office, openOffice } from './support/office.ts'

/**
 * An invented county as an early version made it, before sums were kept and search was indexed:
 * `scripts/old-backup.ts ea9bb84` made the file.
 */
const old = new URL('./fixtures/old-county.tar.gz', import.meta.url).pathname
let folder: string
let restored: Awaited<ReturnType<typeof restore>>
let office: Office

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'landfall-upgrade-'))
  office = await openOffice(bindings, {}, { migrated: false })
  restored = await restore({ inFile: old, url: office.url, filesFolder: folder, records, sums })
}, 120_000)
afterAll(async () => {
  await office?.close()
  await rm(folder, { recursive: true })
})

it('a backup of the first version restores into this one, every migration since applied, and is whole', () => {
  expect(restored.schema_version).toBe('0012_industries.sql')
  expect(restored.migrated.length).toBeGreaterThan(6)
  expect(restored).toMatchObject({ same_ledger: true, missing: [], damaged: [] })
  expect(restored.verdict).toMatchObject({ ok: true, faults: [] })
  expect(restored.verdict.events).toBeGreaterThan(50)
})

it('what is kept since then was filled for what was there already', async () => {
  const { rows } = await sql<{ projects: number; counted: number }>`
    select (select count(*) from project) as projects, (select sum(n)::bigint from pipeline) as counted`.execute(
    office.db,
  )
  expect(rows).toEqual([{ projects: 8, counted: 8 }])
})

it('its members sign in with the passwords that they had, read what they wrote, and work on', async () => {
  const officer = office.visitor()
  expect(await officer.signIn('officer', demoPassword)).toMatchObject({ status: 200 })
  const list = await officer.send<{ items: { id: string; name: string }[] }>('GET', '/api/projects')
  expect(list.body.items.length).toBeGreaterThan(0)
  for (const path of [
    '/api/cockpit',
    '/api/claims',
    '/api/imports',
    '/api/enterprises',
    `/api/projects/${list.body.items[0]!.id}`,
  ])
    expect([path, (await officer.send('GET', path)).status]).toEqual([path, 200])
  expect(await officer.send('POST', '/api/projects', { changes: { name: '升级之后' } })).toMatchObject({ status: 200 })
})

it('and can be backed up and restored again', async () => {
  const outFile = join(folder, 'again.tar.gz')
  const { fingerprint } = await backup({ url: office.url, filesFolder: folder, outFile })
  const empty: TestDb = await testDb({ migrated: false })
  const filesFolder = join(folder, 'again')
  const again = await restore({ inFile: outFile, url: empty.url, filesFolder, records, sums })
  expect(again).toMatchObject({ migrated: [], same_ledger: true, verdict: { ok: true, fingerprint } })
  await empty.close()
})
