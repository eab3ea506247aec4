import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import { type AddressInfo, createServer as createTcpServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { text as textOf } from 'node:stream/consumers'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Context, Me } from '#platform/context.ts'
import { addDays, dayOf } from '#platform/day.ts'
import { openFiles } from '#platform/files.ts'
import { newId } from '#platform/id.ts'
import { type TestDb, testDb } from '#platform/testing/db.ts'
import { notify } from './actions.ts'
import {
  addChannel,
  type ChannelDraft,
  changeChannel,
  listChannels,
  removeChannel,
  testChannel,
} from './channels/actions.ts'
import { deliverAll } from './deliveries/actions.ts'
import { robotAddress } from './deliveries/model.ts'
import { listNotices, readNotices } from './inbox/actions.ts'
import { keys } from './model.ts'
import { sweep, sweepAll } from './reminders/actions.ts'

const playbook = `
id: test
name: { zh: 测试, en: Test }
version: '1'
effective_on: 2020-01-01
dictionaries:
  origin: &any [{ id: any, zh: 任意, en: Any }]
  origin_place: *any
  source: *any
  construction: *any
  contract_kind: *any
statuses: [{ id: active, zh: 正常, en: Active }, { id: paused, zh: 暂缓, en: Paused }]
stages:
  - { id: lead, zh: 线索, en: Lead, phase: before_signing, days: 30 }
  - { id: signed, zh: 签约, en: Signed, phase: after_signing }
claims:
  signing: { zh: 签约, en: Signing, review: [unit, city] }
  start: { zh: 开工, en: Start, review: [city] }
lights: [{ id: late, light: red, when: 'false', zh: 进度滞后, en: Behind schedule }]
reminders: { next_step_days: 1, stage_deadline_days: 7, review_waiting_days: 3, report_every_days: 20 }
`
const today = dayOf(new Date())
const ago = (days: number) => new Date(Date.now() - days * 86_400_000)

let place: TestDb
let tenant: string
let [city, zone, book]: string[] = []
let people: Record<'officer' | 'lead' | 'reviewer' | 'city' | 'stranger', string>

beforeAll(async () => {
  place = await testDb()
})
afterAll(() => place.close())

/** A tenant of its own for each test: a city, a zone in it, five people. */
beforeEach(async () => {
  tenant = newId()
  ;[city, zone, book] = [newId(), newId(), newId()]
  const { db } = place
  const here = { tenant_id: tenant, version: 1 }
  await db.insertInto('tenant').values({ id: tenant, slug: tenant, name: 't', name_en: 't' }).execute()
  await db
    .insertInto('unit')
    .values([
      { ...here, id: city!, kind: 'city', name: '市', path: city! },
      { ...here, id: zone!, kind: 'zone', name: '区', path: `${city}/${zone}`, parent_id: city! },
    ])
    .execute()
  people = { officer: newId(), lead: newId(), reviewer: newId(), city: newId(), stranger: newId() }
  for (const [name, id] of Object.entries(people))
    await db
      .insertInto('member')
      .values({ ...here, id, user_id: id, user_name: name, name, email: `${name}@example.cn` })
      .execute()
  const roles: [string, string, string][] = [
    [people.officer, zone!, 'officer'],
    [people.lead, zone!, 'unit_lead'],
    [people.reviewer, zone!, 'unit_reviewer'],
    [people.city, city!, 'city_reviewer'],
  ]
  await db
    .insertInto('member_role')
    .values(roles.map(([member_id, unit_id, role]) => ({ tenant_id: tenant, member_id, unit_id, role })))
    .execute()
  const version = { source: playbook, effective_on: '2020-01-01', activated_at: new Date() }
  await db
    .insertInto('playbook_version')
    .values({ ...here, ...version, id: book!, number: 1 })
    .execute()
})
afterEach(() => sql`update delivery set status = 'dropped'`.execute(place.db))

async function project(facts: Record<string, unknown> = {}, team: string[] = [people.officer]): Promise<string> {
  const id = newId()
  const now = new Date()
  const base = {
    tenant_id: tenant,
    id,
    version: 1,
    playbook_id: book!,
    unit_id: zone!,
    created_at: now,
    updated_at: now,
  }
  const stage = { name: '精密轴承项目', stage: 'signed', stage_entered_on: today }
  await place.db
    .insertInto('project')
    .values({ ...base, ...stage, ...facts })
    .execute()
  for (const member_id of team)
    await place.db
      .insertInto('project_member')
      .values({ tenant_id: tenant, project_id: id, member_id, duty: 'member' })
      .execute()
  return id
}

