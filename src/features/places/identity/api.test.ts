import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Office, openOffice } from '../../../../tests/support/office.ts'
import { api } from '../api.ts'
import { oidcEnd } from './model.ts'

/** An OIDC provider as small as one can be: it says that whoever comes is `who`. */
async function openProvider() {
  const { privateKey, publicKey } = await generateKeyPair('RS256')
  const state: { who: string | undefined; nonce: string } = { who: '', nonce: '' }
  const server = createServer(async (request, response) => {
    const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const answers: Record<string, () => Promise<unknown> | unknown> = {
      '/.well-known/openid-configuration': () => ({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/jwks`,
        id_token_signing_alg_values_supported: ['RS256'],
      }),
      '/jwks': async () => ({ keys: [{ ...(await exportJWK(publicKey)), kid: 'k', alg: 'RS256' }] }),
      '/token': async () => ({
        access_token: 'access',
        token_type: 'Bearer',
        id_token: await new SignJWT({
          preferred_username: state.who,
          email: 'x@y.example',
          name: '林悦',
          nonce: state.nonce,
        })
          .setProtectedHeader({ alg: 'RS256', kid: 'k' })
          .setSubject(`subject of ${state.who}`)
          .setIssuer(issuer)
          .setAudience('landfall')
          .setIssuedAt()
          .setExpirationTime('5m')
          .sign(privateKey),
      }),
    }
    const answer = await answers[request.url ?? '']?.()
    response.setHeader('content-type', 'application/json').end(JSON.stringify(answer ?? {}))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { server, state, issuer: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

let office: Office
let server: Server
let state: { who: string | undefined; nonce: string }

beforeAll(async () => {
  const provider = await openProvider()
  server = provider.server
  state = provider.state
  const oidc = {
    client_id: 'landfall',
    client_secret: 'secret',
    name: '市统一认证',
    user_name_claim: 'preferred_username',
  }
  office = await openOffice(api, { oidc: { ...oidc, issuer: provider.issuer } })
  await office.found('kunshan', '昆山市')
})
afterAll(async () => {
  server.close()
  await office.close()
})

function errorIn(location: string | null): string {
  return new URL(location ?? '', 'http://localhost').searchParams.get('error') ?? ''
}

async function comeAs(who: string | undefined) {
  const visitor = office.visitor()
  const start = await visitor.send('GET', '/api/sign-in/oidc')
  const asked = new URL(start.headers.get('location') ?? '')
  state.who = who
  state.nonce = asked.searchParams.get('nonce') ?? ''
  const back = new URL(asked.searchParams.get('redirect_uri') ?? '')
  back.searchParams.set('code', 'code')
  back.searchParams.set('state', asked.searchParams.get('state') ?? '')
  const end = await visitor.send('GET', back.pathname + back.search)
  return { visitor, start, asked, location: end.headers.get('location') }
}

describe('signing in through the office’s own provider', () => {
  test('is offered by name', async () => {
    expect((await office.visitor().send('GET', '/api/sign-in')).body).toEqual({
      place: { name: '昆山市', name_en: '昆山市', demo: false },
      founded: true,
      oidc: { name: '市统一认证' },
    })
  })

  test('lets a member in who is there already, matched by user name', async () => {
    const { visitor, asked, location } = await comeAs('Kunshan.Admin')
    expect(asked.searchParams.get('redirect_uri')).toBe('http://localhost/api/auth/callback/oidc')
    expect(location).toBe('/')
    expect((await visitor.send('GET', '/api/me')).body).toMatchObject({ user_name: 'kunshan.admin' })
  })

  test('says where the provider gives no user name', async () => {
    const { location } = await comeAs(undefined)
    expect(oidcEnd(errorIn(location))).toBe('no_name')
  })

  test('makes nobody a member', async () => {
    const { visitor, location } = await comeAs('somebody.else')
    expect(oidcEnd(errorIn(location))).toBe('no_member')
    expect((await visitor.send('GET', '/api/me')).status).toBe(401)
    expect(await office.db.selectFrom('auth_user').select('username').execute()).toEqual([
      { username: 'kunshan.admin' },
    ])
  })
})
