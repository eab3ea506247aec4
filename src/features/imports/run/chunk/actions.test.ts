import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { records } from '#app/records.ts'
import { identifyParties } from '#features/enterprises/parties/actions.ts'
import { holdProjects, updateProjects } from '#features/projects/actions.ts'
import type { Project } from '#features/projects/model.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db/open.ts'
import { verify } from '#platform/ledger/verify.ts'
import { type Importer, openImporter } from '../../../../../tests/support/importer.ts'

let importer: Importer
let place: Importer['place']
let officer: Context
beforeAll(async () => {
  importer = await openImporter()
  place = importer.place
  officer = importer.officer
})
afterAll(async () => {
  expect((await verify(place.db, records)).faults).toEqual([])
  await importer.close()
})

function bring(rows: string[][]) {
  return importer.bring(['项目编码,项目名称,投资方', ...rows.map((row) => row.join(','))].join('\n'))
}

async function idOf(code: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`select id from project where code = ${code}`.execute(place.db)
  return rows[0]!.id
}

/** Holds a project in a transaction, does `work` as soon as somebody waits for it, and commits. */
function holding(id: string, work: (tx: Tx, project: Project) => Promise<unknown>) {
  const held = Promise.withResolvers<void>()
  const done = place.db.transaction().execute(async (tx) => {
    const [project] = await holdProjects(tx, officer, [id])
    held.resolve()
    await waiters(1)
    await work(tx, project!)
  })
  return { held: held.promise, done }
}

async function waiters(wanted: number): Promise<void> {
  for (let n = 0; n < wanted; ) {
    const { rows } = await sql<{ n: number }>`
      select count(*) as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(
      place.db,
    )
    n = rows[0]!.n
  }
}

const companies = (letter: string, many: number) =>
  Array.from({ length: many }, (_, at) => `${letter}新来${at}有限公司`)

it('a page that makes a project and changes another does not meet a form that names the same new company crosswise', async () => {
  await bring([['X-1', '先有的项目', '老公司']])
  const id = await idOf('X-1')
  const form = holding(id, async (tx, before) => {
    const after = { ...before, investors: [...before.investors, { name: '同时新来有限公司' }] }
    await updateProjects(tx, officer, [{ before, after }], { kind: 'edited' })
  })
  await form.held
  const page = bring([
    ['X-2', '新建的项目', '同时新来有限公司'],
    ['X-1', '先有的项目改名', ''],
  ])
  const [, report] = await Promise.all([form.done, page])
  expect(report).toMatchObject({ created: 1, updated: 1 })
  const { rows } = await sql`select 1 from enterprise where name = '同时新来有限公司'`.execute(place.db)
  expect(rows).toHaveLength(1)
})

it('a page that names few new companies, and then many, does not wait for a form that waits for it', async () => {
  const many = companies('甲', 25)
  await bring(many.map((_, at) => [`Y-${at}`, `已有项目${at}`, '老公司']))
  let form: Promise<unknown> | undefined
  const other = holding(await idOf('Y-0'), async () => {
    form = place.db.transaction().execute((tx) => identifyParties(tx, officer, [{ name: '少数新来有限公司' }]))
    // The form is through at once, or waits for the page.
    await Promise.race([form, waiters(2)])
  })
  await other.held
  const page = bring([
    ['Y-100', '另建的项目', '少数新来有限公司'],
    ...many.map((name, at) => [`Y-${at}`, `已有项目${at}`, name]),
  ])
  const [report] = await Promise.all([page, other.done])
  await form
  expect(report).toMatchObject({ created: 1, updated: 25 })
})
