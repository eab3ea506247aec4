import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verify } from '#platform/ledger/verify.ts'
import { type Office, openOffice, password } from '../../../../tests/support/office.ts'
import { api } from '../api.ts'

let office: Office

beforeAll(async () => {
  office = await openOffice(api)
})
afterAll(async () => {
  expect((await verify(office.db, { unit: 'unit', member: 'member' })).faults).toEqual([])
  await office.close()
})

async function signedIn(slug: string) {
  await office.found(slug, slug)
  const visitor = office.visitor()
  await visitor.signIn(`${slug}.admin`)
  return visitor
}

describe('two-factor sign-in', () => {
  test('from set-up over codes and backup codes to its end', async () => {
    const visitor = await signedIn('two')
    expect((await visitor.send('POST', '/api/two-factor', { password: 'wrong' })).status).toBe(422)
    const { body } = await visitor.send<Setup>('POST', '/api/two-factor', { password })
    expect(body.uri).toBe(`otpauth://totp/Landfall:two.admin?secret=${body.secret}&issuer=Landfall`)
    expect((await office.visitor().signIn('two.admin')).body).toEqual({ status: 'signed_in' })

    expect((await visitor.send('POST', '/api/two-factor/verify', { code: '000000' })).status).toBe(422)
    expect((await visitor.send('POST', '/api/two-factor/verify', { code: totp(body.secret) })).status).toBe(200)
    expect((await visitor.send('GET', '/api/me')).body).toMatchObject({ two_factor: true })

    const next = office.visitor()
    for (let i = 0; i < 6; i++) expect((await next.signIn('two.admin')).body).toEqual({ status: 'code_needed' })
    expect((await next.send('GET', '/api/me')).status).toBe(401)
    expect((await next.signIn('two.admin', password, '000000')).body).toMatchObject({ code: 'sign_in.code_wrong' })
    expect((await next.signIn('two.admin', password, totp(body.secret))).body).toEqual({ status: 'signed_in' })
    expect((await next.send('GET', '/api/me')).status).toBe(200)

    const backup = body.backup_codes[0]
    expect((await office.visitor().signIn('two.admin', password, backup)).status).toBe(200)
    expect((await office.visitor().signIn('two.admin', password, backup)).status).toBe(401)

    expect((await next.send('POST', '/api/two-factor/disable', { password: 'wrong' })).status).toBe(422)
    expect((await next.send('POST', '/api/two-factor/disable', { password })).status).toBe(200)
    expect((await office.visitor().signIn('two.admin')).body).toEqual({ status: 'signed_in' })
  })

  test('five wrong codes lock, though the password is right', async () => {
    const visitor = await signedIn('codes')
    const { body } = await visitor.send<Setup>('POST', '/api/two-factor', { password })
    await visitor.send('POST', '/api/two-factor/verify', { code: totp(body.secret) })
    const tries = []
    for (let i = 0; i < 5; i++) {
      await office.visitor().signIn('codes.admin')
      tries.push((await office.visitor().signIn('codes.admin', password, '000000')).status)
    }
    expect(tries).toEqual([401, 401, 401, 401, 429])
  })
})

describe('sessions', () => {
  test('are listed, ended one by one, and all others at once', async () => {
    const [here, there, elsewhere] = [await signedIn('desk'), office.visitor(), office.visitor()]
    await there.signIn('desk.admin')
    await elsewhere.signIn('desk.admin')
    const { items } = (
      await there.send<{ items: { id: string; current: boolean; user_agent: string }[] }>('GET', '/api/sessions')
    ).body
    expect(items.map(({ current, user_agent }) => [current, user_agent])).toEqual([
      [false, 'vitest'],
      [true, 'vitest'],
      [false, 'vitest'],
    ])
    expect((await there.send('DELETE', `/api/sessions/${items[0]!.id}`)).status).toBe(200)
    expect((await elsewhere.send('GET', '/api/me')).status).toBe(401)
    expect((await here.send('GET', '/api/me')).status).toBe(200)
    expect((await there.send('DELETE', '/api/sessions')).status).toBe(200)
    expect((await here.send('GET', '/api/me')).status).toBe(401)
    expect((await there.send('GET', '/api/me')).status).toBe(200)
  })

  test('of others cannot be ended', async () => {
    const mine = await signedIn('mine')
    const theirs = await signedIn('theirs')
    const { items } = (await theirs.send<{ items: { id: string }[] }>('GET', '/api/sessions')).body
    expect((await mine.send('DELETE', `/api/sessions/${items[0]!.id}`)).status).toBe(404)
    expect((await theirs.send('GET', '/api/me')).status).toBe(200)
  })
})

