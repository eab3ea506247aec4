import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTenant } from '#features/places/actions.ts'
import { putInForce } from '#features/playbook/editions/actions.ts'
import { type TestDb, testDb } from '#platform/testing/db.ts'

const root = resolve(import.meta.dirname, '../../..')
let house: TestDb
let folder: string

beforeAll(async () => {
  house = await testDb()
  folder = await mkdtemp(join(tmpdir(), 'landfall-import-'))
  const admin = { user_name: 'admin', name: '管理员', password: 'a harbour at dawn' }
  const draft = { slug: 'place', name: '临港市', name_en: 'Lingang', demo: true, kind: 'city' as const, admin }
  const { tenant_id } = await createTenant(house.db, draft, new Date())
  const source = await readFile(join(root, 'playbooks/kunshan.yaml'), 'utf8')
  const author = { tenant_id, member_id: null, now: new Date() }
  await house.db.transaction().execute((tx) => putInForce(tx, author, source, '2020-01-01'))
})
afterAll(async () => {
  await house.close()
  await rm(folder, { recursive: true })
})

function start(...args: string[]) {
  const env = {
    ...process.env,
    DATABASE_URL: house.url,
    LANDFALL_DATA: folder,
    LANG: 'en_US.UTF-8',
    LC_ALL: 'en_US.UTF-8',
  }
  const child = spawn(process.execPath, [join(root, 'src/app/cli.ts'), 'import', ...args], { cwd: root, env })
  let out = ''
  let err = ''
  child.stdout.on('data', (piece) => {
    out += piece
  })
  child.stderr.on('data', (piece) => {
    err += piece
  })
  const ended = new Promise<{ code: number | null; out: string; err: string }>((done) =>
    child.once('exit', (code) => done({ code, out, err })),
  )
  return { child, ended }
}

async function countOf(condition: string): Promise<number> {
  const { rows } = await sql
    .raw<{ n: number }>(`select count(*) as n from project where ${condition}`)
    .execute(house.db)
  return rows[0]!.n
}

it('brings the facilities in by the map that the repository keeps, once', async () => {
  const header =
    'unique_id,Segment,Company,Technology,Decarb_Sector,Project_Type,Current_Facility_Status,Estimated_Total_Facility_CAPEX,Announcement_Date,State,Address,Latitude,Longitude,LatLon_Valid'
  const row = (id: string, status: string) =>
    `${id},Manufacturing,"AKASOL, Inc.",Batteries,Clean Tech Manufacturing,New,${status},44.59,2019-06-26,MI,"1400 E 10 Mile Rd, MI",42.475,-83.092,True`
  const states = ['Announced', 'Under Construction', 'Operating', 'Canceled prior to operation', 'Retired']
  const lines = [
    '"Facility metadata"',
    '',
    'version:,2024_Q4',
    '',
    header,
    ...states.map((state, n) => row(`M.B.${n}`, state)),
  ]
  const file = join(folder, 'facilities.csv')
  await writeFile(file, `${lines.join('\n')}\n`)
  const args = [file, '--map', join(root, 'maps/facilities.json'), '--as', 'admin', '--json']
  const first = await start(...args).ended
  expect(first).toMatchObject({ code: 0, err: '' })
  const counts = { updated: 0, suspected: 0, skipped: 0, refused: [] }
  expect(JSON.parse(first.out)).toEqual({ rows: 5, created: 5, unchanged: 0, ...counts })
  expect(JSON.parse((await start(...args).ended).out)).toEqual({ rows: 5, created: 0, unchanged: 5, ...counts })
  const { rows } = await sql`select stage, status from project where name like 'AKASOL%' order by name`.execute(
    house.db,
  )
  expect(rows).toEqual([
    { stage: 'talks', status: 'active' },
    { stage: 'started', status: 'active' },
    { stage: 'produced', status: 'active' },
    { stage: 'talks', status: 'lost' },
    { stage: 'produced', status: 'withdrawn' },
  ])
}, 60_000)

