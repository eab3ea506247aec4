import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoPassword } from '#features/demo/founding/actions.ts'
import { type TestDb, testDb } from '#platform/testing/db.ts'
import {
  call,
  emptyFolder,
  type Person,
  type SpawnedServer,
  seedSmall,
  signedIn,
  spawnServer,
} from './support/servers.ts'

const secrets = {
  LANDFALL_SECRET: 'only-for-tests-0123456789-abcdefghij',
  LANDFALL_METRICS_TOKEN: 'metrics-token-0123456789',
  LANDFALL_OIDC_CLIENT_SECRET: 'oidc-secret-0123456789',
}
let database: TestDb
let place: Awaited<ReturnType<typeof emptyFolder>>
let server: SpawnedServer
let officer: Person
let closed = false

/** As an office sets it up that stands behind its own HTTPS, with everything that logs switched on. */
beforeAll(async () => {
  database = await testDb()
  place = await emptyFolder()
  await seedSmall(database.db, place.folder)
  const scan = join(place.folder, 'scan.sh')
  await writeFile(scan, '#!/bin/sh\nif grep -q EICAR "$1"; then echo Eicar-Test; exit 1; fi\n', { mode: 0o755 })
  server = await spawnServer(place.folder, {
    ...secrets,
    DATABASE_URL: database.url,
    LANDFALL_LOG: 'debug',
    LANDFALL_URL: 'https://invest.example',
    LANDFALL_OIDC_ISSUER: 'http://127.0.0.1:9/',
    LANDFALL_OIDC_CLIENT_ID: 'landfall',
    LANDFALL_LIMITS: 'sign_in=2,export=2',
    LANDFALL_PROXIES: '1',
    LANDFALL_SCAN: scan,
  })
  officer = await signedIn(server, 'officer')
}, 180_000)
afterAll(async () => {
  await server?.stop()
  if (!closed) await database?.close()
  await place?.remove()
})

describe('headers', () => {
  it.each(['/', '/projects', '/api/me', '/no/such/address'])(
    '%s may run no foreign script and be framed by nobody',
    async (path) => {
      const { headers } = await call(server.address, 'GET', path)
      const policy = headers.get('content-security-policy') ?? ''
      expect(policy).toContain("default-src 'self'")
      expect(policy).toContain("script-src 'self';")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).not.toMatch(/script-src[^;]*(unsafe|\*|http)/)
      expect(policy).toMatch(/style-src 'self' 'nonce-[^' ]{20,}';/)
      expect(policy).toContain("style-src-attr 'none'")
      expect(Object.fromEntries(headers)).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'same-origin',
        'strict-transport-security': 'max-age=31536000',
        'permissions-policy': expect.stringContaining('camera=()'),
      })
      expect(headers.has('x-powered-by')).toBe(false)
    },
  )

  it('the page itself has no script but from files', async () => {
    const html = await (await call(server.address, 'GET', '/')).text()
    expect(html).toContain('<script')
    expect(html.match(/<script(?![^>]*\ssrc=)/g)).toBeNull()
    expect(html).not.toMatch(/\son\w+=/)
    expect(html).not.toMatch(/<style|\sstyle=/)
  })

  it('the number that lets rules of style be written is another at each answer, and the page’s own', async () => {
    const numbers = await Promise.all(
      ['/', '/index.html', '/projects'].map(async (path) => {
        const answer = await call(server.address, 'GET', path)
        const [, number] = /style-src 'self' 'nonce-([^']+)'/.exec(answer.headers.get('content-security-policy')!)!
        expect(await answer.text()).toContain(`nonce="${number}"`)
        expect(answer.headers.get('cache-control')).toBe('no-cache')
        return number
      }),
    )
    expect(new Set(numbers).size).toBe(3)
  })
})

it('the session’s cookie is for HTTPS, for no script and for no other site', async () => {
  const answer = await call(
    server.address,
    'POST',
    '/api/sign-in',
    { user_name: 'lead', password: demoPassword },
    from('1'),
  )
  const cookies = answer.headers.getSetCookie()
  expect(cookies.length).toBeGreaterThan(0)
  for (const cookie of cookies) {
    expect(cookie).toMatch(/^__Secure-landfall\./)
    expect(cookie).toMatch(/HttpOnly/i)
    expect(cookie).toMatch(/SameSite=Lax/i)
    expect(cookie).toMatch(/; Secure/i)
  }
})

it.each([
  ['another origin', { origin: 'https://evil.example' }],
  ['another site', { 'sec-fetch-site': 'cross-site' }],
])('what %s sends with our cookie is refused', async (_, headers) => {
  const answer = await officer.send(server, 'POST', '/api/projects', { changes: { name: '伪造' } }, headers)
  expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([403, 'request.forged'])
})