describe('the password', () => {
  test('changes with the current one known, and ends the other sessions', async () => {
    const [here, there] = [await signedIn('word'), office.visitor()]
    await there.signIn('word.admin')
    const next = 'a lighthouse at dusk'
    expect((await here.send('POST', '/api/password', { current: 'wrong', next })).status).toBe(422)
    expect(await here.send('POST', '/api/password', { current: password, next: 'short' })).toMatchObject({
      status: 422,
      body: { faults: [{ field: 'next', message: 'A password has 10 to 128 characters.' }] },
    })
    expect((await here.send('POST', '/api/password', { current: password, next })).status).toBe(200)
    expect((await there.send('GET', '/api/me')).status).toBe(401)
    expect((await here.send('GET', '/api/me')).status).toBe(200)
    expect((await office.visitor().signIn('word.admin')).status).toBe(401)
    expect((await office.visitor().signIn('word.admin', next)).status).toBe(200)
  })
})

describe('an API key', () => {
  test('acts as its member until it is revoked', async () => {
    const visitor = await signedIn('keys')
    const { secret, id } = (await visitor.send<Key>('POST', '/api/keys', { name: '数据对接' })).body
    expect(secret).toMatch(/^lf_[\w-]{43}$/)
    const program = office.visitor(secret)
    expect((await program.send('GET', '/api/me')).body).toMatchObject({ user_name: 'keys.admin' })
    const { items } = (await visitor.send<{ items: Key[] }>('GET', '/api/keys')).body
    expect(items).toMatchObject([{ id, name: '数据对接', prefix: secret.slice(0, 9), expired: false }])
    expect(items[0]).not.toHaveProperty('secret')
    expect(items[0]!.last_used_at).toBe(office.clock.now.toISOString())
    expect((await visitor.send('DELETE', `/api/keys/${id}`)).status).toBe(200)
    expect((await program.send('GET', '/api/me')).status).toBe(401)
    expect((await visitor.send('DELETE', `/api/keys/${id}`)).status).toBe(404)
  })

  test('ends on its day', async () => {
    const visitor = await signedIn('days')
    const { secret } = (await visitor.send<Key>('POST', '/api/keys', { name: 'a week', days: 7 })).body
    const now = office.clock.now
    office.clock.now = new Date(now.getTime() + 7 * 86_400_000 - 1)
    expect((await office.visitor(secret).send('GET', '/api/units')).status).toBe(200)
    office.clock.now = new Date(now.getTime() + 7 * 86_400_000)
    expect((await office.visitor(secret).send('GET', '/api/units')).status).toBe(401)
    office.clock.now = now
  })

  test.each([
    ['POST', '/api/keys', { name: 'another' }],
    ['POST', '/api/password', { current: password, next: 'a lighthouse at dusk' }],
    ['POST', '/api/two-factor', { password }],
    ['DELETE', '/api/sessions', undefined],
  ])('may not change how its owner gets in: %s %s', async (method, path, body) => {
    const slug = `own${method.length}${path.length}`
    const visitor = await signedIn(slug)
    const { secret } = (await visitor.send<Key>('POST', '/api/keys', { name: 'key' })).body
    expect(await office.visitor(secret).send(method, path, body)).toMatchObject({
      status: 403,
      body: { code: 'account.session_only' },
    })
  })
})

interface Setup {
  uri: string
  secret: string
  backup_codes: string[]
}

interface Key {
  id: string
  secret: string
  last_used_at: string
}

/** RFC 6238 as an authenticator does it: six digits, thirty seconds, HMAC-SHA1. */
function totp(secret: string): string {
  const bits = [...secret].map((letter) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
  )
  const bytes = bits
    .join('')
    .match(/.{8}/g)!
    .map((byte) => Number.parseInt(byte, 2))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)))
  const digest = createHmac('sha1', Buffer.from(bytes)).update(counter).digest()
  const value = digest.readUInt32BE(digest.at(-1)! & 15) & 0x7fffffff
  return String(value % 1_000_000).padStart(6, '0')
}
