import { PassThrough } from 'node:stream'
import { text as readText } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createProjects } from '#features/projects/actions.ts'
import type { Context } from '#platform/context.ts'
import { openPlace, type Place } from '../../../tests/support/place.ts'
import { exportProjects, projectTable, writeTable } from './actions.ts'
import { exportEnterprises } from './enterprises/actions.ts'

let place: Place
let officer: Context

beforeAll(async () => {
  place = await openPlace()
  officer = await place.as('officer', 'zone')
  const lead = await place.as('unit_lead', 'zone')
  const county = await place.as('officer', 'county')
  const make = (context: Context, document: { name: string; [field: string]: unknown }, extra = {}) =>
    place.db.transaction().execute((tx) => createProjects(tx, context, [{ document, extra }]))
  const unit_id = place.unit('zone')
  await make(officer, { name: '=HYPERLINK("http://x")', unit_id, tags: ['重点'], investors: [{ name: '甲公司' }] })
  await make(
    lead,
    {
      name: '真名项目',
      code_name: '灯塔',
      confidential: true,
      unit_id,
      company_name: '真名公司',
      investors: [{ name: '真名投资' }],
    },
    { 暗号: '天机' },
  )
  await make(county, { name: '邻县项目', unit_id: place.unit('county') })
})
afterAll(() => place.close())

async function csv(context: Context, query: Record<string, unknown> = {}): Promise<string> {
  const stream = new PassThrough()
  const written = writeTable(await projectTable(context, { format: 'csv', ...query }), 'csv', stream)
  const told = await readText(stream)
  await written
  return told
}

it('holds what the member may read: not a sibling’s, and a secret only by its code name', async () => {
  const told = await csv(officer)
  expect(told).toContain('灯塔')
  for (const secret of ['真名', '天机', '暗号', '邻县项目']) expect(told).not.toContain(secret)
  const whole = await csv(await place.as('leader', 'city'))
  for (const open of ['真名项目', '真名投资', '天机', '邻县项目']) expect(whole).toContain(open)
})

it('leaves no formula in a cell', async () => {
  expect(await csv(officer, { columns: 'name' })).toContain(`"'=HYPERLINK(""http://x"")"`)
})

it('has the columns that are asked for, and the filter of the list', async () => {
  const told = await csv(officer, { columns: 'name,investors', tag: '重点' })
  const [header, ...lines] = told.replace('\uFEFF', '').trim().split('\r\n')
  expect(header).toBe('项目ID,项目名称,投资方')
  expect(lines).toHaveLength(1)
})

it.each(['xlsx', 'csv'] as const)('downloads as %s', async (format) => {
  const response = await exportProjects(officer, { format })
  expect(response.headers.get('content-disposition')).toContain(`.${format}`)
  expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(100)
})

it('writes the enterprises of the list', async () => {
  const told = await (await exportEnterprises(officer, { format: 'csv', q: '甲公司' })).text()
  expect(told.trim().split('\r\n')).toHaveLength(2)
  expect(told).toContain('甲公司')
})
