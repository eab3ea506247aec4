import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verify } from '#platform/ledger/verify.ts'
import { type Office, openOffice, password } from '../../../../tests/support/office.ts'
import { api } from '../api.ts'
import { sweepDoor } from './actions.ts'

let office: Office
let unitId: string

beforeAll(async () => {
  office = await openOffice(api)
  unitId = (await office.found('kunshan', '昆山市')).unit_id
  await office.found('taizhou', '泰州市')
})
afterAll(async () => {
  expect((await verify(office.db, { unit: 'unit', member: 'member' })).faults).toEqual([])
  await office.close()
})

async function hire(userName: string, role = 'officer') {
  const admin = office.visitor()
  await admin.signIn('kunshan.admin')
  const grants = [{ unit_id: unitId, role }]
  const { body } = await admin.send<{ id: string; version: number }>('POST', '/api/members', {
    user_name: userName,
    name: '林悦',
    password,
    grants,
  })
  return { admin, ...body }
}

describe('signing in', () => {
  test('a stranger is told to sign in', async () => {
    expect(await office.visitor().send('GET', '/api/me')).toMatchObject({ status: 401, body: { code: 'sign_in' } })
  })

  test('the right password opens a session that says who it is', async () => {
    const visitor = office.visitor()
    const signedIn = await visitor.signIn(' Kunshan.Admin ')
    expect(signedIn).toMatchObject({ status: 200, body: { status: 'signed_in' } })
    expect(signedIn.headers.get('set-cookie')).toMatch(/HttpOnly.*SameSite=Lax|SameSite=Lax.*HttpOnly/)
    const me = await visitor.send('GET', '/api/me')
    expect(me.body).toMatchObject({
      user_name: 'kunshan.admin',
      tenant: { slug: 'kunshan', name: '昆山市', demo: false },
      grants: [{ role: 'admin', unit_id: unitId, unit_name: '昆山市' }],
      can: ['import', 'freeze', 'merge', 'administer'],
    })
    expect(await visitor.send('POST', '/api/sign-out')).toMatchObject({ status: 200 })
    expect((await visitor.send('GET', '/api/me')).status).toBe(401)
  })

  test('a password made for a member only lets them set their own', async () => {
    const admin = office.visitor()
    await admin.signIn('kunshan.admin')
    const draft = { user_name: 'zhou.min', name: '周敏', grants: [{ unit_id: unitId, role: 'officer' }] }
    const made = (await admin.send<{ password: string }>('POST', '/api/members', draft)).body.password
    const member = office.visitor()
    const first = (next?: string, given = made) =>
      member.send('POST', '/api/sign-in', { user_name: 'zhou.min', password: given, next })

    expect((await first()).body).toEqual({ status: 'password_needed' })
    for (const next of [made, 'short', 'zhou.min likes ships'])
      expect(await first(next)).toMatchObject({ status: 422, body: { faults: [{ field: 'next' }] } })
    expect((await member.send('GET', '/api/me')).status).toBe(401)
    expect(
      await office.db
        .selectFrom('auth_session')
        .innerJoin('member', 'member.user_id', 'auth_session.user_id')
        .select('auth_session.id')
        .where('member.user_name', '=', 'zhou.min')
        .execute(),
    ).toEqual([])

    expect((await first('a lantern on the pier')).body).toEqual({ status: 'signed_in' })
    expect((await member.send('GET', '/api/me')).status).toBe(200)
    expect((await office.visitor().signIn('zhou.min', made)).status).toBe(401)
    expect((await office.visitor().signIn('zhou.min', 'a lantern on the pier')).body).toEqual({ status: 'signed_in' })
  })

  test.each([
    ['a wrong password', 'kunshan.admin', 'not the password'],
    ['an unknown name', 'nobody.here', password],
  ])('%s is refused in the same words', async (_what, userName, given) => {
    expect(await office.visitor().signIn(userName, given)).toMatchObject({
      status: 401,
      body: { code: 'sign_in.wrong', title: 'The user name or the password is not right.' },
    })
  })

  test('a cookie that we did not sign is nobody', async () => {
    const visitor = office.visitor()
    await visitor.signIn('kunshan.admin')
    const [name, value = ''] = [...visitor.cookies][0]!
    visitor.cookies.set(name, `${value.slice(0, 40)}.AAAA`)
    expect((await visitor.send('GET', '/api/me')).status).toBe(401)
  })

  test('a session ends when its time is over', async () => {
    const visitor = office.visitor()
    await visitor.signIn('kunshan.admin')
    const now = office.clock.now
    office.clock.now = new Date(now.getTime() + 8 * 86_400_000)
    expect((await visitor.send('GET', '/api/units')).status).toBe(401)
    office.clock.now = now
  })
})

