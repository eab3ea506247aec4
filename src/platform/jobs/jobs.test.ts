import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDb } from '../testing/db.ts'
import { type Jobs, startJobs } from './jobs.ts'

const log = pino({ level: 'silent' })
let place: Awaited<ReturnType<typeof testDb>>
const started: Jobs[] = []

beforeAll(async () => {
  place = await testDb()
})

afterAll(async () => {
  await Promise.all(started.map((jobs) => jobs.stop()))
  await place.close()
})

async function server(): Promise<Jobs> {
  const jobs = await startJobs({ url: place.url, log })
  started.push(jobs)
  return jobs
}

test('two servers do each job once', async () => {
  const [one, two] = await Promise.all([server(), server()])
  const done: number[] = []
  const all = Promise.withResolvers<void>()
  const handler = async ({ n }: { n: number }) => {
    done.push(n)
    if (done.length === 40) all.resolve()
  }
  await one.work('many', handler, { concurrency: 2 })
  await two.work('many', handler, { concurrency: 2 })
  await Promise.all(Array.from({ length: 40 }, (_, n) => (n % 2 ? one : two).send('many', { n })))
  await all.promise
  await one.send('many', { n: 40 })
  await expect.poll(() => done.length).toBe(41)
  expect(new Set(done).size).toBe(41)
}, 60_000)

test('a key waits at most once and runs at most once; sent while it runs, it runs again afterwards', async () => {
  const jobs = await server()
  const gate = Promise.withResolvers<void>()
  const running = Promise.withResolvers<void>()
  let [now, most, runs] = [0, 0, 0]
  await jobs.work(
    'keyed',
    async () => {
      most = Math.max(most, ++now)
      runs++
      running.resolve()
      await gate.promise
      now--
    },
    { concurrency: 3 },
  )
  await jobs.send('keyed', {}, { key: 'a' })
  await running.promise
  for (let i = 0; i < 5; i++) await jobs.send('keyed', {}, { key: 'a' })
  gate.resolve()
  await expect.poll(() => runs, { timeout: 20_000 }).toBe(2)
  expect(most).toBe(1)
}, 60_000)

test('a job is sent with the transaction, or not at all', async () => {
  const jobs = await server()
  const seen: string[] = []
  await jobs.work('with_tx', async ({ said }: { said: string }) => void seen.push(said))
  await place.db
    .transaction()
    .execute(async (tx) => {
      await jobs.send('with_tx', { said: 'rolled back' }, { tx })
      throw new Error('no')
    })
    .catch(() => {})
  await place.db.transaction().execute((tx) => jobs.send('with_tx', { said: 'committed' }, { tx }))
  await expect.poll(() => seen, { timeout: 20_000 }).toEqual(['committed'])
}, 60_000)

test('a job that fails is tried again', async () => {
  const jobs = await server()
  const attempts: number[] = []
  await jobs.work('stumbles', async (_data, { retries }) => {
    attempts.push(retries)
    if (retries === 0) throw new Error('first time')
  })
  await jobs.send('stumbles', {})
  await expect.poll(() => attempts, { timeout: 30_000 }).toEqual([0, 1])
}, 60_000)

test('what recurs also runs at the start, once over two servers that start together', async () => {
  const [one, two] = await Promise.all([server(), server()])
  let runs = 0
  const gate = Promise.withResolvers<void>()
  const handler = async () => {
    runs++
    await gate.promise
  }
  await one.every('morning', '30 7 1 1 *', handler, { atStart: true })
  await expect.poll(() => runs, { timeout: 20_000 }).toBe(1)
  await two.every('morning', '30 7 1 1 *', handler)
  gate.resolve()
  expect(runs).toBe(1)
}, 60_000)

test('the job of a server that was killed is taken up by the next', async () => {
  const source = `
    import { pino } from 'pino'
    import { startJobs } from ${JSON.stringify(join(import.meta.dirname, 'jobs.ts'))}
    const jobs = await startJobs({ url: process.env.URL, log: pino({ level: 'silent' }) })
    await jobs.work('long', () => { console.log('at work'); return new Promise(() => {}) })
    await jobs.send('long', { task: 'unfinished' })`
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', source], {
    cwd: import.meta.dirname,
    env: { ...process.env, URL: place.url },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout, 'data')
  child.kill('SIGKILL')
  await once(child, 'exit')
  const jobs = await server()
  const taken = Promise.withResolvers<string>()
  await jobs.work('long', async ({ task }: { task: string }) => taken.resolve(task))
  expect(await taken.promise).toBe('unfinished')
}, 90_000)

test('stopping gives a running job back, and the next server goes on', async () => {
  const first = await server()
  const running = Promise.withResolvers<void>()
  await first.work('stopped', async (_data, { signal }) => {
    running.resolve()
    await once(signal, 'abort')
    throw new Error('stopping')
  })
  await first.send('stopped', {})
  await running.promise
  await first.stop()
  const second = await server()
  const again = Promise.withResolvers<void>()
  await second.work('stopped', async () => again.resolve())
  await again.promise
}, 60_000)
