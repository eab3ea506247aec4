import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Importer, openImporter } from '../../../../tests/support/importer.ts'
import { countRows } from '../store.ts'
import { countsOfImport } from './actions.ts'

let importer: Importer
beforeAll(async () => {
  importer = await openImporter()
})
afterAll(() => importer.close())

test('what is counted on from the last look is what all rows come to, after a decision too', async () => {
  const { officer, place } = importer
  const lines = ['计数甲,甲公司,2亿元', '计数乙,乙公司,若干', '小计,,', '计数丙,丙公司,3亿元', '计数甲,丁公司,1亿元']
  const { import_id } = await importer.bring(`项目名称,投资方,总投资\n${lines.join('\n')}\n`, { as: officer })
  const [id, tenant] = [import_id!, officer.me.tenant_id]
  const looks = (last_row: number, version = 1) =>
    countsOfImport(place.db, tenant, { id, version, last_row, status: 'running' })
  const all = async () => (await countRows(place.db, tenant, [id])).get(id)

  expect(await looks(0)).toMatchObject({ rows: 0 })
  expect(await looks(3)).toMatchObject({ rows: 2, created: 1, refused: 1 })
  expect(await looks(3)).toMatchObject({ rows: 2 })
  expect(await looks(6)).toEqual(await all())

  await sql`update import_row set outcome = 'skipped' where import_id = ${id} and outcome = 'refused'`.execute(place.db)
  expect(await looks(6, 2)).toEqual(await all())
  expect(await countsOfImport(place.db, tenant, { id, version: 2, last_row: 6, status: 'done' })).toEqual(await all())
})
