import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { gunzipSync, gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { extract, pack } from 'tar-stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Db } from '../db/open.ts'
import { type FileStore, openFiles } from '../files.ts'
import { newId } from '../id.ts'
import { changesBetween } from '../ledger/model.ts'
import { record } from '../ledger/record.ts'
import { type TestDb, testDb } from '../testing/db.ts'
import { connect, readTables } from './catalog.ts'
import { entryOf, inOrderOfReference } from './model.ts'
import { restore } from './read.ts'
import { backup } from './write.ts'

const records = { unit: 'unit' }
const tenant = newId()
const strange = 'tab\there, "quotes", back\\slash, \\N, new\nline, 繁體與简体 🏭, \u00a0'
let source: TestDb
let folder: string
let archive: string
let sha: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'landfall-backup-'))
  source = await testDb()
  const files = openFiles(join(folder, 'files'))
  await fill(source.db, files)
  archive = join(folder, 'whole.tar.gz')
  await backup({ url: source.url, filesFolder: join(folder, 'files'), outFile: archive })
})

afterAll(async () => {
  await source.close()
  await rm(folder, { recursive: true, force: true })
})

/** Two units, one below the other, a hundred members, a file, a session. */
async function fill(db: Db, files: FileStore): Promise<void> {
  await db.insertInto('tenant').values({ id: tenant, slug: 'a', name: strange, name_en: '' }).execute()
  const stored = await files.put(tenant, Readable.from([Buffer.from('evidence, in plain text')]))
  sha = stored.sha256
  await db
    .insertInto('file')
    .values({ ...stored, tenant_id: tenant, added_at: new Date('2026-01-02T03:04:05.678Z'), added_by: null })
    .execute()
  const [city, zone] = [newId(), newId()]
  for (const [id, parent_id, name] of [
    [city, null, '市'],
    [zone, city, strange],
  ] as const) {
    const unit = { parent_id, kind: 'zone', name, path: parent_id ? `${city}/${id}` : id }
    await db.transaction().execute(async (tx) => {
      await tx
        .insertInto('unit')
        .values({ ...unit, tenant_id: tenant, id, version: 1 })
        .execute()
      const author = { tenant_id: tenant, member_id: null, now: new Date() }
      await record(tx, author, [{ stream: id, kind: 'unit.added', seen: 0, changes: changesBetween({}, unit) }])
    })
  }
  const members = Array.from({ length: 100 }, (_, n) => ({
    id: newId(),
    user_id: `u${n}`,
    user_name: `n${n}`,
    name: strange,
  }))
  await db
    .insertInto('member')
    .values(members.map((each) => ({ ...each, tenant_id: tenant, version: 1 })))
    .execute()
  await db.insertInto('auth_user').values({ id: 'u1', name: 'n', email: 'n@example.cn' }).execute()
  await db
    .insertInto('auth_session')
    .values({ id: 's', user_id: 'u1', token: 'secret-token', expires_at: new Date() })
    .execute()
}

/** Table → hash over its rows, whatever their order on disk. */
async function contents({ url }: TestDb): Promise<Record<string, string>> {
  const client = await connect(url)
  try {
    const hashes: Record<string, string> = {}
    for (const { name } of await readTables(client)) {
      const { rows } = await client.query(`select md5(t::text) as row from "${name}" t order by 1`)
      hashes[name] = createHash('sha256')
        .update(rows.map(({ row }) => row).join())
        .digest('hex')
    }
    return hashes
  } finally {
    await client.end()
  }
}

