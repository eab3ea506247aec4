import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Role } from '#features/places/model.ts'
import type { Context } from '#platform/context.ts'
import { verify } from '#platform/ledger/verify.ts'
import { approved, arrival, paper, signing, submitted } from '../../../../../tests/support/claims.ts'
import { openPlace, type Place, type UnitKey } from '../../../../../tests/support/place.ts'
import { holdProject } from '../../actions.ts'
import { removeEvidence } from '../../evidence/actions.ts'
import { createProject, editProject } from '../../facts/actions.ts'
import { getProject } from '../../page/actions.ts'
import { amendClaim, reverseClaim, reviewClaim, stateMilestone, submitClaim } from '../actions.ts'
import { projectClaims, reviewQueue, wholeClaim } from '../reading/actions.ts'

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
  project = await made()
})

async function made(changes: Record<string, unknown> = {}, who = officer): Promise<string> {
  const facts = { name: `项目 ${Math.random()}`, industry: '39', origin: 'domestic', ...changes }
  return (await createProject(who, { changes: facts })).id
}

const waits = async (who: Context, id: string, queue: 'mine' | 'all' = 'mine') =>
  (await reviewQueue(who, { queue, limit: 200 })).items.some((item) => item.id === id)

const return_ = async (id: string) => reviewClaim(unit, id, (await wholeClaim(unit, id)).version, 'return', '不清晰')

describe('the queue', () => {
  it('of the city leaves out what the unit has yet to review', async () => {
    const id = await submitted(officer, project, signing())
    expect([await waits(unit, id), await waits(city, id)]).toEqual([true, false])
    await reviewClaim(unit, id, 1, 'approve')
    expect([await waits(unit, id), await waits(city, id)]).toEqual([false, true])
  })

  it('offers exactly what can be approved, to every reviewer', async () => {
    await submitted(officer, project, signing())
    for (const who of [unit, city, await place.as('unit_reviewer', 'city'), await place.as('city_reviewer', 'zone')])
      for (const { id } of (await reviewQueue(who, { queue: 'mine', limit: 200 })).items)
        expect((await wholeClaim(who, id)).can).toContain('approve')
  })

  it('counts what it lists, and pages without losing or repeating any', async () => {
    for (const n of [1, 2, 3]) await submitted(officer, project, arrival(`PAGE-${project}-${n}`))
    const seen: string[] = []
    let cursor: string | undefined
    let total: number | null = null
    do {
      const page = await reviewQueue(unit, { queue: 'mine', limit: 2, cursor })
      seen.push(...page.items.map(({ id }) => id))
      cursor = page.next ?? undefined
      total ??= page.total
    } while (cursor)
    expect([seen.length, new Set(seen).size]).toEqual([total, total])
  })
})

describe('a secret project', () => {
  let secret: string
  let claim: string
  let stranger: Context
  beforeEach(async () => {
    secret = await made({ confidential: true, code_name: '海燕' })
    claim = await submitted(officer, secret, arrival(`SECRET-${Math.random()}`, '777'))
    stranger = await place.as('officer', 'zone', 'not on the team')
  })

  it('shows its claims in no list of those who may not know it', async () => {
    expect((await projectClaims(stranger, secret)).items).toEqual([])
    expect([await waits(stranger, claim, 'all'), await waits(officer, claim, 'all')]).toEqual([false, true])
    expect(await waits(unit, claim)).toBe(true)
  })

  it.each([
    ['reads', (who: Context, id: string) => wholeClaim(who, id)],
    ['reviews an old version', (who: Context, id: string) => reviewClaim(who, id, 99, 'approve')],
    ['amends', (who: Context, id: string) => amendClaim(who, id, 99, arrival('X'), [])],
    ['reverses', (who: Context, id: string) => reverseClaim(who, id, 99, 'x')],
  ])('is as if it had no claim to whoever %s', async (_, act) => {
    await expect(act(stranger, claim)).rejects.toMatchObject({ kind: 'missing', code: 'claim.missing', extra: {} })
  })
})

describe('a claim of a project that was handed to another unit', () => {
  const handed = async (to: UnitKey) => {
    const lead = await place.as('unit_lead', 'city')
    const page = await getProject(lead, project)
    await editProject(lead, project, {
      version: (page as { version: number }).version,
      changes: { unit_id: place.unit(to) },
    })
  }

  it('is reviewed there, and no longer seen where it came from', async () => {
    const id = await submitted(officer, project, signing())
    await handed('county')
    const there = await place.as('unit_reviewer', 'county')
    expect([await waits(unit, id), await waits(there, id)]).toEqual([false, true])
    await expect(wholeClaim(unit, id)).rejects.toMatchObject({ kind: 'missing' })
    await approved(id, there, city)
    expect(await wholeClaim(there, id)).toMatchObject({ status: 'approved', unit: { name: '青溪县' } })
  })

  it('is taken back there too', async () => {
    const id = await submitted(officer, project, signing())
    await approved(id, unit, city)
    await handed('county')
    const there = await place.as('officer', 'county')
    const reversal = await reverseClaim(there, id, (await wholeClaim(there, id)).version, '解约')
    await approved(reversal, await place.as('unit_reviewer', 'county'), city)
    expect(await wholeClaim(there, id)).toMatchObject({ reversed: true, can: [] })
  })
})

