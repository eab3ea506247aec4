import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { createEnterprises } from '#features/enterprises/parties/actions.ts'
import { startLive } from '#features/live/actions.ts'
import { createTenant } from '#features/places/actions.ts'
import { identifier } from '#features/places/identity/actions.ts'
import { makeMember, preparedMember } from '#features/places/members/actions.ts'
import { type Role, roles } from '#features/places/model.ts'
import { makeUnit } from '#features/places/units/actions.ts'
import { putInForce } from '#features/playbook/editions/actions.ts'
import { openAuth } from '#platform/auth/open.ts'
import { type Db, openDb } from '#platform/db/open.ts'
import { openFiles } from '#platform/files.ts'
import { createMetrics } from '#platform/http/metrics.ts'
import { newId } from '#platform/id.ts'
import { testDb } from '#platform/testing/db.ts'
import { createServer } from '../../src/app/server.ts'
import { following } from './follow.ts'

/** Where a member stands towards the zone that holds the record. */
export const standings = ['own', 'parent', 'sibling', 'other tenant'] as const
export type Standing = (typeof standings)[number]

const password = 'a harbour at dawn'
const secret = 'only-for-tests-0123456789-abcdefghij'
/** What a sibling must never read. The investor's name is not among them: enterprises are known to the whole tenant. */
export const secrets = ['13900001111', '只做两万台减速器', '7654321']

