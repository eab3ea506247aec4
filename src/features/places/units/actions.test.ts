import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verify } from '#platform/ledger/verify.ts'
import { type Office, openOffice, password, type Visitor } from '../../../../tests/support/office.ts'
import { api } from '../api.ts'

interface UnitReply {
  id: string
  parent_id: string | null
  name: string
  version: number
  closed_on: string | null
  can: string[]
}

let office: Office
let admin: Visitor
let city: string
const units: Record<string, UnitReply> = {}

beforeAll(async () => {
  office = await openOffice(api)
  city = (await office.found('kunshan', '昆山市')).unit_id
  admin = await insider('kunshan.admin')
  for (const [name, above] of [
    ['开发区', ''],
    ['高新区', ''],
    ['招商一局', '开发区'],
    ['驻上海组', '招商一局'],
  ] as const)
    units[name] = (await add(admin, name, units[above]?.id ?? city)).body
})
afterAll(async () => {
  expect((await verify(office.db, { unit: 'unit', member: 'member' })).faults).toEqual([])
  await office.close()
})

async function insider(userName: string) {
  const visitor = office.visitor()
  await visitor.signIn(userName)
  return visitor
}

function add(visitor: Visitor, name: string, parent_id: string) {
  return visitor.send<UnitReply>('POST', '/api/units', { name, parent_id, kind: 'zone' })
}

async function list(visitor: Visitor) {
  return (await visitor.send<{ items: UnitReply[] }>('GET', '/api/units')).body.items
}

async function change(visitor: Visitor, name: string, given: Record<string, unknown>) {
  const version = (await list(admin)).find((unit) => unit.id === units[name]?.id)?.version
  return visitor.send<UnitReply>('PATCH', `/api/units/${units[name]?.id}`, { version, ...given })
}

function hire(userName: string, unit: string, role: string) {
  const grants = [{ unit_id: unit, role }]
  return admin.send('POST', '/api/members', { user_name: userName, name: userName, password, grants })
}

describe('the tree', () => {
  test('is answered with those above first, and with what may be done', async () => {
    const tree = await list(admin)
    expect(tree.map((unit) => unit.name)).toEqual(['昆山市', '开发区', '高新区', '招商一局', '驻上海组'])
    expect(tree[0]?.can).toEqual(['add', 'rename'])
    expect(tree[1]?.can).toEqual(['add', 'rename', 'move', 'close'])
  })

  test('is shown to an officer, who may change nothing', async () => {
    await hire('chen.officer', units.开发区!.id, 'officer')
    const officer = await insider('chen.officer')
    expect((await list(officer)).map((unit) => [unit.name, unit.can])).toEqual([
      ['昆山市', []],
      ['开发区', []],
      ['高新区', []],
      ['招商一局', []],
      ['驻上海组', []],
    ])
    expect((await add(officer, '新单位', units.开发区!.id)).status).toBe(403)
    expect((await change(officer, '开发区', { name: '新名' })).status).toBe(403)
  })

  test('of another tenant is neither seen nor touched', async () => {
    await office.found('taizhou', '泰州市')
    const stranger = await insider('taizhou.admin')
    expect((await list(stranger)).map((unit) => unit.name)).toEqual(['泰州市'])
    expect((await change(stranger, '开发区', { name: '新名' })).status).toBe(404)
    expect((await add(stranger, '新单位', city)).status).toBe(404)
  })
})

describe('an administrator of a part', () => {
  let local: Visitor
  beforeAll(async () => {
    await hire('kfq.admin', units.开发区!.id, 'admin')
    local = await insider('kfq.admin')
  })

  test.each<[string, string, Record<string, unknown>, number]>([
    ['renames below', '招商一局', { short_name: '一局' }, 200],
    ['moves nothing out', '驻上海组', { parent_id: () => units.高新区!.id }, 403],
    ['does not close the part itself', '开发区', { closed: true }, 403],
    ['does not touch a sibling', '高新区', { name: '高新技术区' }, 403],
  ])('%s', async (_what, name, given, status) => {
    const body = Object.fromEntries(
      Object.entries(given).map(([key, value]) => [key, typeof value === 'function' ? value() : value]),
    )
    expect((await change(local, name, body)).status).toBe(status)
  })
})

describe('a move', () => {
  test('takes everything below along: reach follows at once', async () => {
    await hire('gxq.lead', units.高新区!.id, 'unit_lead')
    const { identifier } = await import('../identity/actions.ts')
    const lead = await insider('gxq.lead')
    const reach = async () => {
      const cookie = [...lead.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
      const me = await identifier(office.db, () => office.clock.now)(new Request('http://x/', { headers: { cookie } }))
      return me?.reach.map((id) => Object.values(units).find((unit) => unit.id === id)?.name)
    }
    expect(await reach()).toEqual(['高新区'])
    expect((await change(admin, '招商一局', { parent_id: units.高新区!.id })).status).toBe(200)
    expect(await reach()).toEqual(['高新区', '招商一局', '驻上海组'])
    expect((await change(admin, '招商一局', { parent_id: units.开发区!.id })).status).toBe(200)
    expect(await reach()).toEqual(['高新区'])
  })

  test.each([
    ['under itself', '开发区', () => units.开发区!.id, 'unit.cycle'],
    ['under one below', '开发区', () => units.驻上海组!.id, 'unit.cycle'],
  ])('%s is refused', async (_what, name, parent, code) => {
    expect(await change(admin, name, { parent_id: parent() })).toMatchObject({ status: 422, body: { code } })
  })

  test('of the topmost unit is refused', async () => {
    const { version } = (await list(admin))[0]!
    const body = { version, parent_id: units.开发区!.id }
    expect(await admin.send('PATCH', `/api/units/${city}`, body)).toMatchObject({ body: { code: 'unit.root' } })
  })
})

describe('a change', () => {
  test('that saw an old version is a conflict with both', async () => {
    const reply = await change(admin, '高新区', { version: 99, name: '高新技术产业开发区' })
    expect(reply).toMatchObject({
      status: 409,
      body: { yours: { name: '高新技术产业开发区' }, theirs: { name: '高新区' } },
    })
  })

  test('to a name that a sibling has is refused', async () => {
    expect(await change(admin, '高新区', { name: '开发区' })).toMatchObject({
      status: 409,
      body: { code: 'unit.name_taken' },
    })
  })

  test('closes what has nothing open below, and opens it again', async () => {
    expect(await change(admin, '开发区', { closed: true })).toMatchObject({ body: { code: 'unit.has_open' } })
    expect((await change(admin, '驻上海组', { closed: true })).body.closed_on).toMatch(/^\d{4}-\d\d-\d\d$/)
    expect(await add(admin, '新组', units.驻上海组!.id)).toMatchObject({ body: { code: 'unit.parent_closed' } })
    expect((await change(admin, '驻上海组', { closed: false })).body).toMatchObject({ closed_on: null })
  })
})
