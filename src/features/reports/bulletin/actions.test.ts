import { afterAll, beforeAll, expect, it } from 'vitest'
import { createProject } from '#features/projects/facts/actions.ts'
import { approved, arrival, signing, stated, submitted } from '../../../../tests/support/claims.ts'
import { openPlace, type Place, type UnitKey } from '../../../../tests/support/place.ts'
import { bulletinOf } from './actions.ts'

let place: Place
beforeAll(async () => {
  place = await openPlace(new Date('2025-11-05T02:00:00Z'))
})
afterAll(() => place.close())

/** A project whose claims are approved, each on its own day. */
async function lived(unit: UnitKey, claims: [day: string, statement: ReturnType<typeof stated>][]): Promise<string> {
  const { id } = await createProject(await place.as('officer', unit), {
    changes: { name: `通报 ${unit} ${claims.length}`, industry: '39' },
  })
  for (const [day, statement] of claims) {
    place.clock.now = new Date(`${day}T02:00:00Z`)
    const claim = await submitted(await place.as('officer', unit), id, { ...statement, event_on: day })
    await approved(claim, await place.as('unit_reviewer', unit), await place.as('city_reviewer', 'city'))
  }
  return id
}

it('tells continued projects from new ones, in words and in figures that agree', async () => {
  await lived('zone', [
    ['2025-11-06', signing()],
    ['2025-12-01', stated({ milestone: 'start' })],
    ['2026-02-03', arrival('TB-1', '400')],
  ])
  await lived('county', [['2026-03-04', arrival('TB-2', '100')]])
  place.clock.now = new Date('2026-03-31T02:00:00Z')
  const leader = await place.as('leader', 'city')
  const bulletin = await bulletinOf(leader, { period: '2026-03' })
  expect(bulletin.split).toEqual({ continued: '4000000.00', fresh: '1000000.00' })
  expect(bulletin.total.indicators.arrivals).toMatchObject({
    month: { n: 1, cny: '1000000.00' },
    year: { n: 2, cny: '5000000.00' },
  })
  expect(bulletin.words.map(({ zh }) => zh)).toContain(
    '其中：续建项目（上年底前已开工）到位400万元，新建项目到位100万元。',
  )
  expect(bulletin.words.some(({ zh }) => zh.includes('1—3月累计500万元') && zh.includes('3月当月100万元'))).toBe(true)
  expect((await bulletinOf(await place.as('officer', 'county'), { period: '2026-03' })).split).toEqual({
    continued: '0.00',
    fresh: '1000000.00',
  })
})
