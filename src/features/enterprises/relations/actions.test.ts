import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mergeRecords, previewMerge, undoMerge } from '#features/merges/actions.ts'
import { createProject } from '#features/projects/facts/actions.ts'
import type { Context } from '#platform/context.ts'
import { verify } from '#platform/ledger/verify.ts'
import { paper } from '../../../../tests/support/claims.ts'
import { openPlace, type Place } from '../../../../tests/support/place.ts'
import { records } from '../../../app/records.ts'
import { createEnterprise, getEnterprise } from '../actions.ts'
import { addRelation, correctRelation, listRelations, readProof, withdrawRelation } from './actions.ts'
import { listKin } from './kin/actions.ts'
import type { RelationFacts, Role } from './model.ts'

let place: Place
let officer: Context
let lead: Context
beforeAll(async () => {
  place = await openPlace()
  officer = await place.as('officer', 'zone')
  lead = await place.as('unit_lead', 'zone')
})
afterAll(() => place.close())

async function made(name: string): Promise<string> {
  return (await createEnterprise(officer, { name: `${name}${Math.random().toString(36).slice(2, 8)}` })).id
}

const facts = (role: Role, more: Partial<RelationFacts> = {}): RelationFacts => ({
  role,
  share: null,
  since_on: null,
  until_on: null,
  source: '年报',
  ...more,
})

async function relate(here: string, other_id: string, role: Role, more: Partial<RelationFacts> = {}) {
  const { version } = await getEnterprise(officer, here)
  return addRelation(officer, here, { version, other_id, relation: facts(role, more) })
}

async function seenFrom(id: string) {
  const { items } = await listRelations(officer, id)
  return items.map(({ role, other, share }) => [role, other.id, share])
}

describe('the paper of a relation', () => {
  const uploadedBy = (context: Context) => paper(context, 'contract')
  const read = async (context: Context, here: string, id: string) =>
    (await readProof(context, here, id, new Request('http://x/'))).text()

  it('is opened by every member from both companies, replaced, taken away, and in the ledger', async () => {
    const [here, other] = [await made('甲'), await made('乙')]
    const { sha256, name } = await uploadedBy(officer)
    const { items } = await relate(here, other, 'subsidiary', { proof: { sha256, name } })
    const { id } = items[0]!
    expect(items[0]).toMatchObject({ proof: { name } })
    const reader = await place.as('department', 'county')
    for (const end of [here, other]) expect(await read(reader, end, id)).toContain('%PDF')
    const correct = async (changes: Partial<RelationFacts>) =>
      correctRelation(officer, here, id, { version: (await getEnterprise(officer, here)).version, changes })
    expect((await correct({ source: '公示系统' })).items[0]).toMatchObject({ proof: { name }, source: '公示系统' })
    const next = await uploadedBy(officer)
    expect((await correct({ proof: { sha256: next.sha256, name: '年报.pdf' } })).items[0]).toMatchObject({
      proof: { name: '年报.pdf' },
    })
    expect((await correct({ proof: null })).items[0]).toMatchObject({ proof: null })
    await expect(read(reader, here, id)).rejects.toMatchObject({ kind: 'missing' })
    expect((await verify(place.db, records)).faults).toEqual([])
  })

  it('is one’s own upload, and opens to no other tenant', async () => {
    const [here, other] = [await made('甲'), await made('乙')]
    const { sha256, name } = await uploadedBy(lead)
    const attempt = relate(here, other, 'group', { proof: { sha256, name } })
    await expect(attempt).rejects.toMatchObject({ faults: [{ field: 'proof' }] })
    const own = await uploadedBy(officer)
    const { items } = await relate(here, other, 'group', { proof: { sha256: own.sha256, name } })
    const elsewhere = await openPlace()
    const stranger: Context = { ...(await elsewhere.as('officer', 'zone')), db: place.db }
    await expect(read(stranger, here, items[0]!.id)).rejects.toMatchObject({ kind: 'missing' })
    await elsewhere.close()
  })
})

