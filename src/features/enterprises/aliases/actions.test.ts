import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findAnything } from '#features/search/actions.ts'
import { refreshSearch } from '#features/search/refresh/actions.ts'
import type { Context } from '#platform/context.ts'
import { dayOf } from '#platform/day.ts'
import { verify } from '#platform/ledger/verify.ts'
import { openPlace, type Place } from '../../../../tests/support/place.ts'
import { createEnterprise, editEnterprise, getEnterprise, listEnterprises } from '../actions.ts'
import { findCandidates } from '../match/actions.ts'
import { addAlias, correctAlias, listAliases, withdrawAlias } from './actions.ts'

let place: Place
let officer: Context
beforeAll(async () => {
  place = await openPlace()
  officer = await place.as('officer', 'zone')
})
afterAll(() => place.close())

const listed = async (q: string) => (await listEnterprises(officer, { q, limit: 10 })).items.map(({ name }) => name)

async function hits(q: string) {
  const { groups } = await findAnything(officer, { q, limit: 6 })
  return groups
    .find(({ kind }) => kind === 'enterprise')
    ?.items.map(({ title, found }) => [title, found?.field ?? null])
}

describe('another name of an enterprise', () => {
  it('is found wherever its own name is, by sound too, until it is withdrawn', async () => {
    const { id } = await createEnterprise(officer, { name: '昆山远帆精密机械有限公司' })
    const alias = { name: ' 蓝鳍 ', kind: 'brand', from_on: '2019-05-01', source: '官网' } as const
    const added = await addAlias(officer, id, { version: 1, alias })
    expect(added).toMatchObject({ version: 2, items: [{ ...alias, name: '蓝鳍', until_on: null }] })
    const known = await findCandidates(officer, { name: '蓝鳍', limit: 5 })
    expect(known.items).toMatchObject([{ id, decision: 'ask' }])
    for (const q of ['蓝鳍', '藍鰭', 'lanqi']) {
      expect(await listed(q)).toEqual(['昆山远帆精密机械有限公司'])
      expect(await hits(q)).toEqual([['昆山远帆精密机械有限公司', 'other_names']])
    }
    const changes = { name: 'Bluefin', kind: 'english' } as const
    const corrected = await correctAlias(officer, id, added.items[0]!.id, { version: 2, changes })
    expect(corrected).toMatchObject({ version: 3, items: [{ name: 'Bluefin', kind: 'english', source: '官网' }] })
    expect([await listed('蓝鳍'), await listed('bluefin')]).toEqual([[], ['昆山远帆精密机械有限公司']])
    const gone = { version: 3, reason: '误录' }
    expect(await withdrawAlias(officer, id, added.items[0]!.id, gone)).toMatchObject({ version: 4, items: [] })
    expect(await listed('bluefin')).toEqual([])
    const { rows } = await sql`select kind, note from event where stream_id = ${id} order by seq desc limit 1`.execute(
      place.db,
    )
    expect(rows).toEqual([{ kind: 'enterprise.alias_withdrawn', note: '误录' }])
  })

  it('is the name that it gave up, from the day of the change', async () => {
    const { id } = await createEnterprise(officer, { name: '旧港重工' })
    await editEnterprise(officer, id, { version: 1, changes: { name: '新港重工' } })
    const { version, items } = await listAliases(officer, id)
    expect(version).toBe(2)
    expect(items).toMatchObject([{ name: '旧港重工', kind: 'former', from_on: null, until_on: dayOf(officer.now) }])
    expect(await listed('旧港')).toEqual(['新港重工'])
    await editEnterprise(officer, id, { version: 2, changes: { name: '新港　重工' } })
    await editEnterprise(officer, id, { version: 3, changes: { name: '旧港重工' } })
    const names = (await listAliases(officer, id)).items.map(({ name }) => name)
    expect(names.toSorted()).toEqual(['新港　重工', '旧港重工'].toSorted())
  })

  it('is one that others may have too, but no enterprise has twice', async () => {
    const first = await createEnterprise(officer, { name: '东湖智造一号' })
    const second = await createEnterprise(officer, { name: '东湖智造二号' })
    const alias = { name: '东湖', kind: 'short' } as const
    await addAlias(officer, first.id, { version: 1, alias })
    await addAlias(officer, second.id, { version: 1, alias })
    expect((await listed('东湖')).length).toBe(2)
    for (const name of ['東湖', '东湖智造一号', ' '])
      await expect(addAlias(officer, first.id, { version: 2, alias: { ...alias, name } })).rejects.toMatchObject({
        faults: [{ field: 'name' }],
      })
    const backwards = { name: '东', kind: 'short', from_on: '2020-02-01', until_on: '2020-01-31' } as const
    await expect(addAlias(officer, first.id, { version: 2, alias: backwards })).rejects.toMatchObject({
      faults: [{ field: 'until_on' }],
    })
  })

  it('is kept by officers and leads, who saw the enterprise as it is, and belongs to that enterprise alone', async () => {
    const { id } = await createEnterprise(officer, { name: '西岸材料' })
    const other = await createEnterprise(officer, { name: '西岸制造' })
    const alias = { name: '西岸', kind: 'short' } as const
    const { items } = await addAlias(officer, id, { version: 1, alias })
    await expect(addAlias(officer, id, { version: 1, alias })).rejects.toMatchObject({ kind: 'conflict' })
    const reason = { version: 1, reason: 'x' }
    await expect(withdrawAlias(officer, other.id, items[0]!.id, reason)).rejects.toMatchObject({ kind: 'missing' })
    const leader = await place.as('leader', 'city')
    await expect(addAlias(leader, id, { version: 2, alias })).rejects.toMatchObject({ kind: 'forbidden' })
    expect(await listAliases(leader, id)).toMatchObject({ can: [], items: [{ name: '西岸' }] })
    const elsewhere = await openPlace()
    const stranger: Context = { ...(await elsewhere.as('officer', 'zone')), db: place.db }
    await expect(listAliases(stranger, id)).rejects.toMatchObject({ kind: 'missing' })
    await expect(addAlias(stranger, id, { version: 2, alias })).rejects.toMatchObject({ kind: 'missing' })
    await elsewhere.close()
  })

  it('stays findable when the tokens are made anew', async () => {
    const { id } = await createEnterprise(officer, { name: '北原电子' })
    await addAlias(officer, id, { version: 1, alias: { name: '鲲鹏', kind: 'brand' } })
    await sql`update enterprise set search = '{}' where id = ${id}`.execute(place.db)
    await sql`insert into search_refresh (tenant_id, kind) values (${place.tenant_id}, 'enterprise')
      on conflict (tenant_id, kind) do update set finished_at = null, after_id = null`.execute(place.db)
    await refreshSearch(place.db, () => new Date())
    expect(await listed('鲲鹏')).toEqual(['北原电子'])
    expect((await getEnterprise(officer, id)).other_names).toEqual(['鲲鹏'])
  })
})

it('leaves a ledger that verifies', async () => {
  expect((await verify(place.db, { enterprise: 'enterprise' })).faults).toEqual([])
})
