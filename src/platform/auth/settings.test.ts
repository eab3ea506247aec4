import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readAuthSettings } from './settings.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'landfall-secret-'))
})
afterAll(() => rm(folder, { recursive: true }))

const oidc = {
  LANDFALL_OIDC_ISSUER: 'https://id.example.gov.cn',
  LANDFALL_OIDC_CLIENT_ID: 'landfall',
  LANDFALL_OIDC_CLIENT_SECRET: 'secret',
}

describe('the secret', () => {
  test('is made once, kept, and readable by its owner only', async () => {
    const made = await Promise.all(Array.from({ length: 5 }, () => readAuthSettings(folder, {})))
    expect(new Set(made.map(({ secret }) => secret)).size).toBe(1)
    expect(made[0]!.secret).toMatch(/^[\w-]{43}$/)
    expect((await stat(join(folder, 'secret'))).mode & 0o777).toBe(0o600)
  })

  test('of the environment comes first', async () => {
    const secret = 'x'.repeat(32)
    expect((await readAuthSettings(folder, { LANDFALL_SECRET: secret })).secret).toBe(secret)
  })
})

test('OIDC is configured by three variables', async () => {
  expect((await readAuthSettings(folder, { LANDFALL_OIDC_ISSUER: '' })).oidc).toBeUndefined()
  expect((await readAuthSettings(folder, oidc)).oidc).toEqual({
    issuer: 'https://id.example.gov.cn',
    client_id: 'landfall',
    client_secret: 'secret',
    name: 'OIDC',
    user_name_claim: 'preferred_username',
  })
})

test.each([
  [{ LANDFALL_URL: 'not an address' }, 'LANDFALL_URL'],
  [{ LANDFALL_SECRET: 'short' }, 'LANDFALL_SECRET'],
  [{ ...oidc, LANDFALL_OIDC_CLIENT_ID: '' }, 'LANDFALL_OIDC_CLIENT_ID'],
])('%j names the variable that is wrong', async (environment, name) => {
  await expect(readAuthSettings(folder, environment)).rejects.toThrow(name)
})
