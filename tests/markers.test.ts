import { afterAll, beforeAll, expect, it } from 'vitest'
import { coreFields } from '#features/projects/fields/model.ts'
import type { Route } from '#platform/http/route.ts'
import { bindings } from '../src/app/routes.ts'
import { following } from './support/follow.ts'
import { amount, form, heldName, imported, investor, mark, plant, wordsOf } from './support/marked.ts'
import { type Neighbours, openNeighbours } from './support/neighbours.ts'

let place: Neighbours
let zone: Awaited<ReturnType<typeof plant>>
beforeAll(async () => {
  place = await openNeighbours()
  zone = await plant(place)
}, 180_000)
afterAll(() => place?.close())

/** Every route that reads, but the one without end, which has a test of its own. */
const reads = bindings
  .map(({ route }) => route)
  .filter(({ method, open, id }) => method === 'get' && !open && id !== 'live.follow')

it('a sibling reads nothing that a unit typed, whatever is asked by whatever id', async () => {
  const cookie = await place.as('officer', 'sibling')
  const own = await ofTheirOwn(cookie)
  const told: string[] = []
  for (const { path, query, id } of reads)
    for (const way of waysOf(path, query, [...zone.ids, ...own])) {
      const response = await place.open(way, cookie)
      const words = await wordsOf(response)
      const leaks = [mark, amount].filter((one) => words.includes(one))
      if (response.status >= 500 || leaks.length > 0) told.push(`${id} ${response.status} ${way} ${leaks}`)
    }
  expect(told).toEqual([])
})

it('a sibling learns nothing by asking for what a unit typed: it is answered as nonsense is', async () => {
  const cookie = await place.as('officer', 'sibling')
  const unlike: string[] = []
  for (const { path, id } of reads.filter((route) => !route.path.includes('{')))
    for (const [name, what] of questions) {
      const answers = [mark, other].map(async (word) => {
        const query = new URLSearchParams({ ...asking, by: 'unit', name: '没有的', [name]: `${word}${what}` })
        return (await said(`${path}?${query}`, cookie)).replaceAll(word, '').replaceAll(byChance, '')
      })
      const [known, nonsense] = await Promise.all(answers)
      if (known !== nonsense) unlike.push(`${id} ${name}=${what}`)
    }
  expect(unlike).toEqual([])
})

it('a sibling learns of a held project that it exists and who holds it, of a confidential one its code name', async () => {
  const cookie = await place.as('officer', 'sibling')
  const of = async (id: string) => JSON.parse(await said(`/api/projects/${id}`, cookie))
  const unit = { id: place.ids.zone, name: '开发区' }
  expect(await of(zone.held)).toEqual({ access: 'existence', id: zone.held, name: heldName, unit })
  expect(await of(zone.secret)).toEqual({ access: 'existence', id: zone.secret, name: '蓝鲸', unit })
  const { items } = JSON.parse(await said(`/api/enterprises/candidates?name=${encodeURIComponent(investor)}`, cookie))
  const { standings } = { standings: JSON.parse(await said(`/api/standings?ids=${items[0].id}`, cookie)) }
  expect(standings.items[0]).toMatchObject({ standing: 'held', unit, project_id: null })
})

it('a sibling who follows changes hears of none in what it may not see', async () => {
  const [cookie, lead] = [await place.as('officer', 'sibling'), await place.as('unit_lead', 'own')]
  const stream = following(await place.open('/api/live', cookie))
  await stream.until(() => true)
  for (const id of [zone.held, zone.secret])
    await place.send('post', `/api/projects/${id}/notes`, { text: `${mark}live` }, lead)
  const made = await place.send('post', '/api/projects', { changes: { name: '邻县自己的项目' } }, cookie)
  const { id } = JSON.parse(made.text) as { id: string }
  await stream.until(({ data }) => JSON.stringify(data).includes(id))
  const heard = JSON.stringify(stream.said)
  expect([mark, zone.held, zone.secret].filter((one) => heard.includes(one))).toEqual([])
  await stream.close()
})

