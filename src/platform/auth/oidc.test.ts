import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { issuerFault } from './oidc.ts'

let server: Server
let base = ''
beforeAll(async () => {
  server = createServer((request, response) => {
    const [, realm] = /^\/(\w+)\/\.well-known/.exec(request.url ?? '') ?? []
    if (realm === 'none') response.statusCode = 404
    response.end(
      realm === 'page' ? '<html>' : JSON.stringify({ issuer: `${base}/${realm === 'other' ? 'real' : realm}` }),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => server.close())

test.each([
  ['right', null],
  ['none', /answers 404/],
  ['other', /is of the issuer http.*\/real: set LANDFALL_OIDC_ISSUER/],
  ['page', /JSON/],
])('an issuer that is %s', async (realm, fault) => {
  const told = await issuerFault(`${base}/${realm}`)
  if (fault === null) expect(told).toBeNull()
  else expect(told).toMatch(fault)
})

test('an issuer that does not answer', async () => {
  expect(await issuerFault('http://127.0.0.1:1')).toMatch(/127\.0\.0\.1:1/)
})
