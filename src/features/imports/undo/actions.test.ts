import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { records, sums } from '#app/records.ts'
import { addContact } from '#features/projects/contacts/actions.ts'
import { editProject } from '#features/projects/facts/actions.ts'
import { refreshLights } from '#features/projects/lights/actions.ts'
import { mergeProjects } from '#features/projects/merge/actions.ts'
import { unmergeProjects } from '#features/projects/merge/undo/actions.ts'
import { showTimeline } from '#features/projects/timeline/actions.ts'
import type { Context } from '#platform/context.ts'
import { verify } from '#platform/ledger/verify.ts'
import { arrival, submitted } from '../../../../tests/support/claims.ts'
import { type Importer, openImporter } from '../../../../tests/support/importer.ts'
import { showImport } from '../actions.ts'
import { decideRow } from '../decide/actions.ts'
import { undecideRow } from '../decide/undo/actions.ts'
import { suspectedRows } from '../duplicates/actions.ts'
import { runQueued } from '../queue/actions.ts'
import { startUndo, undoPlan } from './actions.ts'
import { runQueuedUndo } from './run/actions.ts'

let importer: Importer
let place: Importer['place']
let officer: Context
beforeAll(async () => {
  importer = await openImporter()
  place = importer.place
  officer = importer.officer
})
afterAll(() => importer.close())

let minutes = 0
/** Every ledger comes a minute after the one before, as in life. */
function later(who = officer): Context {
  minutes += 1
  return { ...who, now: new Date(officer.now.getTime() + minutes * 60_000) }
}

async function bring(text: string, map?: object): Promise<string> {
  const report = await importer.bring(text, { as: later(), map })
  expect(report.refused).toBe(0)
  return report.import_id!
}

async function undo(id: string): Promise<void> {
  const { version } = await showImport(officer, id)
  await startUndo(later(), id, { version })
  await runQueuedUndo(place, { tenant_id: place.tenant_id, id })
}

/** All that lists, counts, sums and searches read: every row of every table that the ledger's own streams are not. */
async function figures(): Promise<unknown> {
  await refreshLights(place.db, place.tenant_id, '2026-10-15')
  const told = async (query: ReturnType<typeof sql>) => (await query.execute(place.db)).rows
  return {
    projects: await told(
      sql`select to_jsonb(p) - 'version' - 'updated_at' - 'light_on' as p from project p order by id`,
    ),
    investors: await told(sql`select * from project_investor order by project_id, position`),
    enterprises: await told(sql`select to_jsonb(e) as e from enterprise e order by id`),
    keys: await told(sql`select key, project_id from project_key order by key`),
    stages: await told(sql`select * from project_stage order by project_id, version`),
    pipeline: await told(sql`
      select unit_id, stage, status, light, sum(n)::int as n, sum(cny) as cny from pipeline
      group by 1, 2, 3, 4 having sum(n) <> 0 or sum(cny) <> 0 order by 1, 2, 3, 4`),
    balances: await told(sql`select * from balance order by 1, 2, 3, 4, 5, 6`),
    protections: await told(sql`select * from protection order by id`),
    notices: await told(sql`select * from notice where project_id is not null order by id`),
  }
}

async function idOf(name: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`select id from project where name = ${name}`.execute(place.db)
  return rows[0]!.id
}

async function whole(): Promise<void> {
  expect((await verify(place.db, records, sums)).faults).toEqual([])
}

const first = '项目名称,投资方,项目编码,总投资（亿元）,进展情况,备用列,2027年预计税收（万元）\n'