describe('two related companies', () => {
  it.each([
    ['parent', 'subsidiary', '51.5'],
    ['subsidiary', 'parent', '100'],
    ['group', 'group', null],
    ['controller', 'controller', null],
    ['partner', 'venture', '50'],
    ['venture', 'partner', '49.0001'],
  ] as const)('%s, and from the other side %s', async (role, back, share) => {
    const [here, other] = [await made('甲'), await made('乙')]
    await relate(here, other, role, { share })
    expect(await seenFrom(here)).toEqual([[role, other, share]])
    expect(await seenFrom(other)).toEqual([[back, here, share]])
  })

  it('are corrected, ended and taken back, and both ledgers tell of it', async () => {
    const [here, other] = [await made('母'), await made('子')]
    const { items, version } = await relate(here, other, 'subsidiary', { share: '60' })
    const id = items[0]!.id
    const changes = { share: '80', until_on: '2026-06-30' }
    const ended = await correctRelation(officer, here, id, { version, changes })
    expect(ended.items[0]).toMatchObject({ role: 'subsidiary', share: '80', current: false, source: '年报' })
    expect(ended.links).toEqual([])
    const { version: seen } = await getEnterprise(officer, other)
    await withdrawRelation(officer, other, id, { version: seen, reason: '误录' })
    expect(await seenFrom(here)).toEqual([])
    for (const stream of [here, other]) {
      const { rows } = await sql<{ kind: string }>`
        select kind from event where stream_id = ${stream} order by seq`.execute(place.db)
      expect(rows.map(({ kind }) => kind)).toEqual([
        'enterprise.created',
        'enterprise.related',
        'enterprise.relation_corrected',
        'enterprise.relation_withdrawn',
      ])
    }
  })

  it.each([
    ['share', { share: '101' }],
    ['share', { share: '0' }],
    ['share', { share: '一半' }],
    ['until_on', { since_on: '2020-02-01', until_on: '2020-01-31' }],
  ])('are refused a wrong %s: %j', async (field, more) => {
    const [here, other] = [await made('甲'), await made('乙')]
    await expect(relate(here, other, 'subsidiary', more)).rejects.toMatchObject({ faults: [{ field }] })
  })

  it('are refused twice, with themselves, and with nobody', async () => {
    const [here, other] = [await made('甲'), await made('乙')]
    await relate(here, other, 'group')
    await expect(relate(other, here, 'group')).rejects.toMatchObject({ faults: [{ field: 'role' }] })
    await expect(relate(here, here, 'group')).rejects.toMatchObject({ faults: [{ field: 'other_id' }] })
    await expect(relate(here, place.tenant_id, 'group')).rejects.toMatchObject({ faults: [{ field: 'other_id' }] })
  })

  it('never stand above and below each other, through however many, unless the one has ended', async () => {
    const [a, b, c] = [await made('一'), await made('二'), await made('三')]
    await relate(a, b, 'subsidiary')
    await relate(b, c, 'subsidiary')
    const refusal = {
      faults: [
        { field: 'role', message: [expect.stringMatching(/^不能互为上级：一.* → 二.* → 三/), expect.anything()] },
      ],
    }
    await expect(relate(c, a, 'subsidiary')).rejects.toMatchObject(refusal)
    await expect(relate(a, c, 'parent')).rejects.toMatchObject(refusal)
    const { items, version } = await listRelations(officer, b)
    const up = items.find(({ role }) => role === 'parent')!
    await correctRelation(officer, b, up.id, { version, changes: { until_on: '2026-01-31' } })
    await relate(c, a, 'subsidiary')
    await expect(
      correctRelation(officer, b, up.id, {
        version: (await getEnterprise(officer, b)).version,
        changes: { until_on: null },
      }),
    ).rejects.toMatchObject({ faults: [{ field: 'role' }] })
  })

  it('are drawn two relations wide', async () => {
    const ids = [await made('0'), await made('1'), await made('2'), await made('3')]
    for (let at = 0; at < 3; at++) await relate(ids[at]!, ids[at + 1]!, 'subsidiary')
    await relate(ids[0]!, ids[2]!, 'venture')
    const { nodes, links, more } = await listRelations(officer, ids[0]!)
    expect(nodes.map(({ id, hops }) => [id, hops])).toEqual([
      [ids[0], 0],
      [ids[1], 1],
      [ids[2], 1],
      [ids[3], 2],
    ])
    expect(links).toHaveLength(4)
    expect(more).toBe(false)
  })

  it('are told by officers and leads who saw the company as it is, to every member, and to no other tenant', async () => {
    const [here, other] = [await made('甲'), await made('乙')]
    const input = { version: 1, other_id: other, relation: facts('group') }
    const elsewhere = await openPlace()
    const stranger: Context = { ...(await elsewhere.as('officer', 'zone')), db: place.db }
    await expect(addRelation(await place.as('leader', 'city'), here, input)).rejects.toMatchObject({
      kind: 'forbidden',
    })
    await expect(addRelation(stranger, here, input)).rejects.toMatchObject({ kind: 'missing' })
    await addRelation(officer, here, input)
    await expect(addRelation(officer, here, input)).rejects.toMatchObject({ kind: 'conflict' })
    const sibling = await place.as('officer', 'county')
    expect((await listRelations(sibling, here)).items).toHaveLength(1)
    for (const ask of [() => listRelations(stranger, here), () => listKin(stranger, here)])
      await expect(ask()).rejects.toMatchObject({ kind: 'missing' })
    await elsewhere.close()
  })
})

