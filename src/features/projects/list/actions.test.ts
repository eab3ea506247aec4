import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Context } from '#platform/context.ts'
import { openPlace, type Place } from '../../../../tests/support/place.ts'
import { createProjects } from '../actions.ts'
import { showBoard } from '../board/actions.ts'
import type { Draft } from '../model.ts'
import { eachProject, listProjects } from './actions.ts'
import { type Sort, sorts } from './model.ts'

let place: Place
let officer: Context
let leader: Context
const industries = ['C34', '39', 'I65', '6531']
const stages = ['lead', 'talks', 'signed', 'started']

beforeAll(async () => {
  place = await openPlace()
  officer = await place.as('officer', 'zone')
  leader = await place.as('leader', 'city')
  const sibling = await place.as('officer', 'county')
  await place.db.transaction().execute(async (tx) => {
    await createProjects(
      tx,
      officer,
      Array.from({ length: 60 }, (_, n) => draft(n, n % 5 === 0 ? 'town' : 'zone')),
    )
    await createProjects(
      tx,
      sibling,
      Array.from({ length: 12 }, (_, n) => draft(100 + n, 'county')),
    )
  })
})
afterAll(() => place.close())

function draft(n: number, unit: 'zone' | 'town' | 'county'): Draft {
  const amount = { agreed: { value: String(n * 1000), unit: 'wan', currency: 'CNY' } }
  return {
    stage: stages[n % 4]!,
    stage_entered_on: `2026-0${1 + (n % 9)}-01`,
    status: n % 10 === 3 ? 'paused' : 'active',
    document: {
      name: `${['半导体', '减速器', '机器人'][n % 3]}项目${n}`,
      unit_id: place.unit(unit),
      industry: industries[n % 4],
      origin: n % 2 ? 'foreign' : 'domestic',
      tags: n % 6 ? [] : ['重点'],
      signed_on: `2026-0${1 + (n % 9)}-15`,
      lead_level: n % 2 ? '县处级' : undefined,
      // Every seventh has no amount at all: it sorts last either way.
      figures: n % 7 ? { investment: amount } : {},
    },
  }
}

const all = Array.from({ length: 60 }, (_, n) => n)
const count = (wanted: (n: number) => boolean) => all.filter(wanted).length

