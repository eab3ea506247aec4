import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

export interface Options {
  enterprises: string
  projects: string
  people: string
  seconds: string
  minutes: string
  /** A folder that is kept and used again; without it one that is removed at the end. */
  data?: string | undefined
  /** The one screen to measure, by how its name begins. */
  only?: string | undefined
  /** Where each server leaves a profile of its processor. */
  profile?: string | undefined
}

export interface Serving {
  process: ChildProcess
  /** Milliseconds from the command to the line that says it is ready. */
  ready: number
  stop(): Promise<void>
}

/** A seeded county in a folder, with the commands of the product upon it. */
export interface Place {
  folder: string
  address: string
  options: Options
  /** Seconds; null where the folder was seeded already. */
  seeding: number | null
  /** Starts a server; `preload` is a module that runs in it first. */
  serve(preload?: string, extra?: Record<string, string>): Promise<Serving>
  /** Runs a command to its end; answers seconds, its peak memory in MB, and its memory at every fifth of a second. */
  run(...args: string[]): Promise<{ seconds: number; peak: number; memory: number[] }>
}

const root = resolve(import.meta.dirname, '../..')
const port = 7390

/** Does the work in the folder that the options name, or in one of its own. */
export async function inPlace(options: Options, work: (place: Place) => Promise<void>): Promise<void> {
  const folder = options.data ?? (await mkdtemp(join(tmpdir(), 'landfall-bench-')))
  const place = placeIn(folder, options)
  try {
    if (!existsSync(join(folder, 'postgres'))) {
      const sizes = ['--enterprises', options.enterprises, '--projects', options.projects]
      place.seeding = (await place.run('seed', ...sizes)).seconds
    }
    await work(place)
  } finally {
    if (!options.data) await rm(folder, { recursive: true, force: true })
  }
}

function placeIn(folder: string, options: Options): Place {
  const environment = {
    ...process.env,
    LANDFALL_DATA: folder,
    LANDFALL_LOG: 'silent',
    DATABASE_URL: '',
    LANDFALL_LIMITS: 'off',
  }
  const landfall = (args: string[], preload?: string, extra: Record<string, string> = {}) => {
    const profiled = options.profile && args[0] === 'serve' ? ['--cpu-prof', `--cpu-prof-dir=${options.profile}`] : []
    const flags = [...(preload ? ['--import', preload] : []), ...profiled]
    const env = { ...environment, ...extra }
    const program = join(root, 'src/app/cli.ts')
    return spawn(process.execPath, [...process.execArgv, ...flags, program, ...args], {
      env,
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
  }
  return {
    folder,
    address: `http://127.0.0.1:${port}`,
    options,
    seeding: null,
    async serve(preload, extra) {
      const began = performance.now()
      const server = landfall(['serve', '--port', String(port)], preload, extra)
      await new Promise<void>((done, fail) => {
        server.stdout.once('data', () => done())
        server.once('exit', (code) => fail(new Error(`serve ended with ${code}`)))
      })
      const stop = async () => {
        server.kill('SIGTERM')
        await new Promise((done) => server.once('exit', done))
      }
      return { process: server, ready: performance.now() - began, stop }
    },
    async run(...args) {
      const began = performance.now()
      const child = landfall(args)
      child.stdout.resume()
      const memory: number[] = []
      let peak = 0
      const looking = setInterval(async () => {
        const seen = await memoryOf(child.pid!)
        peak = Math.max(peak, seen.peak)
        memory.push(seen.now)
      }, 200)
      const code = await new Promise((done) => child.once('exit', done))
      clearInterval(looking)
      if (code !== 0) throw new Error(`${args[0]} ended with ${code}`)
      return { seconds: (performance.now() - began) / 1000, peak, memory }
    },
  }
}

/** Resident memory of a process now and at its most, in MB; 0 where the system does not tell. */
export async function memoryOf(pid: number): Promise<{ now: number; peak: number }> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  const kib = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0)
  return { now: kib('VmRSS') / 1024, peak: kib('VmHWM') / 1024 }
}
