import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Context } from '#platform/context.ts'
import { verify } from '#platform/ledger/verify.ts'
import { approved, arrival, paper, signing, stated, submitted } from '../../../../tests/support/claims.ts'
import { openPlace, type Place } from '../../../../tests/support/place.ts'
import { createProject } from '../facts/actions.ts'
import { getProject } from '../page/actions.ts'
import { amendClaim, reverseClaim, reviewClaim, submitClaim } from './actions.ts'
import { projectClaims, reviewQueue, wholeClaim } from './reading/actions.ts'

let place: Place
let officer: Context
let unit: Context
let city: Context
let project: string
beforeAll(async () => {
  place = await openPlace()
  officer = await place.as('officer', 'zone')
  unit = await place.as('unit_reviewer', 'zone')
  city = await place.as('city_reviewer', 'city')
})
afterAll(() => place.close())
beforeEach(async () => {
  project = (
    await createProject(officer, { changes: { name: `项目 ${Math.random()}`, industry: '39', origin: 'domestic' } })
  ).id
})

async function posted(id = project): Promise<{ n: number; cny: string }> {
  const { rows } = await sql<{ n: number; cny: string }>`
    select coalesce(sum(n), 0)::int as n, coalesce(sum(cny), 0) as cny from posting where project_id = ${id}`.execute(
    place.db,
  )
  return rows[0]!
}

const decide = async (who: Context, id: string, decision: 'approve' | 'return', reason?: string) =>
  reviewClaim(who, id, (await wholeClaim(who, id)).version, decision, reason)

describe('submitting', () => {
  it('needs the evidence that the playbook asks for, and says what is missing', async () => {
    const refused = submitClaim(officer, project, signing(), [])
    await expect(refused).rejects.toMatchObject({
      code: 'claim.lacking',
      extra: { missing: [{ field: 'contract', kind: 'evidence' }] },
    })
    expect((await projectClaims(officer, project)).items).toEqual([])
  })

  it.each([
    ['a day that has not come', signing({ event_on: '2027-01-01' }), 'event_on'],
    ['an arrival from nowhere', arrival('A-1', '5', { origin_place: null }), 'origin_place'],
    ['an arrival of nothing', arrival('A-2', '5', { amount: null }), 'amount'],
    ['a currency without a rate', arrival('A-3', '5', { currency: 'XAU' }), 'currency'],
    ['an outcome of no year', stated({ kind: 'outcome', metric: 'jobs', value: '10' }), 'year'],
  ])('of %s is refused at its field', async (_, statement, field) => {
    const refused = submitted(officer, project, statement)
    await expect(refused).rejects.toMatchObject({ code: 'claim.invalid', faults: [{ field }] })
  })

  it.each([
    ['a reviewer', () => unit, 'forbidden'],
    ['a leader', () => place.as('leader', 'city'), 'forbidden'],
    ['a sibling unit', () => place.as('officer', 'county'), 'missing'],
  ])('is not for %s', async (_, who, kind) => {
    const context = await who()
    const file = await paper(officer, 'contract')
    await expect(submitClaim(context, project, signing(), [file])).rejects.toMatchObject({ kind })
  })

  it('turns foreign money into yuan at the rate of the day of the event', async () => {
    const id = await submitted(
      officer,
      project,
      arrival('USD-1', '100', { currency: 'USD', event_on: '2023-06-30', origin_place: 'abroad' }),
    )
    expect(await wholeClaim(officer, id)).toMatchObject({ amount: '100', currency: 'USD', cny: '7046700.00' })
  })
})

