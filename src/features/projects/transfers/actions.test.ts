import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { count } from '#features/reports/count/actions.ts'
import { reportLines } from '#features/reports/lines/actions.ts'
import { unitScores } from '#features/reports/score/actions.ts'
import { setTargets } from '#features/reports/targets/actions.ts'
import type { Context } from '#platform/context.ts'
import { verify } from '#platform/ledger/verify.ts'
import { approved, arrival, signing, submitted, tax } from '../../../../tests/support/claims.ts'
import { openPlace, type Place, type UnitKey } from '../../../../tests/support/place.ts'
import { records, sums } from '../../../app/records.ts'
import { reverseClaim } from '../claims/actions.ts'
import { askHolder } from '../disputes/actions.ts'
import { createProject, editProject } from '../facts/actions.ts'
import { listProjects } from '../list/actions.ts'
import { getProject } from '../page/actions.ts'
import { investorStandings, showProtection } from '../protection/keep/actions.ts'
import { decline, passOn, setTerms, takeBack, takeOver } from './actions.ts'
import { listTransfers, projectTransfers, showTransfer } from './reading/actions.ts'
import { returnUnanswered } from './silence/actions.ts'

let place: Place
let zone: Context
let county: Context
let leader: Context
let reviewers: Record<UnitKey, Context>
let city: Context
beforeAll(async () => {
  place = await openPlace()
  zone = await place.as('officer', 'zone')
  county = await place.as('officer', 'county')
  leader = await place.as('leader', 'city')
  city = await place.as('city_reviewer', 'city')
  const reviewer = (key: UnitKey) => place.as('unit_reviewer', key)
  reviewers = {
    city: await reviewer('city'),
    zone: await reviewer('zone'),
    town: await reviewer('town'),
    county: await reviewer('county'),
  }
})
afterAll(() => place.close())

const later = (context: Context, day: string): Context => ({ ...context, now: new Date(`${day}T02:00:00Z`) })

let named = 0
async function brought(context: Context, changes: Record<string, unknown> = {}) {
  const investor = `流转投资人${++named}号有限公司`
  const facts = {
    name: `流转项目${named}`,
    industry: '34',
    investors: [{ name: investor }],
    content: '减速器',
    investment: { announced: { value: '3', unit: 'yi' } },
    contact_name: '王总',
    contact_phone: '13900002222',
    first_contact_on: '2026-10-10',
  }
  const { id } = await createProject(context, { changes: { ...facts, ...changes } as never })
  return { id, name: facts.name, investor }
}

const versionOf = async (context: Context, id: string) =>
  ((await getProject(context, id)) as { version: number }).version

async function offer(context: Context, id: string, more: Partial<Parameters<typeof passOn>[2]> = {}) {
  const version = await versionOf(context, id)
  return passOn(context, id, { version, reason: '无合适用地', show: ['name', 'industry'], needs: '需厂房', ...more })
}

const take = (context: Context, id: string, unit: UnitKey, version = 1) =>
  takeOver(context, id, { version, unit_id: place.unit(unit) })

async function agreementOf(project: string) {
  const { rows } = await sql<{ id: string }>`select id from transfer where project_id = ${project}`.execute(place.db)
  return rows[0]?.id
}

async function noticesOf(context: Context) {
  const { rows } = await sql<{ kind: string }>`
    select kind from notice where member_id = ${context.me.member_id} and kind like 'transfer%' order by id`.execute(
    place.db,
  )
  return rows.map(({ kind }) => kind)
}

