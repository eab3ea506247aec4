import { createWriteStream } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { records } from '#app/records.ts'
import { addAlias } from '#features/enterprises/aliases/actions.ts'
import { formats, projectTable, writeTable } from '#features/exports/actions.ts'
import { createProjects } from '#features/projects/actions.ts'
import type { Context } from '#platform/context.ts'
import { verify } from '#platform/ledger/verify.ts'
import { readSheet } from '#platform/sheets/read/read.ts'
import { type Importer, openImporter } from '../../../tests/support/importer.ts'
import * as action from './actions.ts'
import { decideRow } from './decide/actions.ts'
import { chunkSize } from './model.ts'
import { previewOf } from './preview/actions.ts'
import { runQueued } from './queue/actions.ts'
import { refusedLedger } from './refused/actions.ts'
import { listRows } from './results/actions.ts'
import { runImport } from './run/actions.ts'
import { oneImport } from './store.ts'
import { importDry, importWhole, transactOf } from './whole/actions.ts'

let importer: Importer
let place: Importer['place']
let officer: Context

beforeAll(async () => {
  importer = await openImporter()
  place = importer.place
  officer = importer.officer
})
afterAll(() => importer.close())

function bring(text: string, as = officer, map?: unknown) {
  return importer.bring(text, { as, map })
}

async function projectNamed(name: string) {
  const { rows } = await sql<{
    id: string
    stage: string
    extra: object
    figures: unknown
    unit_id: string
    signed_on: string | null
    code: string | null
  }>`
    select id, unit_id, signed_on::text, stage, extra, figures, code from project where name = ${name}`.execute(
    place.db,
  )
  expect(rows).toHaveLength(1)
  return rows[0]!
}

