import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { records } from '#app/records.ts'
import { creditCode } from '#features/demo/names/model.ts'
import type { Context } from '#platform/context.ts'
import { verify } from '#platform/ledger/verify.ts'
import { openPlace, type Place } from '../../../../tests/support/place.ts'
import { createEnterprise, editEnterprise } from '../actions.ts'
import { mergeEnterprises } from '../merge/actions.ts'
import type { NamedParty } from '../model.ts'
import { decidePair, listPairs, showPair } from '../pairs/actions.ts'
import { pairUpWaiting } from '../pairs/finding/actions.ts'
import { identifyParties } from './actions.ts'
import { foresee } from './ahead/actions.ts'

const code = '914403001922038216'
const other = '91440300192317458F'
const third = '91350900587527783P'
/** Valid ones that nobody bears. */
const codes = [9001, 9002, 9003, 9004].map(creditCode)

let place: Place
let officer: Context
let lead: Context
let id: string
beforeAll(async () => {
  place = await openPlace()
  officer = await place.as('officer', 'zone')
  lead = await place.as('unit_lead', 'zone')
  id = (await createEnterprise(officer, { name: '昆山恒力精密机械有限公司', code })).id
})
afterAll(() => place.close())

const identify = (parties: NamedParty[]) =>
  place.db.transaction().execute((tx) => identifyParties(tx, officer, parties))

async function waiting() {
  await pairUpWaiting(place.db, () => new Date())
  return (await listPairs(lead, { view: 'waiting', limit: 100 })).items
}

describe('a party that gives a known code', () => {
  it.each([
    ['under the same name', '昆山恒力精密机械有限公司'],
    ['under a name that fits', '恆力（昆山）精密機械'],
    ['under a short name', '昆山恒力'],
  ])('%s is the one that bears it', async (_, name) => {
    const [one] = await identify([{ name, code: code.toLowerCase() }])
    expect(one!.id).toBe(id)
  })

  it('under an unlike name is another one without the code, and people are asked, till they have decided', async () => {
    const [one, again] = await identify([{ name: '东泰食品', code }, { name: '东泰食品' }])
    expect(one).toMatchObject({ name: '东泰食品', code: null })
    expect(again!.id).toBe(one!.id)
    const pair = (await waiting()).find((item) => item.other.id === one!.id)!
    expect(pair).toMatchObject({ one: { id }, decision: 'ask' })
    const { reasons, seen } = await showPair(lead, pair.id)
    expect(reasons.map(({ en }) => en)).toEqual(
      expect.arrayContaining([`reported under the same code ${code}`, 'the same code but an unlike name: look closer']),
    )
    await decidePair(lead, pair.id, { decision: 'different', seen })
    expect((await identify([{ name: '东泰食品', code }]))[0]!.id).toBe(one!.id)
    expect((await waiting()).map((item) => item.other.id)).not.toContain(one!.id)
  })

  it('is told from others of its name that have a code of their own', async () => {
    const [one, two] = await identify([
      { name: '远山投资', code: other },
      { name: '远山投资', code },
    ])
    expect([one!.code, two!.code]).toEqual([other, null])
    expect(two!.id).not.toBe(one!.id)
    expect((await identify([{ name: '远山投资', code }]))[0]!.id).toBe(two!.id)
  })
})

it('of several new ones with one code the first bears it, those whose names fit are that one, the others are asked about', async () => {
  const [one, two, three] = await identify([
    { name: '海门星辰纺织有限公司', code: third },
    { name: '星辰（海门）纺织', code: third },
    { name: '长虹电池', code: third },
  ])
  expect([one!.code, three!.code]).toEqual([third, null])
  expect(two!.id).toBe(one!.id)
  expect((await waiting()).some((pair) => pair.one.id === one!.id && pair.other.id === three!.id)).toBe(true)
})

it('a code that does not check links nobody', async () => {
  const wrong = '914403001922038217'
  const [one, two] = await identify([
    { name: '甲制造', code: wrong },
    { name: '乙食品', code: wrong },
  ])
  expect(two!.id).not.toBe(one!.id)
  expect((await waiting()).some((pair) => pair.one.id === one!.id && pair.other.id === two!.id)).toBe(false)
})

describe('a code that was given up in a merge', () => {
  it('under an unlike name is another company, and people are asked, though the kept one has a code of its own', async () => {
    const [kept, lost] = await identify([{ name: '青禾水务有限公司' }, { name: '青禾供水有限公司', code: codes[1]! }])
    await mergeEnterprises(lead, {
      kept_id: kept!.id,
      lost_id: lost!.id,
      version: 1,
      lost_version: 1,
      take: [],
      reason: '同一家',
    })
    await editEnterprise(lead, kept!.id, { version: 2, changes: { code: codes[0]! } })
    const [one] = await identify([{ name: '大地乳业', code: codes[1]! }])
    expect(one).toMatchObject({ name: '大地乳业', code: null })
    const pair = (await waiting()).find((item) => item.other.id === one!.id)!
    expect(pair).toMatchObject({ one: { id: kept!.id, code: codes[0] }, decision: 'ask' })
    const { reasons } = await showPair(lead, pair.id)
    expect(reasons.map(({ en }) => en)).toContain(`reported under the same code ${codes[1]}`)
  })
})

describe('named by several at the same time', () => {
  it('each is made once, in whatever order they are named', async () => {
    const names = ['并列一', '并列二', '并列三', '并列四']
    const named = names.map((name, at) => ({ name, ...(at < 2 && { code: codes[2 + at]! }) }))
    const all = await Promise.all(Array.from({ length: 8 }, (_, at) => identify(at % 2 ? named : named.toReversed())))
    const ids = new Set(all.flatMap((list) => list.map(({ id }) => id)))
    expect(ids.size).toBe(names.length)
  })

  it('nobody waits for who makes another one', async () => {
    const [holding, committing] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const slow = place.db.transaction().execute(async (tx) => {
      const [made] = await identifyParties(tx, officer, [{ name: '慢慢来' }])
      holding.resolve()
      await committing.promise
      return made!.id
    })
    await holding.promise
    await identify([{ name: '不相干' }])
    const same = identify([{ name: '慢慢来' }])
    committing.resolve()
    expect((await same)[0]!.id).toBe(await slow)
  })
})

it('foresees what would come of parties and writes nothing', async () => {
  const named = [{ name: '昆山恒力精密机械有限公司' }, { name: '昆山恒力精密' }, { name: '无人知晓的鲲鹏' }]
  const seen = await foresee(place.db, place.tenant_id, named)
  expect(seen.map((one) => [one.known, one.alike[0]?.id])).toEqual([
    [true, undefined],
    [false, id],
    [false, undefined],
  ])
  expect(await foresee(place.db, place.tenant_id, named)).toEqual(seen)
})

it('leaves a ledger that verifies', async () => {
  expect((await verify(place.db, records)).faults).toEqual([])
})