describe('the pool', () => {
  it('shows what was chosen and nothing else, until a unit claims it', async () => {
    const { id, name } = await brought(zone)
    const transfer = await offer(zone, id, { show: ['industry'] })
    const { items } = await listTransfers(county, { view: 'pool', limit: 50 })
    const shown = items.find((one) => one.id === transfer)!
    expect(shown).toMatchObject({ name: '', industry: '34', investment_cny: null, needs: '需厂房', project_id: null })
    expect(shown).toMatchObject({ reason: '', from: { name: '临港开发区' }, can: ['take'] })
    expect(JSON.stringify(items)).not.toMatch(new RegExp(`${name}|13900002222|王总|无合适用地`))
    expect((await listTransfers(county, { view: 'pool', q: name, limit: 50 })).items).toEqual([])
    const { items: own } = await listProjects(zone, { limit: 200 })
    expect(own.find((one) => one.id === id)).toMatchObject({ offered: { id: transfer, to: null }, brought_by: null })

    await take(county, transfer, 'county')
    expect(await getProject(zone, id)).toMatchObject({ access: 'existence', unit: { name: '青溪县' } })
    expect(await getProject(county, id)).toMatchObject({
      access: 'full',
      team: [{ member_id: county.me.member_id, duty: 'lead' }],
    })
    expect((await listTransfers(zone, { view: 'pool', limit: 50 })).items.map((one) => one.id)).not.toContain(transfer)
    expect(await showTransfer(zone, transfer)).toMatchObject({
      status: 'taken',
      project_id: null,
      reason: '无合适用地',
    })
    const { items: theirs } = await listProjects(county, { limit: 200 })
    expect(theirs.find((one) => one.id === id)).toMatchObject({ offered: null, brought_by: { name: '临港开发区' } })
    expect(await noticesOf(zone)).toContain('transfer_taken')
    expect(await noticesOf(county)).toContain('transfer_taken')
  })

  it('never shows the name of a confidential project, nor of one that became so', async () => {
    const { id: secret } = await brought(zone, { confidential: true, code_name: '甲' })
    const open = await brought(zone)
    const [one, other] = [await offer(zone, secret), await offer(zone, open.id)]
    const version = await versionOf(zone, open.id)
    await editProject(zone, open.id, { version, changes: { confidential: true, code_name: '乙' } })
    expect((await showTransfer(county, one)).name).toBe('甲')
    expect((await showTransfer(county, other)).name).toBe('乙')
    expect((await listTransfers(county, { view: 'pool', q: open.name, limit: 50 })).items).toEqual([])
  })

  it('of many claims in the same instant exactly one wins, and the others are told so', async () => {
    const { id } = await brought(zone)
    const transfer = await offer(zone, id)
    const other = await place.as('officer', 'county', '二')
    const claims = [county, other, county, other].map((who) => take(who, transfer, 'county'))
    const done = await Promise.allSettled(claims)
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const refusals = done.flatMap((one) => (one.status === 'rejected' ? [one.reason.kind] : []))
    expect(new Set(refusals)).toEqual(new Set(['conflict']))
  })

  it('is not for the unit that offers, for who reads only, or for two offers of one project', async () => {
    const { id } = await brought(zone)
    const transfer = await offer(zone, id)
    await expect(take(zone, transfer, 'zone')).rejects.toMatchObject({ code: 'transfer.may_not_take' })
    await expect(take(leader, transfer, 'county')).rejects.toMatchObject({ code: 'transfer.may_not_take' })
    await expect(offer(zone, id)).rejects.toMatchObject({ code: 'transfer.twice' })
    await expect(takeBack(county, transfer, 1)).rejects.toMatchObject({ code: 'transfer.may_not_change' })
    await takeBack(zone, transfer, 1)
    await expect(take(county, transfer, 'county')).rejects.toMatchObject({ code: 'transfer.gone' })
    await offer(zone, id)
  })
})

