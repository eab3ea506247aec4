import { afterAll, beforeAll, expect, it } from 'vitest'
import { records, sums } from '#app/records.ts'
import { builtScreens } from '#app/screens.ts'
import { verify } from '#platform/ledger/verify.ts'
import { type TestDb, testDb } from '#platform/testing/db.ts'
import {
  bringLedger,
  emptyFolder,
  type Person,
  type SpawnedServer,
  seedSmall,
  signedIn,
  spawnServer,
} from './support/servers.ts'

let database: TestDb
let place: Awaited<ReturnType<typeof emptyFolder>>
let one: SpawnedServer
let two: SpawnedServer
let officer: Person

/** Both at once on a database that has not so much as a table, over one folder of files. */
beforeAll(async () => {
  database = await testDb({ migrated: false })
  place = await emptyFolder()
  const environment = { DATABASE_URL: database.url }
  await builtScreens()
  const both = [spawnServer(place.folder, environment), spawnServer(place.folder, environment)] as const
  ;[one, two] = await Promise.all(both)
  await seedSmall(database.db, place.folder)
  officer = await signedIn(one, 'officer')
}, 240_000)
afterAll(async () => {
  await Promise.all([one?.stop(), two?.stop()])
  await database?.close()
  await place?.remove()
})

it('who signed in at one is known to the other, and who signed out of one is out of both', async () => {
  expect((await officer.send(two, 'GET', '/api/me')).status).toBe(200)
  const leader = await signedIn(two, 'leader')
  expect((await leader.send(one, 'GET', '/api/me')).status).toBe(200)
  await leader.send(one, 'POST', '/api/sign-out', {})
  expect((await leader.send(two, 'GET', '/api/me')).status).toBe(401)
})

it('what is written at one appears to who follows the other', async () => {
  const following = await officer.follow(two)
  await following.until(({ event }) => event === 'ready')
  const made = await officer.send(one, 'POST', '/api/projects', { changes: { name: '两台服务器' } })
  const { id } = (await made.json()) as { id: string }
  await following.until(({ data }) => JSON.stringify(data).includes(id))
  await following.close()
  expect(await officer.read(two, `/api/projects/${id}`)).toMatchObject({ version: 1 })
})

it('a file that one took in the other gives out', async () => {
  const bytes = new TextEncoder().encode('%PDF-1.7\ntwo servers\n%%EOF\n')
  const taken = await officer.send(one, 'POST', '/api/files?name=a.pdf', bytes)
  expect(taken.status, await taken.clone().text()).toBe(200)
  const { sha256 } = (await taken.json()) as { sha256: string }
  const content = await officer.send(two, 'GET', `/api/files/${sha256}/content`)
  expect(await content.text()).toBe(new TextDecoder().decode(bytes))
})

it('a request sent to both under one key is done once', async () => {
  const headers = { 'idempotency-key': 'sent-to-both-servers' }
  const send = (at: SpawnedServer) =>
    officer.send(at, 'POST', '/api/projects', { changes: { name: '两处同时' } }, headers)
  const answers = await Promise.all([one, two, one, two].map(async (at) => (await send(at)).text()))
  expect(new Set(answers).size).toBe(1)
  expect(await named('两处同时')).toBe(1)
})

it('of two writers who saw the same version one is told of the other, wherever each is', async () => {
  const made = await officer.send(one, 'POST', '/api/projects', { changes: { name: '同一版本' } })
  const { id, version } = (await made.json()) as { id: string; version: number }
  const edit = (at: SpawnedServer, origin: string) =>
    officer.send(at, 'PATCH', `/api/projects/${id}`, { version, changes: { next_step: origin } })
  const statuses = await Promise.all([edit(one, '甲'), edit(two, '乙')].map(async (answer) => (await answer).status))
  expect(statuses.sort()).toEqual([200, 409])
})

it('ledgers brought in at both are each brought in once, by whichever takes them', async () => {
  const csv = (n: number) => `项目名称,投资方\n台账${n}甲,甲公司${n}\n台账${n}乙,乙公司${n}\n`
  const ids = await Promise.all([one, two, one, two].map((at, n) => bringLedger(officer, at, csv(n))))
  for (const id of ids) {
    const read = async () => (await officer.read<{ status: string }>(two, `/api/imports/${id}`)).status
    await expect.poll(read, { timeout: 60_000 }).toBe('done')
  }
  for (const n of [0, 1, 2, 3]) expect([await named(`台账${n}甲`), await named(`台账${n}乙`)]).toEqual([1, 1])
  const done = [...`${one.log()}${two.log()}`.matchAll(/"job_id":"([\w-]+)".*"msg":"job done"/g)].map(([, id]) => id)
  expect(done.length).toBeGreaterThanOrEqual(4)
  expect(new Set(done).size).toBe(done.length)
}, 120_000)

it('each migration was applied once, and the ledger is whole', async () => {
  const rows = await database.db.selectFrom('migration').select('name').execute()
  expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length)
  expect(await verify(database.db, records, sums)).toMatchObject({ ok: true, faults: [] })
})

it('when one is killed the other serves on', async () => {
  await one.kill()
  expect((await officer.send(two, 'POST', '/api/projects', { changes: { name: '只剩一台' } })).status).toBe(200)
})

async function named(name: string): Promise<number> {
  return (await database.db.selectFrom('project').select('id').where('name', '=', name).execute()).length
}
