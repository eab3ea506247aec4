import { inject } from 'vitest'
import { type Db, openDb } from '../db/open.ts'
import { administer, databaseUrl, testDatabaseName } from './server.ts'

export interface TestDb {
  db: Db
  url: string
  close(): Promise<void>
}

/** A fresh, migrated database of the caller's own; an empty one with `{ migrated: false }`. */
export async function testDb({ migrated = true }: { migrated?: boolean } = {}): Promise<TestDb> {
  const { url: server, template } = inject('testServer')
  const name = testDatabaseName()
  await administer(server, (run) => run(`create database ${name}${migrated ? ` template ${template}` : ''}`))
  const url = databaseUrl(server, name)
  const db = openDb(url)
  return {
    db,
    url,
    async close() {
      await db.destroy()
      await administer(server, (run) => run(`drop database if exists ${name} with (force)`))
    },
  }
}
