import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { connectOrStart } from '#platform/db/embedded.ts'
import { at, paced } from './load.ts'
import type { Place } from './place.ts'
import { mainRequests } from './requests.ts'

interface Statement {
  text: string
  values: unknown[]
}

/**
 * The statements that each main request sends once it is warm: the fourth time that it is asked, so that what a server remembers
 * for a moment is not among them.
 */
export async function statementsOf(place: Place): Promise<Map<string, Statement[]>> {
  const file = join(place.folder, 'bench-sql.jsonl')
  await writeFile(file, '')
  const server = await place.serve(join(import.meta.dirname, 'capture.ts'), { BENCH_SQL: file })
  const found = new Map<string, Statement[]>()
  try {
    for (const { name, url, cookie } of await mainRequests(place.address)) {
      const ask = async () => (await fetch(url, { headers: { cookie } })).arrayBuffer()
      for (let i = 0; i < 3; i++) await ask()
      await writeFile(file, '')
      await ask()
      const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '')
      found.set(
        name,
        lines.map((line) => JSON.parse(line) as Statement),
      )
    }
  } finally {
    await server.stop()
  }
  return found
}

/**
 * The median, in ms, of the same statements sent bare, one after the other on one connection, by as many people at the same pace as
 * ask the server, while it stands by. A request's ratio is its own median by this one.
 */
export async function bareMedian(
  place: Place,
  statements: Statement[],
  load: { people: number; seconds: number },
): Promise<number> {
  if (statements.length === 0) return Number.NaN
  const { url, stop } = await connectOrStart(place.folder)
  const options = '-c timezone=UTC'
  const pool = new pg.Pool({ connectionString: url, max: load.people, options })
  try {
    const ask = async () => {
      const client = await pool.connect()
      try {
        for (const { text, values } of statements) await client.query(text, values)
        return true
      } finally {
        client.release()
      }
    }
    await paced(ask, { ...load, seconds: 1 }, 0)
    return at((await paced(ask, load)).times, 0.5)
  } finally {
    await pool.end()
    await stop()
  }
}
