import { appendFileSync } from 'node:fs'
import pg from 'pg'

/**
 * Preloaded into a server of the bench: every statement that it sends goes to the file BENCH_SQL, a line of JSON each, but for those
 * of the job queue.
 */
const file = process.env.BENCH_SQL!
const original = pg.Client.prototype.query

pg.Client.prototype.query = function query(this: pg.Client, ...args: unknown[]) {
  const [first, given] = args
  const { text, values } = typeof first === 'string' ? { text: first, values: given } : (first as pg.QueryConfig)
  if (typeof text === 'string' && !/pgboss|pg_notify/.test(text))
    appendFileSync(file, `${JSON.stringify({ text, values: Array.isArray(values) ? values : [] })}\n`)
  return Reflect.apply(original, this, args)
} as typeof original
