import { afterAll, beforeAll, expect, it } from 'vitest'
import { api as ledgersOut } from '#features/exports/api.ts'
import { newId } from '#platform/id.ts'
import { type Office, openOffice } from '../../../tests/support/office.ts'
import { api } from './api.ts'

let office: Office

beforeAll(async () => {
  office = await openOffice([...api, ...ledgersOut])
})
afterAll(() => office.close())

it.each([...api, ...ledgersOut].map(({ route }) => [route.method, route.path]))(
  'a stranger’s %s %s is asked to sign in',
  async (method, path) => {
    const url = path.replace('{id}', newId()).replace('{n}', '1')
    const { status } = await office.visitor().send(method.toUpperCase(), url, method === 'get' ? undefined : {})
    expect(status).toBe(401)
  },
)
