import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { records } from '#app/records.ts'
import type { Context } from '#platform/context.ts'
import { verify } from '#platform/ledger/verify.ts'
import { openPlace, type Place } from '../../../../tests/support/place.ts'
import { createEnterprise } from '../actions.ts'
import type { NamedParty } from '../model.ts'
import { decidePair, listPairs, showPair } from '../pairs/actions.ts'
import { pairUpWaiting } from '../pairs/finding/actions.ts'
import { identifyParties } from './actions.ts'
import { foresee } from './ahead/actions.ts'

const code = '914403001922038216'
const other = '91440300192317458F'
const third = '91350900587527783P'

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
