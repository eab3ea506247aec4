import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accountEmail } from '#platform/auth/account.ts'
import type { OidcSettings } from '#platform/auth/model.ts'
import { type Office, openOffice } from '../../../../tests/support/office.ts'
import { type Claims, openProvider, throughProvider } from '../../../../tests/support/provider.ts'
import { api } from '../api.ts'
import { oidcEnd } from './model.ts'

/** Here, and where a proxy of the office's own is reached that passes everything on. */
const places = ['http://localhost', 'https://invest.example']

let office: Office
let provider: Awaited<ReturnType<typeof openProvider>>

beforeAll(async () => {
  provider = await openProvider(places.map((place) => `${place}/api/auth/callback/oidc`))
  office = await openOffice(api, { oidc: client() })
  await office.found('kunshan', '昆山市')
  await office.found('taicang', '太仓市')
})
afterAll(async () => {
  provider.close()
  await office.close()
})

function client(more: Partial<OidcSettings> = {}): OidcSettings {
  const { issuer } = provider
  const usual = {
    client_id: 'landfall',
    client_secret: 'secret',
    name: '市统一认证',
    user_name_claim: 'preferred_username',
  }
  return { issuer, ...usual, ...more }
}

/** A browser that goes from our door through the provider's and back; `who` is the provider's own number for the person. */
async function comeAs(claims: Claims, { who = 'somebody', to = '', at = office } = {}) {
  Object.assign(provider.state, { who, claims })
  const visitor = at.visitor()
  const { headers } = await visitor.send('GET', `/api/sign-in/oidc?to=${encodeURIComponent(to)}`)
  const back = await throughProvider(headers.get('location') ?? '')
  const end = await visitor.send('GET', back.pathname + back.search)
  const me = await visitor.send('GET', '/api/me')
  return { back, location: end.headers.get('location'), end: endOf(end.headers), me }
}

function endOf(headers: Headers) {
  const error = new URL(headers.get('location') ?? '', 'http://localhost').searchParams.get('error')
  return error && oidcEnd(error)
}

const who = (me: { body: Record<string, unknown> }) => me.body.user_name

describe('signing in through the office’s own provider', () => {
  test('is offered by name', async () => {
    expect((await office.visitor().send('GET', '/api/sign-in')).body).toEqual({
      place: null,
      founded: true,
      oidc: { name: '市统一认证' },
    })
  })

  test('lets a member of any place in who is there already, matched by user name, however it is written', async () => {
    const { me, location } = await comeAs({ preferred_username: 'Kunshan.Admin' })
    expect([who(me), location]).toEqual(['kunshan.admin', '/'])
    expect(who((await comeAs({ preferred_username: 'taicang.admin' }, { who: 'another' })).me)).toBe('taicang.admin')
  })

  test('is asked again each time who this is: nobody stays bound to a name that they had', async () => {
    const name = (preferred_username: string) => comeAs({ preferred_username }, { who: 'the same person' })
    expect(who((await name('kunshan.admin')).me)).toBe('kunshan.admin')
    expect(who((await name('taicang.admin')).me)).toBe('taicang.admin')
    expect((await name('somebody.else')).end).toBe('no_member')
  })

  test.each([
    ['/projects?stage=["signed"]&q=光伏', '/projects?stage=[%22signed%22]&q=%E5%85%89%E4%BC%8F'],
    ['//evil.example/', '/'],
    ['/\t/evil.example/', '/'],
    ['https://evil.example/', '/'],
  ])('goes on to where one wanted to go, in this site: %j', async (to, location) => {
    expect((await comeAs({ preferred_username: 'kunshan.admin' }, { to })).location).toBe(location)
  })

  test('comes back to the public address, over https, and knows a claim that is a number', async () => {
    const oidc = client({ user_name_claim: 'employee_no' })
    const behind = await openOffice(api, { url: 'https://invest.example', oidc })
    await behind.found('10023', '工号')
    await behind.db
      .updateTable('auth_user')
      .set({ email: accountEmail('10023') })
      .execute()
    const { back, location } = await comeAs({ employee_no: 10023 }, { at: behind })
    await behind.close()
    expect([back.origin, location]).toEqual(['https://invest.example', '/'])
  })

  test('says that its settings are wrong where the provider does not take the secret', async () => {
    const other = await openOffice(api, { oidc: client({ client_secret: 'another' }) })
    await other.found('kunshan', '昆山市')
    const { end, me } = await comeAs({ preferred_username: 'kunshan.admin' }, { at: other })
    await other.close()
    expect([end, me.status]).toEqual(['settings', 401])
  })

  test('says where the provider gives no user name', async () => {
    expect((await comeAs({})).end).toBe('no_name')
  })

  test('makes nobody a member', async () => {
    const { end, me } = await comeAs({ preferred_username: 'somebody.else' })
    expect([end, me.status]).toEqual(['no_member', 401])
    const users = await office.db.selectFrom('auth_user').select('username').orderBy('username').execute()
    expect(users).toEqual([{ username: 'kunshan.admin' }, { username: 'taicang.admin' }])
  })

  test('tells a member who left', async () => {
    await office.db
      .updateTable('member')
      .set({ disabled_at: office.clock.now })
      .where('user_name', '=', 'taicang.admin')
      .execute()
    const { end, me } = await comeAs({ preferred_username: 'taicang.admin' })
    expect([end, me.status]).toEqual(['disabled', 401])
  })

  test.each(['', '?code=x', '?code=x&state=made-up', '?error=access_denied', '?code=a&code=b'])(
    'who comes back with an answer that was not asked for starts again at our door: %s',
    async (query) => {
      const { headers, status } = await office.visitor().send('GET', `/api/auth/callback/oidc${query}`)
      expect([status, headers.get('location')]).toEqual([302, expect.stringMatching(/^\/sign-in\?error=/)])
    },
  )

  test('says that the provider is away, also when it was there before', async () => {
    provider.close()
    const { headers } = await office.visitor().send('GET', '/api/sign-in/oidc')
    expect(endOf(headers)).toBe('away')
  })
})
