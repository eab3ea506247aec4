import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createProjects } from '#features/projects/actions.ts'
import type { Context } from '#platform/context.ts'
import { verify } from '#platform/ledger/verify.ts'
import { openZip } from '#platform/sheets/read/zip.ts'
import { sheetLimits } from '#platform/sheets/row.ts'
import { fileOf, rowsOf, workbookFile } from '#platform/sheets/testing/files.ts'
import { openPlace, type Place } from '../../../tests/support/place.ts'
import {
  addTemplate,
  changeTemplate,
  listNames,
  listTemplates,
  originalForm,
  removeTemplate,
  replaceForm,
  showTemplate,
} from './actions.ts'
import { fillForList, fillForProject } from './fill/actions.ts'

let place: Place
let officer: Context
const ids: Record<string, string> = {}

beforeAll(async () => {
  place = await openPlace()
  officer = await place.as('officer', 'zone')
  const lead = await place.as('unit_lead', 'zone')
  const county = await place.as('officer', 'county')
  const unit_id = place.unit('zone')
  const make = async (context: Context, document: { name: string; [field: string]: unknown }) => {
    const [made] = await place.db.transaction().execute((tx) => createProjects(tx, context, [{ document }]))
    ids[document.name] = made!.id
  }
  const investors = [
    { name: '甲公司', share: '60' },
    { name: '乙公司', share: '40' },
  ]
  const figures = { investment: { agreed: { value: '3.5', unit: 'yi', currency: 'CNY' } } }
  await make(officer, { name: '=HYPERLINK("http://x")', unit_id, tags: ['套表'], investors, figures })
  await make(officer, { name: '乙项目', unit_id, tags: ['套表'] })
  await make(lead, { name: '真名项目', code_name: '灯塔', confidential: true, unit_id, content: '机密内容' })
  await make(county, { name: '邻县项目', unit_id: place.unit('county') })
})
afterAll(() => place.close())

const text = (words: string) => `<c t="inlineStr"><is><t>${words}</t></is></c>`
const row = (...cells: string[]) => `<row>${cells.map(text).join('')}</row>`

async function uploaded(context: Context, name: string, ...rows: string[]) {
  return addTemplate(context, await requestOf(rows), name)
}

const contentTypes =
  '<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'

async function requestOf(rows: string[]): Promise<Request> {
  const parts = { '[Content_Types].xml': contentTypes }
  const body = await readFile(await workbookFile({ sheets: [rows.join('')], parts }))
  return new Request('http://x/', { method: 'POST', body, headers: { 'content-length': String(body.length) } })
}

const form = [
  row('项目情况表'),
  row('名称', '{{项目名称}}', '总投资（亿元）', '{{总投资|亿元}}'),
  row('内容', '{{建设内容}}', '{{不认识}}'),
  row('{{序号}}', '{{投资方.名称}}', '{{投资方.出资比例}}'),
  row('填报单位', '{{填报单位}}'),
]
const register = [
  row('序号', '名称', '总投资'),
  row('{{序号}}', '{{项目名称}}', '{{总投资|亿元}}'),
  row('共{{项目个数}}个'),
]

async function cellsOf(response: Response) {
  const path = fileOf(Buffer.from(await response.arrayBuffer()))
  return (await rowsOf(path)).map(({ cells }) => cells)
}

