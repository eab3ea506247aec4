import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { sql } from 'kysely'
import { Problem } from '../problem.ts'
import { say } from '../words.ts'
import type { Db, Tx } from './open.ts'
import { text } from './text.ts'

const folder = resolve(import.meta.dirname, '../../../migrations')

interface Migration {
  name: string
  sql: string
  sha256: string
}

/**
 * Brings the schema forward, up to the migration named `last` or to the end; answers the names it applied. Each in a transaction
 * of its own: a failed step leaves the schema as the step before made it, and two servers that start at once take turns.
 */
export async function migrate(db: Db, last?: string): Promise<string[]> {
  const migrations = await readMigrations()
  await makeRegister(db)
  const applied: string[] = []
  for (;;) {
    const name = await db.transaction().execute((tx) => applyNext(tx, migrations, last))
    if (name === undefined) return applied
    applied.push(name)
  }
}

/** The name of the last migration that the database has; undefined for an empty one. */
export async function schemaVersion(db: Db | Tx): Promise<string | undefined> {
  const { rows } = await sql<{ there: boolean }>`select to_regclass('migration') is not null as there`.execute(db)
  if (!rows[0]!.there) return undefined
  return [...(await appliedMigrations(db)).keys()].sort().at(-1)
}

/** Two servers may both find no table and both make it: the second is told that it, its type or its key exists. */
async function makeRegister(db: Db): Promise<void> {
  try {
    await sql`
      create table if not exists migration (
        name text primary key, sha256 text not null, applied_at timestamptz not null default now()
      )`.execute(db)
  } catch (error) {
    if (!['23505', '42P07', '42710'].includes((error as { code?: string }).code ?? '')) throw error
  }
}

async function applyNext(tx: Tx, migrations: Migration[], last: string | undefined): Promise<string | undefined> {
  await sql`set local statement_timeout = 0`.execute(tx)
  await sql`lock table migration in exclusive mode`.execute(tx)
  const applied = await appliedMigrations(tx)
  refuseStrange(migrations, applied)
  const next = migrations.find(({ name }) => !applied.has(name) && (last === undefined || name <= last))
  if (next) await apply(tx, next)
  return next?.name
}

async function readMigrations(): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(folder, name), 'utf8')
      return { name, sql: text, sha256: createHash('sha256').update(text).digest('hex') }
    }),
  )
}

async function appliedMigrations(db: Db | Tx): Promise<Map<string, string>> {
  const { rows } = await sql<{ name: string; sha256: string }>`select name, sha256 from migration`.execute(db)
  return new Map(rows.map(({ name, sha256 }) => [name, sha256]))
}

function refuseStrange(migrations: Migration[], applied: Map<string, string>): void {
  const known = new Set(migrations.map(({ name }) => name))
  const newer = [...applied.keys()].find((name) => !known.has(name))
  if (newer) throw new Problem('conflict', 'migration.newer', say(text.newer_schema, newer))
  const edited = migrations.find(({ name, sha256 }) => applied.has(name) && applied.get(name) !== sha256)
  if (edited) throw new Problem('conflict', 'migration.edited', say(text.edited_migration, edited.name))
}

async function apply(tx: Tx, { name, sql: statements, sha256 }: Migration): Promise<void> {
  await sql.raw(statements).execute(tx)
  await sql`insert into migration (name, sha256) values (${name}, ${sha256})`.execute(tx)
}
