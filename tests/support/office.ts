import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import pino from 'pino'
import { createTenant } from '#features/places/actions.ts'
import { identifier } from '#features/places/identity/actions.ts'
import type { AuthSettings } from '#platform/auth/model.ts'
import { openAuth } from '#platform/auth/open.ts'
import type { Db } from '#platform/db/open.ts'
import { openFiles } from '#platform/files.ts'
import { createMetrics } from '#platform/http/metrics.ts'
import type { Binding } from '#platform/http/route.ts'
import { mount } from '#platform/http/server.ts'
import { testDb } from '#platform/testing/db.ts'

export interface Reply<T> {
  status: number
  body: T
  headers: Headers
}

/** Somebody with a browser: keeps cookies, or sends a key. */
export interface Visitor {
  cookies: Map<string, string>
  send<T = Record<string, unknown>>(method: string, path: string, body?: unknown): Promise<Reply<T>>
  signIn(userName: string, password?: string, code?: string): Promise<Reply<Record<string, unknown>>>
}

export const password = 'a harbour at dawn'

/** The real HTTP layer over a real database, with a clock that a test can turn. */
export async function openOffice(
  bindings: Binding[],
  auth: Partial<AuthSettings> = {},
  schema?: { migrated: boolean },
) {
  const { db, url, close } = await testDb(schema)
  const folder = await mkdtemp(join(tmpdir(), 'landfall-office-'))
  const clock = { now: new Date() }
  const app = serverOver(db, bindings, clock, folder, auth)
  return {
    db,
    url,
    clock,
    app,
    visitor: (key?: string) => visitorOf(app, key),
    /** The same database behind another process. */
    again: () => visitorOf(serverOver(db, bindings, clock, folder, auth)),
    found: (slug: string, name: string) => found(db, slug, name),
    async close() {
      await close()
      await rm(folder, { recursive: true })
    },
  }
}

export type Office = Awaited<ReturnType<typeof openOffice>>

function serverOver(db: Db, bindings: Binding[], clock: { now: Date }, folder: string, auth: Partial<AuthSettings>) {
  openAuth(db, { secret: 'only-for-tests-0123456789-abcdefghij', ...auth })
  const app = new Hono()
  const now = () => clock.now
  mount(app, bindings, {
    db,
    files: openFiles(folder),
    log: pino({ level: 'silent' }),
    metrics: createMetrics(() => ({ total: 0, idle: 0, waiting: 0 })),
    identify: identifier(db, now),
    now,
  })
  return app
}

function found(db: Db, slug: string, name: string) {
  const admin = { user_name: `${slug}.admin`, name: '管理员', password }
  return createTenant(db, { slug, name, name_en: name, demo: false, kind: 'city', admin }, new Date())
}

function visitorOf(app: Hono, key?: string): Visitor {
  const cookies = new Map<string, string>()
  async function send<T>(method: string, path: string, body?: unknown): Promise<Reply<T>> {
    const headers = new Headers({ 'x-landfall': '1', 'user-agent': 'vitest', 'accept-language': 'en' })
    if (key) headers.set('authorization', `Bearer ${key}`)
    if (cookies.size > 0) headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    if (body !== undefined) headers.set('content-type', 'application/json')
    const response = await app.request(path, {
      method,
      headers,
      body: body === undefined ? null : JSON.stringify(body),
    })
    for (const cookie of response.headers.getSetCookie()) keep(cookies, cookie)
    const text = await response.text()
    return { status: response.status, body: (text ? JSON.parse(text) : null) as T, headers: response.headers }
  }
  const signIn = (user_name: string, given = password, code?: string) =>
    send<Record<string, unknown>>('POST', '/api/sign-in', { user_name, password: given, code })
  return { cookies, send, signIn }
}

function keep(cookies: Map<string, string>, cookie: string): void {
  const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
  if (value === '' || /max-age=0/i.test(cookie)) cookies.delete(name)
  else cookies.set(name, value)
}
