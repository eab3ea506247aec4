import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createEnterprises } from '#features/enterprises/parties/actions.ts'
import { createProjects } from '#features/projects/actions.ts'
import type { Context } from '#platform/context.ts'
import { arrival, submitted } from '../../../tests/support/claims.ts'
import { openPlace, type Place } from '../../../tests/support/place.ts'
import { findAnything } from './actions.ts'
import type { HitKind } from './model.ts'
import { refreshSearch } from './refresh/actions.ts'

let place: Place
let officer: Context
let sibling: Context
let lead: Context

beforeAll(async () => {
  place = await openPlace()
  officer = await place.as('officer', 'zone')
  lead = await place.as('unit_lead', 'zone')
  sibling = await place.as('officer', 'county')
  const carrier = await place.as('carrier', 'zone', 'reader')
  await place.db.transaction().execute(async (tx) => {
    await createEnterprises(tx, carrier, [
      {
        name: '昆山高新远帆精工有限公司',
        code: '91320583MA1X0QWL7T',
        contact_phone: '0512-57306688',
        tags: ['专精特新'],
      },
      { name: '远帆控股', region: '上海' },
      { name: 'Ariontek GmbH' },
    ])
    await createProjects(tx, officer, [
      {
        stage: 'signed',
        document: {
          name: '远帆精密减速器',
          unit_id: place.unit('zone'),
          code: 'LG-2026-0017',
          contact_name: '单晓明',
          contact_phone: '13812345678',
          content: '在临港建设年产十万台谐波减速器的生产线，配套研发中心',
        },
      },
      {
        stage: 'lead',
        document: {
          name: '远帆机密总部',
          code_name: '海燕',
          confidential: true,
          unit_id: place.unit('zone'),
          contact_phone: '13900002222',
          origin: 'domestic',
        },
      },
    ])
  })
})
afterAll(() => place.close())

async function found(context: Context, q: string): Promise<[HitKind, string[]][]> {
  const { groups } = await findAnything(context, { q, limit: 6 })
  return groups.map(({ kind, items }) => [kind, items.map(({ title }) => title)])
}

describe('one question finds', () => {
  it.each([
    ['远帆', ['project', 'enterprise']],
    ['遠帆', ['project', 'enterprise']],
    ['yfjm', ['project']],
    ['yuanfanjingmi', ['project']],
    ['5678', ['project']],
    ['138-1234', ['project']],
    ['LG20260017', ['project']],
    ['lg-2026', ['project']],
    ['谐波 研发', ['project']],
    ['shanxiao', ['project']],
    ['91320583MA', ['enterprise']],
    ['6688', ['enterprise']],
    ['ksgx', ['enterprise']],
    ['ariontek', ['enterprise']],
    ['望海', ['unit']],
    ['whz', ['unit']],
    ['临港', ['project', 'unit']],
    ['没有的', []],
    ['！？', []],
  ])('%s in %j', async (q, kinds) => {
    expect((await found(officer, q)).map(([kind]) => kind)).toEqual(kinds)
  })

  it('marks what matched, in the title or beside it', async () => {
    const one = async (q: string) => (await findAnything(officer, { q, limit: 6 })).groups[0]!.items[0]!
    const cut = (text: string, marks: [number, number][]) => marks.map(([start, end]) => text.slice(start, end))
    const bySound = await one('jmjs')
    expect(cut(bySound.title, bySound.marks)).toEqual(['精密减速'])
    const byPhone = await one('5678')
    expect(byPhone.found).toMatchObject({ field: 'contact_phone', text: '13812345678' })
    expect(cut(byPhone.found!.text, byPhone.found!.marks)).toEqual(['5678'])
    expect((await one('谐波')).found!.text).toContain('年产十万台谐波减速器')
  })

  it('a name that is the word before one that begins with it, and that before one that holds it', async () => {
    const context = await place.as('carrier', 'zone', 'reader')
    const names = ['澄海', '澄海科技', '新澄海贸易']
    await place.db.transaction().execute((tx) =>
      createEnterprises(
        tx,
        context,
        names.toReversed().map((name) => ({ name })),
      ),
    )
    expect((await found(officer, '澄海'))[0]).toEqual(['enterprise', names])
  })
})

