import { Kysely, PostgresDialect, type RawBuilder, sql, type Transaction } from 'kysely'
import pg from 'pg'
import { takeCopies } from './copy.ts'
import { keepPlans } from './prepared.ts'
import type { Tables } from './tables.gen.ts'

export type Db = Kysely<Tables>
export type Tx = Transaction<Tables>

/** Values leave the database as this code base keeps them: numeric and dates as text, instants as ISO text, int8 as a number. */
const parsers: Record<number, (text: string) => unknown> = {
  [pg.types.builtins.INT8]: Number,
  [pg.types.builtins.NUMERIC]: (text) => text,
  [pg.types.builtins.DATE]: (text) => text,
  [pg.types.builtins.TIMESTAMPTZ]: isoInstant,
}
/** The array types of the same; the driver knows arrays of text, whose items are then read as above. */
const arrays: Record<number, number> = {
  1016: pg.types.builtins.INT8,
  1231: pg.types.builtins.NUMERIC,
  1182: pg.types.builtins.DATE,
  1185: pg.types.builtins.TIMESTAMPTZ,
}
const textArrayOid: number = 1009
const textArray = pg.types.getTypeParser(textArrayOid) as (text: string) => (string | null)[]
const types = { getTypeParser: parserOf } as typeof pg.types

/** As sessions in UTC write it, `2026-11-25 07:13:12.1+00`. */
const inUtc = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?\+00$/

/** Lists hold hundreds of instants: the usual spelling is turned about as text, without a date being made of it. */
function isoInstant(text: string): string {
  if (!inUtc.test(text)) return parsedInstant(text)
  const milliseconds = text.slice(20, -3).padEnd(3, '0').slice(0, 3)
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${milliseconds}Z`
}

/** Spelt the ISO way first: the engine's guess at PostgreSQL's own spelling takes the year 42 for 2042. */
function parsedInstant(text: string): string {
  return new Date(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')).toISOString()
}

function parserOf(oid: number, format?: 'text' | 'binary') {
  const element = parsers[arrays[oid] ?? -1]
  if (element) return (text: string) => textArray(text).map((item) => (item === null ? null : element(item)))
  return parsers[oid] ?? pg.types.getTypeParser(oid, format)
}

const session = {
  statement_timeout: 120_000,
  idle_in_transaction_session_timeout: 60_000,
  timezone: 'UTC',
  // What waits to be sorted into a search index is read by every search: little of it, in kB.
  gin_pending_list_limit: 512,
}

export interface PoolState {
  total: number
  idle: number
  waiting: number
}

const pools = new WeakMap<object, pg.Pool>()

/** A pool of at most `max` connections. A lost idle connection is dropped and replaced, never a crash. */
export function openPool(url: string, max: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    types,
    application_name: 'landfall',
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    options: Object.entries(session)
      .map(([name, value]) => `-c ${name}=${value}`)
      .join(' '),
  })
  pool.on('error', () => {})
  // The pool listens to idle ones alone; one lost inside a transaction fails its next statement, and must not fail the process.
  pool.on('connect', (client) => {
    client.on('error', () => {})
    keepPlans(client)
    takeCopies(client)
  })
  return pool
}

/** The database over a pool of its own. */
export function openDb(url: string, { max = 20 }: { max?: number } = {}): Db {
  const pool = openPool(url, max)
  const db: Db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  pools.set(db, pool)
  return db
}

/** The same over one connection, for whoever has begun a transaction on it. */
export function overConnection(client: pg.Client): Db {
  const lent = Object.assign(client, { release: () => {} })
  return new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: { connect: async () => lent, end: async () => {}, options: {} } }),
  })
}

/** How many connections the pool has, for the metrics. */
export function poolState(db: Db): PoolState {
  const pool = pools.get(db)
  return { total: pool?.totalCount ?? 0, idle: pool?.idleCount ?? 0, waiting: pool?.waitingCount ?? 0 }
}

/** A value for a jsonb column: the driver would turn a JavaScript array into a PostgreSQL array. */
export function json<T>(value: T): RawBuilder<T> {
  return sql<T>`${JSON.stringify(value)}::jsonb`
}
