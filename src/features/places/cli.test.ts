import { Command } from 'commander'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type Office, openOffice, password } from '../../../tests/support/office.ts'
import { api } from './api.ts'
import { userCommands } from './cli.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice(api)
  await office.found('kunshan', '昆山市')
})
afterAll(() => office.close())

async function run(...words: string[]): Promise<string> {
  const program = new Command('landfall').exitOverride()
  userCommands(program, async () => ({ db: office.db, close: async () => {} }))
  const printed = vi.spyOn(console, 'log').mockImplementation(() => {})
  try {
    await program.parseAsync(['user', ...words], { from: 'user' })
    return printed.mock.calls.flat().join('\n')
  } finally {
    printed.mockRestore()
  }
}

test('user add makes a member who can sign in', async () => {
  const made = JSON.parse(await run('add', 'Lin.Yue', '--name', '林悦', '--role', 'unit_lead', '--json'))
  expect(made).toEqual({
    id: expect.any(String),
    user_name: 'lin.yue',
    unit: '昆山市',
    role: 'unit_lead',
    password: expect.any(String),
  })
  expect((await office.visitor().signIn('lin.yue', made.password)).body.status).toBe('password_needed')
  const quiet = await run('add', 'chen.bo', '--name', '陈波', '--unit', '昆山市', '--password', password, '--json')
  expect(JSON.parse(quiet)).toMatchObject({ role: 'officer', password: null })
  const listed: { user_name: string; grants: object[] }[] = JSON.parse(await run('list', '--json'))
  expect(listed.map((user) => user.user_name)).toEqual(['kunshan.admin', 'lin.yue', 'chen.bo'])
  expect(listed[1]?.grants).toEqual([{ unit: '昆山市', role: 'unit_lead' }])
  expect(await run('list')).toContain('lin.yue\t林悦\tunit_lead@昆山市')
})

test('user reset-password lets the last administrator in again, and nobody else stays in', async () => {
  const admin = office.visitor()
  const first = 'a lighthouse at noon'
  await run('reset-password', 'Kunshan.Admin', '--password', first)
  expect((await admin.signIn('kunshan.admin', first)).status).toBe(200)
  expect((await admin.send('GET', '/api/members')).status).toBe(200)
  for (let n = 0; n < 20; n++) await office.visitor().signIn('kunshan.admin', 'not-the-password')
  expect((await office.visitor().signIn('kunshan.admin', first)).status).not.toBe(200)

  const key = (await admin.send<{ secret: string; prefix: string }>('POST', '/api/keys', { name: '对接' })).body
  expect((await office.visitor(key.secret).send('GET', '/api/me')).status).toBe(200)
  const printed = await run('reset-password', 'kunshan.admin')
  const [, second = ''] = /^kunshan\.admin\npassword: (\S+)$/.exec(printed) ?? []
  expect((await admin.send('GET', '/api/members')).status).toBe(401)
  expect((await office.visitor(key.secret).send('GET', '/api/me')).status).toBe(401)
  expect((await office.visitor().signIn('kunshan.admin', first)).status).not.toBe(200)
  expect((await office.visitor().signIn('kunshan.admin', second)).status).toBe(200)
  const { rows } = await sql<object>`
    select actor_id, changes from event where kind = 'member.password_reset' order by seq desc limit 1`.execute(
    office.db,
  )
  expect(rows).toEqual([{ actor_id: null, changes: { api_key: [`对接 ${key.prefix}`, null] } }])
})

test('user reset-password takes an e-mail where one member has it, and a password that was chosen', async () => {
  const mail = (name: string) => sql`update member set email = 'Desk@Kunshan.example' where user_name = ${name}`
  await mail('lin.yue').execute(office.db)
  const done = await run('reset-password', 'desk@kunshan.example', '--password', password, '--json')
  expect(JSON.parse(done)).toMatchObject({ user_name: 'lin.yue', password: null })
  expect((await office.visitor().signIn('lin.yue', password)).status).toBe(200)
  await mail('chen.bo').execute(office.db)
  await expect(run('reset-password', 'desk@kunshan.example')).rejects.toMatchObject({ code: 'member.many' })
  await sql`update member set disabled_at = now() where user_name = 'chen.bo'`.execute(office.db)
  await expect(run('reset-password', 'chen.bo')).rejects.toMatchObject({ code: 'member.is_disabled' })
})

test.each([
  [['add', 'x.y', '--name', 'X', '--role', 'king'], 'user.no_role'],
  [['add', 'x.y', '--name', 'X', '--unit', '不存在'], 'user.no_unit'],
  [['add', 'x.y', '--name', 'X', '--tenant', 'nowhere'], 'tenant.missing'],
  [['add', 'x.y', '--name', 'X', '--password', 'short'], 'member.password'],
  [['add', 'kunshan.admin', '--name', 'X'], 'member.name_taken'],
  [['reset-password', 'nobody'], 'member.missing'],
  [['reset-password', 'kunshan.admin', '--password', 'short'], 'member.password'],
])('%j is refused: %s', async (words, code) => {
  await expect(run(...words)).rejects.toMatchObject({ code })
})

test('with several tenants one must be named', async () => {
  await office.found('taizhou', '泰州市')
  await expect(run('list')).rejects.toMatchObject({ code: 'tenant.which' })
  expect(JSON.parse(await run('list', '--tenant', 'taizhou', '--json'))).toHaveLength(1)
})
