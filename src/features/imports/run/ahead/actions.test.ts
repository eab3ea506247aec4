import { createHash } from 'node:crypto'
import { createWriteStream, readFileSync } from 'node:fs'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadPlaybook } from '#features/playbook/load/model.ts'
import type { Me } from '#platform/context.ts'
import { textAt } from '#platform/packed.ts'
import { writeXlsx } from '#platform/sheets/write/xlsx.ts'
import { mapSchema } from '../../map/model.ts'
import { chunkSize } from '../../model.ts'
import type { ReadRow } from '../prepared/actions.ts'
import { type Order, openFrame, readAhead, readAside, readRows, worthThread } from './actions.ts'

const loaded = loadPlaybook(readFileSync(new URL('../../../../../playbooks/kunshan.yaml', import.meta.url), 'utf8'))
if (!loaded.ok) throw new Error('the playbook does not load')
const { playbook } = loaded

const unit = '0192d3a0-0000-7000-8000-000000000001'
const grant = { role: 'officer', unit_id: unit, reach: [unit] }
const me = { tenant_id: unit, member_id: unit, user_id: '', name: '', grants: [grant], reach: [unit] } as unknown as Me
const units = [{ id: unit, parent_id: null, name: '招商局', name_en: '', short_name: '' }]

let folder: string
let order: Order
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'landfall-ahead-'))
  const path = join(folder, 'large.xlsx')
  const headers = ['项目名称', '投资方', '总投资(亿元)', '签约日期', '项目状态', '自用栏']
  const columns = headers.map((header) => ({ header, type: 'text' as const }))
  await writeXlsx(made(6_000), columns, createWriteStream(path))
  expect((await stat(path)).size).toBeGreaterThan(worthThread)
  const from = { playbook_id: unit, first: 'lead', today: '2026-11-27', made_by: unit, at: '2026-11-27T01:00:00.000Z' }
  order = { path, map: mapSchema.parse({ name: 'large' }), me, playbook, units, from }
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Every seventh cannot be read. */
async function* made(rows: number) {
  for (let n = 0; n < rows; n++) {
    const amount = n % 7 === 0 ? '若干' : `${n % 90}.5`
    const beside = createHash('sha256').update(String(n)).digest('base64')
    yield [`第${n}号项目`, `公司${n % 999}`, amount, '2026-03-05', ['在谈', '已签约', '已开工'][n % 3]!, beside]
  }
}

/** Rows without the ids that are drawn by lot. */
async function all(chunks: AsyncIterable<ReadRow[]>): Promise<unknown[]> {
  const rows: unknown[] = []
  for await (const chunk of chunks) rows.push(...JSON.parse(JSON.stringify(chunk.map(opened)).replace(drawn, 'drawn')))
  return rows
}

function opened(row: ReadRow): unknown {
  return 'texts' in row ? { ...row, texts: [...row.texts.ends.keys()].map((at) => textAt(row.texts, at)) } : row
}

const drawn = new RegExp(`(?!${unit})[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}`, 'g')

test('a large ledger is read by another thread as it would be here, from any row on', async () => {
  const frame = await openFrame(order)
  const here = await all(readRows(frame, 0, chunkSize))
  expect(here).toHaveLength(6_000)
  expect(await all(await readAhead(order, frame, 0))).toEqual(here)
  expect(await all(await readAhead(order, frame, 4_321))).toEqual(await all(readRows(frame, 4_321, chunkSize)))
})

test('what the thread cannot read is told in the same words', async () => {
  const frame = await openFrame(order)
  const bytes = await readFile(order.path)
  const path = join(folder, 'torn.xlsx')
  await writeFile(path, bytes.fill(0, bytes.length >> 2, bytes.length >> 1))
  const torn = { ...order, path }
  const here = openFrame(torn).then((opened) => all(readRows(opened, 0, chunkSize)))
  const told = await here.catch((error) => ({ code: error.code, words: error.words }))
  expect(told).toMatchObject({ code: expect.stringMatching(/^sheet/) })
  await expect(readAhead(torn, frame, 0).then(all)).rejects.toMatchObject(told as object)
})

test('who stops early leaves no thread behind', async () => {
  const frame = await openFrame(order)
  for await (const chunk of await readAhead(order, frame, 0)) {
    expect(chunk).toHaveLength(chunkSize)
    break
  }
})

test('a ledger that is too heavy for the memory of its thread ends its import, and nothing else', async () => {
  await expect(all(readAside({ ...order, after: 0 }, 8))).rejects.toMatchObject({ code: 'import.too_heavy' })
})