/** Two tenants; in the first a zone with a project, its evidence and its claim; and somebody of every role everywhere. */
export async function openNeighbours() {
  const { db, url, close } = await testDb()
  const folder = await mkdtemp(join(tmpdir(), 'landfall-neighbours-'))
  const now = () => new Date()
  openAuth(db, { secret })
  const metrics = createMetrics(() => ({ total: 0, idle: 0, waiting: 0 }))
  const services = {
    db,
    files: openFiles(folder),
    log: pino({ level: 'silent' }),
    metrics,
    identify: identifier(db, now),
    now,
  }
  const app = createServer(services, folder)
  const live = startLive(db, url, services.log)
  const here = await founded(db, 'here')
  const there = await founded(db, 'there')
  const units: Record<Standing, string> = {
    own: here.zone,
    parent: here.city,
    sibling: here.county,
    'other tenant': there.city,
  }
  const cookies = new Map<string, string>()

  async function send(method: string, path: string, body?: unknown, cookie?: string) {
    const headers = new Headers({ 'x-landfall': '1', ...(cookie && { cookie }) })
    if (body !== undefined && !(body instanceof Uint8Array)) headers.set('content-type', 'application/json')
    const raw = body instanceof Uint8Array ? body : body === undefined ? null : JSON.stringify(body)
    const response = await app.request(path, { method: method.toUpperCase(), headers, body: raw as BodyInit | null })
    return { status: response.status, text: await textOf(response), headers: response.headers }
  }
  async function signIn(user_name: string): Promise<string> {
    const { headers } = await send('post', '/api/sign-in', { user_name, password })
    return headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; ')
  }
  for (const standing of standings)
    for (const role of roles) {
      const user = `${role}.${standing.replace(' ', '')}`
      await enrol(db, standing === 'other tenant' ? there.tenant : here.tenant, user, units[standing], role)
      cookies.set(`${role} ${standing}`, await signIn(user))
    }
  const maker = await enrol(db, here.tenant, 'maker', here.zone, 'officer')
  const ids = await record(db, await signIn('maker'), send, here)
  return {
    ids: { ...ids, zone: here.zone, member: maker, missing: newId() },
    secrets,
    send,
    as: async (role: Role, standing: Standing) => cookies.get(`${role} ${standing}`)!,
    /** Somebody more, in a unit of the first tenant; answers the cookie. */
    async join(user: string, unit: string, role: Role): Promise<string> {
      await enrol(db, here.tenant, user, unit, role)
      return signIn(user)
    },
    /** The answer as it comes, for what is streamed without end. */
    open: (path: string, cookie: string) => app.request(path, { headers: { cookie } }),
    /** Another server over the same database. */
    async again() {
      const other = openDb(url)
      const app = createServer({ ...services, db: other, identify: identifier(other, now) }, folder)
      openAuth(other, { secret })
      const live = startLive(other, url, services.log)
      return {
        open: (path: string, cookie: string) => app.request(path, { headers: { cookie } }),
        async close() {
          await live.stop()
          await other.destroy()
        },
      }
    },
    db,
    files: services.files,
    async close() {
      await live.stop()
      await close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export type Neighbours = Awaited<ReturnType<typeof openNeighbours>>

async function founded(db: Db, slug: string) {
  const admin = { user_name: `${slug}.root`, name: '管理员', password }
  const made = await createTenant(db, { slug, name: slug, name_en: slug, demo: false, kind: 'city', admin }, new Date())
  const author = { tenant_id: made.tenant_id, member_id: null, now: new Date() }
  const source = await readFile(new URL('../../playbooks/kunshan.yaml', import.meta.url), 'utf8')
  const parent = { id: made.unit_id, path: made.unit_id } as NonNullable<Parameters<typeof makeUnit>[3]>
  return db.transaction().execute(async (tx) => {
    await putInForce(tx, author, source, '2020-01-01')
    const unit = (name: string) =>
      makeUnit(
        tx,
        author,
        { parent_id: made.unit_id, kind: 'zone', name, name_en: '', short_name: '', position: 0 },
        parent,
      )
    return {
      tenant: made.tenant_id,
      city: made.unit_id,
      zone: (await unit('开发区')).id,
      county: (await unit('邻县')).id,
    }
  })
}

async function enrol(db: Db, tenant_id: string, user_name: string, unit_id: string, role: Role): Promise<string> {
  const prepared = await preparedMember(
    { user_name, name: user_name, name_en: '', title: '', phone: '', email: '', grants: [{ unit_id, role }] },
    password,
  )
  const made = await db
    .transaction()
    .execute((tx) => makeMember(tx, { tenant_id, member_id: null, now: new Date() }, prepared))
  return made.id
}

/** All of an answer; of one without end its beginning. */
async function textOf(response: Response): Promise<string> {
  if (response.headers.get('content-type') !== 'text/event-stream') return response.text()
  const stream = following(response)
  const { event } = await stream.until(() => true)
  await stream.close()
  return event
}

type Send = (method: string, path: string, body?: unknown, cookie?: string) => Promise<{ status: number; text: string }>

/** The record that everybody is after: a project with an investor, a phone, evidence and a claim. */
async function record(db: Db, cookie: string, send: Send, here: { tenant: string }) {
  const [phone, content, amount] = secrets as [string, string, string]
  const changes = {
    name: '减速器项目',
    investors: [{ name: '隐名远山投资公司' }],
    contact_phone: phone,
    content,
    investment: { announced: { value: amount, unit: 'yuan' } },
  }
  const project = (JSON.parse((await send('post', '/api/projects', { changes }, cookie)).text) as { id: string }).id
  const bytes = new TextEncoder().encode(`%PDF-1.7\n${Math.random()}\n%%EOF\n`)
  const { sha256 } = JSON.parse((await send('post', '/api/files?name=a.pdf', bytes, cookie)).text) as { sha256: string }
  const evidence = JSON.parse(
    (await send('post', `/api/projects/${project}/evidence`, { sha256, kind: 'contract', name: 'a.pdf' }, cookie)).text,
  ) as { id: string }
  const arrival = {
    kind: 'arrival',
    event_on: '2026-01-05',
    amount,
    unit: 'yuan',
    currency: 'CNY',
    origin_place: 'abroad',
    voucher_number: 'PZ-1',
    evidence: [{ sha256, kind: 'bank_receipt', name: 'a.pdf' }],
  }
  const claim = JSON.parse((await send('post', `/api/projects/${project}/claims`, arrival, cookie)).text) as {
    id: string
  }
  const me = {
    tenant_id: here.tenant,
    member_id: null as unknown as string,
    user_id: '',
    name: '',
    grants: [],
    reach: [],
  }
  await db
    .transaction()
    .execute((tx) => createEnterprises(tx, { db, me, now: new Date() } as never, [{ name: '公开企业' }]))
  const { id: enterprise } = await db
    .selectFrom('enterprise')
    .select('id')
    .where('name', '=', '公开企业')
    .executeTakeFirstOrThrow()
  return { project, sha: sha256, evidence: evidence.id, claim: claim.id, enterprise }
}