describe('merged with another', () => {
  async function merging(kept: string, lost: string) {
    const [k, l] = [await getEnterprise(lead, kept), await getEnterprise(lead, lost)]
    const versions = { version: k.version, lost_version: l.version }
    return { kind: 'enterprise' as const, kept_id: kept, lost_id: lost, ...versions, take: [], reason: '重复' }
  }
  const rows = async () =>
    (
      await sql<{ row: string }>`select to_jsonb(r)::text as row from enterprise_relation r order by id`.execute(
        place.db,
      )
    ).rows

  it('a company brings its relations, one told of both once, and has them back', async () => {
    const [kept, lost, parent, venture] = [await made('留'), await made('并'), await made('上'), await made('合')]
    await relate(kept, parent, 'parent', { share: '70' })
    await relate(lost, parent, 'parent', { share: '60' })
    await relate(lost, venture, 'venture', { share: '50' })
    const before = await rows()
    const preview = await previewMerge(lead, { kind: 'enterprise', kept, lost })
    expect(preview.lost.follows).toEqual([expect.objectContaining({ table: 'enterprise_relation', n: 2 })])
    const { merge_id } = await mergeRecords(lead, await merging(kept, lost))
    expect((await seenFrom(kept)).toSorted()).toEqual(
      [
        ['parent', parent, '70'],
        ['venture', venture, '50'],
      ].toSorted(),
    )
    await undoMerge(lead, merge_id, '不是同一家')
    expect(await rows()).toEqual(before)
  })

  it('is refused where the two are related, or would make one stand above itself', async () => {
    const [a, b, c] = [await made('甲'), await made('乙'), await made('丙')]
    await relate(a, b, 'subsidiary')
    await relate(b, c, 'subsidiary')
    await expect(mergeRecords(lead, await merging(b, a))).rejects.toMatchObject({
      words: [expect.stringContaining('母子公司'), expect.anything()],
    })
    await expect(mergeRecords(lead, await merging(c, a))).rejects.toMatchObject({
      words: [expect.stringContaining('合并后会互为上级'), expect.anything()],
    })
  })
})

describe('of the same group', () => {
  it('those whom somebody courts or that invest are told, others and other groups are not', async () => {
    const [asked, parent, sister, idle, partner] = [
      await made('询'),
      await made('集团'),
      await made('姊妹'),
      await made('闲'),
      await made('外'),
    ]
    await relate(asked, parent, 'parent')
    for (const id of [sister, idle]) await relate(parent, id, 'subsidiary')
    await relate(asked, partner, 'venture')
    const county = await place.as('officer', 'county')
    for (const enterprise_id of [sister, partner])
      await createProject(county, {
        changes: { name: `项目${enterprise_id}`, investors: [{ name: 'x', enterprise_id }] },
      })
    expect((await listKin(officer, asked)).items).toMatchObject([{ id: sister, role: null, projects: 1 }])
    expect((await listKin(officer, sister)).items).toEqual([])
    expect((await listKin(officer, partner)).items).toEqual([])
  })
})

it('leaves a ledger that verifies', async () => {
  expect((await verify(place.db, records)).faults).toEqual([])
})
