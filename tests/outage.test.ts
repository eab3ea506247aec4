import { afterAll, beforeAll, expect, it } from 'vitest'
import { records, sums } from '#app/records.ts'
import { connectOrStart } from '#platform/db/embedded.ts'
import { openDb } from '#platform/db/open.ts'
import { verify } from '#platform/ledger/verify.ts'
import { postmasterOf } from '#platform/testing/processes.ts'
import type { Said } from './support/follow.ts'
import {
  bringLedger,
  emptyFolder,
  type Person,
  type SpawnedServer,
  seedFolder,
  signedIn,
  spawnServer,
} from './support/servers.ts'

let place: Awaited<ReturnType<typeof emptyFolder>>
let server: SpawnedServer
let officer: Person

beforeAll(async () => {
  place = await emptyFolder()
  await seedFolder(place.folder)
  server = await spawnServer(place.folder)
  officer = await signedIn(server, 'officer')
}, 180_000)
afterAll(async () => {
  await server?.stop()
  await place?.remove()
})

const refused: { status: number; wait: string | null; code: string; title: string }[] = []
const writers = 6
const each = 12

it('the database dies again and again under load: it is said, work goes on, nothing is lost and nothing done twice', async () => {
  const following = await officer.follow(server)
  await following.until(({ event }) => event === 'ready')
  const acknowledged: string[] = []
  let over = false
  const writing = Promise.all(
    Array.from({ length: writers }, async (_, writer) => {
      for (let n = 0; n < each; n++) acknowledged.push(await written(`断库 ${writer}-${n}`))
    }),
  ).finally(() => {
    over = true
  })
  for (let killed = 0; !over && killed < 3; ) {
    if (acknowledged.length < killed * 15 + 5) await pause(50)
    else {
      process.kill(await postmasterOf(place.folder), 'SIGKILL')
      killed += 1
      await pause(1_500)
    }
  }
  await writing
  // It broke while they wrote, and was told as such and not as a fault of ours.
  expect(refused.length).toBeGreaterThan(0)
  for (const { status, wait, code, title } of refused) {
    expect([status, wait]).toEqual([503, '5'])
    expect(code).toMatch(/^database\.(away|lost)$/)
    expect(title).toMatch(/数据库/)
  }
  // The page that follows was told that it may have missed something, and hears what is written or that it missed it.
  await following.until(({ event }) => event === 'missed')
  const heard = following.said.length
  const { id } = await created('断库之后')
  const isNew = (one: Said) => following.said.indexOf(one) >= heard
  await following.until((one) => isNew(one) && (one.event === 'missed' || JSON.stringify(one.data).includes(id)))
  const hearsAgain = async () => {
    await created('断库之后')
    return following.said.some((one) => isNew(one) && one.event === 'change')
  }
  await expect.poll(hearsAgain, { timeout: 30_000, interval: 500 }).toBe(true)
  await following.close()
  expect(await counted(acknowledged)).toEqual(acknowledged.map(() => 1))
}, 150_000)

it('background work goes on as well', async () => {
  const killed = await postmasterOf(place.folder)
  process.kill(killed, 'SIGKILL')
  // What it began answers a little longer than it lives.
  await expect.poll(() => postmasterOf(place.folder).catch(() => killed), { timeout: 30_000 }).not.toBe(killed)
  await expect.poll(async () => (await officer.send(server, 'GET', '/api/me')).status, { timeout: 30_000 }).toBe(200)
  const id = await bringLedger(officer, server, '项目名称,投资方\n断库台账,甲公司\n')
  const read = () => officer.read<{ status: string }>(server, `/api/imports/${id}`)
  await expect.poll(async () => (await read()).status, { timeout: 60_000 }).toBe('done')
}, 120_000)

it('leaves a ledger that is whole', async () => {
  const { url, stop } = await connectOrStart(place.folder)
  const db = openDb(url)
  expect(await verify(db, records, sums)).toMatchObject({ ok: true, faults: [] })
  await db.destroy()
  await stop()
})

/** Makes a project under one key until that is acknowledged, as the screens do; answers its name. */
async function written(name: string): Promise<string> {
  for (;;) {
    const answer = await send(name, `outage-${name.replaceAll(/[^\d-]/g, '')}`)
    if (answer.status === 200) return name
    const { code, title } = (await answer.json()) as { code: string; title: string }
    // It broke off after the commit: the answer is lost, and what was done is not done again.
    if (code === 'request.done_before') return name
    refused.push({ status: answer.status, wait: answer.headers.get('retry-after'), code, title })
    await pause(100)
  }
}

function send(name: string, key: string) {
  const headers = { 'idempotency-key': key, 'accept-language': 'zh-CN' }
  return officer.send(server, 'POST', '/api/projects', { changes: { name } }, headers)
}

async function created(name: string) {
  return (await (await send(name, `outage-${Math.random()}`)).json()) as { id: string }
}

/** How often each name is in the database. */
async function counted(names: string[]): Promise<number[]> {
  const { url, stop } = await connectOrStart(place.folder)
  const db = openDb(url)
  const rows = await db.selectFrom('project').select('name').where('name', 'in', names).execute()
  await db.destroy()
  await stop()
  return names.map((name) => rows.filter((row) => row.name === name).length)
}

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms))
}