async function claim(project_id: string, facts: Record<string, unknown>): Promise<string> {
  const id = newId()
  const now = new Date()
  const base = { tenant_id: tenant, id, version: 1, project_id, unit_id: zone!, created_at: now, updated_at: now }
  const what = {
    kind: 'milestone',
    milestone: 'signing',
    event_on: today,
    status: 'submitted',
    submitted_by: people.officer,
  }
  await place.db
    .insertInto('claim')
    .values({ ...base, ...what, ...facts })
    .execute()
  return id
}

const name = (id: string) => Object.entries(people).find(([, each]) => each === id)![0]

async function told(): Promise<string[]> {
  const rows = await place.db
    .selectFrom('notice')
    .select(['member_id', 'kind'])
    .where('tenant_id', '=', tenant)
    .execute()
  return rows.map((row) => `${row.kind} → ${name(row.member_id)}`).sort()
}

function context(member_id: string, me: Partial<Me> = {}, more: Partial<Context> = {}): Context {
  const self = { tenant_id: tenant, member_id, user_id: member_id, name: '', grants: [], reach: [city!, zone!], ...me }
  const around = {
    db: place.db,
    files: openFiles(tmpdir()),
    now: new Date(),
    request_id: 't',
    language: 'zh-CN' as const,
  }
  return { ...around, me: self, ...more }
}

describe('a sweep after ten days of downtime', () => {
  test('tells each due thing once, to whom it belongs; another sweep has nothing to add', async () => {
    await project({ next_step_on: addDays(today, -6) })
    await project({ next_step_on: addDays(today, 1) }, [])
    await project({ next_step_on: addDays(today, 2) })
    await project({ next_step_on: addDays(today, -6), status: 'paused' })
    await project({ stage: 'lead', stage_entered_on: addDays(today, -31) })
    await project({ stage: 'lead', stage_entered_on: addDays(today, -23) }, [people.officer, people.lead])
    await project({ stage: 'lead', stage_entered_on: addDays(today, -22) })
    await project({ updated_at: ago(25) })
    await project({ light: 'red', light_rule: 'late', light_on: addDays(today, -8) })
    const carrier = await project()
    await claim(carrier, { submitted_at: ago(1) })
    await claim(carrier, { submitted_at: ago(10) })
    await claim(carrier, { submitted_at: ago(10), submitted_by: people.reviewer })
    await claim(carrier, { submitted_at: ago(3), unit_reviewed_at: ago(1), status: 'unit_approved' })
    await claim(carrier, { submitted_at: ago(1), milestone: 'start' })
    await claim(carrier, { submitted_at: ago(10), status: 'approved' })
    expect(await sweep(place.db, tenant, today)).toBe(11)
    expect(await told()).toEqual([
      'light → officer',
      'next_step → lead',
      'next_step → officer',
      'report → officer',
      'review → city',
      'review → city',
      'review → reviewer',
      'review_waiting → reviewer',
      'stage_deadline → lead',
      'stage_deadline → officer',
      'stage_deadline → officer',
    ])
    expect(await sweep(place.db, tenant, today)).toBe(0)
  })

  test('beside another sweep tells nothing twice', async () => {
    for (let n = 0; n < 30; n++) await project({ next_step_on: addDays(today, -n) }, [people.officer, people.lead])
    const counts = await Promise.all([1, 2, 3].map(() => sweep(place.db, tenant, today)))
    expect(counts.reduce((sum, n) => sum + n)).toBe(60)
    expect(await told()).toHaveLength(60)
  })

  test('tells every day only what became due since, and a new date again', async () => {
    const id = await project({ next_step_on: addDays(today, 3), stage: 'lead', stage_entered_on: addDays(today, -20) })
    const days = [0, 1, 2, 3, 8, 9].map((n) => addDays(today, n))
    const counts: number[] = []
    for (const day of days) counts.push(await sweep(place.db, tenant, day))
    expect(counts).toEqual([0, 0, 1, 1, 0, 0])
    await place.db
      .updateTable('project')
      .set({ next_step_on: addDays(today, 9) })
      .where('id', '=', id)
      .execute()
    expect(await sweep(place.db, tenant, addDays(today, 9))).toBe(1)
  })

  test('a claim that was returned and comes again is told again; one that waits, every three days', async () => {
    const id = await claim(await project(), { submitted_at: ago(0.01) })
    expect(await sweep(place.db, tenant, today)).toBe(1)
    const counts: number[] = []
    for (const n of [1, 2, 3, 4, 5, 6, 7]) counts.push(await sweep(place.db, tenant, addDays(today, n)))
    expect(counts).toEqual([0, 0, 1, 0, 0, 1, 0])
    await place.db.updateTable('claim').set({ submitted_at: new Date() }).where('id', '=', id).execute()
    expect(await sweep(place.db, tenant, today)).toBe(1)
  })

  test('goes on after a crash with what it had not told yet, over every tenant, lights first', async () => {
    await project({ next_step_on: today })
    const order: string[] = []
    await sweepAll(place.db, today, async (_db, id) => order.push(id))
    expect(order).toContain(tenant)
    expect(await told()).toEqual(['next_step → officer'])
  })
})

