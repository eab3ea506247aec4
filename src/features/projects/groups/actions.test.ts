import { Decimal } from 'decimal.js'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Context } from '#platform/context.ts'
import { openPlace, type Place } from '../../../../tests/support/place.ts'
import { createProjects } from '../actions.ts'
import { listProjects } from '../list/actions.ts'
import { groupProjects } from './actions.ts'
import { groupings } from './model.ts'

let place: Place
let officer: Context
beforeAll(async () => {
  place = await openPlace()
  officer = await place.as('officer', 'zone')
  const sibling = await place.as('officer', 'county')
  await place.db.transaction().execute(async (tx) => {
    const drafts = (unit: 'zone' | 'town' | 'county', from: number) =>
      Array.from({ length: 12 }, (_, n) => draft(from + n, unit))
    await createProjects(tx, officer, [...drafts('zone', 0), ...drafts('town', 100)])
    await createProjects(tx, sibling, drafts('county', 200))
  })
})
afterAll(() => place.close())

function draft(n: number, unit: 'zone' | 'town' | 'county') {
  const money = (value: number) => ({ value: String(value), unit: 'wan', currency: 'CNY', cny: `${value}0000.00` })
  return {
    stage: ['lead', 'talks', 'signed'][n % 3]!,
    document: {
      name: `项目${n}`,
      unit_id: place.unit(unit),
      ...(n % 4 && { origin: n % 2 ? 'foreign' : 'domestic', industry: n % 3 ? 'C34' : '65' }),
      ...(n % 5 && { signed_on: `202${n % 3}-06-01`, source: 'own' }),
      figures: { investment: { announced: money(n * 10), ...(n % 2 && { agreed: money(n) }) } },
    },
  }
}

it.each(groupings)('by %s comes to what the list shows, group by group, and to the whole', async (by) => {
  const { groups, all } = await groupProjects(officer, { by })
  expect(all.n).toBe(24)
  expect(groups.reduce((sum, { n }) => sum + n, 0)).toBe(24)
  for (const group of groups) {
    const rows = await listProjects(officer, { limit: 100, columns: 'investment', ...group.filter })
    expect(rows.items, group.label.zh).toHaveLength(group.n)
    const amounts = rows.items.flatMap(({ facts }) => {
      const { announced } = facts.investment as { announced?: { cny: string } }
      return announced ? [announced.cny] : []
    })
    expect(group.announced).toBe(Decimal.sum(0, ...amounts).toFixed(2))
  }
})

it('never mixes what was announced with what was agreed, and follows the filter', async () => {
  const whole = await groupProjects(officer, { by: 'stage' })
  expect(whole.all.verified).toBeNull()
  expect(Number(whole.all.announced)).toBeGreaterThan(Number(whole.all.agreed))
  const town = await groupProjects(officer, { by: 'unit', unit: place.unit('town') })
  expect(town.groups.map(({ label, n }) => [label.zh, n])).toEqual([['望海镇', 12]])
  const stages = await groupProjects(officer, { by: 'stage', stage: 'signed,lead' })
  expect(stages.groups.map(({ key }) => key)).toEqual(['lead', 'signed'])
})
