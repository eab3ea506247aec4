import { Hono } from 'hono'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { api as enterprises } from '#features/enterprises/api.ts'
import type { Context } from '#platform/context.ts'
import { createMetrics } from '#platform/http/metrics.ts'
import { openApiDocument } from '#platform/http/openapi.ts'
import { mount } from '#platform/http/server.ts'
import { openPlace, type Place } from '../../../tests/support/place.ts'
import { api } from './api.ts'

/** The routes over HTTP: what an answer's schema lets out, and what a refusal looks like. */

let place: Place
let officer: Context
let app: Hono
beforeAll(async () => {
  place = await openPlace()
  officer = await place.as('officer', 'zone')
  app = new Hono()
  mount(app, [...api, ...enterprises], {
    db: place.db,
    files: place.files,
    log: pino({ level: 'silent' }),
    metrics: createMetrics(() => ({ total: 0, idle: 0, waiting: 0 })),
    identify: async () => officer.me,
    now: () => officer.now,
  })
})
afterAll(() => place.close())

async function send(method: string, path: string, body?: unknown, type = 'application/json') {
  const content = body === undefined ? null : Buffer.isBuffer(body) ? new Uint8Array(body) : JSON.stringify(body)
  const headers = { 'x-landfall': '1', 'content-type': type, 'accept-language': 'en' }
  const response = await app.request(path, { method, headers, body: content })
  const text = await response.text()
  const json = response.headers.get('content-type')?.includes('json')
  return { status: response.status, body: json ? JSON.parse(text) : text }
}

describe('the routes of projects', () => {
  let id: string
  beforeAll(async () => {
    const changes = {
      name: '减速器',
      investors: [{ name: '远帆', share: '60' }],
      tax: { agreed: { 2028: { value: '5', unit: 'wan' } } },
    }
    id = (await send('POST', '/api/projects', { changes })).body.id
  })

  it.each([
    '/api/projects',
    '/api/projects?stage=lead,talks&sort=investment_cny&columns=investment&signed_on_from=2026-01-01&f.lead_level=x',
    '/api/projects/board?cards=3',
    '/api/projects/existing?name=减速器',
    '/api/projects/ID',
    '/api/projects/ID/gate?stage=signed',
    '/api/projects/ID/timeline',
    '/api/projects/ID/evidence',
    '/api/enterprises',
    '/api/enterprises?q=远帆',
  ])('GET %s answers', async (path) => {
    const { status, body } = await send('GET', path.replace('ID', id))
    expect([status, body]).toEqual([200, expect.any(Object)])
  })

  it('lets out the whole document, playbook fields and figures by year included', async () => {
    const { body } = await send('PATCH', `/api/projects/${id}`, { version: 1, changes: { contract_number: '1.50' } })
    expect(body.document).toMatchObject({
      contract_number: '1.50',
      figures: { tax: { agreed: { 2028: { value: '5', cny: '50000.00' } } } },
      investors: [{ name: '远帆', share: '60', enterprise_id: expect.any(String) }],
    })
  })

  it('says in a refusal what is missing, at fault or newer', async () => {
    const gate = await send('POST', `/api/projects/${id}/move`, { version: 2, stage: 'assessed' })
    expect(gate).toMatchObject({ status: 422, body: { code: 'gate.missing', missing: [{ field: 'content' }, {}, {}] } })
    const fault = await send('PATCH', `/api/projects/${id}`, { version: 2, changes: { signed_on: '明天' } })
    expect(fault).toMatchObject({ status: 422, body: { faults: [{ field: 'signed_on' }] } })
    const bare = await send('PATCH', `/api/projects/${id}`, { changes: {} })
    expect(bare).toMatchObject({ status: 422, body: { faults: [{ field: 'version', message: 'Required' }] } })
    const stale = await send('PATCH', `/api/projects/${id}`, { version: 1, changes: { content: 'x' } })
    expect(stale).toMatchObject({ status: 409, body: { yours: { version: 1 }, theirs: { version: 2 } } })
  })

  it('carries status, team, note and evidence', async () => {
    const upload = await send('POST', '/api/files?name=a.txt', Buffer.from('说明'), 'application/octet-stream')
    const { sha256 } = upload.body
    const added = await send('POST', `/api/projects/${id}/evidence`, { sha256, kind: 'contract', name: 'a.txt' })
    expect(added).toMatchObject({ status: 200, body: { media_type: 'text/plain', can: ['read', 'remove'] } })
    expect(await send('GET', `/api/projects/${id}/evidence/${added.body.id}/content`)).toEqual({
      status: 200,
      body: '说明',
    })
    expect(await send('DELETE', `/api/projects/${id}/evidence/${added.body.id}`)).toMatchObject({ status: 200 })
    expect(await send('POST', `/api/projects/${id}/notes`, { text: '好' })).toMatchObject({ status: 200 })
    const team = [{ member_id: officer.me.member_id, duty: 'support' }]
    expect(await send('PUT', `/api/projects/${id}/team`, { version: 5, team })).toMatchObject({
      status: 200,
      body: { team },
    })
    const status = { version: 6, status: 'lost', reason: 'elsewhere', date: '2026-10-01' }
    expect(await send('POST', `/api/projects/${id}/status`, status)).toMatchObject({ status: 200 })
  })

  it('keeps an enterprise', async () => {
    const made = await send('POST', '/api/enterprises', { changes: { name: '海德' } })
    const path = `/api/enterprises/${made.body.id}`
    const edited = await send('PATCH', path, { version: 1, changes: { region: '江苏' } })
    expect(edited).toMatchObject({ status: 200, body: { region: '江苏', version: 2, can: ['edit'] } })
    expect(await send('GET', path)).toEqual(edited)
  })

  it('are described in OpenAPI, each with its own id', () => {
    const { paths = {} } = openApiDocument([...api, ...enterprises], '0')
    const operations = Object.values(paths).flatMap((path) => Object.values(path)) as { operationId: string }[]
    const ids = operations.map((operation) => operation.operationId)
    expect(new Set(ids).size).toBe(api.length + enterprises.length)
  })
})