it('killed in the middle, goes on where it stood: all are there, none twice', async () => {
  const total = 4_000
  const file = join(folder, 'long.csv')
  const lines = Array.from({ length: total }, (_, n) => `断电${n},公司${n},${n}`)
  await writeFile(file, `项目名称,投资方,总投资（万元）\n${lines.join('\n')}\n`)
  const { child, ended } = start(file, '--as', 'admin', '--json')
  while ((await countOf("name like '断电%'")) === 0) await pause(20)
  child.kill('SIGKILL')
  await ended
  const left = await countOf("name like '断电%'")
  expect(left).toBeGreaterThan(0)
  expect(left).toBeLessThan(total)
  const second = await start(file, '--as', 'admin', '--json').ended
  expect(JSON.parse(second.out)).toMatchObject({ rows: total, created: total, unchanged: 0, suspected: 0, refused: [] })
  expect(await countOf("name like '断电%'")).toBe(total)
  const { rows } =
    await sql`select name from project where name like '断电%' group by name having count(*) > 1`.execute(house.db)
  expect(rows).toEqual([])
}, 120_000)

it('lists what came in, and takes a whole ledger back once nothing is built on it any more', async () => {
  const made = '项目名称,投资方\n撤销甲,甲公司\n撤销乙,乙公司\n'
  for (const [file, text] of [
    ['undo-first.csv', made],
    ['undo-second.csv', `${made}撤销丙,丙公司\n`],
  ] as const) {
    await writeFile(join(folder, file), text)
    await start(join(folder, file), '--as', 'admin').ended
  }
  const listed = JSON.parse((await start('list', '--as', 'admin', '--limit', '2', '--json').ended).out)
  expect(listed).toMatchObject([
    { file_name: 'undo-second.csv', status: 'done', counts: { created: 1, unchanged: 2 } },
    { file_name: 'undo-first.csv', status: 'done', counts: { created: 2 } },
  ])
  const [second, first] = listed.map(({ id }: { id: string }) => id)
  const there = () => countOf("name like '撤销%'")

  const builtOn = await start('undo', first, '--as', 'admin').ended
  expect(builtOn).toMatchObject({ code: 1, err: expect.stringContaining('2 things were built on this import') })
  expect(builtOn.out).toMatch(/撤销甲\tThe ledger undo-second\.csv has it too/)
  const asData = JSON.parse((await start('undo', first, '--as', 'admin', '--json').ended).out)
  expect(asData).toMatchObject({ undone: false, total: 2, built_on: [{ what: 'import' }, { what: 'import' }] })
  expect(await there()).toBe(3)

  const dry = await start('undo', second, '--as', 'admin', '--dry-run').ended
  expect(dry).toMatchObject({ code: 0, out: expect.stringContaining('Would withdraw 1') })
  expect(await there()).toBe(3)
  for (const id of [second, first]) expect(await start('undo', id, '--as', 'admin').ended).toMatchObject({ code: 0 })
  expect(await there()).toBe(0)
  const after = await start('undo', first, '--as', 'admin').ended
  expect(after).toMatchObject({ code: 1, out: '', err: expect.stringContaining('moved on') })
  expect((await start('list', '--as', 'admin', '--limit', '1').ended).out).toMatch(/Undone\tundo-second\.csv/)
}, 120_000)

it.each([
  ['an import that is not there', ['undo', '0190f000-0000-7000-8000-000000000000', '--as', 'admin'], 1],
  ['an import that is no id', ['undo', 'x', '--as', 'admin'], 1],
  ['a file that is not there', ['nowhere.csv', '--as', 'admin'], 1],
  ['a file that is no ledger', [join(root, 'LICENSE'), '--as', 'admin'], 1],
  ['somebody who is not there', [join(root, 'LICENSE'), '--as', 'nobody'], 1],
  ['a map that is not there', [join(root, 'LICENSE'), '--as', 'admin', '--map', 'nowhere.json'], 1],
  ['an option that is none', [join(root, 'LICENSE'), '--wat'], 2],
])('says %s in one line and leaves', async (_, args, code) => {
  const ended = await start(...args).ended
  expect(ended).toMatchObject({ code, out: '' })
  if (code === 1) expect(ended.err.trim().split('\n')).toHaveLength(1)
})