it('whoever may know it reads it by the very routes that keep it from siblings', async () => {
  const cookie = await place.as('unit_lead', 'own')
  const shown = new Set<string>()
  for (const { path, query, id } of reads)
    for (const way of waysOf(path, query, zone.ids)) {
      const words = await wordsOf(await place.open(way, cookie))
      if (words.includes(mark)) shown.add(id)
    }
  expect([...shown]).toEqual(
    expect.arrayContaining([
      'projects.export',
      'projects.list',
      'projects.get',
      'projects.timeline',
      'projects.evidence',
      'projects.evidence.content',
      'projects.transfers',
      'claims.of_project',
      'claims.read',
      'claims.export',
      'disputes.list',
      'disputes.show',
      'transfers.list',
      'transfers.show',
      'imports.list',
      'imports.rows',
      'imports.refused',
      'merges.list',
      'templates.list',
      'templates.show',
      'templates.file',
      'templates.fill_project',
      'views.list',
      'schedules.list',
      'search.find',
    ]),
  )
})

const other = 'YWPUTJ'
const columns = coreFields.map(({ id }) => id).concat('chain', 'delay_reason', 'extra')
const asking = {
  limit: '20',
  format: 'csv',
  cards: '50',
  queue: 'all',
  open: 'false',
  stage: 'lead',
  period: new Date().toISOString().slice(0, 7),
  year: '2026',
  indicator: 'arrivals',
  kind: 'project',
  span: 'all',
}
const everything = new URLSearchParams({
  ...asking,
  columns: columns.join(','),
  q: '项目',
  name: heldName,
  by: 'unit',
}).toString()
/** Other ways to ask the same: by groups, by the words of the unit, by what a pool or a merge is asked. */
const narrowed = [
  { ...asking, view: 'pool', by: 'source', groups: 'holder,stage', measures: 'n,announced' },
  { ...asking, view: 'ours', by: 'industry', groups: 'industry', name: investor, q: investor, outcome: 'refused' },
  { ...asking, by: 'origin', later: 'true', subject: 'combined', outcome: 'created' },
  { ...asking, by: 'month', subject: 'funnel', status: 'active,paused', light: 'red,yellow,green,blue' },
].map((query) => new URLSearchParams(query).toString())

/** What the zone typed, by what asks for it. */
const questions = [
  ['q', 'content'],
  ['q', 'contact_name'],
  ['name', 'name'],
  ['tag', 'tags'],
  ['f.chain', 'chain'],
  ['status_reason', 'paused'],
] as const

/** What differs from answer to answer: the number of a request, an instant. */
const byChance = /"request_id":"[^"]+"|\d{4}-\d\d-\d\dT[\d:.]+Z/g

/** A route by every id in its path, by every two where it takes two, and by every id that its query may name. */
function waysOf(path: string, query: Route['query'], ids: string[]): string[] {
  const [place] = /\{\w+\}/.exec(path) ?? []
  if (place) return ids.flatMap((id) => waysOf(path.replace(place, id), undefined, ids))
  const named = ['id', 'ids', 'kept', 'lost', 'import_id', 'unit', 'holder'].filter((name) => name in shapeOf(query))
  const byId =
    named.length === 0
      ? []
      : ids.map((id) => new URLSearchParams([...Object.entries(asking), ...named.map((name) => [name, id])]).toString())
  const asked = query ? ['', everything, ...narrowed, ...byId] : [everything]
  return asked.map((one) => `${path}?${one}`)
}

function shapeOf(query: Route['query']): Record<string, unknown> {
  return (query as { shape?: Record<string, unknown> } | undefined)?.shape ?? {}
}

async function said(path: string, cookie: string): Promise<string> {
  return wordsOf(await place.open(path, cookie))
}

/** What a sibling may try it with: a form that asks for everything, a project and a ledger of the same investor and name. */
async function ofTheirOwn(cookie: string): Promise<string[]> {
  const names = ['{{项目名称}}', '{{建设内容}}', '{{联系人}}', '{{联系电话}}', '{{投资方.名称}}']
  const { id } = await form(place, cookie, names)
  const changes = { name: heldName, investors: [{ name: investor }] }
  const { text } = await place.send('post', '/api/projects', { changes }, cookie)
  const csv = `项目名称,投资方,建设内容\n${heldName},${investor},邻县的\n`
  return [id, (JSON.parse(text) as { id: string }).id, await imported(place, cookie, 'ledger', csv)]
}