describe('the list', () => {
  it.each([
    ['nothing', {}, () => true],
    ['a word of two characters', { q: '半导' }, (n: number) => n % 3 === 0],
    ['traditional characters', { q: '機器人' }, (n: number) => n % 3 === 2],
    ['stages', { stage: 'lead,talks' }, (n: number) => n % 4 < 2],
    ['stages, repeated', { stage: ['lead', 'talks'] }, (n: number) => n % 4 < 2],
    ['a status', { status: 'paused' }, (n: number) => n % 10 === 3],
    ['a unit below', { unit: 'town' }, (n: number) => n % 5 === 0],
    ['a unit with those below', { unit: 'zone' }, () => true],
    ['a section', { industry: 'C' }, (n: number) => n % 4 < 2],
    ['a division, with its letter or without', { industry: 'I65' }, (n: number) => n % 4 > 1],
    ['a class, with its letter or without', { industry: '6531' }, (n: number) => n % 4 === 3],
    ['the beginning of a division', { industry: 'C3' }, (n: number) => n % 4 < 2],
    ['a tag that nobody has', { tag: '没有' }, () => false],
    ['an origin', { origin: 'foreign' }, (n: number) => n % 2 === 1],
    ['a tag', { tag: '重点' }, (n: number) => n % 6 === 0],
    [
      'amounts',
      { investment_min: '100000000', investment_max: '200000000' },
      (n: number) => n % 7 > 0 && n >= 10 && n <= 20,
    ],
    ['dates', { signed_on_from: '2026-02-01', signed_on_to: '2026-03-31' }, (n: number) => n % 9 === 1 || n % 9 === 2],
    ['what is not confidential', { confidential: 'false' }, () => true],
    ['what is mine', { mine: 'true' }, () => true],
    ['a playbook field', { 'f.lead_level': '县处级' }, (n: number) => n % 2 === 1],
    ['several at once', { stage: 'lead', origin: 'domestic', tag: '重点' }, (n: number) => n % 12 === 0],
  ] as [string, Record<string, string>, (n: number) => boolean][])('narrows to %s', async (_, query, wanted) => {
    const unit = query.unit ? { unit: place.unit(query.unit as 'zone' | 'town') } : {}
    const { items, total, total_exact } = await listProjects(officer, { limit: 200, ...query, ...unit })
    expect(items).toHaveLength(count(wanted))
    expect([total, total_exact]).toEqual([items.length, true])
  })

  it('holds only what is in reach', async () => {
    expect((await listProjects(leader, { limit: 200 })).total).toBe(72)
    expect((await listProjects(await place.as('officer', 'town'), { limit: 200 })).total).toBe(12)
    const elsewhere = { limit: 200, unit: place.unit('county') }
    expect((await listProjects(officer, elsewhere)).total).toBe(0)
  })

  it('fetches the columns that are asked for', async () => {
    const { items } = await listProjects(officer, { limit: 1, q: '项目8', columns: 'signed_on,investment,lead_level' })
    expect(items[0]!.facts).toMatchObject({ signed_on: expect.any(String), investment: { agreed: { unit: 'wan' } } })
  })

  it('yields each project once and in order, whatever the sort and the page', async () => {
    const sort = fc.constantFrom(...(Object.keys(sorts) as Sort[]))
    const cases = fc.record({ sort, direction: fc.constantFrom('asc', 'desc'), limit: fc.integer({ min: 1, max: 30 }) })
    await fc.assert(
      fc.asyncProperty(cases, async (query) => {
        const seen = await walk(query as { sort: 'name'; direction: 'asc'; limit: number })
        expect(new Set(seen.map((item) => item.id)).size).toBe(60)
        expect(seen).toHaveLength(60)
        if (query.sort === 'investment_cny')
          expectSorted(
            seen.map((item) => item.investment_cny),
            query.direction,
          )
      }),
      { numRuns: 25 },
    )
  })

  it('refuses a cursor that it did not write', async () => {
    await expect(listProjects(officer, { limit: 5, cursor: 'bm8' })).rejects.toMatchObject({ code: 'list.cursor' })
  })

  it('is exported whole under the same filter', async () => {
    const names: string[] = []
    for await (const page of eachProject(officer, { tag: '重点' }, 4))
      names.push(...page.map((one) => String(one.facts.name)))
    expect(new Set(names).size).toBe(10)
  })
})

async function walk(query: { sort: 'name'; direction: 'asc'; limit: number }) {
  const seen = []
  let cursor: string | undefined
  do {
    const page = await listProjects(officer, { ...query, ...(cursor && { cursor }) })
    seen.push(...page.items)
    cursor = page.next ?? undefined
  } while (cursor)
  return seen
}

function expectSorted(values: (string | null)[], direction: string) {
  const given = values.filter((value) => value !== null).map(Number)
  expect(values.slice(given.length).every((value) => value === null)).toBe(true)
  expect(given).toEqual(given.toSorted((a, b) => (direction === 'asc' ? a - b : b - a)))
}

describe('the board', () => {
  it('sums what the list holds, column by column', async () => {
    const { columns } = await showBoard(officer, { cards: 5 })
    const active = all.filter((n) => n % 10 !== 3)
    for (const [at, stage] of stages.entries()) {
      const ours = active.filter((n) => n % 4 === at)
      const column = columns.find((one) => one.stage === stage)!
      const money = ours.reduce((sum, n) => sum + (n % 7 ? n * 1000 * 10_000 : 0), 0)
      expect(column).toMatchObject({ count: ours.length, investment_cny: money.toFixed(2) })
      expect(column.items).toHaveLength(5)
      expect(Object.values(column.lights).reduce((sum, n) => sum + n, 0)).toBe(ours.length)
    }
    expect(columns[0]!.label).toEqual({ zh: '线索', en: 'Lead' })
  })

  it('goes on where its cards end', async () => {
    const { columns } = await showBoard(officer, { cards: 5 })
    const { items, next, stage } = columns[0]!
    const rest = await listProjects(officer, { limit: 200, stage, status: 'active', cursor: next! })
    expect(items.length + rest.items.length).toBe(columns[0]!.count)
    expect(rest.items.map((item) => item.id)).not.toEqual(expect.arrayContaining([items[0]!.id]))
  })
})
