import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { startEmbedded } from '../db/embedded.ts'
import { migrate } from '../db/migrate.ts'
import { openDb } from '../db/open.ts'

export interface TestServer {
  url: string
  template: string
  stop(): Promise<void>
}

/** A PostgreSQL for tests, with a migrated template database: an embedded one, or the server of DATABASE_URL. */
export async function startTestServer(): Promise<TestServer> {
  const folder = await mkdtemp(join(tmpdir(), 'landfall-test-'))
  const embedded = process.env.DATABASE_URL ? undefined : await startEmbedded(folder)
  const url = process.env.DATABASE_URL ?? embedded!.url
  const template = `landfall_test_template_${process.pid}`
  await administer(url, async (run) => {
    await run(`drop database if exists ${template}`)
    await run(`create database ${template}`)
  })
  const db = openDb(databaseUrl(url, template), { max: 1 })
  await migrate(db)
  await db.destroy()
  return {
    url,
    template,
    async stop() {
      if (!embedded) await administer(url, (run) => run(`drop database if exists ${template}`))
      await embedded?.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export function databaseUrl(server: string, database: string): string {
  const url = new URL(server)
  url.pathname = `/${database}`
  return url.href
}

export async function administer(
  url: string,
  work: (run: (statement: string) => Promise<unknown>) => Promise<unknown>,
) {
  const db = openDb(url, { max: 1 })
  try {
    await work((statement) => sql.raw(statement).execute(db))
  } finally {
    await db.destroy()
  }
}