describe('who may know what', () => {
  it('a sibling learns that an open project exists and who holds it, by its name alone', async () => {
    const { groups } = await findAnything(sibling, { q: '精密减速器', limit: 6 })
    expect(groups.map(({ kind }) => kind)).toEqual(['elsewhere'])
    expect(groups[0]!.items[0]).toMatchObject({
      title: '远帆精密减速器',
      place: '临港开发区',
      found: null,
      label: null,
    })
    for (const q of ['13812345678', 'LG20260017', '谐波', 'shanxiao', '单晓明'])
      expect(await found(sibling, q)).toEqual([])
  })

  it('a confidential project is found by its name only by those who know it', async () => {
    const colleague = await place.as('officer', 'zone', ' another')
    expect(await found(lead, '机密总部')).toEqual([['project', ['远帆机密总部']]])
    expect(await found(lead, 'jmzb')).toEqual([['project', ['远帆机密总部']]])
    for (const q of ['机密总部', 'jmzb', '13900002222', '2222']) expect(await found(colleague, q)).toEqual([])
    expect(await found(colleague, '海燕')).toEqual([['project', ['海燕']]])
    for (const q of ['机密总部', '海燕', '2222']) expect(await found(sibling, q)).toEqual([])
  })

  it('another tenant learns nothing', async () => {
    const elsewhere = await openPlace()
    const stranger = await elsewhere.as('leader', 'city')
    const there: Context = { ...stranger, db: place.db }
    expect(await found(there, '远帆')).toEqual([])
    await elsewhere.close()
  })

  it('a telephone of a colleague is for administrators', async () => {
    await sql`update member set name = '欧阳娜', phone = '13700009999' where id = ${lead.me.member_id}`.execute(
      place.db,
    )
    await sql`insert into search_refresh (tenant_id, kind) values (${place.tenant_id}, 'member')`.execute(place.db)
    await refreshSearch(place.db, () => new Date())
    expect(await found(officer, 'oyn')).toEqual([['member', ['欧阳娜']]])
    expect(await found(officer, '9999')).toEqual([])
    expect(await found(await place.as('admin', 'city'), '9999')).toEqual([['member', ['欧阳娜']]])
  })
})

it('finds a claim by any part of its voucher number, for those who may read it', async () => {
  const { rows } = await sql<{
    id: string
    name: string
  }>`select id, name from project where name like '远帆%'`.execute(place.db)
  for (const { id, name } of rows)
    await submitted(officer, id, arrival(name.includes('机密') ? 'PZ-2026-SECRET' : 'PZ-2026-00871'))
  const claims = (await findAnything(officer, { q: '00871', limit: 6 })).groups
  expect(claims).toMatchObject([
    {
      kind: 'claim',
      items: [{ title: 'PZ-2026-00871', project: { name: '远帆精密减速器' }, label: { zh: '到位资金申报' } }],
    },
  ])
  expect(await found(officer, 'pz2026')).toEqual([['claim', expect.arrayContaining(['PZ-2026-00871'])]])
  expect(await found(sibling, '00871')).toEqual([])
  expect(await found(await place.as('officer', 'zone', ' another'), 'SECRET')).toEqual([])
  expect(await found(lead, 'SECRET')).toEqual([['claim', ['PZ-2026-SECRET']]])
})

it('makes older rows findable in the background, and goes on where it stopped', async () => {
  const all = ['enterprise', 'project', 'claim', 'member']
  await sql`update enterprise set search = '{}'`.execute(place.db)
  await sql`update project set search_open = '{}', search_full = '{}'`.execute(place.db)
  await sql`delete from search_refresh`.execute(place.db)
  await sql`insert into search_refresh (tenant_id, kind) select ${place.tenant_id}, unnest(${all}::text[])`.execute(
    place.db,
  )
  expect(await found(officer, 'ksgx')).toEqual([])
  const stop = new AbortController()
  const stopped = refreshSearch(place.db, () => new Date(), { signal: stop.signal, told: () => stop.abort() })
  await expect(stopped).rejects.toThrow()
  const left = await refreshSearch(place.db, () => new Date())
  expect(left).toBeGreaterThan(0)
  expect(await refreshSearch(place.db, () => new Date())).toBe(0)
  expect((await found(officer, 'ksgx')).map(([kind]) => kind)).toEqual(['enterprise'])
  expect((await found(officer, 'yfjm')).map(([kind]) => kind)).toEqual(['project'])
  expect(await found(lead, 'jmzb')).toEqual([['project', ['远帆机密总部']]])
})
