import { createWriteStream } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mergeRecords, undoMerge } from '#features/merges/actions.ts'
import type { Context } from '#platform/context.ts'
import { verify } from '#platform/ledger/verify.ts'
import { readPairs } from '../../../../scripts/names/labelled.ts'
import { learnWeights } from '../../../../scripts/names/learn.ts'
import { openPlace, type Place } from '../../../../tests/support/place.ts'
import { records } from '../../../app/records.ts'
import { createEnterprise, editEnterprise, getEnterprise } from '../actions.ts'
import { addAlias, withdrawAlias } from '../aliases/actions.ts'
import { createEnterprises } from '../parties/actions.ts'
import { decidePair, listPairs, reopenPair, showPair, sweepPairs, waitingPairs } from './actions.ts'
import { pairUpWaiting } from './finding/actions.ts'
import { exportLabels } from './labels/actions.ts'
import { lookOn, sweepOn } from './sweep/actions.ts'

let place: Place
let officer: Context
let lead: Context
beforeAll(async () => {
  place = await openPlace()
  officer = await place.as('officer', 'zone')
  lead = await place.as('unit_lead', 'zone')
})
afterAll(() => place.close())

const look = () => pairUpWaiting(place.db, () => new Date())

async function waiting(view: 'waiting' | 'later' | 'different' = 'waiting') {
  return (await listPairs(lead, { view, limit: 100 })).items
}

/** The pair of two names, once everything new was compared. */
async function pairOf(one: string, other: string, view: 'waiting' | 'later' | 'different' = 'waiting') {
  await look()
  const names = [one, other].toSorted()
  return (await waiting(view)).find((pair) => `${[pair.one.name, pair.other.name].toSorted()}` === `${names}`)
}

async function made(...names: string[]): Promise<string[]> {
  const ids: string[] = []
  for (const name of names) ids.push((await createEnterprise(officer, { name })).id)
  return ids
}

async function decide(pair: { id: string }, decision: 'different' | 'later') {
  const { seen } = await showPair(lead, pair.id)
  return decidePair(lead, pair.id, { decision, seen })
}

async function merging(kept: string, lost: string) {
  const [k, l] = [await getEnterprise(lead, kept), await getEnterprise(lead, lost)]
  const versions = { version: k.version, lost_version: l.version }
  return { kind: 'enterprise' as const, kept_id: kept, lost_id: lost, ...versions, take: [], reason: '同一企业' }
}

