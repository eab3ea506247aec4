import { connectOrStart } from '#platform/db/embedded.ts'
import { openPool } from '#platform/db/open.ts'
import { rest } from './load.ts'
import type { Place } from './place.ts'

const calm = 15_000
const atMost = 600_000

/**
 * Waits until the database has had nothing to do for some seconds while a server runs: what a start catches up with (a day's reminders), and
 * what PostgreSQL tidies up after a load, is not what people wait for all day.
 */
export async function quiet({ folder }: Place): Promise<void> {
  const { url, stop } = await connectOrStart(folder)
  const pool = openPool(url, 1)
  const until = performance.now() + atMost
  let since = performance.now()
  while (performance.now() - since < calm && performance.now() < until) {
    const { rows } = await pool.query(busy)
    if (rows[0].n > 0) since = performance.now()
    await rest(200)
  }
  await pool.end()
  await stop()
}

const busy = `
  select count(*)::int as n from pg_stat_activity where pid <> pg_backend_pid()
    and (state in ('active', 'idle in transaction') or backend_type = 'autovacuum worker')`
