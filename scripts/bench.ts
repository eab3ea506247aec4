import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type Measured, measure } from './bench/load.ts'
import { mainRequests } from './bench/requests.ts'

// A bench of its own: what it is called with is its own to read.
if (process.argv[2] === 'import') {
  await import('./bench/import.ts')
  process.exit()
}

/** `npm run bench`: seeds a county in a folder of its own, serves it, and prints what each screen's main request takes. */
const { values } = parseArgs({
  options: {
    enterprises: { type: 'string', default: '20000' },
    projects: { type: 'string', default: '5000' },
    people: { type: 'string', default: '20' },
    seconds: { type: 'string', default: '8' },
  },
})

const root = resolve(import.meta.dirname, '..')
const folder = await mkdtemp(join(tmpdir(), 'landfall-bench-'))
const environment = {
  ...process.env,
  LANDFALL_DATA: folder,
  LANDFALL_LOG: 'silent',
  LANDFALL_LIMITS: 'off',
  DATABASE_URL: '',
}
const port = 7390
/** What a server has to catch up with after a start (reminders, notices) is not what people wait for all day. */
const settling = 15_000

try {
  const seeding = await timed(() => run('seed', '--enterprises', values.enterprises, '--projects', values.projects))
  const { server, ready } = await serve()
  await new Promise((done) => setTimeout(done, settling))
  const rows: Measured[] = []
  for (const request of await mainRequests(`http://127.0.0.1:${port}`))
    rows.push(await measure(request, { people: Number(values.people), seconds: Number(values.seconds) }))
  server.kill('SIGTERM')
  await new Promise((done) => server.once('exit', done))
  const verifying = await timed(() => run('verify', '--json'))
  print(rows, { seeding, ready, verifying })
} finally {
  await rm(folder, { recursive: true, force: true })
}

function landfall(...args: string[]) {
  return spawn(process.execPath, [join(root, 'src/app/cli.ts'), ...args], {
    env: environment,
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

function run(...args: string[]): Promise<void> {
  return new Promise((done, fail) => {
    const child = landfall(...args)
    child.stdout.resume()
    child.once('exit', (code) => (code === 0 ? done() : fail(new Error(`${args[0]} ended with ${code}`))))
  })
}

async function serve() {
  const began = performance.now()
  const server = landfall('serve', '--port', String(port))
  await new Promise<void>((done, fail) => {
    server.stdout.once('data', () => done())
    server.once('exit', (code) => fail(new Error(`serve ended with ${code}`)))
  })
  return { server, ready: performance.now() - began }
}

async function timed(work: () => Promise<void>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

function print(rows: Measured[], times: Record<string, number>): void {
  const machine = `${cpus().length} cores (${cpus()[0]?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GiB, shared by server, database and load`
  console.log(`\n${new Date().toISOString().slice(0, 10)} · ${machine}`)
  console.log(
    `${values.enterprises} enterprises, ${values.projects} projects, ${values.people} people at once, each asking about once a second, ${values.seconds} s a request\n`,
  )
  console.log('| request | p50 ms | p95 ms | flat out, a second | refused |\n|---|---:|---:|---:|---:|')
  for (const { name, p50, p95, flatOut, failed } of rows)
    console.log(`| ${name} | ${p50.toFixed(0)} | ${p95.toFixed(0)} | ${flatOut.toFixed(0)} | ${failed} |`)
  console.log(`\n| work | seconds |\n|---|---:|`)
  for (const [name, ms] of Object.entries(times)) console.log(`| ${name} | ${(ms / 1000).toFixed(1)} |`)
}
