import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Role, roles } from '#features/places/model.ts'
import { coreFields } from '#features/projects/fields/model.ts'
import { bindings } from '../src/app/routes.ts'
import { type Neighbours, openNeighbours, type Standing, standings } from './support/neighbours.ts'

/** Everything that a person can type about a project, with a mark in it that no other text has. */
const mark = 'ZQXWVK'
const text = (what: string) => `${mark}${what}`
/** The investor is an enterprise, and those are known to the whole tenant: what must not show is that it invests here. */
const investor = 'JHGPLM实业'

let place: Neighbours
let known: { project: string; claim: string; enterprise: string }
beforeAll(async () => {
  place = await openNeighbours()
  known = await secretProject()
}, 120_000)
afterAll(() => place?.close())

/** Who sees the zone's projects but may know this one by its code name only, or not even see it. */
const outsiders: [Role, Standing][] = standings.flatMap((standing) =>
  roles
    .filter((role) => !(inReach(standing) && knows(role)) && role !== 'leader')
    .map((role): [Role, Standing] => [role, standing]),
)

function inReach(standing: Standing): boolean {
  return standing === 'own' || standing === 'parent'
}

function knows(role: Role): boolean {
  return (['unit_lead', 'unit_reviewer', 'city_reviewer'] as Role[]).includes(role)
}

const reads = bindings.map(({ route }) => route).filter((route) => route.method === 'get' && !route.open)

describe.each(outsiders)('a confidential project and a %s of its %s', (role, standing) => {
  it('does not show in the answer of any route, whatever is asked', async () => {
    const cookie = await place.as(role, standing)
    const told: string[] = []
    for (const { path } of reads)
      for (const asked of ['', everything, searched]) {
        const url = `${filled(path)}?${asked}`
        const answer = await place.send('get', url, undefined, cookie)
        if (answer.status >= 500 || tells(path, answer.text)) told.push(`${answer.status} ${url}`)
      }
    expect(told).toEqual([])
  })

  it('is not found by what is kept from them', async () => {
    const cookie = await place.as(role, standing)
    const asked = [
      `/api/projects?q=${mark}`,
      `/api/projects?q=${encodeURIComponent(investor)}`,
      `/api/projects?tag=${text('tags')}`,
      `/api/projects?f.chain=${text('chain')}`,
      `/api/projects/board?q=${mark}`,
      `/api/projects/board?tag=${text('tags')}`,
      `/api/projects/existing?name=${text('name')}`,
      `/api/projects/export?format=csv&tag=${text('tags')}`,
      `/api/search?q=${mark}`,
      `/api/enterprises/${known.enterprise}`,
      `/api/enterprises/${known.enterprise}/projects`,
    ]
    const found: string[] = []
    for (const url of asked) {
      const { text: answer } = await place.send('get', url, undefined, cookie)
      if (answer.includes(known.project) || answer.includes('蓝鲸')) found.push(url)
    }
    expect(found).toEqual([])
  })

  it('does not show in a refusal', async () => {
    const cookie = await place.as(role, standing)
    const writes: [string, string, unknown][] = [
      ['patch', `/api/projects/${known.project}`, { version: 1, changes: { content: 'x' } }],
      ['post', `/api/projects/${known.project}/move`, { version: 1, stage: 'contacted' }],
      ['post', `/api/projects/${known.project}/status`, { version: 1, status: 'active' }],
      ['post', `/api/projects/${known.project}/contacts`, { version: 1, on: '2026-01-04', with: 'x', said: 'x' }],
      ['put', `/api/projects/${known.project}/team`, { version: 1, team: [] }],
      ['patch', `/api/claims/${known.claim}`, { version: 99, kind: 'arrival', event_on: '2026-01-01' }],
      ['post', `/api/claims/${known.claim}/review`, { version: 99, decision: 'approve' }],
      ['post', `/api/claims/${known.claim}/reverse`, { version: 99, reason: 'x' }],
    ]
    for (const [method, path, body] of writes) {
      const answer = await place.send(method, path, body, cookie)
      expect(answer.status, path).toBeGreaterThanOrEqual(400)
      expect(tells(path, answer.text), `${method} ${path}`).toBe(false)
    }
  })
})

it('does show to whoever may know it, by the very routes that hide it', async () => {
  const cookie = await place.as('unit_lead', 'own')
  const shown: string[] = []
  for (const { path, id } of reads) {
    const { text: answer } = await place.send('get', `${filled(path)}?${everything}`, undefined, cookie)
    if (answer.includes(mark)) shown.push(id)
  }
  expect(shown).toEqual(
    expect.arrayContaining([
      'projects.list',
      'projects.board',
      'projects.get',
      'projects.timeline',
      'projects.evidence',
      'projects.export',
      'claims.of_project',
      'claims.queue',
      'claims.read',
      'enterprises.projects',
      'search.find',
    ]),
  )
})

