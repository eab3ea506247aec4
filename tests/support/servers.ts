import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { seedDemo } from '#features/demo/actions.ts'
import { demoPassword } from '#features/demo/founding/actions.ts'
import { startEmbedded } from '#platform/db/embedded.ts'
import { migrate } from '#platform/db/migrate.ts'
import { type Db, openDb } from '#platform/db/open.ts'
import { openFiles } from '#platform/files.ts'
import { builtScreens } from '../../src/app/screens.ts'
import { following } from './follow.ts'

const cli = resolve(import.meta.dirname, '../../src/app/cli.ts')

/** An empty data folder of a test's own, and what takes it away again. */
export async function emptyFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'landfall-servers-'))
  return {
    folder,
    async remove() {
      // Where temporary files are closed to the database's user, its cluster lies elsewhere.
      const cluster = await realpath(join(folder, 'postgres')).catch(() => join(folder, 'postgres'))
      if (dirname(cluster) !== (await realpath(folder))) await rm(dirname(cluster), { recursive: true, force: true })
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** A small demo county in a data folder's own PostgreSQL. */
export async function seedFolder(folder: string): Promise<void> {
  const { url, stop } = await startEmbedded(folder)
  const db = openDb(url)
  await migrate(db)
  await seedSmall(db, folder)
  await db.destroy()
  await stop()
}

export async function seedSmall(db: Db, folder: string): Promise<void> {
  await seedDemo(db, openFiles(join(folder, 'files')), { enterprises: 20, projects: 20 }, new Date())
}

/** How a program is run: what its command begins with, and where its log goes other than to us. */
interface Running {
  within?: string[]
  logTo?: number
  environment?: Record<string, string>
}

/** `landfall serve` in a process of its own, on the data folder given; `log` is all that it wrote. */
export async function spawnServer(folder: string, environment: Record<string, string> = {}, running: Running = {}) {
  // Here and once, and not by every server for itself.
  await builtScreens()
  const child = spawnLandfall(folder, ['serve', '--port', '0'], { LANDFALL_LIMITS: 'off', ...environment }, running)
  const exited = once(child, 'exit')
  let [said, log] = ['', '']
  child.stderr?.on('data', (data) => {
    log += data
  })
  const ready = new Promise<void>((done) => {
    child.stdout?.on('data', (data) => {
      said += data
      if (said.includes('ready at')) done()
    })
  })
  await Promise.race([ready, exited])
  const [address] = /http:\S+/.exec(said) ?? []
  if (!address) throw new Error(log)
  return {
    address,
    log: () => said + log,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  }
  async function end(signal: NodeJS.Signals): Promise<void> {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal)
    await exited
  }
}

/** One command to its end. */
export async function runCommand(folder: string, args: string[], running: Running = {}) {
  const child = spawnLandfall(folder, args, running.environment ?? {}, running)
  let [out, err] = ['', '']
  child.stdout?.on('data', (data) => {
    out += data
  })
  child.stderr?.on('data', (data) => {
    err += data
  })
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, out, err }
}

function spawnLandfall(folder: string, args: string[], environment: Record<string, string>, running: Running) {
  const env = { ...process.env, DATABASE_URL: '', LANDFALL_DATA: folder, ...environment }
  const [program = '', ...rest] = [...(running.within ?? []), process.execPath, cli, ...args]
  return spawn(program, rest, { env, stdio: ['ignore', 'pipe', running.logTo ?? 'pipe'] })
}

export type SpawnedServer = Awaited<ReturnType<typeof spawnServer>>

/** Somebody who signed in at one server; `at` calls with the same cookie at any. */
export async function signedIn({ address }: SpawnedServer, user_name: string, password = demoPassword) {
  const answer = await call(address, 'POST', '/api/sign-in', { user_name, password })
  const cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  const send = (at: SpawnedServer, method: string, path: string, body?: unknown, more: Record<string, string> = {}) =>
    call(at.address, method, path, body, { cookie, ...more })
  return {
    send,
    follow: async (at: SpawnedServer) => following(await send(at, 'GET', '/api/live')),
    async read<T = Record<string, unknown>>(at: SpawnedServer, path: string): Promise<T> {
      return (await (await send(at, 'GET', path)).json()) as T
    },
  }
}

export type Person = Awaited<ReturnType<typeof signedIn>>

/** Sends JSON, or bytes as they are. */
export function call(address: string, method: string, path: string, body?: unknown, more: Record<string, string> = {}) {
  const bytes = body instanceof Uint8Array
  const headers = {
    'x-landfall': '1',
    ...(body !== undefined && !bytes && { 'content-type': 'application/json' }),
    ...more,
  }
  const raw = (bytes ? body : JSON.stringify(body)) as BodyInit | undefined
  return fetch(`${address}${path}`, { method, headers, body: raw, redirect: 'manual' })
}

/** Brings a ledger in through the API of one server and answers its import once it is over. */
export async function bringLedger(person: Person, at: SpawnedServer, csv: string) {
  const upload = await person.send(at, 'POST', '/api/imports?name=ledger.csv', new TextEncoder().encode(csv))
  const { id } = (await upload.json()) as { id: string }
  await person.send(at, 'POST', `/api/imports/${id}/start`, {})
  return id
}
