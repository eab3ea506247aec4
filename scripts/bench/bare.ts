import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { connectOrStart } from '#platform/db/embedded.ts'
import { openPool } from '#platform/db/open.ts'
import type { Place } from './place.ts'
import { quiet } from './quiet.ts'
import { chosenRequests } from './requests.ts'

interface Statement {
  text: string
  values: unknown[]
}

/**
 * The statements that each main request sends once it is warm: of three times that it is then asked, the one with the fewest, so that what
 * a server remembers for a moment, or does in the background meanwhile, is not among them.
 */
export async function statementsOf(place: Place): Promise<Map<string, Statement[]>> {
  const file = join(place.folder, 'bench-sql.jsonl')
  await writeFile(file, '')
  const server = await place.serve(join(import.meta.dirname, 'capture.ts'), { BENCH_SQL: file })
  const found = new Map<string, Statement[]>()
  try {
    await quiet(place)
    for (const { name, url, cookie } of await chosenRequests(place)) {
      const ask = async () => (await fetch(url, { headers: { cookie } })).arrayBuffer()
      const sent: Statement[][] = []
      for (let i = 0; i < 3; i++) await ask()
      for (let i = 0; i < 3; i++) {
        await writeFile(file, '')
        await ask()
        sent.push(statementsIn(await readFile(file, 'utf8')))
      }
      found.set(name, sent.sort((a, b) => a.length - b.length)[0]!)
    }
  } finally {
    await server.stop()
  }
  return found
}

function statementsIn(lines: string): Statement[] {
  return lines
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Statement)
}

/**
 * The same statements sent bare, one after the other on one connection of a pool such as the server has, while the server stands by. A
 * request's ratio is its own median by that of these.
 */
export async function openBare(place: Place, statements: Statement[], people: number) {
  const { url, stop } = await connectOrStart(place.folder)
  const pool = openPool(url, people)
  return {
    async ask() {
      const client = await pool.connect()
      try {
        for (const { text, values } of statements) await client.query(text, values)
        return true
      } finally {
        client.release()
      }
    },
    async close() {
      await pool.end()
      await stop()
    },
  }
}
