import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Context } from '#platform/context.ts'
import { verify } from '#platform/ledger/verify.ts'
import { openPlace, type Place } from '../../../../tests/support/place.ts'
import { records } from '../../../app/records.ts'
import { createProject } from '../facts/actions.ts'
import { investorStandings } from '../protection/keep/actions.ts'
import { answerDispute, appealDispute, askHolder, decideDispute, withdrawDispute } from './actions.ts'
import { listDisputes, showDispute } from './reading/actions.ts'

let place: Place
let zone: Context
let county: Context
let arbiter: Context
beforeAll(async () => {
  place = await openPlace()
  zone = await place.as('officer', 'zone')
  county = await place.as('officer', 'county')
  arbiter = await place.as('city_reviewer', 'city')
})
afterAll(() => place.close())

let named = 0

/** An investor whom the zone holds and the county has a lead of its own with, and the county's question. */
async function quarrel() {
  const investor = `争议投资人${++named}号有限公司`
  const changes = (secret: string) => ({
    name: `${investor}项目`,
    investors: [{ name: investor }],
    content: secret,
    investment: { announced: { value: '3', unit: 'yi' } },
    contact_name: '王总',
    first_contact_on: '2026-10-10',
  })
  await createProject(zone, { changes: changes('区里的底牌') })
  const mine = await createProject(county, { changes: changes('县里的底牌') })
  const { id: enterprise_id } = await place.db
    .selectFrom('enterprise')
    .select('id')
    .where('name', '=', investor)
    .executeTakeFirstOrThrow()
  const asking = { enterprise_id, unit_id: place.unit('county'), question: '能否共同对接？' }
  return { enterprise_id, project: mine.id, id: await askHolder(county, asking), asking }
}

const later = (context: Context, day: string): Context => ({ ...context, now: new Date(`${day}T02:00:00Z`) })

async function holderOf(enterprise_id: string) {
  const { items } = await investorStandings(arbiter, [enterprise_id])
  return items[0]!.unit?.name ?? null
}

describe('who asks', () => {
  it('is answered by the holder, who may hand the investor over', async () => {
    const { id, enterprise_id, project } = await quarrel()
    const withCase = await quarrel()
    await answerDispute(zone, id, { version: 1, answer: 'hand_over', words: '贵县更合适' })
    // Without a project of its own there is nothing to protect yet: the investor is free.
    expect(await holderOf(enterprise_id)).toBe(null)
    expect(project).toBeTruthy()
    await withdrawDispute(county, withCase.id, 1)
    const again = await askHolder(county, { ...withCase.asking, project_id: withCase.project })
    await answerDispute(zone, again, { version: 1, answer: 'hand_over', words: '移交' })
    expect(await holderOf(withCase.enterprise_id)).toBe('青溪县')
  })

  it('may be let in beside the holder', async () => {
    const { id, enterprise_id } = await quarrel()
    await answerDispute(zone, id, { version: 1, answer: 'joint', words: '一起谈' })
    expect((await investorStandings(county, [enterprise_id])).items[0]).toMatchObject({
      standing: 'ours',
      unit: { name: '临港开发区' },
    })
  })

  it('asks once, for its own unit, and about somebody else’s investor', async () => {
    const { asking, enterprise_id } = await quarrel()
    await expect(askHolder(county, asking)).rejects.toMatchObject({ code: 'dispute.twice' })
    await expect(askHolder(zone, asking)).rejects.toMatchObject({ code: 'dispute.may_not_ask' })
    await expect(askHolder(zone, { ...asking, unit_id: place.unit('zone') })).rejects.toMatchObject({
      code: 'dispute.ours',
    })
    const free = { ...asking, enterprise_id: '0199a2c0-0000-7000-8000-000000000000' }
    await expect(askHolder(county, free)).rejects.toMatchObject({ code: 'dispute.not_held' })
    expect(enterprise_id).toBeTruthy()
  })
})