async function rowsIn({ db }: TestDb): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select (select count(*) from tenant) + (select count(*) from member) as n`.execute(db)
  return rows[0]!.n
}

async function filesIn(place: string): Promise<string[]> {
  const entries = await readdir(place, { recursive: true, withFileTypes: true }).catch(() => [])
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name)
}

describe.each([
  ['a migrated, empty database', true],
  ['a database without any table', false],
])('into %s', (_title, migrated) => {
  test('everything comes back equal, sessions apart', async () => {
    const target = await testDb({ migrated })
    const filesFolder = join(folder, newId())
    const result = await restore({ inFile: archive, url: target.url, filesFolder, records })
    expect(result).toMatchObject({ files: 1, missing: [], damaged: [], same_ledger: true, migrated: [] })
    expect(result.verdict).toMatchObject({ ok: true, events: 2, streams: 2 })
    expect(result.tables).toContainEqual({ name: 'member', rows: 100 })
    expect(await contents(target)).toEqual(await contents(source))
    expect(await target.db.selectFrom('auth_session').selectAll().execute()).toEqual([])
    expect(await buffer(openFiles(filesFolder).read(tenant, sha))).toEqual(
      await readFile(openFiles(join(folder, 'files')).path(tenant, sha)),
    )
    await target.close()
  })
})

test('a backup of the restored is a backup of the same', async () => {
  const target = await testDb()
  const filesFolder = join(folder, newId())
  await restore({ inFile: archive, url: target.url, filesFolder, records })
  const again = await backup({ url: target.url, filesFolder, outFile: join(folder, 'again.tar.gz') })
  const [one, two] = await Promise.all([archive, again.file].map(entriesOf))
  expect(two!.find(({ name }) => name === 'end.json')).toEqual(one!.find(({ name }) => name === 'end.json'))
  await target.close()
})

test('a database that holds anything is left alone', async () => {
  const target = await testDb()
  await target.db.insertInto('tenant').values({ id: newId(), slug: 'b', name: 'b', name_en: 'b' }).execute()
  const filesFolder = join(folder, newId())
  const refused = restore({ inFile: archive, url: target.url, filesFolder, records })
  await expect(refused).rejects.toMatchObject({ code: 'restore.not_empty' })
  expect(await rowsIn(target)).toBe(1)
  expect(await filesIn(filesFolder)).toEqual([])
  await target.close()
})

test('a backup is not written over another, and holds no session', async () => {
  await expect(backup({ url: source.url, filesFolder: join(folder, 'files'), outFile: archive })).rejects.toMatchObject(
    { code: 'backup.exists' },
  )
  const whole = gunzipSync(await readFile(archive)).toString('latin1')
  expect(whole).not.toContain('secret-token')
})

test('a file that the folder lost or that lost its bytes is named, and the rest is saved', async () => {
  const filesFolder = join(folder, newId())
  const lost = join(folder, 'lost.tar.gz')
  expect(await backup({ url: source.url, filesFolder, outFile: lost })).toMatchObject({
    files: 0,
    missing: [`${tenant}/${sha}`],
  })
  const path = openFiles(filesFolder).path(tenant, sha)
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, 'other bytes')
  const spoilt = await backup({ url: source.url, filesFolder, outFile: join(folder, 'spoilt.tar.gz') })
  expect(spoilt).toMatchObject({ files: 0, damaged: [`${tenant}/${sha}`] })
  const target = await testDb()
  const result = await restore({ inFile: lost, url: target.url, filesFolder: join(folder, newId()), records })
  expect(result.missing).toEqual([`${tenant}/${sha}`])
  await target.close()
})

interface Entry {
  name: string
  content: Buffer
}

async function entriesOf(path: string): Promise<Entry[]> {
  const tar = extract()
  tar.end(gunzipSync(await readFile(path)))
  const entries: Entry[] = []
  for await (const entry of tar) entries.push({ name: entry.header.name, content: await buffer(entry) })
  return entries
}

async function archiveOf(entries: Entry[]): Promise<Buffer> {
  const tar = pack()
  for (const { name, content } of entries) tar.entry({ name }, content)
  tar.finalize()
  return gzipSync(await buffer(tar))
}

const edited = (match: RegExp, edit: (text: string) => string) => (entries: Entry[]) =>
  entries.map((entry) =>
    match.test(entry.name) ? { ...entry, content: Buffer.from(edit(entry.content.toString())) } : entry,
  )
const without = (match: RegExp) => (entries: Entry[]) => entries.filter(({ name }) => !match.test(name))
const added = (name: string) => (entries: Entry[]) => [
  ...entries.slice(0, -1),
  { name, content: Buffer.from('x') },
  entries.at(-1)!,
]

const spoilt: [string, string, (entries: Entry[]) => Entry[]][] = [
  ['the end is missing', 'restore.damaged', without(/end\.json/)],
  ['the manifest is missing', 'restore.damaged', without(/manifest/)],
  [
    'the manifest is of something else',
    'restore.damaged',
    edited(/manifest/, (text) => text.replace('landfall-backup', 'other')),
  ],
  [
    'a newer version made it',
    'restore.newer',
    edited(/manifest/, (text) => text.replace(/"schema_version": "[^"]+"/, '"schema_version": "9999_x.sql"')),
  ],
  ['a table is missing', 'restore.damaged', without(/tables\/member\//)],
  ['a row is missing', 'restore.damaged', edited(/tables\/member\//, (text) => text.replace(/^.*\n/, ''))],
  ['a row was edited', 'restore.damaged', edited(/tables\/member\//, (text) => text.replace('n17', 'x17'))],
  ['a row breaks its table', 'restore.damaged', edited(/tables\/member\//, (text) => text.replace(tenant, 'no-uuid'))],
  ['a file has other bytes', 'restore.damaged', edited(/^files/, () => 'forged evidence')],
  ['a file is missing', 'restore.damaged', without(/^files/)],
  ['a path leads out', 'restore.foreign', added('../../etc/cron.d/x')],
  ['a path is absolute', 'restore.foreign', added('/etc/passwd')],
  ['a path hides among the files', 'restore.foreign', added(`files/${tenant}/../../x`)],
  [
    'something follows the end',
    'restore.foreign',
    (entries) => [...entries, { name: 'tables/unit/000009.copy', content: Buffer.from('') }],
  ],
]

describe('nothing is restored when', () => {
  let target: TestDb
  beforeAll(async () => {
    target = await testDb()
  })
  afterAll(() => target.close())

  async function expectRefused(bytes: Buffer, code: string): Promise<void> {
    const inFile = join(folder, `${newId()}.tar.gz`)
    const filesFolder = join(folder, newId())
    await writeFile(inFile, bytes)
    await expect(restore({ inFile, url: target.url, filesFolder, records })).rejects.toMatchObject({ code })
    expect(await rowsIn(target).catch(() => 0)).toBe(0)
    expect(await filesIn(filesFolder)).toEqual([])
  }

  test.each(spoilt)('%s', async (_title, code, spoil) => {
    await expectRefused(await archiveOf(spoil(await entriesOf(archive))), code)
  })

  test.each([0.1, 0.5, 0.9, 0.999])('it is cut off at %s', async (part) => {
    const bytes = await readFile(archive)
    await expectRefused(bytes.subarray(0, Math.floor(bytes.length * part)), 'restore.damaged')
  })

  test.each([0.2, 0.5, 0.8])('a byte is wrong at %s', async (part) => {
    const bytes = await readFile(archive)
    bytes[Math.floor(bytes.length * part)]! ^= 0xff
    await expectRefused(bytes, 'restore.damaged')
  })

  test('it is no archive at all', () => expectRefused(Buffer.from('name,amount\n'), 'restore.damaged'))
})

test.each([
  ['manifest.json', { kind: 'manifest' }],
  ['tables/unit/000001.copy', { kind: 'table', table: 'unit' }],
  [`files/${tenant}/${'a'.repeat(64)}`, { kind: 'file', tenant_id: tenant, sha256: 'a'.repeat(64) }],
  ['tables/../unit/000001.copy', null],
  ['tables/unit/1.copy', null],
  [`files/${tenant}/short`, null],
  ['files/../../../etc/passwd', null],
  ['', null],
])('%s is an entry or none', (path, entry) => {
  expect(entryOf(path)).toEqual(entry)
})

test('tables come after those that they refer to', () => {
  const references = [
    { from: 'claim', to: 'project' },
    { from: 'project', to: 'tenant' },
    { from: 'claim', to: 'tenant' },
  ]
  expect(inOrderOfReference(['claim', 'project', 'tenant'], references)).toEqual(['tenant', 'project', 'claim'])
})