describe('review', () => {
  it('passes unit and city, and only then counts', async () => {
    const id = await submitted(officer, project, signing())
    await decide(unit, id, 'approve')
    expect(await posted()).toEqual({ n: 0, cny: '0' })
    await decide(city, id, 'approve')
    expect(await posted()).toEqual({ n: 1, cny: '300000000.00' })
    expect(await wholeClaim(officer, id)).toMatchObject({
      status: 'approved',
      approved_on: '2026-10-15',
      can: ['reverse'],
    })
  })

  it('shows each reviewer what waits for them, and nobody else', async () => {
    const id = await submitted(officer, project, signing())
    const waits = async (who: Context) =>
      (await reviewQueue(who, { queue: 'mine', limit: 200 })).items.some((item) => item.id === id)
    expect([await waits(unit), await waits(officer), await waits(await place.as('unit_reviewer', 'county'))]).toEqual([
      true,
      false,
      false,
    ])
    await decide(unit, id, 'approve')
    expect([await waits(unit), await waits(city)]).toEqual([false, true])
  })

  it('is never of one’s own claim, nor twice by the same person', async () => {
    const both = await place.as('unit_reviewer', 'city', 'both')
    both.me.grants.push({ role: 'city_reviewer', unit_id: place.unit('city'), reach: both.me.reach })
    both.me.grants.push({ role: 'officer', unit_id: place.unit('city'), reach: both.me.reach })
    const own = await submitted(both, project, signing())
    await expect(decide(both, own, 'approve')).rejects.toMatchObject({ code: 'claim.own_work' })
    const id = await submitted(officer, project, arrival('TWICE-1'))
    await decide(both, id, 'approve')
    await expect(decide(both, id, 'approve')).rejects.toMatchObject({ code: 'claim.own_work' })
  })

  it('returns with a reason; the author mends and submits again', async () => {
    const id = await submitted(officer, project, signing())
    await expect(decide(unit, id, 'return')).rejects.toMatchObject({ code: 'claim.reason' })
    await decide(unit, id, 'return', '合同缺页')
    const returned = await wholeClaim(officer, id)
    expect(returned).toMatchObject({ status: 'returned', return_reason: '合同缺页', can: ['amend'] })
    await amendClaim(officer, id, returned.version, signing({ amount: '2.5' }), [])
    expect(await wholeClaim(unit, id)).toMatchObject({
      status: 'submitted',
      amount: '2.5',
      cny: '250000000.00',
      can: ['approve', 'return'],
    })
  })

  it('of a claim that moved on since it was read is a conflict with both versions', async () => {
    const id = await submitted(officer, project, signing())
    await decide(unit, id, 'approve')
    await expect(reviewClaim(city, id, 1, 'approve')).rejects.toMatchObject({
      kind: 'conflict',
      extra: { yours: { version: 1 } },
    })
  })

  it('by twenty at once approves once', async () => {
    const id = await submitted(officer, project, signing())
    const many = await Promise.allSettled(Array.from({ length: 20 }, () => reviewClaim(unit, id, 1, 'approve')))
    expect(many.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
  })
})

describe('what counts', () => {
  it('counts a project once per kind and says why a second claim stays out', async () => {
    for (const amount of ['3', '4']) await approved(await submitted(officer, project, signing({ amount })), unit, city)
    expect(await posted()).toEqual({ n: 1, cny: '300000000.00' })
    const { rows } = await sql<{
      excluded_because: string
    }>`select excluded_because from posting where project_id = ${project} and n = 0`.execute(place.db)
    expect(rows.map((row) => JSON.parse(row.excluded_because).zh)).toEqual(['一个项目只计一次，此前已计入'])
  })

  it('counts of a capital increase only the increment', async () => {
    await approved(await submitted(officer, project, signing({ amount: '3' })), unit, city)
    await approved(await submitted(officer, project, signing({ amount: '1', capital_increase: true })), unit, city)
    expect(await posted()).toEqual({ n: 1, cny: '400000000.00' })
  })

  it('adds arrivals into the verified investment and takes a reversed one out again', async () => {
    const first = await submitted(officer, project, arrival('V-1', '500'))
    const second = await submitted(officer, project, arrival('V-2', '300'))
    for (const id of [first, second]) await approved(id, unit, city)
    const investment = async () => {
      const page = await getProject(officer, project)
      return 'document' in page ? page.document.figures.investment?.verified : undefined
    }
    expect(await investment()).toMatchObject({ cny: '8000000.00' })
    const reversal = await reverseClaim(officer, first, (await wholeClaim(officer, first)).version, '重复入账')
    await approved(reversal, unit, city)
    expect(await investment()).toMatchObject({ cny: '3000000.00' })
    expect((await posted()).cny).toBe('3000000.00')
  })

  it('is never changed on the approved claim itself', async () => {
    const id = await submitted(officer, project, signing())
    await approved(id, unit, city)
    const { version } = await wholeClaim(officer, id)
    await expect(amendClaim(officer, id, version, signing(), [])).rejects.toMatchObject({ code: 'claim.settled' })
    await reverseClaim(officer, id, version, '解约')
    await expect(reverseClaim(officer, id, version, '再次')).rejects.toMatchObject({ code: 'claim.reversed' })
  })

  it('comes to the same whatever order claims are approved and reversed in', async () => {
    const scenario = fc.record({
      amounts: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 3 }),
      order: fc.infiniteStream(fc.nat()),
      reversed: fc.nat(),
    })
    await fc.assert(
      fc.asyncProperty(scenario, async ({ amounts, order, reversed }) => {
        const { id } = await createProject(officer, {
          changes: { name: `次序 ${Math.random()}`, industry: '39', origin: 'domestic' },
        })
        const claims: string[] = []
        for (const [n, amount] of amounts.entries())
          claims.push(await submitted(officer, id, arrival(`O-${id}-${n}`, String(amount))))
        const queue = claims.toSorted(() => ([...order.take(1)][0]! % 3) - 1)
        for (const claim of queue) await approved(claim, unit, city)
        const gone = claims[reversed % claims.length]!
        await approved(await reverseClaim(officer, gone, (await wholeClaim(officer, gone)).version, '冲销'), unit, city)
        const left = amounts.filter((_, n) => claims[n] !== gone).reduce((sum, amount) => sum + amount, 0)
        expect(Number((await posted(id)).cny)).toBe(left * 10_000)
      }),
      { numRuns: 6 },
    )
  })
})

it('shows a reviewer the same file, voucher and contract elsewhere, and of a project beyond reach only that it exists', async () => {
  const neighbour = await place.as('officer', 'county')
  const other = (await createProject(neighbour, { changes: { name: '邻县项目' } })).id
  const words = `同一份合同 ${Math.random()}`
  const copy = await paper(neighbour, 'contract', words)
  await submitClaim(neighbour, other, signing({ contract_number: 'HT-9', voucher_number: 'PZ-9' }), [copy])
  const id = await submitClaim(officer, project, signing({ contract_number: 'HT-9', voucher_number: 'PZ-9' }), [
    await paper(officer, 'contract', words),
  ])
  const twins = (await wholeClaim(unit, id)).twins
  expect(twins.map((twin) => twin.what).sort()).toEqual(['contract', 'file', 'voucher'])
  for (const twin of twins)
    expect(twin).toMatchObject({ claim_id: null, project: { name: '邻县项目', access: 'existence' } })
})

it('leaves a ledger that is whole', async () => {
  const records = { project: 'project', claim: 'claim', enterprise: 'enterprise' }
  expect(await verify(place.db, records)).toMatchObject({ ok: true, faults: [] })
})