describe('a form is taken in', () => {
  it('with what it asks for, and what nobody knows by its cell and the nearest name', async () => {
    const made = await uploaded(officer, '发改委/项目表.xlsx', ...form)
    expect(made).toMatchObject({ name: '项目表', layout: 'form', mine: true, unit: null, register: false })
    expect(made.places.map(({ name, known }) => [name, known?.id ?? null]).slice(0, 4)).toEqual([
      ['项目名称', 'name'],
      ['总投资|亿元', 'investment'],
      ['建设内容', 'content'],
      ['不认识', null],
    ])
    expect(made.places[3]).toMatchObject({ sheet: '表0', cell: 'C3', why: 'name' })
    const known = await changeTemplate(officer, made.id, { version: 1, names: { 不认识: 'company_name' } })
    expect(known.places[3]).toMatchObject({ known: { id: 'company_name' }, why: null })
    const original = Buffer.from(await (await originalForm(officer, made.id)).arrayBuffer())
    expect((await rowsOf(fileOf(original)))[1]?.cells[1]).toBe('{{项目名称}}')
  })

  it('as a register where one row asks for several facts, until a person says otherwise', async () => {
    const made = await uploaded(officer, '汇总.xlsx', ...register)
    expect(made).toMatchObject({ layout: 'register', register: true })
    expect(await changeTemplate(officer, made.id, { version: 1, layout: 'form' })).toMatchObject({ layout: 'form' })
    const single = await uploaded(officer, '单.xlsx', ...form)
    await expect(changeTemplate(officer, single.id, { version: 1, layout: 'register' })).rejects.toMatchObject({
      code: 'template.no_register',
    })
  })

  it.each([
    ['without place-holders', () => requestOf([row('空表')]), 'template.no_marks'],
    [
      'with place-holders without end',
      () => requestOf([row(...Array(1_001).fill('{{项目名称}}'))]),
      'template.too_many_marks',
    ],
    ['a text', async () => new Request('http://x/', { method: 'POST', body: 'a,b' }), 'template.kind'],
    [
      'too large by its own word',
      async () => new Request('http://x/', { method: 'POST', body: 'x', headers: { 'content-length': '6000000' } }),
      'template.too_large',
    ],
  ])('refused: %s', async (_, request, code) => {
    await expect(addTemplate(officer, await request(), 'x.xlsx')).rejects.toMatchObject({ code })
  })

  it('and replaced by a mended one', async () => {
    const made = await uploaded(officer, '旧.xlsx', ...register)
    const mended = await replaceForm(
      officer,
      made.id,
      1,
      await requestOf([row('{{项目名称}}'), row('{{建设内容}}')]),
      '新.xlsx',
    )
    expect(mended).toMatchObject({ version: 2, file_name: '新.xlsx', name: '旧', layout: 'form' })
    await expect(replaceForm(officer, made.id, 1, await requestOf(form), 'x.xlsx')).rejects.toMatchObject({
      kind: 'conflict',
    })
    await expect(changeTemplate(officer, made.id, { version: 2, names: { x: 'nothing' } })).rejects.toMatchObject({
      code: 'template.no_name',
    })
  })

  it('tells every name that may be used', async () => {
    const { items } = await listNames(officer)
    expect(items.map(({ id }) => id)).toEqual(expect.arrayContaining(['name', 'chain', 'investor.name', 'today']))
  })
})

