import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Context } from '#platform/context.ts'
import { addDays, dayOf } from '#platform/day.ts'
import { openPlace, type Place } from '../../../../tests/support/place.ts'
import { createProjects, holdProjects, updateProjects } from '../actions.ts'
import { refreshLights } from '../lights/actions.ts'
import type { Project } from '../model.ts'
import { fold, pipelineCount, pipelineSums } from './store.ts'

let place: Place
let officer: Context
beforeAll(async () => {
  place = await openPlace()
  officer = await place.as('officer', 'zone')
})
afterAll(() => place.close())

/** The sums as a count over every project finds them. */
async function counted() {
  const { rows } = await sql<Record<string, unknown>>`
    select unit_id, stage, status, light, count(*)::int as n, coalesce(sum(investment_cny), 0)::text as cny
    from project group by unit_id, stage, status, light`.execute(place.db)
  return rows
}

async function kept() {
  const units = [place.unit('zone'), place.unit('town')]
  return pipelineSums(place.db, place.tenant_id, { units }, ['unit_id', 'stage', 'status', 'light'])
}

function sorted(rows: object[]): object[] {
  const plain = rows.map((row) => ({ ...row, cny: Number((row as { cny: string }).cny).toFixed(2) }))
  return plain.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
}

async function agree() {
  const all = await counted()
  expect(sorted(await kept())).toEqual(sorted(all))
  const units = [place.unit('zone')]
  const held = all.filter(({ unit_id }) => unit_id === units[0])
  const byStage = Map.groupBy(held, ({ stage }) => stage as string)
  const sum = (rows: Record<string, unknown>[], key: string) => rows.reduce((all, row) => all + Number(row[key]), 0)
  expect(sorted(await pipelineSums(place.db, place.tenant_id, { units }, ['stage']))).toEqual(
    sorted([...byStage].map(([stage, rows]) => ({ stage, n: sum(rows, 'n'), cny: String(sum(rows, 'cny')) }))),
  )
  expect(await pipelineCount(place.db, place.tenant_id, { units })).toBe(sum(held, 'n'))
}

const money = (value: string) => ({ investment: { announced: { value, unit: 'wan', currency: 'CNY' } } })

it('always sums to what a count over all projects finds: after new ones, moves, amounts, holders, lights, folds', async () => {
  const drafts = Array.from({ length: 12 }, (_, n) => ({
    document: { name: `项目${n}`, unit_id: place.unit(n % 2 ? 'zone' : 'town'), figures: n % 3 ? money(`${n}00`) : {} },
    stage: n % 4 ? 'talks' : 'lead',
  }))
  const made = await place.db.transaction().execute((tx) => createProjects(tx, officer, drafts))
  await agree()

  const change = async (to: (project: Project, n: number) => Project) =>
    place.db.transaction().execute(async (tx) => {
      const held = await holdProjects(
        tx,
        { ...officer, me: { ...officer.me, reach: [place.unit('zone'), place.unit('town')] } },
        made.map((project) => project.id),
      )
      const pairs = held.map((before, n) => ({ before, after: to(before, n) }))
      await updateProjects(tx, officer, pairs, { kind: 'changed' })
    })
  await change((project, n) => (n % 2 ? { ...project, stage: 'signed' } : project))
  await agree()
  await change((project, n) =>
    n % 3 ? project : { ...project, status: 'lost', facts: { ...project.facts, unit_id: place.unit('zone') } },
  )
  await agree()

  await Promise.all([
    refreshLights(place.db, place.tenant_id, addDays(dayOf(officer.now), 300), 5),
    refreshLights(place.db, place.tenant_id, addDays(dayOf(officer.now), 300), 5),
  ])
  await agree()
  await fold(place.db, place.tenant_id)
  await agree()
  expect((await place.db.selectFrom('pipeline').selectAll().execute()).length).toBe((await kept()).length)
})