describe('an offer to a named unit', () => {
  it('is known to the two alone, and is declined with a reason', async () => {
    const { id } = await brought(zone)
    const transfer = await offer(zone, id, { to_unit_id: place.unit('county') })
    const town = await place.as('officer', 'town')
    await expect(showTransfer(town, transfer)).rejects.toMatchObject({ kind: 'missing' })
    await expect(take(town, transfer, 'town')).rejects.toMatchObject({ kind: 'missing' })
    expect(await showTransfer(county, transfer)).toMatchObject({ reason: '无合适用地', can: ['take', 'decline'] })
    expect(await noticesOf(county)).toContain('transfer_offered')
    await decline(county, transfer, { version: 1, reason: '不符合产业方向' })
    expect(await showTransfer(zone, transfer)).toMatchObject({ status: 'declined', answer: '不符合产业方向', can: [] })
    expect(await noticesOf(zone)).toContain('transfer_declined')
    expect(await getProject(zone, id)).toMatchObject({ access: 'full' })
  })

  it('returns by silence, and both are told once', async () => {
    const { id } = await brought(zone)
    const transfer = await offer(zone, id, { to_unit_id: place.unit('county') })
    await returnUnanswered(place.db, new Date('2026-10-22T02:00:00Z'))
    expect(await showTransfer(zone, transfer)).toMatchObject({ status: 'offered', answer_by_on: '2026-10-22' })
    await expect(take(later(county, '2026-10-23'), transfer, 'county')).rejects.toMatchObject({ code: 'transfer.gone' })
    for (const _ of [1, 2]) await returnUnanswered(place.db, new Date('2026-10-23T02:00:00Z'))
    expect(await showTransfer(zone, transfer)).toMatchObject({ status: 'returned', can: [] })
    for (const who of [zone, county])
      expect((await noticesOf(who)).filter((kind) => kind === 'transfer_returned')).toHaveLength(1)
  })

  it('is taken under the terms that were seen', async () => {
    const { id } = await brought(zone)
    const transfer = await offer(zone, id, { to_unit_id: place.unit('county') })
    await setTerms(zone, transfer, { version: 1, share_counts: 30, share_tax: 40, share_years: 3 })
    await expect(take(county, transfer, 'county')).rejects.toMatchObject({ kind: 'conflict' })
    await take(county, transfer, 'county', 2)
    expect(await showTransfer(county, transfer)).toMatchObject({
      share_counts: 30,
      share_years: 3,
      shared_until_on: '2029-10-14',
    })
  })
})

describe('what goes along', () => {
  it('first contact is the new unit’s, with the days that are left', async () => {
    const { id, investor } = await brought(zone)
    await take(county, await offer(zone, id), 'county')
    const { rows } = await sql<{ id: string }>`select id from enterprise where name = ${investor}`.execute(place.db)
    expect((await investorStandings(county, [rows[0]!.id])).items[0]).toMatchObject({ standing: 'ours' })
    expect((await investorStandings(zone, [rows[0]!.id])).items[0]).toMatchObject({ standing: 'held' })
    expect((await showProtection(county, id)).items[0]).toMatchObject({ days_left: 90 })
  })

  it('not while it is disputed', async () => {
    const { id, investor } = await brought(zone)
    const transfer = await offer(zone, id)
    const { rows } = await sql<{ id: string }>`select id from enterprise where name = ${investor}`.execute(place.db)
    await askHolder(county, { enterprise_id: rows[0]!.id, unit_id: place.unit('county'), question: '可否共同对接' })
    await expect(take(county, transfer, 'county')).rejects.toMatchObject({ code: 'transfer.disputed' })
  })

  it('the unit that brought it is kept for good, however often it is passed on', async () => {
    const { id } = await brought(zone)
    await take(county, await offer(zone, id), 'county')
    const town = await place.as('officer', 'town')
    await take(town, await offer(county, id), 'town')
    const shown = await projectTransfers(town, id)
    expect(shown).toMatchObject({ origin: { name: '临港开发区' }, can: ['pass_on'] })
    expect(shown.items.map(({ from, to }) => [from.name, to?.name])).toEqual([
      ['青溪县', '望海镇'],
      ['临港开发区', '青溪县'],
    ])
  })
})