async function tell(member_id: string, project_id?: string): Promise<void> {
  const notice = {
    member_id,
    key: newId(),
    kind: 'returned' as const,
    project_id,
    data: { claim: ['签约', 'Signing'] as const, reason: '缺合同' },
  }
  await place.db.transaction().execute((tx) => notify(tx, tenant, [notice]))
}

describe('the inbox', () => {
  test('holds my own, newest first, page by page, in my language', async () => {
    const id = await project()
    for (let n = 0; n < 3; n++) await tell(people.officer, id)
    await tell(people.lead, id)
    const mine = context(people.officer)
    const first = await listNotices(mine, { unread: 'false', limit: 2 })
    const second = await listNotices(mine, { unread: 'false', limit: 2, cursor: first.next! })
    expect([first.items.length, second.items.length, first.unread, second.next]).toEqual([2, 1, 3, null])
    expect(first.items[0]!.line).toBe('《精密轴承项目》的“签约”申报被退回：缺合同')
    const english = await listNotices({ ...mine, language: 'en' }, { unread: 'false', limit: 1 })
    expect(english.items[0]!.line).toBe('“精密轴承项目”: the claim “Signing” was returned: 缺合同.')
    const traditional = await listNotices({ ...mine, language: 'zh-TW' }, { unread: 'false', limit: 1 })
    expect(traditional.items[0]!.line).toContain('簽約')
  })

  test('is read by its owner alone', async () => {
    await tell(people.officer)
    await tell(people.officer)
    const [one] = (await listNotices(context(people.officer), { unread: 'true', limit: 10 })).items
    expect(await readNotices(context(people.stranger), { ids: [one!.id] })).toEqual({ unread: 0 })
    expect((await listNotices(context(people.stranger), { unread: 'false', limit: 10 })).items).toEqual([])
    expect(await readNotices(context(people.officer), { ids: [one!.id] })).toEqual({ unread: 1 })
    expect((await listNotices(context(people.officer), { unread: 'true', limit: 10 })).items).toHaveLength(1)
    expect(await readNotices(context(people.officer), { all: true })).toEqual({ unread: 0 })
  })

  test('calls a secret by its code name, and a project out of reach not at all', async () => {
    const id = await project({ confidential: true, code_name: '代号龙', name: '绝密' })
    for (const who of [people.officer, people.lead]) await tell(who, id)
    const lineFor = async (who: string, reach?: string[]) =>
      (await listNotices(context(who, reach && { reach }), { unread: 'false', limit: 1 })).items[0]!
    expect((await lineFor(people.officer)).line).toContain('绝密')
    expect((await lineFor(people.lead)).line).toContain('代号龙')
    expect(await lineFor(people.lead, [])).toMatchObject({ line: expect.stringContaining('某项目'), project_id: null })
  })
})

const admin = () => context(people.lead, { grants: [{ role: 'admin', unit_id: city!, reach: [city!, zone!] }] })
const draft = (given: Partial<ChannelDraft>): ChannelDraft => ({
  kind: 'wecom',
  name: '专班群',
  address: 'http://127.0.0.1:9/key?key=hidden-key',
  secret: '',
  sender: '',
  language: 'zh-CN',
  kinds: [],
  ...given,
})