const columns = coreFields.map(({ id }) => id).concat('chain', 'delay_reason')
const everything = new URLSearchParams({
  limit: '20',
  format: 'csv',
  columns: columns.join(','),
  cards: '50',
  queue: 'all',
  q: '蓝鲸',
  name: '蓝鲸',
  stage: 'lead',
  period: '2026-10',
  year: '2026',
  indicator: 'arrivals',
  by: 'stage',
}).toString()
const searched = new URLSearchParams({
  q: mark,
  name: text('name'),
  limit: '20',
  queue: 'all',
  format: 'csv',
}).toString()

/** The path with the secret's own ids; where it names something else, the project's. */
function filled(path: string): string {
  const ids: Record<string, string> = { projects: known.project, claims: known.claim, enterprises: known.enterprise }
  const [, , kind = ''] = path.split('/')
  return path.replace(/\{\w+\}/g, (name) => (name === '{id}' ? (ids[kind] ?? known.project) : known.project))
}

/** Whether an answer has the mark, or ties the investor to the project. */
function tells(path: string, answer: string): boolean {
  if (answer.includes(mark)) return true
  const ofEnterprises = path.startsWith('/api/enterprises') || path === '/api/search'
  return answer.includes(investor) && (!ofEnterprises || answer.includes(known.project))
}

async function secretProject() {
  const lead = await place.as('unit_lead', 'own')
  const ask = async (method: string, path: string, body: unknown): Promise<{ id: string; version: number }> => {
    const { status, text: answer } = await place.send(method, path, body, lead)
    expect(status, `${path} ${answer}`).toBe(200)
    return JSON.parse(answer)
  }
  const typed = coreFields.filter(({ type }) => type === 'text' || type === 'longtext')
  const changes = {
    ...Object.fromEntries(typed.map(({ id }) => [id, text(id)])),
    code_name: '蓝鲸',
    confidential: true,
    tags: [text('tags')],
    investors: [{ name: investor, share: '60' }],
    chain: text('chain'),
    delay_reason: text('delay'),
    investment: { agreed: { value: '3', unit: 'yi' } },
  }
  const { id } = await ask('post', '/api/projects', { changes })
  const at = `/api/projects/${id}`
  await ask('post', `${at}/notes`, { text: text('note') })
  await ask('post', `${at}/contacts`, { version: 2, on: '2026-01-04', with: text('partner'), said: text('said') })
  const bytes = new TextEncoder().encode(`%PDF-1.7\n${Math.random()}\n%%EOF\n`)
  const upload = await place.send('post', '/api/files?name=a.pdf', bytes, lead)
  const { sha256 } = JSON.parse(upload.text)
  const paper = { sha256, name: `${text('file')}.pdf`, number: text('number'), note: text('about') }
  await ask('post', `${at}/evidence`, { ...paper, kind: 'contract' })
  const arrival = {
    kind: 'arrival',
    event_on: '2026-01-05',
    amount: '8',
    unit: 'wan',
    currency: 'CNY',
    origin_place: 'abroad',
  }
  const claim = await ask('post', `${at}/claims`, {
    ...arrival,
    voucher_number: text('voucher'),
    contract_number: text('contract'),
    note: text('claimed'),
    evidence: [{ sha256, kind: 'bank_receipt', name: `${text('receipt')}.pdf` }],
  })
  const reviewer = await place.as('unit_reviewer', 'own')
  const back = { version: claim.version, decision: 'return', reason: text('returned') }
  expect((await place.send('post', `/api/claims/${claim.id}/review`, back, reviewer)).status).toBe(200)
  const again = await ask('get', `/api/claims/${claim.id}`, undefined)
  await ask('patch', `/api/claims/${claim.id}`, {
    ...arrival,
    version: again.version,
    voucher_number: text('voucher'),
    note: text('claimed'),
  })
  for (const status of ['paused', 'active']) {
    const { version } = await ask('get', at, undefined)
    await ask('post', `${at}/status`, { version, status, reason: 'land', note: text(status), date: '2026-01-06' })
  }
  const { document } = JSON.parse((await place.send('get', at, undefined, lead)).text)
  return { project: id, claim: claim.id, enterprise: document.investors[0].enterprise_id as string }
}
