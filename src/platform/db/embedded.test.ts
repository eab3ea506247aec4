import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { postmasterOf, spawnEmbedded, spawnSleeper } from '../testing/processes.ts'
import { connectOrStart, type Embedded, startEmbedded } from './embedded.ts'
import { isHeld } from './lock.ts'
import { type Db, openDb } from './open.ts'
import { commandOf } from './process.ts'

let folder: string
let server: Embedded
let db: Db

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'landfall-test-'))
  // As a first start leaves it that was killed while it made the cluster.
  await mkdir(join(folder, 'postgres.new'))
  await writeFile(join(folder, 'postgres.new', 'half'), 'made')
  await start()
  await sql`create table written (n int primary key)`.execute(db)
})

afterAll(async () => {
  await stop()
  await rm(folder, { recursive: true })
})

async function start() {
  server = await startEmbedded(folder)
  db = openDb(server.url)
}

async function stop() {
  await db.destroy()
  await server.stop()
}

async function write(n: number) {
  await sql`insert into written values (${n}) on conflict do nothing`.execute(db)
}

async function written(): Promise<number[]> {
  const { rows } = await sql<{ n: number }>`select n from written order by n`.execute(db)
  return rows.map(({ n }) => n)
}

test('it is PostgreSQL 18, durable, in UTF-8, and listens on this machine alone', async () => {
  const names = [
    'server_version_num',
    'fsync',
    'listen_addresses',
    'server_encoding',
    'password_encryption',
    'timezone',
  ]
  const { rows } = await sql<{ name: string; setting: string }>`
    select name, setting from pg_settings where lower(name) = any(${names})`.execute(db)
  expect(Object.fromEntries(rows.map(({ name, setting }) => [name, setting]))).toMatchObject({
    server_version_num: expect.stringMatching(/^18/),
    fsync: 'on',
    listen_addresses: '127.0.0.1',
    server_encoding: 'UTF8',
    password_encryption: 'scram-sha-256',
    TimeZone: 'UTC',
  })
  expect(new URL(server.url).hostname).toBe('127.0.0.1')
})

test('without the password nobody comes in', async () => {
  const url = new URL(server.url)
  url.password = 'guess'
  const stranger = openDb(url.href)
  await expect(sql`select 1`.execute(stranger)).rejects.toMatchObject({ code: '28P01' })
  await stranger.destroy()
})

test('trigrams and upper case know Chinese and accents', async () => {
  await sql`create extension if not exists pg_trgm`.execute(db)
  const { rows } = await sql`select upper('é') as upper, show_trgm('昆山') <> '{}' as trigrams`.execute(db)
  expect(rows).toEqual([{ upper: 'É', trigrams: true }])
})

test('PostgreSQL killed while rows are written comes back on the same port, with every acknowledged row', async () => {
  const acknowledged: number[] = []
  let killed: number | undefined
  for (let n = 1; acknowledged.length < 400; n++) {
    if (acknowledged.length === 200 && !killed) {
      killed = await postmasterOf(folder)
      process.kill(killed, 'SIGKILL')
    }
    await write(n).then(
      () => acknowledged.push(n),
      () => new Promise((done) => setTimeout(done, 20)),
    )
  }
  expect(await postmasterOf(folder)).not.toBe(killed)
  expect(await written()).toEqual(expect.arrayContaining(acknowledged))
})

test('a second server on the folder is refused by name, and the first goes on', async () => {
  await expect(startEmbedded(folder)).rejects.toMatchObject({
    kind: 'conflict',
    message: expect.stringMatching(new RegExp(`${folder}.*\\b${process.pid}\\b`)),
  })
  await write(100_000)
  expect(await written()).toContain(100_000)
})

test('a command borrows the running database and leaves it running; without one it has its own', async () => {
  const borrowed = await connectOrStart(folder)
  expect(borrowed.url).toBe(server.url)
  await borrowed.stop()
  await write(100_001)
  await stop()
  const own = await connectOrStart(folder)
  expect(await isHeld(folder)).toBe(true)
  await own.stop()
  expect(await isHeld(folder)).toBe(false)
  await start()
  expect(await written()).toContain(100_001)
})

test('a command that started the database keeps it up for the commands that came meanwhile', async () => {
  await stop()
  const first = await connectOrStart(folder)
  const second = await connectOrStart(folder)
  expect(second.url).toBe(first.url)
  const stopping = first.stop()
  // Borrows as well, or comes too late and starts its own.
  const third = connectOrStart(folder).then(async (late) => {
    const used = openDb(late.url)
    await sql`insert into written values (110_100)`.execute(used)
    await used.destroy()
    await late.stop()
  })
  db = openDb(second.url)
  for (let n = 110_000; n < 110_050; n++) await write(n)
  await db.destroy()
  await second.stop()
  await Promise.all([stopping, third])
  expect(await isHeld(folder)).toBe(false)
  await start()
  expect(await written()).toEqual(expect.arrayContaining([110_049, 110_100]))
})

test('a command that comes while the server starts waits for it', async () => {
  await stop()
  const starting = start()
  await expect.poll(() => isHeld(folder)).toBe(true)
  const borrowed = await connectOrStart(folder)
  await starting
  expect(borrowed.url).toBe(server.url)
  await borrowed.stop()
})

test('stopping ends PostgreSQL and leaves no secret of the run behind', async () => {
  const pid = await postmasterOf(folder)
  await stop()
  expect(commandOf(pid)).toBe('')
  expect((await readdir(folder)).sort()).toEqual([
    'borrowers.lock',
    'postgres',
    'postgres.log',
    'postgres.password',
    'server.lock',
  ])
  await start()
})

test('what a killed server wrote is there, and its PostgreSQL is taken over', async () => {
  await stop()
  const other = await spawnEmbedded(folder)
  db = openDb(other.url)
  for (let n = 200_000; n < 200_050; n++) await write(n)
  const orphan = await postmasterOf(folder)
  await other.kill()
  await db.destroy()
  expect(commandOf(orphan)).toContain('postgres')
  await start()
  expect(commandOf(orphan)).toBe('')
  expect(await written()).toEqual(expect.arrayContaining(Array.from({ length: 50 }, (_, i) => 200_000 + i)))
})

test('both killed at once, the next start recovers', async () => {
  await stop()
  const other = await spawnEmbedded(folder)
  db = openDb(other.url)
  await write(300_000)
  process.kill(await postmasterOf(folder), 'SIGKILL')
  await other.kill()
  await db.destroy()
  await start()
  expect(await written()).toContain(300_000)
})

test('a number left in postmaster.pid that another program has by now does not stand in the way', async () => {
  await stop()
  const file = join(folder, 'postgres', 'postmaster.pid')
  const sleeper = await spawnSleeper(join(folder, 'postgres'))
  await writeFile(file, `${sleeper.pid}\n${join(folder, 'postgres')}\n`)
  await start()
  expect(commandOf(sleeper.pid)).toContain('sleep')
  await sleeper.kill()
})

test('SIGTERM stops a server and its PostgreSQL in order', async () => {
  await stop()
  const other = await spawnEmbedded(folder)
  const pid = await postmasterOf(folder)
  expect(await other.stop()).toBe(0)
  expect(commandOf(pid)).toBe('')
  const log = await readFile(join(folder, 'postgres.log'), 'utf8')
  expect(log.trim()).toMatch(/database system is shut down$/)
  await start()
})