describe('and filled', () => {
  it('for one project: numbers, a row for each investor, and no formula', async () => {
    const { id } = await uploaded(officer, '表.xlsx', ...form)
    const response = await fillForProject(officer, id, ids['=HYPERLINK("http://x")']!)
    expect(response.headers.get('content-disposition')).toContain('filename*=UTF-8')
    expect(await cellsOf(response)).toEqual([
      ['项目情况表'],
      ['名称', '=HYPERLINK("http://x")', '总投资（亿元）', '3.5'],
      ['内容', null, '{{不认识}}'],
      ['1', '甲公司', '60%'],
      ['2', '乙公司', '40%'],
      ['填报单位', '临港开发区'],
    ])
  })

  it('for a list: a row for each project of it', async () => {
    const { id } = await uploaded(officer, '汇总.xlsx', ...register)
    const cells = await cellsOf(await fillForList(officer, id, { tag: '套表', sort: 'name', direction: 'asc' }))
    expect(cells).toEqual([
      ['序号', '名称', '总投资'],
      ['1', '=HYPERLINK("http://x")', '3.5'],
      ['2', '乙项目'],
      ['共2个'],
    ])
    await expect(fillForList(officer, id, { tag: '没有' })).rejects.toMatchObject({ code: 'template.no_projects' })
  })

  it('for a long list, aside from all other work', async () => {
    const { id } = await uploaded(officer, '长表.xlsx', ...register)
    const unit_id = place.unit('zone')
    const long = Array.from({ length: 205 }, (_, n) => `长表${String(n).padStart(3, '0')}`)
    const documents = long.map((name) => ({ document: { name, unit_id, tags: ['长表'] } }))
    await place.db.transaction().execute((tx) => createProjects(tx, officer, documents))
    const cells = await cellsOf(await fillForList(officer, id, { tag: '长表', sort: 'name', direction: 'asc' }))
    expect(cells.slice(1, -1).map(([number, name]) => [number, name])).toEqual(
      long.map((name, n) => [`${n + 1}`, name]),
    )
    expect(cells.at(-1)).toEqual(['共205个'])
  })

  it('for a list: a form for each project in one file', async () => {
    const { id } = await uploaded(officer, '表.xlsx', ...form)
    const response = await fillForList(officer, id, { tag: '套表' })
    const zip = await openZip(fileOf(Buffer.from(await response.arrayBuffer())), sheetLimits)
    expect(zip.paths.sort()).toEqual(['表-=HYPERLINK( http   x ).xlsx', '表-乙项目.xlsx'])
    const part = Buffer.concat(await (await zip.open('表-乙项目.xlsx')).toArray())
    expect((await rowsOf(fileOf(part)))[1]?.cells[1]).toBe('乙项目')
    zip.close()
  })

  it('only with what who asks may see: a secret by its code name, nothing of a sibling', async () => {
    const { id } = await uploaded(officer, '表.xlsx', ...form)
    const masked = JSON.stringify(await cellsOf(await fillForProject(officer, id, ids.真名项目!)))
    expect(masked).toContain('灯塔')
    for (const secret of ['真名项目', '机密内容']) expect(masked).not.toContain(secret)
    await expect(fillForProject(officer, id, ids.邻县项目!)).rejects.toMatchObject({ kind: 'missing' })
    const list = await uploaded(officer, '汇总.xlsx', ...register)
    const told = JSON.stringify(await cellsOf(await fillForList(officer, list.id, {})))
    expect(told).toContain('灯塔')
    for (const secret of ['真名项目', '邻县项目']) expect(told).not.toContain(secret)
  })
})

it.each([
  ['unit_lead', 'zone', true, true],
  ['officer', 'town', true, false],
  ['officer', 'county', false, false],
  ['leader', 'city', false, false],
] as const)(
  'shared with the zone: the %s of the %s sees it %s, may change it %s',
  async (role, unit, sees, changes) => {
    const { id } = await uploaded(officer, `共享${role}${unit}.xlsx`, ...form)
    const reader = await place.as(role, unit)
    const seen = async () => (await listTemplates(reader)).items.find((one) => one.id === id)
    expect(await seen()).toBeUndefined()
    await changeTemplate(officer, id, { version: 1, unit_id: place.unit('zone') })
    expect((await seen())?.can ?? null).toEqual(sees ? (changes ? ['change', 'remove'] : []) : null)
    const attempts = [() => changeTemplate(reader, id, { version: 2, name: '改' }), () => removeTemplate(reader, id, 3)]
    for (const attempt of attempts) {
      if (changes) await attempt()
      else await expect(attempt()).rejects.toMatchObject({ kind: sees ? 'forbidden' : 'missing' })
    }
    if (sees && !changes) expect((await cellsOf(await fillForProject(officer, id, ids.乙项目!)))[1]?.[1]).toBe('乙项目')
    if (!sees) await expect(fillForList(reader, id, {})).rejects.toMatchObject({ kind: 'missing' })
  },
)

it('is shared no further than the member’s own unit, and everything is in the ledger', async () => {
  const { id } = await uploaded(officer, '表.xlsx', ...form)
  await expect(changeTemplate(officer, id, { version: 1, unit_id: place.unit('city') })).rejects.toMatchObject({
    code: 'template.may_not_share',
  })
  await changeTemplate(officer, id, { version: 1, name: '改名' })
  await removeTemplate(officer, id, 2)
  await expect(showTemplate(officer, id)).rejects.toMatchObject({ kind: 'missing' })
  expect((await verify(place.db, { template: 'form_template' })).faults).toEqual([])
})
