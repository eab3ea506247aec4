import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verify } from '#platform/ledger/verify.ts'
import { type Office, openOffice, password, type Visitor } from '../../../../tests/support/office.ts'
import { api } from '../api.ts'

interface MemberReply {
  id: string
  user_name: string
  version: number
  grants: { unit_id: string; role: string }[]
  can: string[]
  password: string | null
}

let office: Office
let admin: Visitor
let local: Visitor
let founder: string
const unit: Record<string, string> = {}

beforeAll(async () => {
  office = await openOffice(api)
  const found = await office.found('kunshan', '昆山市')
  await office.found('taizhou', '泰州市')
  unit.city = found.unit_id
  founder = found.member_id
  admin = await insider('kunshan.admin')
  for (const name of ['zone', 'town']) {
    const reply = await admin.send<{ id: string }>('POST', '/api/units', { name, parent_id: unit.city, kind: 'zone' })
    unit[name] = reply.body.id
  }
  await hire(admin, 'zone.admin', [['zone', 'admin']])
  local = await insider('zone.admin')
})
afterAll(async () => {
  expect((await verify(office.db, { unit: 'unit', member: 'member' })).faults).toEqual([])
  await office.close()
})

async function insider(userName: string, given = password) {
  const visitor = office.visitor()
  await visitor.signIn(userName, given)
  return visitor
}

type Held = [unitName: string, role: string][]

const grantsOf = (held: Held) => held.map(([name, role]) => ({ unit_id: unit[name], role }))

function hire(visitor: Visitor, user_name: string, held: Held, more: Record<string, unknown> = {}) {
  const body = { user_name, name: user_name, password, grants: grantsOf(held), ...more }
  return visitor.send<MemberReply>('POST', '/api/members', body)
}

async function find(visitor: Visitor, userName: string) {
  const reply = await visitor.send<{ items: MemberReply[] }>('GET', `/api/members?q=${userName}`)
  return reply.body.items.find((member) => member.user_name === userName)
}

async function change(visitor: Visitor, userName: string, given: Record<string, unknown>) {
  const member = await find(admin, userName)
  return visitor.send<MemberReply>('PATCH', `/api/members/${member?.id}`, { version: member?.version, ...given })
}

describe('adding a member', () => {
  test('without a password answers a random one, once, that leads to one of their own', async () => {
    const { status, body } = await hire(admin, 'Random.Word', [['zone', 'officer']], { password: undefined })
    expect(status).toBe(200)
    expect(body.user_name).toBe('random.word')
    expect((await office.visitor().signIn('random.word', body.password!)).body.status).toBe('password_needed')
  })

  test.each<[string, string, Record<string, unknown>, number, string]>([
    ['a name that is taken, also in another tenant', 'taizhou.admin', {}, 409, 'member.name_taken'],
    ['a name with spaces', 'li wei', {}, 422, 'member.name_form'],
    ['a weak password', 'li.wei', { password: 'short' }, 422, 'member.password'],
    ['no role at all', 'li.wei', { grants: [] }, 422, 'input.invalid'],
  ])('refuses %s', async (_what, userName, more, status, code) => {
    expect(await hire(admin, userName, [['zone', 'officer']], more)).toMatchObject({ status, body: { code } })
  })

  test('is for administrators', async () => {
    await hire(admin, 'plain.officer', [['zone', 'officer']])
    const officer = await insider('plain.officer')
    expect((await hire(officer, 'friend.of', [['zone', 'officer']])).status).toBe(403)
    expect((await officer.send('GET', '/api/members')).status).toBe(403)
  })
})

describe('an administrator of a part grants within it', () => {
  test.each<[Held, number]>([
    [[['zone', 'officer']], 200],
    [[['zone', 'admin']], 200],
    [[['zone', 'city_reviewer']], 200],
    [[['zone', 'leader']], 403], // a leader reads every unit
    [[['town', 'officer']], 403],
    [[['city', 'officer']], 403],
    [
      [
        ['zone', 'officer'],
        ['town', 'officer'],
      ],
      403,
    ],
  ])('%j → %i', async (held, status) => {
    const userName = `by.zone.${held.map((pair) => pair.join('.')).join('.')}`
    expect((await hire(local, userName.slice(0, 32), held)).status).toBe(status)
  })

  test('and not to themselves', async () => {
    const grants = grantsOf([
      ['zone', 'admin'],
      ['city', 'admin'],
    ])
    expect((await change(local, 'zone.admin', { grants })).status).toBe(403)
  })
})

