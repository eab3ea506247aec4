import { readdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type TestDb, testDb } from '../testing/db.ts'
import { migrate, schemaVersion } from './migrate.ts'
import { openDb } from './open.ts'

let place: TestDb
let files: string[]

beforeEach(async () => {
  place = await testDb({ migrated: false })
  files = (await readdir(resolve(import.meta.dirname, '../../../migrations')))
    .filter((name) => /\.sql$/.test(name))
    .sort()
})

afterEach(() => place.close())

test('an empty database gets every migration in order, and nothing the second time', async () => {
  expect(await schemaVersion(place.db)).toBeUndefined()
  expect(await migrate(place.db)).toEqual(files)
  expect(await migrate(place.db)).toEqual([])
  expect(await schemaVersion(place.db)).toBe(files.at(-1))
})

test('servers that start at once on an empty database apply each migration once', async () => {
  const others = Array.from({ length: 5 }, () => openDb(place.url, { max: 2 }))
  const applied = await Promise.all(others.map((db) => migrate(db)))
  expect(applied.flat().sort()).toEqual(files)
  await Promise.all(others.map((db) => db.destroy()))
})

test('so do many that meet at the very first table', async () => {
  for (let round = 0; round < 5; round++) {
    const empty = await testDb({ migrated: false })
    const others = Array.from({ length: 8 }, () => openDb(empty.url, { max: 1 }))
    await Promise.all(others.map((db) => sql`select 1`.execute(db)))
    const applied = await Promise.all(others.map((db) => migrate(db, files[0])))
    expect(applied.flat()).toEqual(files.slice(0, 1))
    await Promise.all(others.map((db) => db.destroy()))
    await empty.close()
  }
})

test('it stops at the migration named, and goes on from there', async () => {
  expect(await migrate(place.db, files[1])).toEqual(files.slice(0, 2))
  expect(await schemaVersion(place.db)).toBe(files[1])
  expect(await migrate(place.db)).toEqual(files.slice(2))
})

test('a migration that was edited after it was applied is refused by name', async () => {
  await migrate(place.db)
  await sql`update migration set sha256 = 'of another text' where name = ${files[0]}`.execute(place.db)
  await expect(migrate(place.db)).rejects.toMatchObject({
    code: 'migration.edited',
    message: expect.stringContaining(files[0] ?? ''),
  })
})

test('a database of a newer version is refused by name', async () => {
  await migrate(place.db)
  await sql`insert into migration (name, sha256) values ('9999_later.sql', '')`.execute(place.db)
  await expect(migrate(place.db)).rejects.toMatchObject({
    code: 'migration.newer',
    message: expect.stringContaining('9999_later.sql'),
  })
})

test('a failed step is undone, the steps before it stand, and the next start goes on', async () => {
  await migrate(place.db, files[0])
  const [inTheWay] = await tablesMadeBy(files[1])
  await sql`create table ${sql.id(inTheWay)} (x int)`.execute(place.db)
  await expect(migrate(place.db)).rejects.toThrow(inTheWay)
  expect(await schemaVersion(place.db)).toBe(files[0])
  await sql`drop table ${sql.id(inTheWay)}`.execute(place.db)
  expect(await migrate(place.db)).toEqual(files.slice(1))
})

/** Found out on a database of its own: the last table that a migration makes. */
async function tablesMadeBy(file: string | undefined): Promise<[string]> {
  const other = await testDb({ migrated: false })
  try {
    await migrate(other.db, files[0])
    const before = await tables()
    await migrate(other.db, file)
    return [(await tables()).filter((name) => !before.includes(name)).at(-1) ?? '']
  } finally {
    await other.close()
  }

  async function tables() {
    const { rows } = await sql<{ name: string }>`
      select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by oid`.execute(
      other.db,
    )
    return rows.map(({ name }) => name)
  }
}
