import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { reverseClaim } from '#features/projects/claims/actions.ts'
import { wholeClaim } from '#features/projects/claims/reading/actions.ts'
import { createProject } from '#features/projects/facts/actions.ts'
import type { Context } from '#platform/context.ts'
import { newId } from '#platform/id.ts'
import { approved, arrival, signing, submitted } from '../../../../tests/support/claims.ts'
import { openPlace, type Place } from '../../../../tests/support/place.ts'
import { exportReport } from '../export/actions.ts'
import { reportLines } from '../lines/actions.ts'
import { type Breakdown, breakdowns } from '../model.ts'
import { listTargets, setTargets } from '../targets/actions.ts'
import { count } from './actions.ts'

let place: Place
let leader: Context
beforeAll(async () => {
  place = await openPlace(new Date('2026-06-02T02:00:00Z'))
  leader = await place.as('leader', 'city')
  // Members are enrolled one after the other; their work goes on side by side.
  await place.as('city_reviewer', 'city')
  for (const role of ['officer', 'unit_reviewer'] as const)
    for (const unit of ['zone', 'town', 'county'] as const) await place.as(role, unit)
})
afterAll(() => place.close())

interface Deed {
  unit: 'zone' | 'town' | 'county'
  kind: 'signing' | 'arrival'
  wan: string
  origin: 'domestic' | 'foreign' | 'hmt'
  industry: string | undefined
  from: 'in_city' | 'other_province' | 'abroad'
  reversed: boolean
}

const deeds: fc.Arbitrary<Deed> = fc.record({
  unit: fc.constantFrom('zone', 'town', 'county'),
  kind: fc.constantFrom('signing', 'arrival'),
  wan: fc.integer({ min: 1, max: 9_999_999 }).map((hundredths) => (hundredths / 100).toFixed(2)),
  origin: fc.constantFrom('domestic', 'foreign', 'hmt'),
  industry: fc.constantFrom(undefined, '39', 'C39', '35', '3562'),
  from: fc.constantFrom('in_city', 'other_province', 'abroad'),
  reversed: fc.boolean(),
})

/** A project, its claim approved, and taken back where the deed says so. */
async function done({ unit, kind, wan, origin, industry, from, reversed }: Deed): Promise<void> {
  const officer = await place.as('officer', unit)
  const { id } = await createProject(officer, {
    changes: { name: `数 ${newId()}`, origin, ...(industry && { industry }) },
  })
  const statement =
    kind === 'arrival'
      ? arrival(newId(), wan, { event_on: '2026-06-01', origin_place: from })
      : signing({ event_on: '2026-06-01', amount: wan, unit: 'wan' })
  const claim = await submitted(officer, id, statement)
  const reviewers = [await place.as('unit_reviewer', unit), await place.as('city_reviewer', 'city')] as const
  await approved(claim, ...reviewers)
  if (!reversed) return
  const { version } = await wholeClaim(officer, claim)
  await approved(await reverseClaim(officer, claim, version, '退款'), ...reviewers)
}

it('keeps balances that are the sums of the lines, and lines that add up to every figure, whatever was approved and reversed', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(deeds, { minLength: 1, maxLength: 6 }), async (some) => {
      await Promise.all(some.map(done))
      expect(await differing()).toEqual([])
    }),
    { numRuns: 4 },
  )
  for (const by of breakdowns) await drilled(by)
}, 120_000)

/** Balances that are not the sum of their lines, and sums that no balance holds. */
async function differing() {
  const { rows } = await sql`
    with line as (
      select b.breakdown, date_trunc('month', l.posted_on)::date as month, l.indicator, l.unit_id, b.key, sum(l.n)::int as n, sum(l.cny) as cny
      from posting l cross join lateral (values ('unit', coalesce(l.origin_place, '')), ('origin', coalesce(l.origin, '')),
        ('industry', coalesce(substring(l.industry from '^[A-T]?([0-9]{2})'), l.industry, ''))) as b (breakdown, key)
      where l.tenant_id = ${place.tenant_id} group by 1, 2, 3, 4, 5)
    select * from line full join balance b using (breakdown, month, indicator, unit_id, key)
    where line.n is distinct from b.n or line.cny is distinct from b.cny`.execute(place.db)
  return rows
}

/** Every figure of a breakdown against the lines that its click shows. */
async function drilled(by: Breakdown): Promise<void> {
  const report = await count(place.db, place.tenant_id, leader.me.reach, { period: '2026-06', by })
  expect(report.rows.length).toBeGreaterThan(0)
  for (const row of [...report.rows, report.total])
    for (const { id } of report.indicators) {
      const key = row === report.total ? undefined : row.key
      const order = { period: '2026-06', indicator: id, span: 'month' as const, by, excluded: false, limit: 500 }
      const { items } = await reportLines(leader, { ...order, key })
      const fen = items.reduce((sum, { cny }) => sum + BigInt(cny.replace('.', '')), 0n)
      const shown = row.indicators[id]!.month
      expect([by, key, id, items.reduce((sum, { n }) => sum + n, 0), fen]).toEqual([
        by,
        key,
        id,
        shown.n,
        BigInt(shown.cny.replace('.', '')),
      ])
    }
}

it('counts two sibling units for a member of both, each once', async () => {
  const zone = await place.as('officer', 'zone')
  const county = await place.as('officer', 'county')
  const both = [...zone.me.reach, ...county.me.reach]
  const total = async (reach: string[]) =>
    Number(
      (await count(place.db, place.tenant_id, reach, { period: '2026-06', by: 'unit' })).total.indicators.arrivals!.year
        .cny,
    )
  expect(await total(both)).toBeCloseTo((await total(zone.me.reach)) + (await total(county.me.reach)), 2)
})

it('exports what the screen shows, in 万元, a line for each indicator of each row', async () => {
  const report = await count(place.db, place.tenant_id, leader.me.reach, { period: '2026-06', by: 'unit' })
  const response = await exportReport(leader, { period: '2026-06', by: 'unit', format: 'csv' })
  const lines = (await response.text()).trim().split(/\r?\n/)
  expect(lines).toHaveLength(1 + report.indicators.length * (report.rows.length + 1))
  const arrivals = report.indicators.find((one) => one.arrivals)!
  const last = lines.findLast((line) => line.startsWith(`${arrivals.zh},合计`))!
  const yuan = Number(report.total.indicators[arrivals.id]!.month.cny)
  expect(Number(last.split(',')[3])).toBeCloseTo(yuan / 10_000, 6)
})

it('refuses targets that somebody else set in the meantime, and shows both', async () => {
  const admin = await place.as('admin', 'city')
  const { version } = await listTargets(admin, 2026)
  const target = (value: string) => [{ unit_id: place.unit('zone'), indicator: 'arrivals', measure: 'amount', value }]
  await setTargets(admin, 2026, target('100'), version)
  const name = `${place.unit('zone')} arrivals amount`
  await expect(setTargets(admin, 2026, target('200'), version)).rejects.toMatchObject({
    kind: 'conflict',
    code: 'target.stale',
    extra: { yours: { targets: { [name]: '200.00' } }, theirs: { targets: { [name]: '100.00' } } },
  })
  expect((await listTargets(admin, 2026)).items[0]!.value).toBe('100.00')
})