async function countProjects(): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from project`.execute(place.db)
  return rows[0]!.n
}

async function rowsOf(id: string | null, context = officer) {
  return (await listRows(context, id!, { limit: 200 })).items
}

describe('a row', () => {
  it('becomes a project at the stage that the ledger states, with what its gate would miss as a warning', async () => {
    const report = await bring(
      '项目名称,投资方,协议投资额（万元）,项目状态,签约时间\n首批甲项目,甲公司,35000,已签约,2026-03-05\n',
    )
    expect(report).toMatchObject({ rows: 1, created: 1, refusals: [] })
    expect(await projectNamed('首批甲项目')).toMatchObject({
      stage: 'signed',
      figures: { investment: { agreed: { value: '35000', unit: 'wan', cny: '350000000.00' } } },
    })
    const [row] = await rowsOf(report.import_id)
    expect(row!.reasons).toMatchObject([{ warning: true, reason: { zh: expect.stringContaining('还缺') } }])
  })

  it.each([
    ['nothing but its facts', '项目名称,投资方\n身份甲,甲公司\n', '身份甲', undefined],
    ['its code', '项目名称,项目编码\n身份乙,X-1\n', '身份乙', undefined],
    [
      'key columns of a map',
      'Facility,Ref\n身份丙,7\n',
      '身份丙',
      { name: 'src', columns: { Facility: 'name' }, key: ['Ref'] },
    ],
  ])('is known again by %s', async (_, text, name, map) => {
    expect(await bring(text, officer, map)).toMatchObject({ created: 1 })
    expect(await bring(text, officer, map)).toMatchObject({ created: 0, updated: 0, unchanged: 1 })
    expect(await bring(`${text}\n`, await place.as('unit_lead', 'city'), map)).toMatchObject({ rows: 1 })
    await projectNamed(name)
  })

  it('is suspected of being a project of the same investor under a former name', async () => {
    await bring('项目名称,投资方,总投资（亿元）\n年产10万吨锂电铜箔项目,江心洲铜业有限公司,12\n')
    const { rows } = await sql<{ id: string; version: number }>`
      select id, version from enterprise where name = '江心洲铜业有限公司'`.execute(place.db)
    const { id, version } = rows[0]!
    const former = { name: '老江铜箔厂', kind: 'former' } as const
    await addAlias(officer, id, { version, alias: former })
    const report = await bring('项目名称,投资方,总投资（万元）\n锂电铜箔（年产10万吨）,老江铜箔厂,120000\n')
    expect(report).toMatchObject({ created: 0, suspected: 1 })
    const other = await bring('项目名称,投资方,总投资（万元）\n锂电铜箔，年产10万吨,别家铜箔厂,120000\n')
    expect(other).toMatchObject({ created: 1 })
  })

  it('updates what it states and nothing else; a stage is never moved', async () => {
    await bring('项目名称,投资方,项目编码,进展情况,用地面积（亩）,项目阶段\n更新甲,甲公司,U-1,洽谈,80,在谈\n')
    const report = await bring('项目名称,项目编码,进展情况,用地面积（亩）,项目阶段\n更新甲,U-1,已签,,签约\n')
    expect(report).toMatchObject({ updated: 1, created: 0 })
    expect(await projectNamed('更新甲')).toMatchObject({
      stage: 'talks',
      figures: { land: { announced: { value: '80' } } },
    })
    const [row] = await rowsOf(report.import_id)
    expect(row!.reasons[0]).toMatchObject({ warning: true, reason: { zh: expect.stringContaining('阶段') } })
  })

  it('keeps its unknown columns, and they go out again', async () => {
    await bring('项目名称,投资方,座右铭,总投资\n未知列甲,甲公司,=1+1,3亿元\n')
    expect((await projectNamed('未知列甲')).extra).toEqual({ 座右铭: '=1+1' })
    const { columns, rows } = await projectTable(officer, { format: 'csv', q: '未知列甲' })
    const at = columns.findIndex(({ header }) => header === '座右铭')
    for await (const row of rows) expect(row[at]).toBe('=1+1')
  })

  it('is as large as a person says, within what can be kept', async () => {
    const text = '项目名称,投资方,总投资（亿元）\n巨大甲,甲公司,900\n巨大乙,乙公司,123456789012345678\n'
    const values = Object.fromEntries(['900', '123456789012345678'].map((cell) => [cell, cell]))
    const columns = { '总投资（亿元）': { field: 'investment', unit: '亿元', values } }
    const report = await bring(text, officer, { name: 'x', columns })
    expect(report).toMatchObject({ created: 1, refused: 1, refusals: [{ row: 3, column: '' }] })
    expect((await projectNamed('巨大甲')).figures).toMatchObject({
      investment: { announced: { value: '900', unit: 'yi' } },
    })
  })

  it.each([
    ['a range', '项目名称,总投资（万元）\n退回甲,3-5亿\n', '总投资（万元）'],
    ['no name', '项目名称,投资方\n,甲公司\n', '项目名称'],
    ['a unit that nobody knows', '项目名称,责任单位\n退回乙,月球\n', '责任单位'],
    ['a unit beyond reach', '项目名称,责任单位\n退回丙,青溪县\n', '责任单位'],
    ['a secret without a code name', '项目名称,是否保密\n退回丁,是\n', 'code_name'],
    ['a size that no project has', '项目名称,总投资（亿元）\n退回戊,35000\n', '总投资（亿元）'],
    ['an id of another system', '项目ID,项目名称\n17,退回己\n', '项目ID'],
    ['the name of a unit and nothing else', '序号,项目名称,总投资\n1,临港开发区,\n', '项目名称'],
    ['too long a name', `项目名称,投资方\n${'长'.repeat(600)},甲公司\n`, '项目名称'],
  ])('is refused for %s, with the column', async (_, text, column) => {
    const before = await countProjects()
    const report = await bring(`${text}`)
    expect(report).toMatchObject({ created: 0, refused: 1 })
    expect(report.refusals).toMatchObject([{ row: 2, column, reason: [expect.any(String), expect.any(String)] }])
    expect(await countProjects()).toBe(before)
  })

  it('does not keep its neighbours out', async () => {
    const lines = Array.from({ length: 40 }, (_, n) => `邻居${n},${n === 17 ? '123456789012345678' : n}`)
    const report = await bring(`项目名称,总投资（亿元）\n${lines.join('\n')}\n`)
    expect(report).toMatchObject({ rows: 40, created: 39, refused: 1 })
    expect(report.refusals[0]!.row).toBe(19)
  })

  it('stands under a heading that is a unit, and belongs to it', async () => {
    await bring('序号,项目名称,投资方\n一、望海镇（1个）,,\n1,标题甲,甲公司\n二、其他,,\n1,标题乙,甲公司\n')
    const units = [await projectNamed('标题甲'), await projectNamed('标题乙')].map((project) => project.unit_id)
    expect(units).toEqual([place.unit('town'), place.unit('zone')])
  })

  it('names its unit, the importer’s own where it names none', async () => {
    await bring('项目名称,责任单位\n单位甲,望海镇\n单位乙,\n')
    const { rows } = await sql<{ name: string; unit_id: string }>`
      select name, unit_id from project where name in ('单位甲', '单位乙') order by name desc`.execute(place.db)
    expect(rows.map((row) => row.unit_id).sort()).toEqual([place.unit('town'), place.unit('zone')].sort())
  })
})

describe('a suspected row', () => {
  const twice = (name: string) => `项目名称,投资方,进展情况\n${name},甲公司,一\n${name},乙公司,二\n`

  it('is not created, and a person says that it is another', async () => {
    const report = await bring(twice('疑似甲'))
    expect(report).toMatchObject({ created: 1, suspected: 1 })
    const row = (await rowsOf(report.import_id)).find(({ outcome }) => outcome === 'suspected')!
    expect(row.can).toEqual(['create', 'same', 'skip', 'later'])
    expect(row.beside).toContainEqual({ field: 'investors', told: '乙公司', kept: '甲公司' })
    expect(await decideRow(officer, report.import_id!, row.n, { decision: 'create' })).toMatchObject({
      outcome: 'created',
    })
    await expect(decideRow(officer, report.import_id!, row.n, { decision: 'skip' })).rejects.toMatchObject({
      kind: 'conflict',
    })
    expect(await bring(twice('疑似甲'))).toMatchObject({ created: 0, suspected: 0, unchanged: 2 })
  })

  it('is the same: the known project takes its facts', async () => {
    const report = await bring(twice('疑似乙'))
    expect(await decideRow(officer, report.import_id!, 3, { decision: 'same' })).toMatchObject({ outcome: 'updated' })
    const { rows } = await sql`select investor_names, progress from project where name = '疑似乙'`.execute(place.db)
    expect(rows).toEqual([{ investor_names: '乙公司', progress: '二' }])
  })

  it('is left out', async () => {
    const report = await bring(twice('疑似丙'))
    expect(await decideRow(officer, report.import_id!, 3, { decision: 'skip' })).toMatchObject({
      outcome: 'skipped',
      project_id: null,
    })
    await projectNamed('疑似丙')
  })

  it('is also one project with two sets of facts in one file', async () => {
    const report = await bring('项目名称,投资方,进展情况\n疑似丁,甲公司,一\n疑似丁,甲公司,二\n疑似丁,甲公司,一\n')
    expect(report).toMatchObject({ created: 1, suspected: 1, unchanged: 1 })
  })

  it('shows of a sibling’s project that it is there and who holds it, and cannot be merged into it', async () => {
    await bring('项目名称,投资方\n疑似戊,甲公司\n', await place.as('officer', 'county'))
    const report = await bring('项目名称,投资方\n疑似戊,乙公司\n')
    const [row] = await rowsOf(report.import_id)
    expect(row).toMatchObject({
      candidate: { access: 'existence', unit: { name: '青溪县' } },
      can: ['create', 'skip', 'later'],
    })
    expect(row!.beside.every(({ kept }) => kept === '')).toBe(true)
    await expect(decideRow(officer, report.import_id!, 2, { decision: 'same' })).rejects.toMatchObject({
      kind: 'missing',
    })
  })

  it('is nobody’s namesake while that one is secret', async () => {
    const lead = await place.as('unit_lead', 'zone')
    const secret = { name: '疑似己', confidential: true, code_name: '灯塔', unit_id: place.unit('zone') }
    await place.db.transaction().execute((tx) => createProjects(tx, lead, [{ document: secret }]))
    expect(await bring('项目名称,投资方\n疑似己,甲公司\n')).toMatchObject({ created: 1, suspected: 0 })
  })
})

describe('an import', () => {
  it('that is tried writes nothing at all', async () => {
    const before = await tables()
    const report = await importDry(
      officer,
      await importer.write('项目名称,总投资\n试运行甲,3亿\n试运行乙,3-5亿\n'),
      undefined,
    )
    expect(report).toMatchObject({ rows: 2, created: 1, refused: 1, import_id: null })
    expect(await tables()).toEqual(before)
  })

  it('runs in the background, tells who brought it, and gives its refused rows back mended', async () => {
    const one = await upload('序号,项目名称,总投资（万元）\n1,后台甲,100\n2,后台乙,3-5亿\n小计,,100\n')
    const preview = await previewOf(officer, await action.readImport(officer, one.id))
    expect(preview.tried).toMatchObject({ created: 1, refused: 1, skipped: 1 })
    expect(preview.columns.map(({ field }) => field)).toEqual([null, 'name', 'investment'])
    expect(preview.rows[0]!.facts).toMatchObject({
      name: '后台甲',
      'investment.announced': { value: '100', unit: 'wan', currency: 'CNY' },
    })
    await action.startImport(officer, one.id)
    await runQueued(place, { tenant_id: place.tenant_id, id: one.id })
    expect(await action.showImport(officer, one.id)).toMatchObject({
      status: 'done',
      rows_total: 3,
      counts: { created: 1, refused: 1 },
    })
    const { rows } =
      await sql`select member_id from notice where kind = 'import_done' and data ->> 'import_id' = ${one.id}`.execute(
        place.db,
      )
    expect(rows).toEqual([{ member_id: officer.me.member_id }])
    const back = join(importer.folder, 'refused.xlsx')
    await writeFile(back, Buffer.from(await (await refusedLedger(officer, one.id)).arrayBuffer()))
    const told: unknown[][] = []
    for await (const { cells } of readSheet(back)) told.push(cells)
    expect(told[0]).toEqual(['序号', '项目名称', '总投资（万元）', '退回原因（系统）'])
    expect(told[1]).toEqual(['2', '后台乙', '3-5亿', expect.stringContaining('区间')])
    expect(await importWhole(officer, back, undefined)).toMatchObject({ rows: 1, refused: 1 })
  })

  it('gives back with a refused row what stood above it', async () => {
    const one = await upload(
      '（单位：亿元）,,\n项目名称,总投资,投资方\n一、在谈项目,,\n望海镇,,\n上文甲,3-5,甲公司\n二、签约项目,,\n上文乙,2-3,乙公司\n',
    )
    await action.startImport(officer, one.id)
    await runQueued(place, { tenant_id: place.tenant_id, id: one.id })
    const back = join(importer.folder, 'above.xlsx')
    await writeFile(back, Buffer.from(await (await refusedLedger(officer, one.id)).arrayBuffer()))
    const told: unknown[][] = []
    for await (const { cells } of readSheet(back)) told.push(cells.slice(0, 5))
    expect(told).toEqual([
      ['项目名称', '总投资（亿元）', '投资方', '责任单位', '项目阶段'],
      ['上文甲', '3-5', '甲公司', '望海镇', '在谈'],
      ['上文乙', '2-3', '乙公司', null, '签约'],
    ])
  })

  it('asks about a column in which no figure is likely, and reads it in the unit that it is given', async () => {
    const one = await upload('项目名称,投资方,总投资（亿元）\n单位甲,甲公司,35000\n单位乙,乙公司,12000\n')
    const { questions, columns, read } = await previewOf(officer, await action.readImport(officer, one.id))
    expect(read).toMatchObject({ refused: 2 })
    expect(questions.map(({ key, by }) => [key, by])).toEqual([['#3', ['unit', 'right', 'keep']]])
    const map = { name: 'x', columns: { '#3': { ...columns[2]!.rule, unit: '万元' } } }
    await action.mapImport(officer, one.id, { version: one.version, map })
    const told = await previewOf(officer, await action.readImport(officer, one.id))
    expect(told).toMatchObject({ questions: [], read: { understood: 2, refused: 0 } })
  })

  it('asks what it cannot read, and reads it as it was told', async () => {
    const one = await upload(
      '项目名称,责任单位,签约日期,总投资\n问答甲,老园区,26.3,3-5亿\n问答乙,老园区,2026年4月,2亿\n',
    )
    const { questions, columns } = await previewOf(officer, await action.readImport(officer, one.id))
    const gist = questions.map(({ key, by, values }) => [key, by, values.map(({ text, rows }) => [text, rows])])
    expect(gist.toSorted()).toEqual([
      ['#2', ['value'], [['老园区', 2]]],
      [
        '#3',
        ['month', 'century', 'keep'],
        [
          ['26.3', 1],
          ['2026年4月', 1],
        ],
      ],
      ['#4', ['keep'], [['3-5亿', 1]]],
    ])
    const beyond = await upload('项目名称,责任单位\n问答丁,月球\n问答戊,青溪县\n')
    const asked = await previewOf(officer, await action.readImport(officer, beyond.id))
    expect(asked.read.refused).toBe(2)
    expect(asked.questions.flatMap(({ values }) => values.map(({ text }) => text))).toEqual(['月球'])
    const units = questions.find(({ key }) => key === '#2')!.options.map(({ means }) => means)
    expect(units).toContain(place.unit('zone'))
    const rule = (key: string) => columns.find((column) => column.key === key)!.rule
    const map = {
      name: 'x',
      columns: {
        '#2': { ...rule('#2'), values: { 老园区: place.unit('zone') } },
        '#3': { ...rule('#3'), month: 'last_day' as const, century: '20' as const },
        '#4': { ...rule('#4'), unread: 'keep' as const },
      },
    }
    const mapped = await action.mapImport(officer, one.id, { version: one.version, map })
    const told = await previewOf(officer, await action.readImport(officer, one.id))
    expect(told).toMatchObject({ questions: [], tried: { created: 2, refused: 0 } })
    expect(told.columns.map(({ meanings }) => meanings.map(({ text }) => text))).toEqual([[], ['老园区'], [], []])
    await action.startImport(officer, mapped.id)
    await runQueued(place, { tenant_id: place.tenant_id, id: one.id })
    expect(await projectNamed('问答甲')).toMatchObject({
      unit_id: place.unit('zone'),
      signed_on: '2026-03-31',
      figures: {},
      extra: { 签约日期: '26.3', 总投资: '3-5亿' },
    })
    expect(await projectNamed('问答乙')).toMatchObject({ signed_on: '2026-04-30' })
    const next = await upload('项目名称,责任单位,签约日期,总投资\n问答丙,老园区,26.5,约2亿\n')
    expect(await previewOf(officer, await action.readImport(officer, next.id))).toMatchObject({
      questions: [],
      tried: { created: 1 },
    })
  })

  it('follows the mapping that a person adjusts', async () => {
    const one = await upload('项目名称,投资方,钱\n映射甲,甲公司,5\n')
    const map = {
      name: 'x',
      columns: { '#3': { field: 'investment', unit: '亿元', basis: 'agreed' } },
    }
    const mapped = await action.mapImport(officer, one.id, { version: one.version, map })
    await expect(action.mapImport(officer, one.id, { version: one.version, map })).rejects.toMatchObject({
      kind: 'conflict',
    })
    await action.startImport(officer, mapped.id)
    await runQueued(place, { tenant_id: place.tenant_id, id: one.id })
    expect(await projectNamed('映射甲')).toMatchObject({
      figures: { investment: { agreed: { value: '5', unit: 'yi' } } },
    })
  })

  it('is beyond the reach of siblings, other units and other officers', async () => {
    const one = await upload('项目名称,投资方\n范围甲,甲公司\n')
    const strangers = [
      await place.as('officer', 'county'),
      await place.as('unit_lead', 'county'),
      await place.as('officer', 'zone', 'another'),
      await place.as('officer', 'town'),
      await place.as('leader', 'city'),
      await place.as('unit_reviewer', 'zone'),
    ]
    for (const stranger of strangers) {
      const map = { version: one.version, map: { name: 'x' } }
      const tries = [
        action.showImport(stranger, one.id),
        action.mapImport(stranger, one.id, map),
        action.startImport(stranger, one.id),
        action.cancelImport(stranger, one.id),
        listRows(stranger, one.id, { limit: 10 }),
        refusedLedger(stranger, one.id),
        decideRow(stranger, one.id, 2, { decision: 'create' }),
      ]
      for (const result of await Promise.allSettled(tries))
        expect(result).toMatchObject({ status: 'rejected', reason: { kind: 'missing' } })
      expect((await action.listImports(stranger, { limit: 100 })).items.map(({ id }) => id)).not.toContain(one.id)
    }
    const lead = await place.as('unit_lead', 'city')
    expect((await action.showImport(lead, one.id)).can).toContain('start')
    const leader = await place.as('leader', 'city')
    await expect(action.uploadLedger(leader, request('x'), 'x')).rejects.toMatchObject({ kind: 'forbidden' })
  })

  it('takes a ledger without headers, whose columns a person says', async () => {
    const one = await upload('无表头甲,甲公司,3.5,2026-03-05\n无表头乙,乙公司,2,2026-03-06\n')
    expect(one).toMatchObject({ map: { header_row: 0 }, mapped_as: null, rows_total: 2 })
    const before = await previewOf(officer, (await oneImport(place.db, officer.me.tenant_id, one.id))!)
    expect(before.columns.map(({ header, field, samples }) => [header, field, samples[0]])).toEqual([
      ['列A', null, '无表头甲'],
      ['列B', null, '甲公司'],
      ['列C', null, '3.5'],
      ['列D', null, '2026-03-05'],
    ])
    expect(before.tried).toMatchObject({ refused: 2 })
    const columns = {
      '#1': { field: 'name' },
      '#2': { field: 'investors' },
      '#3': { field: 'investment', unit: '亿元' },
    }
    await action.mapImport(officer, one.id, { version: one.version, map: { ...one.map, columns } })
    await action.startImport(officer, one.id)
    await runQueued(place, { tenant_id: place.tenant_id, id: one.id })
    expect(await projectNamed('无表头甲')).toMatchObject({
      figures: { investment: { announced: { value: '3.5', unit: 'yi' } } },
      extra: { 列D: '2026-03-05' },
    })
    expect((await upload('无表头丙,丙公司,3.5,2026-03-05\n')).mapped_as).toBeNull()
    await expect(upload('县招商局：\n现将情况报告如下\n')).rejects.toMatchObject({ code: 'import.no_plan' })
  })

  it('takes a ledger whose headers nobody knows, and no header for a project', async () => {
    const one = await upload('台账号,名目,主人,金额\nA1,生词甲,甲公司,3.5亿元\n')
    const columns = { '#2': { field: 'name' } }
    await action.mapImport(officer, one.id, { version: one.version, map: { ...one.map, columns } })
    const { rows } = await previewOf(officer, (await oneImport(place.db, officer.me.tenant_id, one.id))!)
    expect(rows.map(({ row, facts }) => [row, facts.name])).toEqual([[2, '生词甲']])
  })

  it('tells a draft of another import of the same file, of which the reader may know', async () => {
    const ledger = '项目名称,投资方\n同文件甲,甲公司\n'
    const first = await upload(ledger)
    expect(first.same_file).toBeNull()
    const second = await upload(ledger)
    expect(second.same_file).toMatchObject({ id: first.id, status: 'draft', by: first.member.name })
    await action.startImport(officer, first.id)
    await action.cancelImport(officer, second.id)
    expect((await upload(ledger)).same_file).toMatchObject({ id: first.id, status: 'running' })
    const sibling = await place.as('officer', 'zone', 'sibling')
    const stranger = await place.as('officer', 'county')
    expect((await upload(ledger, sibling)).same_file).toBeNull()
    expect((await upload(ledger, stranger)).same_file).toBeNull()
    expect((await upload(ledger, await place.as('unit_lead', 'zone'))).same_file).toMatchObject({ id: first.id })
  })

  it('tells its pace and the time left while it runs, by the rows since it was started last', async () => {
    const lines = Array.from({ length: chunkSize * 2 }, (_, n) => `进度${n},公司${n}`)
    const { id } = await upload(`项目名称,投资方\n${lines.join('\n')}\n`)
    const none = { rows_per_second: null, seconds_left: null }
    expect(await action.startImport(officer, id)).toMatchObject({ rows_done: 0, ...none })
    const stop = new Error('killed')
    const one = (await oneImport(place.db, place.tenant_id, id))!
    const told = () => {
      throw stop
    }
    const path = place.files.path(place.tenant_id, one.sha256)
    await expect(runImport(officer, one, { path, transact: transactOf(place.db), told })).rejects.toBe(stop)
    const half = await action.showImport(officer, id)
    expect(half).toMatchObject({ status: 'running', rows_done: chunkSize, seconds_left: expect.any(Number) })
    expect(half.rows_per_second).toBeGreaterThanOrEqual(0)
    expect(await action.cancelImport(officer, id)).toMatchObject({ rows_done: chunkSize, ...none })
    expect(await action.startImport(officer, id)).toMatchObject({ status: 'running', rows_done: chunkSize, ...none })
    await runQueued(place, { tenant_id: place.tenant_id, id })
    expect(await action.showImport(officer, id)).toMatchObject({ status: 'done', rows_done: chunkSize * 2, ...none })
  })

  it('goes on where it was stopped', async () => {
    const lines = Array.from({ length: 1_200 }, (_, n) => `续传${n},公司${n}`)
    const path = await importer.write(`项目名称,投资方\n${lines.join('\n')}\n`)
    const stop = new Error('killed')
    const first = importWhole(officer, path, undefined, () => {
      throw stop
    })
    await expect(first).rejects.toBe(stop)
    expect(await importWhole(officer, path, undefined)).toMatchObject({ rows: 1_200, created: 1_200 })
    const { rows } = await sql<{ n: number }>`select count(*) as n from project where name like '续传%'`.execute(
      place.db,
    )
    expect(rows[0]!.n).toBe(1_200)
  })
})

it.each(formats.flatMap((format) => (['zh-CN', 'en'] as const).map((language) => [format, language] as const)))(
  'exported as %s in %s and brought in again changes nothing',
  async (format, language) => {
    const reader = { ...(await place.as('unit_lead', 'city')), language }
    const path = join(importer.folder, `out-${language}.${format}`)
    await writeTable(await projectTable(reader, { format }), format, createWriteStream(path))
    const report = await importWhole(reader, path, undefined)
    expect(report).toMatchObject({
      created: 0,
      updated: 0,
      suspected: 0,
      refusals: [],
      unchanged: await countProjects(),
    })
  },
)

it('leaves the ledger whole', async () => {
  expect(await verify(place.db, records)).toMatchObject({ ok: true })
})

function request(text: string): Request {
  return new Request('http://localhost/api/imports', { method: 'POST', body: text })
}

function upload(text: string, as = officer) {
  return action.uploadLedger(as, request(text), '上传.csv')
}

async function tables(): Promise<unknown> {
  const counts = ['project', 'enterprise', 'event', 'import', 'import_row', 'file', 'project_key', 'notice']
  const { rows } = await sql
    .raw(counts.map((name) => `select '${name}' as name, count(*) as n from ${name}`).join(' union all '))
    .execute(place.db)
  return rows
}
