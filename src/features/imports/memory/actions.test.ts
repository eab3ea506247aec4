import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { records } from '#app/records.ts'
import type { Context } from '#platform/context.ts'
import { verify } from '#platform/ledger/verify.ts'
import { openPlace, type Place } from '../../../../tests/support/place.ts'
import { mapImport, readImport, resetMapping, showImport, startImport, uploadLedger } from '../actions.ts'
import { previewOf } from '../preview/actions.ts'
import { runQueued } from '../queue/actions.ts'

let place: Place
let officer: Context
beforeAll(async () => {
  place = await openPlace()
  officer = await place.as('officer', 'zone')
})
afterAll(() => place.close())

function upload(text: string, name: string, who = officer) {
  return uploadLedger(who, new Request('http://x/api/imports', { method: 'POST', body: text }), name)
}

async function start(id: string) {
  await startImport(officer, id)
  await runQueued(place, { tenant_id: place.tenant_id, id })
  return showImport(officer, id)
}

/** What each column is taken for. */
async function taken(id: string) {
  const { columns } = await previewOf(officer, await readImport(officer, id))
  return Object.fromEntries(columns.map(({ header, field }) => [header, field]))
}

const layout = '项目名称,甲列,乙列,编号,进展情况\n'
const rules = {
  columns: { '#2': { field: 'investors' }, '#3': { field: 'investment', unit: '亿元' } },
  key: ['编号'],
}

it('a mapping is remembered by layout and unit, whatever the file is called, and its rows are known again', async () => {
  const one = await upload(`${layout}记忆甲,甲公司,3,7\n`, '三月.csv')
  expect(one.mapped_as).toBeNull()
  await mapImport(officer, one.id, { version: one.version, map: { name: '三月.csv', ...rules } })
  expect((await start(one.id)).counts).toMatchObject({ created: 1 })

  const next = await upload(`${layout}记忆甲改名,甲公司,3,7\n`, '四月新表.csv')
  expect(next.mapped_as).toMatchObject({
    kind: 'remembered',
    name: '三月.csv',
    by: 'officer@zone',
    on: '2026-10-15',
    new_headers: [],
    lost_headers: [],
  })
  expect(await taken(next.id)).toEqual({
    项目名称: 'name',
    甲列: 'investors',
    乙列: 'investment',
    编号: null,
    进展情况: 'progress',
  })
  expect((await start(next.id)).counts).toMatchObject({ updated: 1, created: 0, suspected: 0 })
})

it('of a layout that has changed what still fits is used, and the rest is asked for', async () => {
  const one = await upload('编号,新列,项目名称,乙列,进展情况\n8,x,记忆乙,5\n7,y,记忆甲再改,4\n', '五月.csv')
  expect(one.mapped_as).toMatchObject({ kind: 'remembered', new_headers: ['新列'], lost_headers: ['甲列'] })
  expect(await taken(one.id)).toEqual({
    编号: null,
    新列: null,
    项目名称: 'name',
    乙列: 'investment',
    进展情况: 'progress',
  })
  expect((await start(one.id)).counts).toMatchObject({ created: 1, updated: 1 })
})

it('another unit has its own, and a preset is named', async () => {
  const county = await place.as('officer', 'county')
  expect((await upload(`${layout}别处,甲公司,3,7\n`, '三月.csv', county)).mapped_as).toBeNull()
  const preset = JSON.parse(await readFile(new URL('../../../../maps/first-contact.json', import.meta.url), 'utf8'))
  const one = await upload(`${preset.headers.join(',')}\n首谈甲,美国\n`, '首谈.csv', county)
  expect(one.mapped_as).toMatchObject({ kind: 'preset', name: preset.name, by: null })
  expect(one.map).toMatchObject({ columns: { 项目国别: { field: null } } })
})

it('reset, it is forgotten', async () => {
  const one = await upload(`${layout}记忆丙,甲公司,3,9\n`, '六月.csv')
  const stale = { version: one.version + 1 }
  await expect(resetMapping(officer, one.id, stale)).rejects.toMatchObject({ kind: 'conflict' })
  const reset = await resetMapping(officer, one.id, { version: one.version })
  expect(reset).toMatchObject({ mapped_as: null, map: { name: '六月.csv', columns: {} } })
  const { mapped_as } = await upload(`${layout}记忆丁,甲公司,3,9\n`, '七月.csv')
  expect(mapped_as).toMatchObject({ name: '五月.csv' })
})

it('leaves the ledger whole', async () => {
  expect((await verify(place.db, records)).faults).toEqual([])
})