describe('undoing a whole import', () => {
  it('leaves everything as it was before: what it made, what it changed, investors, keys, sums, notices', async () => {
    await bring(`${first}旧项目,甲公司,V-1,3,一,原样,100\n另一个,乙公司,V-2,1,,,\n`)
    const before = await figures()
    const id = await bring(
      `${first}旧项目,丙公司,V-1,约5,二,改了,200\n新项目,甲公司,V-3,8,,,\n新项目乙,丁公司,V-4,2,,,\n另一个,乙公司,V-2,1,,,\n`,
    )
    expect((await showImport(officer, id)).counts).toMatchObject({ created: 2, updated: 1, unchanged: 1 })
    const made = await idOf('新项目')
    await refreshLights(place.db, place.tenant_id, '2026-12-31')
    await sql`
      insert into notice (tenant_id, id, member_id, key, kind, project_id, data, created_at)
      values (${place.tenant_id}, gen_random_uuid(), ${officer.me.member_id}, 'x', 'light', ${made}, '{}', now())`.execute(
      place.db,
    )
    expect(await undoPlan(officer, id)).toMatchObject({ created: 2, updated: 1, built_on: [], total: 0 })
    await undo(id)
    expect(await figures()).toEqual(before)
    await whole()

    const after = await showImport(officer, id)
    expect(after).toMatchObject({
      status: 'done',
      undo: { state: 'done', rows: 3 },
      counts: { created: 2, updated: 1 },
    })
    expect(after.can).toEqual(['refused'])
    const [told] = (await showTimeline(officer, await idOf('旧项目'), { limit: 1 })).items
    expect(told).toMatchObject({ kind: 'project.import_undone', note: expect.stringContaining('台账') })
    const { rows } = await sql`select kind from event where stream_id = ${made} order by seq`.execute(place.db)
    expect(rows).toEqual([{ kind: 'project.created' }, { kind: 'project.withdrawn' }])
  })

  it('lets the same ledger come in anew', async () => {
    const text = `${first}再来一次,甲公司,R-1,3,,,\n`
    await undo(await bring(text))
    const again = await bring(text)
    expect((await showImport(officer, again)).counts).toMatchObject({ created: 1 })
    await whole()
  })

  it('takes decisions back with the rest, and what two rows of it did to one project', async () => {
    await bring('项目名称,投资方,进展情况\n决定甲,甲公司,原\n')
    const before = await figures()
    const id = await bring('项目名称,投资方,进展情况\n决定甲,戊公司,一\n决定甲,己公司,二\n决定甲,庚公司,三\n')
    await decideRow(later(), id, 2, { decision: 'same' })
    await decideRow(later(), id, 3, { decision: 'create' })
    await decideRow(later(), id, 4, { decision: 'same' })
    await undo(id)
    expect(await figures()).toEqual(before)
    await whole()
  })

  it('is done after a later import that was itself undone', async () => {
    const before = await figures()
    const older = await bring(`${first}叠加,甲公司,S-1,3,一,,\n`)
    const newer = await bring(`${first}叠加,甲公司,S-1,3,二,,\n`)
    await expect(undo(older)).rejects.toMatchObject({ code: 'import.built_on' })
    await undo(newer)
    await undo(older)
    expect(await figures()).toEqual(before)
    await whole()
  })

  it('is done after a merge of its projects was taken back, and not before', async () => {
    await bring(`${first}并入前已有,甲公司,G-1,3,,,\n`)
    const before = await figures()
    const id = await bring(`${first}并入前已有,甲公司,G-1,3,改过,,\n并入新建,乙公司,G-2,5,,,\n`)
    const [kept_id, lost_id] = [await idOf('并入前已有'), await idOf('并入新建')]
    const { merge_id } = await mergeProjects(later(await place.as('admin', 'city')), {
      kept_id,
      lost_id,
      version: 2,
      lost_version: 1,
      take: [],
      reason: '同一项目',
    })
    await expect(undo(id)).rejects.toMatchObject({ code: 'import.built_on' })
    await unmergeProjects(later(await place.as('admin', 'city')), merge_id, '不是同一项目')
    await undo(id)
    expect(await figures()).toEqual(before)
    await whole()
  })

  const builders: [what: string, kind: string, build: (id: string, ledger: string) => Promise<unknown>][] = [
    ['an edit', 'event', (id) => editProject(later(), id, { version: 1, changes: { progress: '人工修改' } })],
    [
      'a contact',
      'event',
      async (id) => {
        const now = later()
        await addContact(now, id, { on: '2026-10-15', with: '王总', said: '来访', version: 1 })
      },
    ],
    ['a claim', 'claim', async (id) => submitted(later(), id, arrival(`P-${minutes}`, '5'))],
    ['a later ledger that found it as it is', 'import', (_, ledger) => bring(ledger)],
  ]

  it.each(builders)('is refused with a list where something was built on it: %s', async (name, what, build) => {
    const ledger = `${first}${name},甲公司,B ${name},3,,,\n`
    const id = await bring(ledger)
    const project = await idOf(name)
    await build(project, ledger)
    const plan = await undoPlan(officer, id)
    const told = { what, project: { id: project, name, access: 'full' } }
    expect(plan.built_on).toContainEqual(expect.objectContaining(told))
    const before = await figures()
    await expect(undo(id)).rejects.toMatchObject({ code: 'import.built_on', extra: { total: plan.total } })
    expect(await figures()).toEqual(before)
    expect(await showImport(officer, id)).toMatchObject({ undo: null })
  })

  it('finds out in the background what was built in between, and says so on the import', async () => {
    const id = await bring(`${first}同时,甲公司,C-1,3,,,\n`)
    const { version } = await showImport(officer, id)
    await startUndo(later(), id, { version })
    await editProject(later(), await idOf('同时'), { version: 1, changes: { progress: '抢先' } })
    await runQueuedUndo(place, { tenant_id: place.tenant_id, id })
    expect(await showImport(officer, id)).toMatchObject({ undo: null, problem: expect.stringContaining('1 项') })
    await whole()
  })

  it('is for those who may bring ledgers in there', async () => {
    const id = await bring(`${first}旁人,甲公司,N-1,3,,,\n`)
    for (const who of [await place.as('officer', 'county'), await place.as('leader', 'city')]) {
      await expect(startUndo(who, id, { version: 3 })).rejects.toMatchObject({ kind: 'missing' })
      await expect(undoPlan(who, id)).rejects.toMatchObject({ kind: 'missing' })
    }
    await expect(startUndo(officer, id, { version: 1 })).rejects.toMatchObject({ kind: 'conflict' })
  })

  it('done twice at once is done once', async () => {
    const before = await figures()
    const id = await bring(
      `${first}${Array.from({ length: 700 }, (_, n) => `成批${n},公司${n},M-${n},1,,,`).join('\n')}\n`,
    )
    const { version } = await showImport(officer, id)
    await startUndo(later(), id, { version })
    const job = { tenant_id: place.tenant_id, id }
    await Promise.all([runQueuedUndo(place, job), runQueuedUndo(place, job), runQueued(place, job)])
    expect(await figures()).toEqual(before)
    await whole()
  })
})