describe('channels', () => {
  test('are the administrator’s, and never show what opens them', async () => {
    const zoneAdmin = context(people.lead, { grants: [{ role: 'admin', unit_id: zone!, reach: [zone!] }] })
    for (const stranger of [context(people.officer), zoneAdmin]) {
      await expect(listChannels(stranger)).rejects.toMatchObject({ kind: 'forbidden' })
      await expect(addChannel(stranger, draft({}))).rejects.toMatchObject({ kind: 'forbidden' })
    }
    const channel = await addChannel(admin(), draft({ kind: 'dingtalk', secret: 'hidden-secret' }))
    const changed = await changeChannel(admin(), channel.id, { version: 1, name: '新群' })
    const { rows } = await sql`select * from event where tenant_id = ${tenant}`.execute(place.db)
    const stale = await changeChannel(admin(), channel.id, { version: 1, secret: 'hidden-too' }).catch((e) => e)
    expect(stale).toMatchObject({ kind: 'conflict', extra: { theirs: { name: '新群', version: 2 } } })
    expect(JSON.stringify([channel, changed, await listChannels(admin()), rows, stale.extra])).not.toContain('hidden')
    await removeChannel(admin(), channel.id, 2)
    expect((await listChannels(admin())).items).toEqual([])
  })

  test.each<[Partial<ChannelDraft>, string]>([
    [{ address: 'http://169.254.169.254/latest/meta-data' }, 'channel.address'],
    [{ address: 'http://[::ffff:169.254.169.254]/' }, 'channel.address'],
    [{ address: 'http://2852039166/' }, 'channel.address'],
    [{ address: 'file:///etc/passwd' }, 'channel.address'],
    [{ address: 'nonsense' }, 'channel.address'],
    [{ kind: 'smtp', address: 'http://10.0.0.1', sender: 'a@b.cn' }, 'channel.address'],
    [{ kind: 'smtp', address: 'smtp://10.0.0.1' }, 'channel.sender'],
  ])('refuse %o', async (given, code) => {
    await expect(addChannel(admin(), draft(given))).rejects.toMatchObject({ code })
  })
})

test('a signed DingTalk robot gets the time and its signature', () => {
  // printf '1700000000000\nSECx' | openssl dgst -sha256 -hmac SECx -binary | base64
  const url = new URL(
    robotAddress('dingtalk', 'https://oapi.dingtalk.com/robot/send?access_token=x', 'SECx', 1_700_000_000_000),
  )
  expect(Object.fromEntries(url.searchParams)).toEqual({
    access_token: 'x',
    timestamp: '1700000000000',
    sign: 'rgcjbH+yFyES+S0llX+cAPCwVRpsr7sbiX5Lnyo/ocU=',
  })
})

/** A robot on loopback that answers as it is told; keeps what came. */
async function robot(answers: (() => [number, string])[]) {
  const came: { url: string; body: { msgtype: string; text: { content: string } } }[] = []
  const server = createServer(async (request: IncomingMessage, response) => {
    came.push({ url: request.url!, body: JSON.parse(await textOf(request)) })
    const [status, body] = (answers.shift() ?? (() => [200, '{"errcode":0}'] as [number, string]))()
    response.writeHead(status).end(body)
  })
  return { came, ...(await listening(server)) }
}

/** As much of an SMTP server as a mail needs; refuses recipients that begin with `refused`. */
async function mailServer() {
  const mails: string[] = []
  const server = createTcpServer((socket) => {
    let data: string | null = null
    socket.write('220 test\r\n')
    socket.on('error', () => {})
    socket.on('data', (chunk) => {
      for (const line of chunk.toString().split(/\r\n/).slice(0, -1)) {
        if (data !== null) {
          if (line !== '.') data += `${line}\n`
          else {
            mails.push(data)
            data = null
            socket.write('250 taken\r\n')
          }
        } else if (/^DATA/i.test(line)) {
          data = ''
          socket.write('354 go on\r\n')
        } else if (/^RCPT TO:<refused/i.test(line)) socket.write('550 nobody here\r\n')
        else if (/^QUIT/i.test(line)) socket.end('221 bye\r\n')
        else socket.write('250 ok\r\n')
      }
    })
  })
  return { mails, ...(await listening(server)) }
}

async function listening(server: Server) {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { port: (server.address() as AddressInfo).port, close: () => void server.close() }
}

async function deliveries(): Promise<string[]> {
  const rows = await place.db.selectFrom('delivery').select('status').where('tenant_id', '=', tenant).execute()
  return rows.map((row) => row.status).sort()
}

const timePasses = () => sql`update delivery set next_at = now() where tenant_id = ${tenant}`.execute(place.db)

