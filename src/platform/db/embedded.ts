import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chown, open, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { Problem } from '../problem.ts'
import { say } from '../words.ts'
import { installBinaries } from './binaries.ts'
import { lockFolder, lockHolder } from './lock.ts'
import { prepareRunner, type Runner } from './runner.ts'
import { text } from './text.ts'

export interface Embedded {
  url: string
  stop(): Promise<void>
}

interface Access {
  port: number
  password: string
}

/**
 * Starts the data folder's own PostgreSQL for this process alone and keeps it running: killed, it is started again on the same
 * port. Another living server on the folder is a `conflict` Problem. What an earlier, killed server left behind is taken over.
 */
export async function startEmbedded(folder: string): Promise<Embedded> {
  const unlock = await lockFolder(folder)
  try {
    const runner = await prepareRunner(folder)
    const programs = await installBinaries(runner.place)
    await stopOrphan(runner.cluster)
    const access = { port: await freePort(), password: await makeCluster(folder, programs, runner) }
    await writeFile(accessFile(folder), JSON.stringify(access), { mode: 0o600 })
    const postgres = await keepRunning(folder, programs, runner, access)
    const stop = async () => {
      await postgres.stop()
      await unlock()
    }
    return { url: urlOf(access), stop }
  } catch (error) {
    await unlock()
    throw error
  }
}

/** The database of a running server on the folder; where there is none, one started for as long as the caller needs it. */
export async function connectOrStart(folder: string): Promise<Embedded> {
  if (!(await lockHolder(folder))) return startEmbedded(folder)
  const access = JSON.parse(await readFile(accessFile(folder), 'utf8')) as Access
  return { url: urlOf(access), stop: async () => {} }
}

function accessFile(folder: string): string {
  return join(folder, 'postgres.json')
}

function urlOf({ port, password }: Access): string {
  return `postgres://landfall:${password}@127.0.0.1:${port}/postgres`
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((done, fail) => probe.once('error', fail).listen(0, '127.0.0.1', done))
  const { port } = probe.address() as { port: number }
  await new Promise((done) => probe.close(done))
  return port
}

/** Makes the cluster the first time; answers its password, which only this user can read. */
async function makeCluster(folder: string, programs: string, { cluster, place, ids }: Runner): Promise<string> {
  const passwordFile = join(folder, 'postgres.password')
  if (existsSync(join(cluster, 'PG_VERSION')) && existsSync(passwordFile)) return readFile(passwordFile, 'utf8')
  const password = randomBytes(24).toString('base64url')
  const handed = join(place, `.password-${process.pid}`)
  await writeFile(handed, password, { mode: 0o600 })
  if (ids.uid !== undefined) await chown(handed, ids.uid, ids.gid!)
  const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']
  const args = ['-D', cluster, '-U', 'landfall', '-A', 'scram-sha-256', `--pwfile=${handed}`, ...locale]
  const code = await finished(
    spawn(join(programs, 'bin', 'initdb'), args, await childOptions(folder, { cluster, place, ids })),
  )
  await rm(handed, { force: true })
  if (code !== 0) throw notStarted(folder)
  await writeFile(passwordFile, password, { mode: 0o600 })
  return password
}

async function keepRunning(folder: string, programs: string, runner: Runner, access: Access) {
  let stopping = false
  let child = await launch()
  // A process that falls over must not leave its database behind.
  process.once('exit', () => child.kill('SIGINT'))

  async function launch(): Promise<ChildProcess> {
    for (let tries = 0; ; tries++) {
      const started = spawn(
        join(programs, 'bin', 'postgres'),
        settings(runner, access),
        await childOptions(folder, runner),
      )
      if (await becomesReady(started, access)) return started
      // After a kill the last backends still hold the shared memory for a moment.
      if (tries >= 20 || stopping) throw notStarted(folder)
      await pause(250)
    }
  }

  function watch() {
    child.once('exit', async () => {
      if (stopping) return
      child = await launch()
      watch()
    })
  }
  watch()

  return {
    async stop() {
      stopping = true
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = finished(child)
      child.kill('SIGINT')
      await gone
    },
  }
}

function settings({ cluster }: Runner, { port }: Access): string[] {
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
    wal_compression: 'on',
    random_page_cost: 1.1,
    jit: 'off',
    timezone: 'UTC',
    log_min_duration_statement: 1000,
  }
  return ['-D', cluster, ...Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
}

async function childOptions(folder: string, { cluster, ids }: Runner) {
  const log = await open(join(folder, 'postgres.log'), 'a', 0o600)
  setTimeout(() => log.close().catch(() => {}), 1000).unref()
  const env = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' }
  return { cwd: cluster, env, stdio: ['ignore', log.fd, log.fd] as ['ignore', number, number], ...ids }
}

async function becomesReady(child: ChildProcess, access: Access): Promise<boolean> {
  for (let waited = 0; waited < 60_000; waited += 40) {
    if (child.exitCode !== null || child.signalCode !== null) return false
    const client = new pg.Client({ connectionString: urlOf(access), connectionTimeoutMillis: 2000 })
    try {
      await client.connect()
      return true
    } catch {
      await pause(40)
    } finally {
      await client.end().catch(() => {})
    }
  }
  return false
}

/** A server that was killed leaves its PostgreSQL running: it is asked to stop, so that ours may start. */
async function stopOrphan(cluster: string): Promise<void> {
  const file = join(cluster, 'postmaster.pid')
  const pid = Number((await readFile(file, 'utf8').catch(() => '')).split('\n')[0])
  if (!pid || !(await isPostgresOf(pid, cluster))) return
  process.kill(pid, 'SIGINT')
  for (let waited = 0; waited < 30_000 && existsSync(file); waited += 50) await pause(50)
}

async function isPostgresOf(pid: number, cluster: string): Promise<boolean> {
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
  return command.includes('postgres') && command.includes(cluster)
}

function finished(child: ChildProcess): Promise<number | null> {
  return new Promise((done) => {
    child.once('exit', (code) => done(code))
    child.once('error', () => done(-1))
  })
}

function notStarted(folder: string): Problem {
  return new Problem('unavailable', 'postgres.not_started', say(text.not_started, join(folder, 'postgres.log')))
}
