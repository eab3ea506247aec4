import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, realpath, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { sql } from 'kysely'
import { startEmbedded } from '../db/embedded.ts'
import { isHeld } from '../db/lock.ts'
import { migrate } from '../db/migrate.ts'
import { openDb } from '../db/open.ts'
import { stopOrphan } from '../db/orphan.ts'

export interface TestServer {
  url: string
  template: string
  stop(): Promise<void>
}

const prefix = 'landfall-test-'

/** A PostgreSQL for tests, with a migrated template database: an embedded one, or the server of DATABASE_URL. */
export async function startTestServer(): Promise<TestServer> {
  const { url, stop } = process.env.DATABASE_URL ? await guestServer(process.env.DATABASE_URL) : await ownServer()
  const template = testDatabaseName()
  await administer(url, (run) => run(`create database ${template}`))
  const db = openDb(databaseUrl(url, template), { max: 1 })
  await migrate(db).finally(() => db.destroy())
  return {
    url,
    template,
    async stop() {
      await administer(url, (run) => run(`drop database if exists ${template}`))
      await stop()
    },
  }
}

/** The second at which it was made is in its name, so that a later run knows what a killed one left behind. */
export function testDatabaseName(): string {
  return `landfall_test_${Math.floor(Date.now() / 1000)}_${randomBytes(6).toString('hex')}`
}

export function databaseUrl(server: string, database: string): string {
  const url = new URL(server)
  url.pathname = `/${database}`
  return url.href
}

export async function administer<T>(url: string, work: (run: (statement: string) => Promise<unknown[]>) => Promise<T>) {
  const db = openDb(url, { max: 1 })
  try {
    return await work(async (statement) => (await sql.raw(statement).execute(db)).rows)
  } finally {
    await db.destroy()
  }
}

async function ownServer() {
  await removeLeftFolders()
  const folder = await mkdtemp(join(tmpdir(), prefix))
  const { url, stop } = await startEmbedded(folder)
  return {
    url,
    async stop() {
      await removeFolder(folder, stop)
    },
  }
}

async function guestServer(url: string) {
  await administer(url, async (run) => {
    const rows = await run(`select datname from pg_database where datname ~ '^landfall_test_\\d+_'
      and to_timestamp(split_part(datname, '_', 3)::bigint) < now() - interval '2 hours'`)
    for (const { datname } of rows as { datname: string }[])
      await run(`drop database if exists ${datname} with (force)`)
  })
  return { url, stop: async () => {} }
}

/** What killed runs left: their servers are stopped and their folders removed. A young folder may not be locked yet. */
async function removeLeftFolders(): Promise<void> {
  const temporary = await realpath(tmpdir())
  for (const name of (await readdir(temporary)).filter((name) => name.startsWith(prefix))) {
    await removeIfLeft(join(temporary, name)).catch((error) => {
      // Another run was quicker.
      if (error.code !== 'ENOENT') throw error
    })
  }
}

async function removeIfLeft(folder: string): Promise<void> {
  const { mtimeMs, uid } = await stat(folder)
  // Another user's is for them to remove: its lock does not open to us.
  if (process.getuid && uid !== process.getuid()) return
  if (Date.now() - mtimeMs < 60_000 || (await isHeld(folder))) return
  await removeFolder(folder)
}

/** With its cluster, which lies elsewhere where temporary files are closed to the database's user. */
async function removeFolder(folder: string, stop?: () => Promise<void>): Promise<void> {
  const cluster = await realpath(join(folder, 'postgres')).catch(() => undefined)
  if (stop) await stop()
  else if (cluster) await stopOrphan(cluster)
  if (cluster) await rm(dirname(cluster), { recursive: true, force: true })
  await rm(folder, { recursive: true, force: true })
}
