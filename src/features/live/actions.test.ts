import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { notify } from '#features/notices/actions.ts'
import type { Role } from '#features/places/model.ts'
import { following, type Said } from '../../../tests/support/follow.ts'
import { type Neighbours, openNeighbours, type Standing } from '../../../tests/support/neighbours.ts'

let place: Neighbours
const open: { close(): Promise<void> }[] = []
beforeAll(async () => {
  place = await openNeighbours()
}, 120_000)
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})
afterAll(() => place?.close())

type Server = Pick<Neighbours, 'open'>

async function follows(role: Role, standing: Standing, server: Server = place) {
  const page = following(await server.open('/api/live', await place.as(role, standing)))
  await page.until(({ event }) => event === 'ready')
  open.push(page)
  return page
}

async function send(role: Role, method: string, path: string, body?: unknown) {
  const answer = await place.send(method, path, body, await place.as(role, 'own'))
  expect(answer.status, answer.text).toBeLessThan(300)
  return JSON.parse(answer.text) as { id: string; version: number }
}

const projects = ({ data }: Said) => (data.projects ?? []) as string[]
const tells = (id: string) => (one: Said) => one.event === 'change' && projects(one).includes(id)
const everythingTold = (page: { said: Said[] }) => JSON.stringify(page.said)

/** A change that everybody in the tenant may know of, after which nothing of an earlier one can still come. */
async function last(pages: { until(fits: (one: Said) => boolean): Promise<Said> }[]) {
  const { id } = await send('officer', 'post', '/api/enterprises', { changes: { name: `尾声 ${Math.random()}` } })
  await Promise.all(pages.map((page) => page.until(({ data }) => ((data.enterprises ?? []) as string[]).includes(id))))
}

describe('who follows', () => {
  it('is told of a project in reach, and a sibling and another tenant of none', async () => {
    const [colleague, above, sibling, stranger] = await Promise.all([
      follows('officer', 'own'),
      follows('leader', 'parent'),
      follows('officer', 'sibling'),
      follows('leader', 'other tenant'),
    ])
    const { id } = await send('officer', 'post', '/api/projects', { changes: { name: '实时更新项目' } })
    await Promise.all([colleague.until(tells(id)), above.until(tells(id))])
    await last([colleague, above, sibling])
    expect(everythingTold(sibling)).not.toContain(id)
    expect(stranger.said).toHaveLength(1)
  })

  it('is told of a confidential project by its id, and of its claims only where it may know it', async () => {
    const { id } = await send('officer', 'post', '/api/projects', {
      changes: { name: '保密项目', code_name: '海燕', confidential: true, origin: 'domestic' },
    })
    const [lead, carrier] = await Promise.all([follows('unit_lead', 'own'), follows('carrier', 'own')])
    const bytes = new TextEncoder().encode(`%PDF-1.7\n${Math.random()}\n%%EOF\n`)
    const maker = await place.as('officer', 'own')
    const { sha256 } = JSON.parse((await place.send('post', '/api/files?name=a.pdf', bytes, maker)).text)
    const claim = await send('officer', 'post', `/api/projects/${id}/claims`, {
      kind: 'arrival',
      event_on: '2026-01-05',
      amount: '5',
      unit: 'wan',
      currency: 'CNY',
      origin_place: 'abroad',
      voucher_number: 'PZ-LIVE',
      evidence: [{ sha256, kind: 'bank_receipt', name: 'a.pdf' }],
    })
    await lead.until(({ data }) => ((data.claims ?? []) as string[]).includes(claim.id))
    await last([lead, carrier])
    expect(everythingTold(carrier)).not.toContain(claim.id)
  })

  it('sees a project leave for another unit', async () => {
    const { id, version } = await send('officer', 'post', '/api/projects', { changes: { name: '移交项目' } })
    const left = await follows('officer', 'own')
    const root = await place.as('admin', 'parent')
    const to = await sql<{ id: string }>`
      select id from unit where name = '邻县' and tenant_id = (select tenant_id from unit where id = ${place.ids.zone})`.execute(
      place.db,
    )
    const moved = await place.send(
      'patch',
      `/api/projects/${id}`,
      { version, changes: { unit_id: to.rows[0]!.id } },
      root,
    )
    expect(moved.status, moved.text).toBe(200)
    await left.until(tells(id))
  })

  it('is told of own notices, and not of others’', async () => {
    const [mine, theirs] = await Promise.all([follows('officer', 'own'), follows('unit_lead', 'own')])
    const { rows } = await sql<{ id: string; tenant_id: string }>`
      select id, tenant_id from member where user_name = 'officer.own'`.execute(place.db)
    const { id: member_id, tenant_id } = rows[0]!
    const notice = {
      kind: 'next_step',
      member_id,
      project_id: null,
      claim_id: null,
      key: 'live',
      data: { on: '2026-01-01' },
    }
    await place.db.transaction().execute((tx) => notify(tx, tenant_id, [notice as never]))
    await mine.until(({ data }) => data.inbox === true)
    await last([mine, theirs])
    expect(theirs.said.filter(({ data }) => data.inbox)).toEqual([])
  })

  it('hears at one server what was written at another, and many at once as one', async () => {
    const other = await place.again()
    const page = await follows('officer', 'own', other)
    const before = page.said.length
    const names = Array.from({ length: 150 }, (_, n) => `成批 ${n}`)
    await Promise.all(
      names.map((name) =>
        send('officer', 'post', '/api/enterprises', { changes: { name: `${name} ${Math.random()}` } }),
      ),
    )
    await last([page])
    expect(page.said.length - before).toBeLessThan(names.length / 2)
    await page.close()
    await other.close()
  })

  it('is let go when the session ends', async () => {
    const user_name = 'department.own'
    const signedIn = await place.send('post', '/api/sign-in', { user_name, password: 'a harbour at dawn' })
    const cookie = signedIn.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ')
    const page = following(await place.open('/api/live', cookie))
    await page.until(({ event }) => event === 'ready')
    await place.send('post', '/api/sign-out', {}, cookie)
    await page.until(({ event }) => event === 'end')
    await page.over
  })

  it('hears that it may have missed something when the database comes back', async () => {
    const page = await follows('officer', 'own')
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'landfall live' and datname = current_database()`.execute(place.db)
    await page.until(({ event }) => event === 'missed')
    await last([page])
  })
})
