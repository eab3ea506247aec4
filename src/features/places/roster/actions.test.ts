import { afterAll, beforeAll, expect, test } from 'vitest'
import { verify } from '#platform/ledger/verify.ts'
import { type Office, openOffice } from '../../../../tests/support/office.ts'
import { api } from '../api.ts'

let office: Office
let admin: ReturnType<Office['visitor']>
beforeAll(async () => {
  office = await openOffice(api)
  await office.found('qingxi', '青溪县')
  await office.found('wanghai', '望海区')
  admin = office.visitor()
  await admin.signIn('qingxi.admin')
})
afterAll(async () => {
  expect((await verify(office.db, { unit: 'unit', member: 'member' })).faults).toEqual([])
  await office.close()
})

interface Told {
  added: number
  items: { name: string; user_name: string; known: boolean; fault: object | null; password: string | null }[]
}
const send = (kind: 'units' | 'members', text: string, write = true, who = admin) =>
  who.send<Told>('POST', `/api/${kind}/lines`, { text, write })

const tree = '名称\t类别\t上级\t简称\n经济开发区\t\t\t经开区\n开发区招商局\t部门\t经开区\t\n城关镇\t\t\t'
const people = '姓名\t单位\t角色\n单雄信\t经开区\t单位负责人\nRené Lévy\t城关镇\t\n周敏\t开发区招商局\t'

test('a tree is looked at, then added once', async () => {
  expect((await send('units', tree, false)).body).toMatchObject({ added: 0, items: [{ known: false }, {}, {}] })
  expect((await send('units', tree)).body.added).toBe(3)
  const { items } = (
    await admin.send<{ items: { id: string; name: string; parent_id: string }[] }>('GET', '/api/units')
  ).body
  const idOf = (name: string) => items.find((unit) => unit.name === name)?.id
  expect(items.find(({ name }) => name === '开发区招商局')?.parent_id).toBe(idOf('经济开发区'))
  expect(await send('units', tree)).toMatchObject({ status: 422, body: { code: 'roster.nothing' } })
})

test('members get names by sound, and passwords that lead to their own', async () => {
  const { body } = await send('members', people)
  expect(body.items.map(({ user_name }) => user_name)).toEqual(['shanxiongxin', 'rene.levy', 'zhoumin'])
  const { user_name, password } = body.items[0]!
  const lead = office.visitor()
  const own = { user_name, password, next: 'a lantern on the pier' }
  expect((await lead.send('POST', '/api/sign-in', own)).body).toEqual({ status: 'signed_in' })
  expect((await lead.send<{ grants: object[] }>('GET', '/api/me')).body.grants).toMatchObject([{ role: 'unit_lead' }])
  const again = await send('members', `${people}\n赵六\t城关镇\t`)
  expect(again.body.items.map(({ known, password: told }) => [known, told !== null])).toEqual([
    [true, false],
    [true, false],
    [true, false],
    [false, true],
  ])
})

test('a list with one fault adds nothing', async () => {
  const refused = await send('members', '甲乙\t城关镇\n丙丁\t没有的镇')
  expect(refused).toMatchObject({ status: 422, body: { code: 'roster.faults', faults: [{ field: 'lines.2' }] } })
  expect((await send('members', '甲乙\t城关镇', false)).body.items[0]).toMatchObject({ known: false, fault: null })
  expect((await send('units', '水利局\n财政局\t科室')).status).toBe(422)
  expect((await send('units', '水利局', false)).body.items[0]?.known).toBe(false)
})

test('five hundred go in at once, one more does not', async () => {
  const lines = (n: number) => Array.from({ length: n }, (_, at) => `众${at}\t城关镇`).join('\n')
  expect(await send('members', lines(501), false)).toMatchObject({ status: 422, body: { code: 'roster.too_many' } })
  const { body } = await send('members', lines(500))
  expect(body.added).toBe(500)
  const { user_name, password } = body.items[499]!
  const own = { user_name, password, next: 'a lantern on the pier' }
  expect((await office.visitor().send('POST', '/api/sign-in', { ...own, password: 'wrong' })).status).toBe(401)
  expect((await office.visitor().send('POST', '/api/sign-in', own)).body).toEqual({ status: 'signed_in' })
})

test('nobody adds beyond their own reach', async () => {
  await send('members', '姓名\t单位\t角色\t用户名\n孙管\t经开区\t管理员\tsun.guan').then(({ body }) =>
    office.visitor().send('POST', '/api/sign-in', {
      user_name: 'sun.guan',
      password: body.items[0]!.password,
      next: 'a lantern on the pier',
    }),
  )
  const local = office.visitor()
  await local.signIn('sun.guan', 'a lantern on the pier')
  expect((await send('members', '张三\t城关镇', false, local)).body.items[0]?.fault).not.toBeNull()
  expect((await send('members', '张三\t经开区\t领导', false, local)).body.items[0]?.fault).not.toBeNull()
  expect((await send('units', '水利局\t部门\t城关镇', true, local)).status).toBe(422)
  expect((await send('units', '服务中心', true, local)).body.added).toBe(1)
  const lead = office.visitor()
  await lead.signIn('shanxiongxin', 'a lantern on the pier')
  expect((await send('units', 'x', false, lead)).status).toBe(403)
  expect((await send('members', 'x\t城关镇', false, lead)).status).toBe(403)
  const stranger = office.visitor()
  await stranger.signIn('wanghai.admin')
  expect((await send('members', '张三\t城关镇', false, stranger)).body.items[0]?.fault).not.toBeNull()
})
