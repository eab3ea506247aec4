import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createEnterprise } from '#features/enterprises/actions.ts'
import { pairUpWaiting } from '#features/enterprises/pairs/finding/actions.ts'
import { mergeRecords } from '#features/merges/actions.ts'
import type { Context } from '#platform/context.ts'
import { type Importer, openImporter } from '../../../../tests/support/importer.ts'
import { showImport } from '../actions.ts'
import { startUndo } from '../undo/actions.ts'
import { runQueuedUndo } from '../undo/run/actions.ts'
import { companiesAhead, importPairs } from './actions.ts'

const code = '914403001922038216'
const known = '昆山恒力精密机械有限公司'

let importer: Importer
let place: Importer['place']
let officer: Context
let id: string
beforeAll(async () => {
  importer = await openImporter()
  place = importer.place
  officer = importer.officer
  id = (await createEnterprise(officer, { name: known, code })).id
  await pairUpWaiting(place.db, () => new Date())
})
afterAll(() => importer.close())

async function bring(text: string, as = officer): Promise<string> {
  return (await importer.bring(text, { as })).import_id!
}

async function waiting(importId: string, context = officer) {
  await pairUpWaiting(place.db, () => new Date())
  return importPairs(context, importId, { view: 'waiting', limit: 50 })
}

async function bears(project: string) {
  const { rows } = await sql<{ name: string; code: string | null }>`
    select e.name, e.code from project p join project_investor i on i.project_id = p.id
    join enterprise e on e.id = i.enterprise_id where p.name = ${project}`.execute(place.db)
  return rows
}

describe('a ledger', () => {
  it.each([
    [
      'of one company column and its code: a name that fits is linked',
      '恒力（昆山）精密机械',
      '',
      [{ name: known, code }],
    ],
    ['whose code has an unlike name: another one without it', '东泰食品', '', [{ name: '东泰食品', code: null }]],
    ['whose code is of the company of the project', '鲲鹏制造', '鲲鹏（澜江）', [{ name: '鲲鹏制造', code: null }]],
  ])('%s', async (title, investor, company, is) => {
    const header = `项目名称,企业名称,统一社会信用代码${company && ',注册公司名称'}`
    await bring(`${header}\n${title},${investor},${code}${company && `,${company}`}\n`)
    expect(await bears(title)).toEqual(is)
  })

  it('tells before it is brought in whom its companies are or may be', async () => {
    const importId = await bring(
      `项目名称,投资方\n预告甲,${known}\n预告乙,恒力（昆山）精密机械\n预告丙,恒力（昆山）精密机械\n预告丁,谁也不识的鲸落\n`,
    )
    await sql`delete from project_investor where project_id in (select id from project where name like '预告%')`.execute(
      place.db,
    )
    await sql`delete from enterprise where name in ('恒力（昆山）精密机械', '谁也不识的鲸落')`.execute(place.db)
    await sql`delete from enterprise_unpaired`.execute(place.db)
    expect(await companiesAhead(officer, importId)).toMatchObject({
      named: 3,
      known: 1,
      fresh: 1,
      alike: 1,
      whole: true,
      items: [{ name: '恒力（昆山）精密机械', place: { row: 3 }, likest: [{ id }] }],
    })
  })
})

describe('the companies of an import', () => {
  const ledger = `项目名称,投资方,总投资（亿元）\n核对甲,恆力（昆山）精密機械,1\n核对乙,恆力（昆山）精密機械,2\n核对丙,一家新的青瓦,3\n`
  let importId: string

  it('are told each once with why and where, and with how many are not compared yet', async () => {
    importId = await bring(ledger)
    expect(await importPairs(officer, importId, { view: 'waiting', limit: 50 })).toMatchObject({
      items: [],
      comparing: 2,
    })
    const { items, waiting: n, comparing, can } = await waiting(importId)
    expect([n, comparing, can]).toEqual([1, 0, []])
    expect(items).toMatchObject([
      { one: { id, place: null }, other: { name: '恆力（昆山）精密機械', place: { row: 2 } }, decision: 'ask' },
    ])
    expect(items[0]!.reasons).toContainEqual({ zh: '字号相同', en: 'the same trade name' })
    expect((await waiting(importId, await place.as('unit_lead', 'zone'))).can).toEqual(['decide'])
  })

  it('are for those who may read the import', async () => {
    for (const stranger of [await place.as('officer', 'county'), await place.as('unit_lead', 'county')]) {
      await expect(importPairs(stranger, importId, { view: 'waiting', limit: 1 })).rejects.toMatchObject({
        code: 'import.missing',
      })
      await expect(companiesAhead(stranger, importId)).rejects.toMatchObject({ code: 'import.missing' })
    }
  })

  it('go with the import that is undone: marks, pairs and enterprises', async () => {
    await bring('项目名称,投资方\n另一甲,毫不相干的白桦\n')
    const { version } = await showImport(officer, importId)
    await startUndo(officer, importId, { version })
    await runQueuedUndo(place, { tenant_id: place.tenant_id, id: importId })
    expect((await waiting(importId)).items).toEqual([])
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from enterprise where name in ('恆力（昆山）精密機械', '一家新的青瓦')`.execute(
      place.db,
    )
    expect(rows).toEqual([{ n: 0 }])
    const { rows: left } = await sql`
      select 1 from enterprise_pair p where not exists (select 1 from enterprise e where e.id = p.other_enterprise_id)`.execute(
      place.db,
    )
    expect(left).toEqual([])
  })

  it('are one company once a lead has merged them, and the next ledger links to it', async () => {
    const again = await bring(ledger)
    const lead = await place.as('unit_lead', 'zone')
    const pairOf = async () => (await waiting(again)).items.find((pair) => pair.other.name === '恆力（昆山）精密機械')
    const { one, other } = (await pairOf())!
    await mergeRecords(lead, {
      kind: 'enterprise',
      kept_id: one.id,
      lost_id: other.id,
      version: 1,
      lost_version: 1,
      take: [],
      reason: '同一企业',
    })
    expect(await pairOf()).toBeUndefined()
    expect(await bears('核对甲')).toEqual([{ name: known, code }])
    await bring('项目名称,投资方\n合并后,恆力（昆山）精密機械\n')
    expect(await bears('合并后')).toEqual([{ name: known, code }])
  })
})
