import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { readSheet } from '#platform/sheets/read/read.ts'
import { bareCopy } from './import/copy.ts'
import { makeLedger } from './import/ledger.ts'
import { signIn } from './requests.ts'

/** `npm run bench -- import`: a 100,000-row, 40-column ledger from upload to the last row, beside what it cannot be faster than. */
const { values } = parseArgs({
  allowPositionals: true,
  options: {
    rows: { type: 'string', default: '100000' },
    enterprises: { type: 'string', default: '20000' },
    projects: { type: 'string', default: '5000' },
    profile: { type: 'string', default: '' },
  },
})

const root = resolve(import.meta.dirname, '../..')
const folder = await mkdtemp(join(tmpdir(), 'landfall-bench-'))
const environment = {
  ...process.env,
  LANDFALL_DATA: folder,
  LANDFALL_LOG: 'silent',
  LANDFALL_LIMITS: 'off',
  DATABASE_URL: '',
}
const server = 'http://127.0.0.1:7391'
const file = join(folder, 'ledger.xlsx')

try {
  await makeLedger(file, Number(values.rows))
  const seeding = landfall(['seed', '--enterprises', values.enterprises, '--projects', values.projects])
  seeding.stdout?.resume()
  await new Promise((done) => seeding.once('exit', done))
  const reading = await seconds(async () => {
    for await (const _ of readSheet(file));
  })
  const serving = landfall(['serve', '--port', '7391'])
  await new Promise((done) => serving.stdout!.once('data', done))
  const told = await throughTheServer()
  const peak = await peakOf(serving.pid!)
  serving.kill('SIGTERM')
  await new Promise((done) => serving.once('exit', done))
  const copying = await bareCopy(file, folder)
  await print({ ...told, 'floor: reading the file': reading, 'floor: bare COPY of its rows': copying }, peak)
} finally {
  await rm(folder, { recursive: true, force: true })
}

function landfall(args: string[]): ChildProcess {
  const flags = values.profile && args[0] === 'serve' ? ['--cpu-prof', `--cpu-prof-dir=${values.profile}`] : []
  return spawn(process.execPath, [...process.execArgv, ...flags, join(root, 'src/app/cli.ts'), ...args], {
    env: environment,
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

/** Uploads, looks at the preview and waits for the end, as a browser would. */
async function throughTheServer(): Promise<Record<string, number>> {
  const cookie = await signIn(server, 'lead')
  const headers = { cookie, 'x-landfall': '1' }
  const bytes = await readFile(file)
  let id = ''
  const upload = await seconds(async () => {
    const sent = await fetch(`${server}/api/imports?name=bench.xlsx`, { method: 'POST', headers, body: bytes })
    if (!sent.ok) throw new Error(await sent.text())
    id = ((await sent.json()) as { id: string }).id
  })
  const preview = await seconds(async () => {
    await (await fetch(`${server}/api/imports/${id}/preview`, { headers })).arrayBuffer()
  })
  let counts: Record<string, number> = {}
  const run = await seconds(async () => {
    await fetch(`${server}/api/imports/${id}/start`, { method: 'POST', headers })
    for (;;) {
      await new Promise((done) => setTimeout(done, 1_000))
      const answer = await fetch(`${server}/api/imports/${id}`, { headers })
      const one = (await answer.json()) as { status: string; counts: Record<string, number> }
      counts = one.counts
      if (one.status !== 'running') return
    }
  })
  const told = Object.entries(counts).map(([outcome, n]) => `${n} ${outcome}`)
  console.log(told.join(', '))
  return { upload, preview, 'all rows in': run, 'end to end': upload + preview + run }
}

/** Peak memory of a process, in MB; NaN where the system does not tell. */
async function peakOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) / 1024
}

async function seconds(work: () => Promise<void>): Promise<number> {
  const began = performance.now()
  await work()
  return (performance.now() - began) / 1000
}

async function size(): Promise<string> {
  return `${Math.round((await stat(file)).size / 2 ** 20)} MB`
}

async function print(times: Record<string, number>, peak: number): Promise<void> {
  console.log(`\n${new Date().toISOString().slice(0, 10)} · ${cpus().length} cores (${cpus()[0]?.model.trim()})`)
  console.log(`${values.rows} rows × 40 columns, ${await size()}; beside ${values.enterprises} enterprises\n`)
  console.log('| step | seconds |\n|---|---:|')
  for (const [name, took] of Object.entries(times)) console.log(`| ${name} | ${took.toFixed(1)} |`)
  console.log(`\npeak memory of server and worker: ${peak.toFixed(0)} MB`)
}