describe('messages', () => {
  test('fail, wait, are tried again, and once taken are not sent again', async () => {
    const server = await robot([() => [500, ''], () => [200, '{"errcode":45009}'], () => [200, '{"errcode":0}']])
    await addChannel(admin(), draft({ address: `http://127.0.0.1:${server.port}/send?key=hidden` }))
    const id = await project({ confidential: true, name: '绝密', code_name: '代号龙' })
    await tell(people.officer, id)
    const statuses: string[][] = []
    for (let n = 0; n < 5; n++) {
      await deliverAll(place.db)
      statuses.push(await deliveries())
      await deliverAll(place.db)
      await timePasses()
    }
    expect(statuses).toEqual([['waiting'], ['waiting'], ['sent'], ['sent'], ['sent']])
    expect(server.came).toHaveLength(3)
    const { content } = server.came[2]!.body.text
    expect(content).toContain('代号龙')
    expect(content).not.toMatch(/绝密|缺合同/)
    expect((await listChannels(admin())).items[0]).toMatchObject({ problem: null, waiting: 0 })
    server.close()
  })

  test('about one thing reach a group once, whoever was told; several go together', async () => {
    const server = await robot([])
    await addChannel(admin(), draft({ address: `http://127.0.0.1:${server.port}/`, kinds: ['next_step'] }))
    const one = await project({ next_step_on: today }, [people.officer, people.lead])
    await project({ next_step_on: today, name: '第二个' })
    await tell(people.officer, one)
    await Promise.all([sweep(place.db, tenant, today), sweep(place.db, tenant, today)])
    await Promise.all([deliverAll(place.db), deliverAll(place.db)])
    const lines = server.came.flatMap(({ body }) => body.text.content.split('\n')).filter((line) => line.includes('《'))
    expect(lines.map((line) => line.slice(0, 6)).sort()).toEqual(['《第二个》下', '《精密轴承项'])
    server.close()
  })

  test('on a dead channel hold up neither the inbox nor another channel', async () => {
    const server = await robot([])
    await addChannel(admin(), draft({ address: 'http://127.0.0.1:9/' }))
    await addChannel(admin(), draft({ address: `http://127.0.0.1:${server.port}/` }))
    await tell(people.officer)
    await deliverAll(place.db)
    expect(await deliveries()).toEqual(['sent', 'waiting'])
    expect((await listNotices(context(people.officer), { unread: 'true', limit: 5 })).items).toHaveLength(1)
    const [dead] = (await listChannels(admin())).items
    expect(dead).toMatchObject({ problem: expect.stringContaining('ECONNREFUSED'), waiting: 1 })
    await changeChannel(admin(), dead!.id, { version: 1, disabled: true })
    expect(await deliveries()).toEqual(['dropped', 'sent'])
    server.close()
  })

  test('go to each member by mail; one refused recipient is one failure', async () => {
    const server = await mailServer()
    await place.db.updateTable('member').set({ email: 'refused@example.cn' }).where('id', '=', people.lead).execute()
    await place.db.updateTable('member').set({ email: '' }).where('id', '=', people.stranger).execute()
    const channel = await addChannel(
      admin(),
      draft({ kind: 'smtp', address: `smtp://127.0.0.1:${server.port}`, sender: 'l@example.cn' }),
    )
    for (const who of [people.lead, people.officer, people.stranger, people.reviewer]) await tell(who)
    await deliverAll(place.db)
    expect(await deliveries()).toEqual(['sent', 'sent', 'waiting'])
    expect(server.mails).toHaveLength(2)
    expect(server.mails[0]).toMatch(/^From: l@example.cn\nTo: officer@example.cn\n/)
    await testChannel({ ...admin(), me: { ...admin().me, member_id: people.officer } }, channel.id)
    expect(server.mails).toHaveLength(3)
    server.close()
  })
})

test('a notice is there with the transaction that makes it so, or not at all', async () => {
  const id = await project()
  const notice = {
    member_id: people.officer,
    key: keys.approved(id),
    kind: 'approved' as const,
    project_id: id,
    data: { claim: ['签约', 'Signing'] as const },
  }
  const failing = place.db.transaction().execute(async (tx) => {
    await notify(tx, tenant, [notice])
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  expect(await told()).toEqual([])
  const twice = () => place.db.transaction().execute((tx) => notify(tx, tenant, [notice, notice]))
  expect([await twice(), await twice()]).toEqual([1, 0])
})