describe('two enterprises that may be one', () => {
  it('are found when they are made, renamed, or given another name or code', async () => {
    await made('昆山恒力精密机械有限公司', '恆力（昆山）精密機械')
    expect(await pairOf('昆山恒力精密机械有限公司', '恆力（昆山）精密機械')).toMatchObject({
      decision: 'ask',
      label: null,
    })

    const [blank] = await made('北川食品')
    await made('苏州东泰电子科技有限公司')
    expect(await pairOf('苏州东泰电子', '苏州东泰电子科技有限公司')).toBeUndefined()
    await editEnterprise(officer, blank!, { version: 1, changes: { name: '苏州东泰电子' } })
    expect(await pairOf('苏州东泰电子', '苏州东泰电子科技有限公司')).toBeDefined()

    const [brand] = await made('海门星辰纺织有限公司')
    await made('鲲鹏动力')
    expect(await pairOf('海门星辰纺织有限公司', '鲲鹏动力')).toBeUndefined()
    await addAlias(officer, brand!, { version: 1, alias: { name: '鲲鹏动力', kind: 'brand' } })
    expect(await pairOf('海门星辰纺织有限公司', '鲲鹏动力')).toMatchObject({ decision: 'ask' })
  })

  it('are found among hundreds brought at once, and no pair is there twice', async () => {
    const trades = [...'甲乙丙丁戊己庚辛壬癸'].map((one) => `${one}鹭`)
    const drafts = trades.flatMap((trade) => [`南通${trade}新材料有限公司`, `${trade}（南通）新材料有限公司`])
    await place.db.transaction().execute((tx) =>
      createEnterprises(
        tx,
        officer,
        drafts.map((name) => ({ name })),
      ),
    )
    await look()
    for (const trade of trades)
      expect(await pairOf(`南通${trade}新材料有限公司`, `${trade}（南通）新材料有限公司`)).toBeDefined()
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from enterprise_pair where enterprise_id >= other_enterprise_id`.execute(place.db)
    expect(rows).toEqual([{ n: 0 }])
  })

  it('cease to be a pair when a name that was told wrongly is withdrawn', async () => {
    const [one] = await made('太仓晨曦食品有限公司', '金鼎机电')
    const { items } = await addAlias(officer, one!, { version: 1, alias: { name: '金鼎机电', kind: 'short' } })
    expect(await pairOf('太仓晨曦食品有限公司', '金鼎机电')).toBeDefined()
    await withdrawAlias(officer, one!, items[0]!.id, { version: 2, reason: '误录' })
    expect(await pairOf('太仓晨曦食品有限公司', '金鼎机电')).toBeUndefined()
  })
})

describe('a decision', () => {
  it('holds while the names are what they were, whatever else is compared anew', async () => {
    const [one, two] = await made('如东海锋电子有限公司', '海锋电子')
    const pair = (await pairOf('如东海锋电子有限公司', '海锋电子'))!
    await decide(pair, 'different')
    expect(await pairOf('如东海锋电子有限公司', '海锋电子')).toBeUndefined()
    expect((await pairOf('如东海锋电子有限公司', '海锋电子', 'different'))?.label).toMatchObject({
      decision: 'different',
      by: 'unit_lead@zone',
    })

    await addAlias(officer, two!, { version: 1, alias: { name: '毫不相干食品', kind: 'brand' } })
    await sweepPairs(lead)
    await lookOn(place.db, () => new Date(), new AbortController().signal)
    expect(await pairOf('如东海锋电子有限公司', '海锋电子')).toBeUndefined()

    await editEnterprise(officer, one!, { version: 1, changes: { code: '914403001922038216' } })
    expect(await pairOf('如东海锋电子有限公司', '海锋电子')).toMatchObject({ label: null })
  })

  it('may be put off, taken again and taken back; another’s is not overwritten, nor one that saw other names', async () => {
    const [one] = await made('启东远志化工有限公司', '遠志化工')
    const pair = (await pairOf('启东远志化工有限公司', '遠志化工'))!
    const before = (await waitingPairs(lead)).waiting
    await decide(pair, 'later')
    expect((await waitingPairs(lead)).waiting).toBe(before - 1)
    expect(await pairOf('启东远志化工有限公司', '遠志化工', 'later')).toBeDefined()
    const { label } = await decide(pair, 'different')
    await expect(decide(pair, 'later')).rejects.toMatchObject({ code: 'pair.decided' })
    await reopenPair(lead, pair.id, label!.version)
    await expect(reopenPair(lead, pair.id, 1)).rejects.toMatchObject({ code: 'pair.not_decided' })
    expect(await pairOf('启东远志化工有限公司', '遠志化工')).toBeDefined()

    const { seen } = await showPair(lead, pair.id)
    await editEnterprise(officer, one!, { version: 1, changes: { name: '启东远志精细化工有限公司' } })
    await expect(decidePair(lead, pair.id, { decision: 'different', seen })).rejects.toMatchObject({
      code: 'pair.stale',
    })
  })

  it('that they are one is the merge; taken back, they wait again', async () => {
    const [one, two] = await made('通州晨鸣电缆有限公司', '晨鸣电缆')
    const pair = (await pairOf('通州晨鸣电缆有限公司', '晨鸣电缆'))!
    expect((await showPair(lead, pair.id)).kept_id).toBe(one)
    const { merge_id } = await mergeRecords(lead, await merging(one!, two!))
    await expect(showPair(lead, pair.id)).rejects.toMatchObject({ kind: 'missing' })
    const labels = () =>
      sql<{ decision: string }>`select decision from enterprise_label where merge_id = ${merge_id}`.execute(place.db)
    expect((await labels()).rows).toEqual([{ decision: 'same' }])
    await undoMerge(lead, merge_id, '误点')
    expect((await labels()).rows).toEqual([])
    expect((await showPair(lead, pair.id)).label).toBeNull()
    expect((await pairOf('通州晨鸣电缆有限公司', '晨鸣电缆'))?.id).toBe(pair.id)
  })

  it('that the lost one is different holds for the kept one, and is the lost one’s again when the merge is taken back', async () => {
    const [kept, lost] = await made('海安博远电气有限公司', '博远（海安）电气', '博远电气')
    const third = ['海安博远电气有限公司', '博远电气'] as const
    await decide((await pairOf('博远（海安）电气', '博远电气'))!, 'different')
    expect(await pairOf(...third)).toBeDefined()
    const { merge_id } = await mergeRecords(lead, await merging(kept!, lost!))
    expect((await waiting('different')).map(({ one, other }) => [one.name, other.name])).toContainEqual([...third])
    expect((await pairOf(...third, 'different'))?.label).toMatchObject({ decision: 'different', by: 'unit_lead@zone' })
    expect(await pairOf(...third)).toBeUndefined()

    await undoMerge(lead, merge_id, '误点')
    expect(await pairOf(...third)).toMatchObject({ label: null })
    expect(await pairOf('博远（海安）电气', '博远电气', 'different')).toBeDefined()
    expect(await pairOf('博远（海安）电气', '博远电气')).toBeUndefined()
  })

  it('that was carried over may be taken back by itself, and the merge after it', async () => {
    const [kept, lost] = await made('如皋云柏木业有限公司', '云柏（如皋）木业', '云柏木业')
    await decide((await pairOf('云柏（如皋）木业', '云柏木业'))!, 'different')
    const { merge_id } = await mergeRecords(lead, await merging(kept!, lost!))
    const { id, label } = (await pairOf('如皋云柏木业有限公司', '云柏木业', 'different'))!
    await reopenPair(lead, id, label!.version)
    expect(await pairOf('如皋云柏木业有限公司', '云柏木业')).toBeDefined()
    await undoMerge(lead, merge_id, '误点')
    expect(await pairOf('云柏（如皋）木业', '云柏木业', 'different')).toBeDefined()
  })

  it('is for who may merge, and of their own tenant', async () => {
    const [pair] = await waiting()
    const { seen } = await showPair(lead, pair!.id)
    const elsewhere = await openPlace()
    const stranger: Context = { ...(await elsewhere.as('unit_lead', 'zone')), db: place.db }
    for (const asked of [
      () => listPairs(officer, { view: 'waiting', limit: 1 }),
      () => waitingPairs(officer),
      () => sweepPairs(officer),
      () => showPair(officer, pair!.id),
      () => decidePair(officer, pair!.id, { decision: 'different', seen }),
      () => reopenPair(officer, pair!.id, 1),
    ])
      await expect(asked()).rejects.toMatchObject({ kind: 'forbidden' })
    expect((await listPairs(stranger, { view: 'waiting', limit: 10 })).items).toEqual([])
    await expect(showPair(stranger, pair!.id)).rejects.toMatchObject({ kind: 'missing' })
    await expect(decidePair(stranger, pair!.id, { decision: 'different', seen })).rejects.toMatchObject({
      kind: 'missing',
    })
    await elsewhere.close()
  })
})

describe('a walk through the whole register', () => {
  it('goes on where it was stopped, tells how far it is, and finds what nobody marked', async () => {
    await made('海安志远泵业有限公司', '志远（海安）泵业有限公司')
    await sql`delete from enterprise_unpaired`.execute(place.db)
    const names = ['海安志远泵业有限公司', '志远（海安）泵业有限公司'] as const
    expect(await pairOf(...names)).toBeUndefined()
    const { sweep } = await sweepPairs(lead)
    expect((await sweepPairs(lead)).sweep).toEqual(sweep)
    expect(sweep).toMatchObject({ done: 0, finished_at: null })
    await expect(lookOn(place.db, () => new Date(), AbortSignal.abort())).rejects.toThrow()
    await sweepOn(place.db, () => new Date())
    const after = (await listPairs(lead, { view: 'waiting', limit: 1 })).sweep!
    expect(after.done).toBe(sweep!.total)
    expect(after.finished_at).not.toBeNull()
    expect(await pairOf(...names)).toBeDefined()
  })
})

describe('the labels', () => {
  it('are read by the training that made the weights, and change what it learns', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'landfall-labels-'))
    const file = join(folder, 'pairs.csv')
    const [one, two] = await made('宜兴"鼎天"环保有限公司', '鼎天环保')
    await addAlias(officer, two!, { version: 1, alias: { name: '鼎天;DT', kind: 'brand' } })
    await look()
    await mergeRecords(lead, await merging(one!, two!))
    for (const pair of (await waiting()).slice(0, 6)) await decide(pair, 'different')
    const written = await exportLabels(place.db, place.tenant_id, createWriteStream(file))
    expect(written).toBeGreaterThan(6)
    const [train, test] = [await readPairs('train', file), await readPairs('test', file)]
    const all = [...train, ...test]
    expect(all).toHaveLength(written)
    expect(all).toContainEqual({
      kind: 'decided to be one',
      label: 1,
      name: '鼎天环保',
      aliases: ['鼎天；DT'],
      other: '宜兴"鼎天"环保有限公司',
    })
    expect((await readFile(file, 'utf8')).replace('\ufeff', '').split('\r\n')[0]).toBe(
      (await readFile('scripts/names/pairs.csv', 'utf8')).split('\n')[0],
    )
    const shipped = (await readPairs('train')).slice(0, 200)
    const learnt = learnWeights([...shipped, ...all])
    expect(learnt.weights).not.toEqual(learnWeights(shipped).weights)
    expect(learnt.bands.ask).toBeGreaterThan(0)
    await rm(folder, { recursive: true })
  }, 60_000)
})

it('leaves a ledger that verifies', async () => {
  expect((await verify(place.db, records)).faults).toEqual([])
})
