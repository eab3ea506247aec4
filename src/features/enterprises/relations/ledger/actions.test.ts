import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { exportRelations } from '#features/exports/relations/actions.ts'
import { uploadFile } from '#features/projects/evidence/files/actions.ts'
import type { Context } from '#platform/context.ts'
import { verify } from '#platform/ledger/verify.ts'
import { openPlace, type Place } from '../../../../../tests/support/place.ts'
import { records } from '../../../../app/records.ts'
import { createEnterprise } from '../../actions.ts'
import { listRelations } from '../actions.ts'
import { importRelations } from './actions.ts'
import { previewRelations } from './preview/actions.ts'

let place: Place
let officer: Context
beforeAll(async () => {
  place = await openPlace()
  officer = await place.as('officer', 'zone')
})
afterAll(() => place.close())

const made = (context: Context, name: string, code: string | null = null) =>
  createEnterprise(context, { name, ...(code && { code }) })

async function uploaded(context: Context, bytes: Buffer): Promise<string> {
  const body = Readable.toWeb(Readable.from([bytes])) as unknown as BodyInit
  const request = new Request('http://x/api/files', { method: 'POST', body, duplex: 'half' } as RequestInit)
  return (await uploadFile(context, request, 'relations.csv')).sha256
}

const table = (...rows: string[]) =>
  Buffer.from(['关联关系台账', '企业名称,代码,关联企业,关联企业代码,关系,持股比例,开始日期', ...rows].join('\n'))

const told = async (id: string) =>
  (await listRelations(officer, id)).items.map(({ role, other, share }) => `${role} ${other.name} ${share}`)

const refusedIn = ({ rows }: Awaited<ReturnType<typeof previewRelations>>) =>
  rows.filter(({ will }) => will === 'refuse').map(({ n, name, other, because }) => ({ n, name, other, because }))

it('tells of every row that can be told, and says of each other one why', async () => {
  const code = '91320583MA1MK3XN8D'
  const head = await made(officer, '海纳控股有限公司', code)
  await made(officer, '海纳精工有限公司')
  await made(officer, '海纳新材有限公司')
  await made(officer, '同名有限公司')
  await made(officer, '同名有限公司')
  const file = table(
    '海纳控股有限公司,,海纳精工有限公司,,子公司,51%,2020-01-31',
    `,${code},海纳新材有限公司,,子公司,60,`,
    '海纳精工有限公司,,海纳新材有限公司,,同一集团,,',
    '海纳精工有限公司,,海纳控股有限公司,,子公司,10,',
    '查无此厂,,海纳精工有限公司,,子公司,,',
    '同名有限公司,,海纳精工有限公司,,同一集团,,',
    `别家有限公司,${code},海纳精工有限公司,,同一集团,,`,
    '海纳控股有限公司,,海纳控股有限公司,,同一集团,,',
    '海纳控股有限公司,,海纳精工有限公司,,合资企业,120,',
    ',,海纳精工有限公司,,同一集团,,',
    '海纳控股有限公司,,海纳精工有限公司,,远亲,,',
  )
  const sha256 = await uploaded(officer, file)
  const before = await previewRelations(officer, sha256)
  expect(await told(head.id)).toEqual([])
  const result = await importRelations(officer, sha256)
  expect(before.rows.filter(({ will }) => will === 'add').map(({ n }) => n)).toEqual([3, 4, 5])
  expect(refusedIn(before)).toEqual(result.refused)
  expect([result.told, result.known]).toEqual([3, 0])
  expect(result.refused.map(({ n, because }) => [n, because.zh])).toEqual([
    [6, expect.stringContaining('不能互为上级')],
    [7, expect.stringContaining('没有“查无此厂”')],
    [8, expect.stringContaining('多家“同名有限公司”')],
    [9, expect.stringContaining('属于“海纳控股有限公司”')],
    [10, expect.stringContaining('不能与自身关联')],
    [11, expect.stringContaining('持股比例')],
    [12, expect.stringContaining('没有填写')],
    [13, expect.stringContaining('远亲')],
  ])
  expect(await told(head.id)).toEqual(
    expect.arrayContaining(['subsidiary 海纳精工有限公司 51', 'subsidiary 海纳新材有限公司 60']),
  )
  const after = await previewRelations(officer, sha256)
  expect(after.rows.filter(({ will }) => will === 'pass').map(({ n }) => n)).toEqual([3, 4, 5])
  const again = await importRelations(officer, sha256)
  expect(again).toMatchObject({ told: 0, known: 3 })
  expect(refusedIn(after)).toEqual(again.refused)
  expect((await verify(place.db, records)).faults).toEqual([])
})

it.each(['xlsx', 'csv'] as const)('reads back what it wrote (%s), in another place too', async (format) => {
  const before = await exportRelations(officer, { format })
  const bytes = Buffer.from(await before.arrayBuffer())
  expect(await importRelations(officer, await uploaded(officer, bytes))).toMatchObject({ told: 0, refused: [] })
  const other = await openPlace()
  const there = await other.as('unit_lead', 'county')
  for (const name of ['海纳控股有限公司', '海纳精工有限公司', '海纳新材有限公司']) await made(there, name)
  const result = await importRelations(there, await uploaded(there, bytes))
  expect(result).toMatchObject({ told: 3, known: 0, refused: [] })
  const text = async (context: Context) =>
    (await exportRelations(context, { format: 'csv', columns: 'name,other_name,role,share,since_on' })).text()
  expect((await text(there)).split('\n').toSorted()).toEqual((await text(officer)).split('\n').toSorted())
  await other.close()
})

it('is refused to who may not, without a header, and for the upload of another', async () => {
  const sha256 = await uploaded(officer, table('甲,,乙,,子公司,,'))
  const colleague = await place.as('officer', 'zone', ' 2')
  await expect(importRelations(colleague, sha256)).rejects.toMatchObject({ code: 'relations.no_file' })
  await expect(importRelations(await place.as('leader', 'city'), sha256)).rejects.toMatchObject({ kind: 'forbidden' })
  const bare = await uploaded(officer, Buffer.from('甲,乙\n丙,丁\n'))
  await expect(previewRelations(colleague, sha256)).rejects.toMatchObject({ code: 'relations.no_file' })
  await expect(previewRelations(await place.as('leader', 'city'), sha256)).rejects.toMatchObject({ kind: 'forbidden' })
  await expect(importRelations(officer, bare)).rejects.toMatchObject({ code: 'relations.no_columns' })
})
