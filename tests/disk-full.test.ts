import { randomBytes } from 'node:crypto'
import { openSync } from 'node:fs'
import { access, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { urlOf } from '#platform/db/postmaster.ts'
import { administer } from '#platform/testing/server.ts'
import {
  bringLedger,
  emptyFolder,
  type Person,
  runCommand,
  type SpawnedServer,
  signedIn,
  spawnServer,
} from './support/servers.ts'
import { type SmallDisk, smallDisk } from './support/small-disk.ts'

/** Files and database of a server of its own lie on one small disk, which is filled to the last byte again and again. */
const disk = await smallDisk(400)
const why = disk ? '' : ': NOT TRIED, for this system lets nobody mount here'

let server: SpawnedServer
let officer: Person
/** Every project that was answered for. */
const acknowledged: string[] = []

describe.skipIf(!disk)(`the disk is full${why}`, () => {
  const { folder, here, within, fill, makeRoom } = disk ?? ({} as SmallDisk)
  const landfall = (...args: string[]) => runCommand(folder, args, { within })

  beforeAll(async () => {
    expect(await landfall('seed', '--enterprises', '20', '--projects', '20')).toMatchObject({ code: 0 })
    server = await spawnServer(folder, {}, { within })
    officer = await signedIn(server, 'officer')
    await logsAhead()
  }, 180_000)
  afterEach(makeRoom)
  afterAll(async () => {
    await server?.stop()
    await disk?.remove()
  })

  it.each([
    ['evidence', 200_000],
    ['a file that takes long to send', 20_000_000],
  ])('%s is refused in words, nothing of it is left, and it is taken once there is room', async (_, length) => {
    await fill()
    for (const [language, words] of [
      ['zh-CN', /磁盘已满，未写入任何内容，请联系管理员/],
      ['en', /disk of the server is full: nothing was written\. Tell the administrator/],
    ] as const) {
      const answer = await upload(language, length)
      expect(answer.status).toBe(503)
      expect(await answer.json()).toMatchObject({ code: 'disk.full', title: expect.stringMatching(words) })
    }
    expect(await readdir(join(here, 'files', 'drafts'))).toEqual([])
    expect((await officer.send(server, 'GET', '/api/projects?limit=5')).status).toBe(200)
    await makeRoom()
    expect((await upload('en', length)).status).toBe(200)
  })

  it('a write that PostgreSQL has no room for is undone whole, and done once there is room', async () => {
    await fill()
    const refused = await untilRefused('写满')
    expect(await refused.json()).toMatchObject({ code: 'disk.full', title: expect.stringContaining('磁盘已满') })
    expect(server.log()).toMatch(/"code":"53100"/)
    await makeRoom()
    expect((await write('写满 之后')).status).toBe(200)
  }, 60_000)

  it('a ledger stops in the middle, says what it waits for, and goes on by itself', async () => {
    await logsAhead()
    await fill(16 * 1024 * 1024)
    const rows = Array.from({ length: 2_000 }, (_, n) => `满盘台账${n},满盘公司${n},${text(4_000)}\n`)
    const id = await bringLedger(officer, server, `项目名称,投资方,备用列\n${rows.join('')}`)
    const state = () => officer.read<Told>(server, `/api/imports/${id}`)
    await expect.poll(async () => (await state()).waits_for, { timeout: 60_000 }).toBe('disk')
    const before = await state()
    expect(before).toMatchObject({ status: 'running', problem: null })
    expect(before.rows_done).toBeLessThan(rows.length)
    await makeRoom()
    await expect.poll(async () => (await state()).status, { timeout: 120_000 }).toBe('done')
    expect(await state()).toMatchObject({ waits_for: null, counts: { created: rows.length, refused: 0 } })
  }, 240_000)

  it('a backup and an export leave no half of a file', async () => {
    const [backup, ledger] = ['backup.tar.gz', 'ledger.xlsx']
    await fill()
    const orders = [
      [backup, ['backup', join(folder, backup)]],
      [ledger, ['export', '--as', 'officer', '--out', join(folder, ledger)]],
    ] as const
    for (const [, args] of orders) {
      const { code, err } = await landfall(...args)
      expect([code, err.trim().split('\n')]).toEqual([1, [expect.stringMatching(/disk .* full|磁盘已满/)]])
    }
    expect((await readdir(here)).filter((name) => /backup|ledger/.test(name))).toEqual([])
    await makeRoom()
    for (const [name, args] of orders) {
      expect(await landfall(...args)).toMatchObject({ code: 0 })
      await access(join(here, name))
    }
  }, 60_000)

  it('PostgreSQL itself goes down for want of room: it is said, and it comes back', async () => {
    // Connected before: on a full disk a new connection may lack room for a file of its own, and PostgreSQL stays up.
    const pressed = administer(await databaseUrl(), async (run) => {
      await fill()
      await everyLog(run)
    })
    await expect(pressed).rejects.toThrow(/pg_wal|terminated unexpectedly/)
    const told = async () => (await (await officer.send(server, 'GET', '/api/me')).json()) as { code?: string }
    await expect.poll(async () => (await told()).code, { timeout: 30_000 }).toBe('disk.full')
    await makeRoom()
    await expect.poll(async () => (await told()).code, { timeout: 60_000 }).toBe(undefined)
    expect((await write('起死回生')).status).toBe(200)
  }, 120_000)

  it('what was acknowledged is there once, what was refused is not, and the ledger is whole', async () => {
    const found = await administer(await databaseUrl(), (run) => run('select name from project'))
    const names = (found as { name: string }[]).map(({ name }) => name).filter((name) => /^(写满|起死)/.test(name))
    expect(names.sort()).toEqual(acknowledged.sort())
    const { code, out } = await landfall('verify', '--json')
    expect([code, JSON.parse(out)]).toMatchObject([0, { ok: true, faults: [] }])
  }, 60_000)

  interface Told {
    status: string
    rows_done: number
    waits_for: string | null
    problem: string | null
  }

  async function upload(language: string, length: number) {
    const bytes = Buffer.from(`%PDF-1.7\n${text(length)}\n%%EOF\n`)
    return officer.send(server, 'POST', '/api/files?name=a.pdf', bytes, { 'accept-language': language })
  }

  async function write(name: string) {
    const answer = await officer.send(server, 'POST', '/api/projects', { changes: { name, content: text(20_000) } })
    if (answer.status === 200) acknowledged.push(name)
    return answer
  }

  /** Room within files that are there already takes a few. */
  async function untilRefused(name: string) {
    for (let n = 0; ; n++) {
      const answer = await write(`${name} ${n}`)
      if (answer.status !== 200) return answer
    }
  }

  async function databaseUrl(): Promise<string> {
    return urlOf(JSON.parse(await readFile(join(here, 'postgres.json'), 'utf8')))
  }

  /** PostgreSQL keeps files of its log for what comes: with some in store a full disk shows in the tables first, as it mostly does. */
  async function logsAhead() {
    await administer(await databaseUrl(), async (run) => {
      for (let n = 0; n < 5; n++) await newLog(run)
      await run('checkpoint')
    })
  }

  async function everyLog(run: Run) {
    for (let n = 0; n < 100; n++) await newLog(run)
  }
})

type Run = Parameters<Parameters<typeof administer>[1]>[0]

async function newLog(run: Run) {
  await run("select pg_logical_emit_message(true, 'test', 'x')")
  await run('select pg_switch_wal()')
}

/** Nothing packs it. */
function text(length: number): string {
  return randomBytes(length).toString('base64').slice(0, length)
}

it('a log on a full disk stops nobody', async () => {
  const place = await emptyFolder()
  const quiet = await spawnServer(place.folder, {}, { logTo: openSync('/dev/full', 'w') })
  for (let n = 0; n < 20; n++) expect((await fetch(`${quiet.address}/api/me`)).status).toBe(401)
  await quiet.stop()
  await place.remove()
}, 60_000)