describe('four eyes', () => {
  it.each<[Role]>([['officer'], ['unit_lead'], ['leader'], ['department'], ['admin']])(
    '%s is no reviewer',
    async (role) => {
      const id = await submitted(officer, project, signing())
      const who = await place.as(role, 'city', `review ${role}`)
      await expect(reviewClaim(who, id, 1, 'approve')).rejects.toMatchObject({ code: 'claim.not_reviewer' })
    },
  )

  it('are wanted for a reversal as well: whoever submits it does not approve it', async () => {
    const both = await place.as('officer', 'zone', 'both')
    both.me.grants.push({ role: 'unit_reviewer', unit_id: place.unit('zone'), reach: both.me.reach })
    const id = await submitted(officer, project, signing())
    await approved(id, unit, city)
    const reversal = await reverseClaim(both, id, (await wholeClaim(both, id)).version, '解约')
    await expect(reviewClaim(both, reversal, 1, 'approve')).rejects.toMatchObject({ code: 'claim.own_work' })
  })
})

describe('what cannot be', () => {
  it('approved: a claim whose evidence was taken away since', async () => {
    const id = await submitted(officer, project, signing())
    const [file] = (await wholeClaim(officer, id)).evidence
    await removeEvidence(officer, project, file!.id)
    await expect(reviewClaim(unit, id, 1, 'approve')).rejects.toMatchObject({
      code: 'claim.lacking',
      extra: { missing: [{ field: 'contract' }] },
    })
    await return_(id)
    expect((await wholeClaim(officer, id)).status).toBe('returned')
  })

  it('amended: a reversal, waiting or returned', async () => {
    const id = await submitted(officer, project, signing())
    await approved(id, unit, city)
    const { version } = await wholeClaim(officer, id)
    const reversal = await reverseClaim(officer, id, version, '解约')
    const change = async () =>
      amendClaim(officer, reversal, (await wholeClaim(officer, reversal)).version, arrival('V'), [])
    await expect(change()).rejects.toMatchObject({ code: 'claim.is_reversal' })
    await return_(reversal)
    await expect(change()).rejects.toMatchObject({ code: 'claim.is_reversal' })
    await approved(await reverseClaim(officer, id, version, '再次冲销'), unit, city)
    expect((await wholeClaim(officer, id)).reversed).toBe(true)
  })

  it('counted twice in one project: the same voucher, until what used it is returned or reversed', async () => {
    const voucher = `TWICE-${project}`
    const again = () => submitted(officer, project, arrival(voucher))
    const first = await again()
    await expect(again()).rejects.toMatchObject({ code: 'claim.invalid', faults: [{ field: 'voucher_number' }] })
    await return_(first)
    const second = await again()
    const { version } = await wholeClaim(officer, first)
    await expect(amendClaim(officer, first, version, arrival(voucher), [])).rejects.toMatchObject({
      faults: [{ field: 'voucher_number' }],
    })
    await approved(second, unit, city)
    await expect(again()).rejects.toMatchObject({ faults: [{ field: 'voucher_number' }] })
    await approved(await reverseClaim(officer, second, 3, '退款'), unit, city)
    await again()
  })
})

describe('papers that another project shows too', () => {
  it('are named in the reviewer’s own words, never by the name of the other’s file', async () => {
    const neighbour = await place.as('officer', 'county')
    const other = await made({}, neighbour)
    const words = `同一份 ${Math.random()}`
    const theirs = { ...(await paper(neighbour, 'contract', words)), name: '隐名投资人的协议.pdf' }
    await submitClaim(neighbour, other, signing(), [theirs])
    const id = await submitClaim(officer, project, signing(), [await paper(officer, 'contract', words)])
    const whole = await wholeClaim(unit, id)
    expect(whole.twins).toMatchObject([{ what: 'file', number: 'contract.pdf', claim_id: null }])
    expect(JSON.stringify(whole)).not.toContain('隐名投资人')
  })

  it.each([
    ['a voucher number on a paper, and in a claim', 'bank_receipt', 'voucher'],
    ['a contract number on a paper, and in a claim', 'contract', 'contract'],
  ])('are found by %s', async (_, kind, what) => {
    const number = `NO-${Math.random()}`
    const other = await made()
    await submitClaim(officer, other, signing(), [
      await paper(officer, 'contract'),
      { ...(await paper(officer, kind)), number },
    ])
    const stated = what === 'voucher' ? { voucher_number: number } : { contract_number: number }
    const id = await submitted(officer, project, signing(stated))
    expect((await wholeClaim(unit, id)).twins).toMatchObject([{ what, number, project: { id: other } }])
  })
})

describe('a milestone that a move states', () => {
  const state = () =>
    place.db.transaction().execute(async (tx) => {
      await stateMilestone(tx, officer, await holdProject(tx, officer, project), 'signing', '2026-10-10')
    })
  const claims = async () => (await projectClaims(officer, project)).items.filter((claim) => claim.reverses === null)

  it('is stated once while its claim waits or stands, and again once that was taken back', async () => {
    const id = await submitted(officer, project, signing())
    await state()
    await approved(id, unit, city)
    await state()
    expect(await claims()).toHaveLength(1)
    await approved(await reverseClaim(officer, id, 3, '解约'), unit, city)
    await state()
    expect((await claims()).map((claim) => claim.status).sort()).toEqual(['approved', 'submitted'])
  })
})

it('leaves a ledger that is whole', async () => {
  expect(await verify(place.db, { project: 'project', claim: 'claim' })).toMatchObject({ ok: true, faults: [] })
})