describe('rates', () => {
  it('many tries to sign in from one address have to wait, whoever they try to be; another address need not', async () => {
    const attempt = (n: number, address: string) =>
      call(server.address, 'POST', '/api/sign-in', { user_name: `guess${n}`, password: 'wrong' }, from(address))
    // What a caller writes in front of the proxy's own word changes nothing.
    const addresses = ['2', '2', '2', '2', `9.9.9.9, ${address('2')}`, `8.8.8.8, ${address('2')}`]
    const answers = await Promise.all(addresses.map((one, n) => attempt(n, one)))
    const refused = answers.filter(({ status }) => status === 429)
    expect([refused.length, answers.filter(({ status }) => status === 401).length]).toEqual([4, 2])
    expect(Number(refused[0]!.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await refused[0]!.json()) as object).toMatchObject({ code: 'request.too_many' })
    expect((await attempt(7, '3')).status).toBe(401)
  })

  it('exports are few a minute, by member', async () => {
    const ask = async () => {
      const answer = await officer.send(server, 'GET', '/api/projects/export?format=csv')
      await answer.arrayBuffer()
      return answer.status
    }
    const statuses = await Promise.all(Array.from({ length: 6 }, ask))
    expect(statuses.sort()).toEqual([200, 200, 429, 429, 429, 429])
  })

  it('being asked whether it lives never tires it', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => call(server.address, 'GET', '/healthz')))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
  })
})

it('the metrics are for who brings the token', async () => {
  expect((await call(server.address, 'GET', '/metrics')).status).toBe(403)
  const wrong = await call(server.address, 'GET', '/metrics', undefined, { authorization: 'Bearer wrong' })
  expect(wrong.status).toBe(403)
  const headers = { authorization: `Bearer ${secrets.LANDFALL_METRICS_TOKEN}` }
  const read = await call(server.address, 'GET', '/metrics', undefined, headers)
  expect(await read.text()).toContain('landfall_requests_total')
})

describe('uploads', () => {
  const eicar = 'X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'

  it.each(['/api/files?name=virus.txt', '/api/imports?name=virus.csv'])(
    '%s: what the scanner refuses is kept nowhere, and that is recorded',
    async (path) => {
      const answer = await officer.send(server, 'POST', path, new TextEncoder().encode(eicar))
      expect(answer.status).toBe(422)
      expect(await answer.json()).toMatchObject({ code: 'file.infected', found: 'Eicar-Test' })
      const events = await database.db
        .selectFrom('event')
        .select('changes')
        .where('kind', '=', 'member.upload_refused')
        .execute()
      expect(JSON.stringify(events)).toContain(/name=(.*)/.exec(path)![1])
    },
  )
})

it('nothing that opens a door is ever written to the log', async () => {
  const key = `lf_${'k'.repeat(40)}`
  await call(server.address, 'GET', '/api/me', undefined, { authorization: `Bearer ${key}` })
  await call(server.address, 'POST', '/api/sign-in', { user_name: 'officer', password: 'hunter2-hunter2' }, from('4'))
  await call(server.address, 'GET', '/api/sign-in/oidc', undefined, from('5'))
  await officer.send(server, 'POST', '/api/password', { current: demoPassword, next: 'short' })
  const cookie = (
    await call(server.address, 'POST', '/api/sign-in', { user_name: 'lead', password: demoPassword }, from('6'))
  ).headers.getSetCookie()[0]!
  const token = /=([^;]+)/.exec(cookie)![1]!
  // Even where everything fails: a database that is not there any more is in every error.
  await database.close()
  closed = true
  for (const path of ['/api/me', '/api/projects', '/api/cockpit'])
    expect((await officer.send(server, 'GET', path)).status).toBe(503)
  await call(server.address, 'POST', '/api/sign-in', { user_name: 'officer', password: 'hunter2-hunter2' }, from('7'))
  const log = server.log()
  expect(log).toContain('request failed')
  const { password } = new URL(database.url)
  const doors = [
    ...Object.values(secrets),
    password,
    demoPassword,
    'hunter2-hunter2',
    key,
    token,
    decodeURIComponent(token),
  ]
  expect(doors.filter((door) => log.includes(door))).toEqual([])
})

/** As if through the proxy, from an address of an office. */
function from(given: string): Record<string, string> {
  return { 'x-forwarded-for': given.length < 3 ? address(given) : given }
}

function address(last: string): string {
  return `10.1.1.${last}`
}
