import { Command } from 'commander'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { bindings } from '#app/routes.ts'
import { type Office, openOffice, password } from '../../../tests/support/office.ts'
import { foundingKey } from './actions.ts'
import { tenantCommands } from './cli.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice(bindings)
})
afterAll(() => office.close())

const draft = { name: '青溪县', name_en: '', kind: 'county', user_name: 'Lin.Yue', admin_name: '林悦', password }

const found = (more: object) => office.visitor().send('POST', '/api/founding', { ...draft, ...more })

it('a place is founded once, by whoever has seen the console, and then never again', async () => {
  const key = (await foundingKey(office.db))!
  const door = () => office.visitor().send('GET', '/api/sign-in')
  expect((await door()).body).toMatchObject({ founded: false, place: null })
  expect(await found({ key: 'x'.repeat(key.length) })).toMatchObject({ status: 403, body: { code: 'founding.key' } })
  expect(await found({ key, password: 'short' })).toMatchObject({ status: 422, body: { code: 'member.password' } })
  expect((await door()).body).toMatchObject({ founded: false })

  const both = await Promise.all([found({ key }), found({ key, user_name: 'chen.bo' })])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  expect(await foundingKey(office.db)).toBeNull()
  expect((await door()).body).toMatchObject({ founded: true, place: { name: '青溪县', demo: false } })
  expect(await found({ key, user_name: 'another' })).toMatchObject({ status: 409, body: { code: 'founding.done' } })

  const admin = office.visitor()
  const first = both[0]!.status === 200 ? 'lin.yue' : 'chen.bo'
  expect((await admin.signIn(first, password)).status).toBe(200)
  expect((await admin.send('GET', '/api/cockpit')).body).toMatchObject({ guide: { ledger: false, can: ['set_up'] } })
  expect((await admin.send('GET', '/api/playbook')).body).toMatchObject({ effective_on: '2000-01-01' })
  expect((await admin.send('GET', '/api/units')).body).toMatchObject({ items: [{ name: '青溪县', kind: 'county' }] })
})

async function landfall(...words: string[]): Promise<string> {
  const program = new Command('landfall').exitOverride()
  tenantCommands(program, async () => ({ db: office.db, close: async () => {} }))
  const printed = vi.spyOn(console, 'log').mockImplementation(() => {})
  try {
    await program.parseAsync(['tenant', ...words], { from: 'user' })
    return printed.mock.calls.flat().join('\n')
  } finally {
    printed.mockRestore()
  }
}

it('tenant add founds another, whose administrator can sign in and work', async () => {
  const words = ['--name', '望海区', '--admin', 'wang.hai', '--admin-name', '王海', '--kind', 'zone', '--json']
  const made = JSON.parse(await landfall('add', 'wanghai', ...words))
  const admin = office.visitor()
  const own = { user_name: 'wang.hai', password: made.password, next: 'a lighthouse in fog' }
  expect((await admin.send('POST', '/api/sign-in', own)).body).toEqual({ status: 'signed_in' })
  expect((await admin.send('GET', '/api/cockpit')).status).toBe(200)
  expect(await landfall('list')).toContain('wanghai\t望海区')
  await expect(landfall('add', 'wanghai', ...words)).rejects.toMatchObject({ code: 'tenant.slug_taken' })
  const king = ['--name', 'x', '--admin', 'a.b', '--admin-name', 'x']
  await expect(landfall('add', 'king', ...king, '--kind', 'kingdom')).rejects.toMatchObject({ code: 'unit.no_kind' })
  await expect(landfall('add', 'king', ...king, '--playbook', '/none')).rejects.toMatchObject({
    code: 'founding.no_playbook',
  })
})