test('a session that was opened while the clock went ahead does not outlive its week', async () => {
  const visitor = office.visitor()
  await visitor.signIn('kunshan.admin')
  const now = office.clock.now
  office.clock.now = new Date(now.getTime() - 30 * 86_400_000)
  expect((await visitor.send('GET', '/api/units')).status).toBe(401)
  office.clock.now = new Date(now.getTime() - 3_600_000)
  expect((await visitor.send('GET', '/api/units')).status).toBe(200)
  office.clock.now = now
})

describe('the lock', () => {
  test.each(['lock.known', 'lock.unknown'])(
    '%s: five wrong attempts lock for a quarter of an hour',
    async (userName) => {
      if (userName === 'lock.known') await hire(userName)
      const start = office.clock.now
      const tries = []
      for (let i = 0; i < 5; i++) tries.push((await office.visitor().signIn(userName, 'wrong')).status)
      expect(tries).toEqual([401, 401, 401, 401, 429])
      expect(await office.visitor().signIn(userName)).toMatchObject({
        status: 429,
        body: { code: 'sign_in.locked', locked_until: new Date(start.getTime() + 15 * 60_000).toISOString() },
      })
      expect((await office.again().signIn(userName)).status).toBe(429)
      office.clock.now = new Date(start.getTime() + 15 * 60_000)
      expect((await office.visitor().signIn(userName)).status).toBe(userName === 'lock.known' ? 200 : 401)
      office.clock.now = start
    },
  )

  test('many guesses at once get no further than five', async () => {
    await hire('many.guesses')
    const guesses = Array.from({ length: 20 }, (_, i) => office.visitor().signIn('many.guesses', `guess ${i}`))
    const statuses = (await Promise.all(guesses)).map((reply) => reply.status)
    expect(statuses.filter((status) => status === 401)).toHaveLength(4)
    expect(statuses.filter((status) => status === 429)).toHaveLength(16)
  })

  test('lasts no longer than a quarter of an hour, wherever the clock is set', async () => {
    await hire('clock.back')
    for (let i = 0; i < 5; i++) await office.visitor().signIn('clock.back', 'wrong')
    const now = office.clock.now
    office.clock.now = new Date(now.getTime() - 30 * 86_400_000)
    expect((await office.visitor().signIn('clock.back')).status).toBe(200)
    office.clock.now = now
  })

  test('a right password forgets the wrong ones', async () => {
    await hire('forgets.wrong')
    for (let round = 0; round < 2; round++) {
      for (let i = 0; i < 4; i++) await office.visitor().signIn('forgets.wrong', 'wrong')
      expect((await office.visitor().signIn('forgets.wrong')).status).toBe(200)
    }
  })
})

describe('a member who left', () => {
  test('is out at once, by session and by key, and cannot come back in', async () => {
    const { admin, id, version } = await hire('wu.left')
    const visitor = office.visitor()
    await visitor.signIn('wu.left')
    const key = (await visitor.send<{ secret: string }>('POST', '/api/keys', { name: 'sync' })).body.secret
    expect((await office.visitor(key).send('GET', '/api/me')).status).toBe(200)
    const { version: seen } = (
      await admin.send<{ items: { id: string; version: number }[] }>('GET', '/api/members?q=wu.left')
    ).body.items[0]!
    expect(seen).toBe(version + 1)
    await admin.send('PATCH', `/api/members/${id}`, { version: seen, disabled: true })
    expect((await visitor.send('GET', '/api/me')).status).toBe(401)
    expect((await office.visitor(key).send('GET', '/api/me')).status).toBe(401)
    expect(await office.visitor().signIn('wu.left')).toMatchObject({ status: 403, body: { code: 'sign_in.disabled' } })
  })
})

test('what ran out is forgotten, what holds is kept', async () => {
  const visitor = office.visitor()
  await visitor.signIn('kunshan.admin')
  await office.visitor().signIn('sweep.me', 'wrong')
  await sweepDoor(office.db, office.clock.now)
  expect((await visitor.send('GET', '/api/me')).status).toBe(200)
  const count = () =>
    office.db.selectFrom('sign_in_failure').select('user_name').where('user_name', '=', 'sweep.me').execute()
  expect(await count()).toHaveLength(1)
  await sweepDoor(office.db, new Date(office.clock.now.getTime() + 9 * 86_400_000))
  expect(await count()).toHaveLength(0)
  expect((await visitor.send('GET', '/api/me')).status).toBe(401)
})

test('the language that a member chose is kept', async () => {
  await hire('speaks.english')
  const visitor = office.visitor()
  await visitor.signIn('speaks.english')
  await visitor.send('PATCH', '/api/me', { language: 'en' })
  expect((await visitor.send('GET', '/api/me')).body).toMatchObject({ language: 'en' })
})