describe('an appeal', () => {
  it('comes after a no or in default of an answer, and rests on a project of one’s own', async () => {
    const { id, project } = await quarrel()
    const appeal = { version: 1, project_id: project, appeal: '我县先谈' }
    await expect(appealDispute(county, id, appeal)).rejects.toMatchObject({ code: 'dispute.too_early' })
    await expect(appealDispute(zone, id, appeal)).rejects.toMatchObject({ code: 'dispute.may_not_go_on' })
    const foreign = { ...appeal, project_id: (await quarrel()).project }
    await expect(appealDispute(later(county, '2026-10-19'), id, foreign)).rejects.toMatchObject({
      code: 'dispute.project',
    })
    await appealDispute(later(county, '2026-10-19'), id, appeal)
    expect(await showDispute(county, id)).toMatchObject({ status: 'appealed' })
  })

  it.each([
    ['stays', '临港开发区', 'held'],
    ['moves', '青溪县', 'ours'],
    ['joint', '临港开发区', 'ours'],
  ] as const)('decided as %s leaves the investor with %s', async (decision, holder, standing) => {
    const { id, enterprise_id, project } = await quarrel()
    await answerDispute(zone, id, { version: 1, answer: 'decline', words: '不同意' })
    await appealDispute(county, id, { version: 2, project_id: project, appeal: '我县先谈' })
    await expect(decideDispute(zone, id, { version: 3, decision, reason: '自判' })).rejects.toMatchObject({
      kind: 'forbidden',
    })
    await decideDispute(arbiter, id, { version: 3, decision, reason: '以对接记录为准' })
    expect(await holderOf(enterprise_id)).toBe(holder)
    expect((await investorStandings(county, [enterprise_id])).items[0]).toMatchObject({ standing })
    expect(await showDispute(zone, id)).toMatchObject({ status: 'decided', decision, can: [] })
    await expect(decideDispute(arbiter, id, { version: 4, decision, reason: '再判' })).rejects.toMatchObject({
      code: 'dispute.not_now',
    })
  })

  it('is decided once, by who saw how it stands', async () => {
    const { id, project } = await quarrel()
    await appealDispute(later(county, '2026-10-20'), id, { version: 1, project_id: project, appeal: '先谈' })
    const decide = (decision: 'stays' | 'moves') => decideDispute(arbiter, id, { version: 2, decision, reason: '依据' })
    const results = await Promise.allSettled([decide('stays'), decide('moves'), decide('stays')])
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })
})

describe('what is known', () => {
  it('both files are the arbiter’s, each side reads its own', async () => {
    const { id, project } = await quarrel()
    await appealDispute(later(county, '2026-10-20'), id, { version: 1, project_id: project, appeal: '先谈' })
    const whole = await showDispute(arbiter, id)
    expect(whole).toMatchObject({
      holder_side: { unit: { name: '临港开发区' } },
      asking_side: { project: { id: project } },
    })
    expect(whole.can).toEqual(['decide'])
    expect(await showDispute(zone, id)).toMatchObject({ asking_side: null, can: [] })
    expect(await showDispute(county, id)).toMatchObject({ holder_side: null, can: ['withdraw'] })
  })

  it('a third unit does not learn that there is a dispute', async () => {
    const { id } = await quarrel()
    const third = await place.as('officer', 'town')
    await expect(showDispute(third, id)).rejects.toMatchObject({ kind: 'missing' })
    expect((await listDisputes(third, { open: 'false', limit: 50 })).items).toEqual([])
    await expect(answerDispute(third, id, { version: 1, answer: 'decline', words: 'x' })).rejects.toMatchObject({
      kind: 'missing',
    })
    expect((await listDisputes(zone, { open: 'true', limit: 50 })).items.some((one) => one.id === id)).toBe(true)
  })
})

it('everybody concerned is told', async () => {
  const told = await place.db.selectFrom('notice').select('kind').where('kind', 'like', 'dispute%').distinct().execute()
  expect(told.map(({ kind }) => kind).sort()).toEqual([
    'dispute_answered',
    'dispute_appealed',
    'dispute_asked',
    'dispute_decided',
  ])
})

it('leaves a ledger that verifies', async () => {
  expect((await verify(place.db, records)).faults).toEqual([])
})
