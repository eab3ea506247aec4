import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { notStarted, type Program, start } from './program.ts'
import type { Runner } from './runner.ts'

export interface Access {
  port: number
  password: string
}

export function urlOf({ port, password }: Access): string {
  return `postgres://landfall:${password}@127.0.0.1:${port}/postgres`
}

/** Runs PostgreSQL until `stop`: if it dies it is started again, on the same port, so that the pool finds it. */
export async function keepRunning(programs: string, runner: Runner, password: string) {
  let stopping = false
  let { running, access } = await firstLaunch(programs, runner, password)
  const killWithUs = () => running.child.kill('SIGINT')
  process.once('exit', killWithUs)

  const guarding = guard()
  async function guard(): Promise<void> {
    for (let wait = 250; !stopping; wait = Math.min(wait * 2, 10_000)) {
      await running.gone
      if (stopping) return
      await pause(wait)
      running = await launch(programs, runner, access)
      if (stopping) running.child.kill('SIGINT')
      else if (await becomesReady(running, access)) wait = 250
    }
  }

  return {
    access,
    async stop() {
      stopping = true
      running.child.kill('SIGINT')
      await guarding
      await running.gone
      process.off('exit', killWithUs)
    },
  }
}

/** Another program may take the port first, and the last backends of a killed server hold its memory for a moment. */
async function firstLaunch(programs: string, runner: Runner, password: string) {
  for (let tries = 0; tries < 20; tries++) {
    const access = { port: await freePort(), password }
    const running = await launch(programs, runner, access)
    if (await becomesReady(running, access)) return { running, access }
    await pause(250)
  }
  throw notStarted(runner)
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((done, fail) => probe.once('error', fail).listen(0, '127.0.0.1', done))
  const { port } = probe.address() as { port: number }
  await new Promise((done) => probe.close(done))
  return port
}

function launch(programs: string, runner: Runner, { port }: Access): Promise<Program> {
  const values = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 120,
    shared_buffers: '256MB',
    effective_cache_size: '2GB',
    work_mem: '16MB',
    maintenance_work_mem: '256MB',
    max_wal_size: '2GB',
    // Nobody follows this log; what a bulk load writes into new files is made durable by writing them and needs no second place.
    wal_level: 'minimal',
    max_wal_senders: 0,
    random_page_cost: 1.1,
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_min_duration_statement: 1000,
  }
  const args = ['-D', runner.cluster, ...Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
  return start(join(programs, 'bin', 'postgres'), args, runner)
}

/** Waits as long as it lives, for recovery after a kill may be long. A wrong password is another's server on that port. */
async function becomesReady({ child, gone }: Program, access: Access): Promise<boolean> {
  let alive = true
  gone.then(() => {
    alive = false
  })
  for (let refused = 0; alive && refused < 25; ) {
    const answer = await knock(urlOf(access))
    if (answer === 'open') return true
    if (answer === 'refused') refused++
    await pause(40)
  }
  child.kill('SIGINT')
  await gone
  return false
}

async function knock(url: string): Promise<'open' | 'refused' | 'closed'> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 })
  client.on('error', () => {})
  try {
    await client.connect()
    return 'open'
  } catch (error) {
    return (error as { code?: string }).code?.startsWith('28') ? 'refused' : 'closed'
  } finally {
    await client.end().catch(() => {})
  }
}