describe('a member with roles in two parts', () => {
  beforeAll(() =>
    hire(admin, 'two.parts', [
      ['zone', 'officer'],
      ['town', 'officer'],
    ]),
  )

  test('keeps what the one administrator cannot take', async () => {
    expect((await find(local, 'two.parts'))?.can).toEqual(['grant'])
    expect((await change(local, 'two.parts', { grants: grantsOf([['zone', 'officer']]) })).status).toBe(403)
    const grants = grantsOf([
      ['zone', 'unit_lead'],
      ['town', 'officer'],
    ])
    expect((await change(local, 'two.parts', { grants })).body.grants).toHaveLength(2)
  })

  test.each([{ name: '新名' }, { disabled: true }])('is otherwise changed from above: %j', async (given) => {
    expect(await change(local, 'two.parts', given)).toMatchObject({ status: 403, body: { code: 'member.not_yours' } })
  })

  test('has a password that only they can reset who hold all of it', async () => {
    const member = await find(admin, 'two.parts')
    expect((await local.send('POST', `/api/members/${member?.id}/password`, {})).status).toBe(403)
    const victim = await insider('two.parts')
    const reset = await admin.send<{ password: string }>('POST', `/api/members/${member?.id}/password`, {})
    expect((await victim.send('GET', '/api/me')).status).toBe(401)
    const again = office.visitor()
    expect((await again.signIn('two.parts', reset.body.password)).body.status).toBe('password_needed')
    expect(again.cookies.size).toBe(0)
  })
})

describe('what is not theirs', () => {
  test('is missing to them', async () => {
    await hire(admin, 'town.only', [['town', 'officer']])
    expect(await find(local, 'town.only')).toBeUndefined()
    expect((await change(local, 'town.only', { name: 'x' })).status).toBe(404)
    const stranger = await insider('taizhou.admin')
    expect((await change(stranger, 'town.only', { name: 'x' })).status).toBe(404)
    const { items } = (await stranger.send<{ items: MemberReply[] }>('GET', '/api/members/choices')).body
    expect(items.map((member) => member.id)).not.toContain(founder)
    expect(items).toHaveLength(1)
  })
})

describe('the last administrator', () => {
  test('stays, whoever asks', async () => {
    expect(await change(admin, 'kunshan.admin', { grants: grantsOf([['city', 'officer']]) })).toMatchObject({
      status: 422,
      body: { code: 'member.last_administrator' },
    })
    expect(await change(admin, 'kunshan.admin', { disabled: true })).toMatchObject({
      body: { code: 'member.own_access' },
    })
  })

  test('of two who remove each other at once, one remains', async () => {
    await hire(admin, 'second.admin', [['city', 'admin']])
    const second = await insider('second.admin')
    const replies = await Promise.all([
      change(admin, 'second.admin', { disabled: true }),
      change(second, 'kunshan.admin', { disabled: true }),
    ])
    expect(replies.filter((reply) => reply.status === 200)).toHaveLength(1)
    const left = replies[0]!.status === 200 ? admin : second
    if (left === second) await change(second, 'kunshan.admin', { disabled: false })
    admin = left
    expect((await left.send('GET', '/api/members')).status).toBe(200)
  })
})

describe('lists', () => {
  test('come in pages that hold everybody once', async () => {
    const seen: string[] = []
    let next: string | null = ''
    while (next !== null) {
      const path: string = `/api/members?limit=3${next && `&cursor=${next}`}`
      const { body } = await admin.send<{ items: MemberReply[]; next: string | null }>('GET', path)
      seen.push(...body.items.map((member) => member.user_name))
      next = body.next
    }
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen).toEqual(expect.arrayContaining(['kunshan.admin', 'zone.admin', 'town.only']))
  })

  test('of choices tell a name and a unit, and nothing more', async () => {
    const officer = await insider('plain.officer')
    const { items } = (await officer.send<{ items: object[] }>('GET', '/api/members/choices?q=zone.admin')).body
    expect(items[0]).toEqual({ id: expect.any(String), name: 'zone.admin', name_en: '', unit_id: unit.zone })
  })
})
