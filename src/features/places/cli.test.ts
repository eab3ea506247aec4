import { Command } from 'commander'
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

test.each([
  [['add', 'x.y', '--name', 'X', '--role', 'king'], 'user.no_role'],
  [['add', 'x.y', '--name', 'X', '--unit', '不存在'], 'user.no_unit'],
  [['add', 'x.y', '--name', 'X', '--tenant', 'nowhere'], 'tenant.missing'],
  [['add', 'x.y', '--name', 'X', '--password', 'short'], 'member.password'],
  [['add', 'kunshan.admin', '--name', 'X'], 'member.name_taken'],
])('%j is refused: %s', async (words, code) => {
  await expect(run(...words)).rejects.toMatchObject({ code })
})

test('with several tenants one must be named', async () => {
  await office.found('taizhou', '泰州市')
  await expect(run('list')).rejects.toMatchObject({ code: 'tenant.which' })
  expect(JSON.parse(await run('list', '--tenant', 'taizhou', '--json'))).toHaveLength(1)
})