describe('a decision', () => {
  it('is an event of the import, also that a row is left for later, and can be taken back', async () => {
    await bring('项目名称,投资方,进展情况\n反复甲,甲公司,原\n')
    const id = await bring('项目名称,投资方,进展情况\n反复甲,辛公司,一\n')
    const before = await figures()
    const suspected = await suspectedRows(officer, { import_id: id, later: 'false', limit: 10 })
    expect(suspected).toMatchObject({ total: 1, left_for_later: 0, items: [{ n: 2, import: { id } }] })
    for (const decision of ['later', 'skip', 'same', 'create'] as const) {
      await decideRow(later(), id, 2, { decision })
      const put_off = decision === 'later' ? 1 : 0
      const now = await suspectedRows(officer, { import_id: id, later: 'false', limit: 10 })
      expect(now).toMatchObject({ total: 0, left_for_later: put_off, items: [] })
      await undecideRow(later(), id, 2)
      expect(await figures()).toEqual(before)
    }
    expect(await suspectedRows(officer, { import_id: id, later: 'false', limit: 10 })).toMatchObject(
      JSON.parse(JSON.stringify(suspected)),
    )
    const { rows } = await sql<{ changes: unknown }>`
      select changes from event where stream_id = ${id} and kind = 'import.row_decided' order by seq`.execute(place.db)
    expect(rows).toHaveLength(8)
    expect(rows[0]!.changes).toEqual({
      row_2: [
        { decision: null, outcome: 'suspected', project_id: null },
        { decision: 'later', outcome: 'suspected', project_id: null },
      ],
    })
    await expect(undecideRow(later(), id, 2)).rejects.toMatchObject({ code: 'import.not_decided' })
    await whole()
  })

  it('stays where something was built on it', async () => {
    await bring('项目名称,投资方,进展情况\n反复乙,甲公司,原\n')
    const id = await bring('项目名称,投资方,进展情况\n反复乙,壬公司,一\n')
    await decideRow(later(), id, 2, { decision: 'same' })
    await editProject(later(), await idOf('反复乙'), { version: 2, changes: { progress: '后来' } })
    await expect(undecideRow(later(), id, 2)).rejects.toMatchObject({ code: 'import.decision_built_on' })
  })

  it('waits for those who may decide it, by unit and import', async () => {
    const all = await suspectedRows(await place.as('unit_lead', 'city'), { later: 'false', limit: 1 })
    expect(all.imports.reduce((sum, one) => sum + one.waiting, 0)).toBe(all.total)
    const elsewhere = { unit: place.unit('county'), later: 'false' as const, limit: 10 }
    expect(await suspectedRows(await place.as('unit_lead', 'city'), elsewhere)).toMatchObject({ total: 0 })
    expect(await suspectedRows(await place.as('officer', 'county'), { later: 'false', limit: 10 })).toMatchObject({
      total: 0,
      items: [],
    })
  })
})
