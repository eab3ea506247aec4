import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from './open.ts'

/**
 * Several small lists in one statement: where each takes a tenth of a millisecond, the way to the database and back is what costs.
 * They come as JSON: a figure that may not be a float, and an instant, are to be made text by their own query.
 */
export async function together<T extends Record<string, unknown>>(
  db: Db | Tx,
  lists: { [Name in keyof T]: RawBuilder<T[Name]> },
): Promise<{ [Name in keyof T]: T[Name][] }> {
  const columns = Object.entries<RawBuilder<unknown>>(lists).map(
    ([name, query]) => sql`(select coalesce(json_agg(l), '[]') from (${query}) l) as ${sql.id(name)}`,
  )
  const { rows } = await sql<{ [Name in keyof T]: T[Name][] }>`select ${sql.join(columns)}`.execute(db)
  return rows[0]!
}