describe('figures', () => {
  const everywhere = () => (['city', 'zone', 'town', 'county'] as const).map((key) => place.unit(key))
  const yearOf = async (indicator: string) => {
    const report = await count(place.db, place.tenant_id, everywhere(), { period: '2026-10', by: 'unit' })
    const of = (row: (typeof report.rows)[number]) => row.indicators[indicator]!.year
    const rows = Object.fromEntries(report.rows.map((row) => [row.label.zh, of(row)]))
    return { total: of(report.total), rows }
  }

  it('are shared between both units, the whole is what it would have been, and the drill-down says so', async () => {
    const before = await yearOf('new_signings')
    const { id, name } = await brought(zone)
    await take(county, await offer(zone, id), 'county')
    const claim = await submitted(county, id, signing())
    await approved(claim, reviewers.county, city)
    const after = await yearOf('new_signings')
    expect(after.total.n - before.total.n).toBe(1)
    for (const unit of ['临港开发区', '青溪县'])
      expect(after.rows[unit]!.n - (before.rows[unit]?.n ?? 0)).toBeCloseTo(0.5)
    const order = {
      period: '2026-10',
      indicator: 'new_signings',
      span: 'year',
      by: 'unit',
      excluded: false,
      limit: 200,
    } as const
    const ours = (await reportLines(zone, order)).items.find((line) => line.project.id === id)!
    expect(ours).toMatchObject({
      n: 0.5,
      cny: '150000000.00',
      project: { name },
      voucher_number: '',
      agreement: { share: '50', from: '临港开发区', until: '2031-10-14' },
    })
    const scores = await unitScores(leader, '2026-10')
    expect(scores.items.length).toBeGreaterThan(1)

    const reversal = await reverseClaim(county, claim, 3, '解约')
    await approved(reversal, reviewers.county, city)
    const back = await yearOf('new_signings')
    expect(back.total).toEqual(before.total)
    for (const row of Object.values(back.rows)) expect(row).toMatchObject({ n: 0, cny: '0.00' })
  })

  it('are the holder’s alone after the end, and what stood before stays where it was', async () => {
    const { id } = await brought(zone)
    const first = await submitted(zone, id, signing())
    await approved(first, reviewers.zone, city)
    const transfer = await offer(zone, id, { share_years: 1 })
    await take(county, transfer, 'county')
    const after = later(county, '2027-10-15')
    const second = await submitted(after, id, arrival(`PZ-${Math.random()}`))
    await approved(second, later(reviewers.county, '2027-10-15'), later(city, '2027-10-15'))
    const { rows } = await sql<{ indicator: string; unit: string; share: string | null }>`
      select l.indicator, u.name as unit, l.share::text as share from posting l join unit u on u.id = l.unit_id
      where l.project_id = ${id} and l.indicator in ('new_signings', 'arrivals')`.execute(place.db)
    expect(rows).toEqual(
      expect.arrayContaining([
        { indicator: 'new_signings', unit: '临港开发区', share: null },
        { indicator: 'arrivals', unit: '青溪县', share: null },
      ]),
    )
    expect(rows).toHaveLength(2)
  })

  describe('of tax', () => {
    const partsOf = async (id: string) => {
      const { rows } = await sql<{ year: number; unit: string; cny: string }>`
        select c.year, u.name as unit, l.cny from posting l
        join unit u on u.id = l.unit_id join claim c on c.id = l.counted_claim_id
        where l.project_id = ${id} and l.indicator = 'taxes' order by c.year, l.id`.execute(place.db)
      return rows.map(({ year, unit, cny }) => `${year} ${unit} ${Number(cny) / 10_000}`)
    }
    const paid = async (id: string, year: number, wan: string, day: string) => {
      const claim = await submitted(later(county, day), id, tax(year, wan))
      await approved(claim, later(reviewers.county, day), later(city, day))
      return claim
    }

    it('are shared by the year that it was paid for and by their own share, however late they are told', async () => {
      const { id } = await brought(zone)
      await take(county, await offer(zone, id, { share_counts: 50, share_tax: 30 }), 'county')
      await paid(id, 2026, '100', '2027-02-10')
      await paid(id, 2030, '200', '2032-03-01')
      await paid(id, 2031, '300', '2032-03-02')
      expect(await partsOf(id)).toEqual([
        '2026 临港开发区 30',
        '2026 青溪县 70',
        '2030 临港开发区 60',
        '2030 青溪县 140',
        '2031 青溪县 300',
      ])
      for (const side of [zone, county])
        expect((await showTransfer(side, (await agreementOf(id))!)).shared).toEqual([
          {
            ...{ indicator: 'taxes', label: { zh: '税收', en: 'Tax paid' }, measure: 'amount' },
            from: { n: 0.6, cny: '900000.00' },
            to: { n: 1.4, cny: '2100000.00' },
          },
        ])
    })

    it('come to nothing in both units when they are taken back', async () => {
      const { id } = await brought(zone)
      await take(county, await offer(zone, id), 'county')
      const claim = await paid(id, 2026, '100.01', '2027-02-10')
      const reversal = await reverseClaim(later(county, '2027-05-01'), claim, 3, '税务更正')
      await approved(reversal, later(reviewers.county, '2027-05-01'), later(city, '2027-05-01'))
      const { rows } = await sql<{ cny: string }>`
        select sum(cny) as cny from posting where project_id = ${id} group by unit_id`.execute(place.db)
      expect(rows.map(({ cny }) => Number(cny))).toEqual([0, 0])
      expect((await showTransfer(zone, (await agreementOf(id))!)).shared).toEqual([])
    })

    it('stand in the report and the scores of both units', async () => {
      const { id } = await brought(zone)
      await take(county, await offer(zone, id), 'county')
      await paid(id, 2027, '400', '2028-02-10')
      const admin = await place.as('admin', 'city')
      const target = { indicator: 'taxes', measure: 'amount' as const, value: '4000000' }
      const units = [place.unit('zone'), place.unit('county')]
      await setTargets(
        admin,
        2028,
        units.map((unit_id) => ({ unit_id, ...target })),
      )
      const { rows } = await count(place.db, place.tenant_id, everywhere(), { period: '2028-02', by: 'unit' })
      const { items } = await unitScores(leader, '2028-02')
      for (const unit of units) {
        expect(rows.find(({ key }) => key === unit)!.indicators.taxes!.year.cny).toBe('2000000.00')
        const scored = items.find((one) => one.unit.id === unit)!.items.find((item) => item.id === 'taxes')!
        expect(scored).toMatchObject({ points: '5', weight: 10 })
      }
    })

    it('show to nobody but the two sides', async () => {
      const { id } = await brought(zone)
      const transfer = await offer(zone, id)
      expect((await showTransfer(county, transfer)).shared).toEqual([])
      await take(county, transfer, 'county')
      await paid(id, 2026, '100', '2027-02-10')
      await expect(showTransfer(await place.as('officer', 'town'), transfer)).rejects.toMatchObject({ kind: 'missing' })
    })
  })

  it('whatever is passed on to whom, units add up to what the claims come to', async () => {
    const keys = ['zone', 'county', 'town'] as const
    const officers = { zone, county, town: await place.as('officer', 'town') }
    const { id } = await brought(zone)
    let holder: (typeof keys)[number] = 'zone'
    let wan = 0
    for (const [step, share] of [33, 50, 100, 0, 7].entries()) {
      const next =
        keys.find((key, at) => key !== holder && (at + step) % 2 === 0) ?? keys.find((key) => key !== holder)!
      const transfer = await offer(officers[holder], id, { share_counts: share, share_tax: 100 - share })
      await take(officers[next], transfer, next)
      holder = next
      wan += 1 + step
      const claim = await submitted(officers[holder], id, arrival(`PZ-${Math.random()}`, `${1 + step}.01`))
      wan += 0.01
      await approved(claim, reviewers[holder], city)
      const { rows } = await sql<{ cny: string }>`
        select sum(cny) as cny from posting where project_id = ${id} and indicator = 'arrivals'`.execute(place.db)
      expect(Number(rows[0]!.cny)).toBeCloseTo(wan * 10_000, 2)
    }
  })
})

it('leaves a ledger and sums that verify', async () => {
  expect((await verify(place.db, records, sums)).faults).toEqual([])
})
