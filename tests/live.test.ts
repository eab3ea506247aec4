import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openHouse, type Visited } from './support/house.ts'

let house: Awaited<ReturnType<typeof openHouse>>
beforeAll(async () => {
  house = await openHouse()
}, 180_000)
afterAll(() => house?.close())

async function someProject(stage: string) {
  const { rows } = await sql<{ id: string; name: string }>`
    select p.id, p.name from project p join unit u on u.id = p.unit_id
    where u.name = '澜江经济开发区' and not p.confidential and p.status = 'active' and p.stage = ${stage} limit 1`.execute(
    house.db,
  )
  return rows[0]!
}

it('what a colleague changes appears on the project page and in the table, without reload', async () => {
  const project = await someProject('started')
  const visits = await Promise.all(['lead', 'officer', 'leader'].map((user) => house.visit(user)))
  const [writer, page, table] = visits as [Visited, Visited, Visited]
  await page.page.goto(`/projects/${project.id}`)
  await page.page.getByText(project.name).first().waitFor()
  await table.page.goto(`/projects?q=${encodeURIComponent(project.name)}`)
  await table.page.getByText(project.name).first().waitFor()
  await writer.page.goto(`/projects/${project.id}`)
  await writer.page.getByText(project.name).first().waitFor()
  const renamed = `${project.name}二期`
  const saved = await writer.page.evaluate(
    async ([id, name]) => {
      const headers = { 'x-landfall': '1', 'content-type': 'application/json' }
      const { version } = await (await fetch(`/api/projects/${id}`)).json()
      const body = JSON.stringify({ version, changes: { name } })
      return (await fetch(`/api/projects/${id}`, { method: 'PATCH', headers, body })).status
    },
    [project.id, renamed],
  )
  expect(saved).toBe(200)
  for (const { page: seen, complaints } of [page, table, writer]) {
    await seen.getByText(renamed).first().waitFor()
    expect(complaints).toEqual([])
  }
  for (const { context } of visits) await context.close()
}, 120_000)

it('a claim that is submitted comes to the reviewer’s queue by itself', async () => {
  const reviewer = await house.visit('reviewer')
  await reviewer.page.goto('/review')
  await reviewer.page.getByText(/条待审/).waitFor()
  const before = await reviewer.page.getByText(/条待审/).textContent()
  const writer = await house.visit('officer')
  const project = await someProject('started')
  const status = await writer.page.evaluate(async (id) => {
    const headers = { 'x-landfall': '1' }
    const bytes = new TextEncoder().encode('%PDF-1.7\nlive\n%%EOF\n')
    const file = await (await fetch('/api/files?name=a.pdf', { method: 'POST', headers, body: bytes })).json()
    const claim = {
      kind: 'arrival',
      event_on: new Date().toISOString().slice(0, 10),
      amount: '7',
      unit: 'wan',
      currency: 'CNY',
      origin_place: 'other_province',
      voucher_number: 'PZ-LIVE-1',
      evidence: [{ sha256: file.sha256, kind: 'bank_receipt', name: 'a.pdf' }],
    }
    const json = { ...headers, 'content-type': 'application/json' }
    const body = JSON.stringify(claim)
    return (await fetch(`/api/projects/${id}/claims`, { method: 'POST', headers: json, body })).status
  }, project.id)
  expect(status).toBe(200)
  await reviewer.page.waitForFunction(
    (was) => [...document.querySelectorAll('.review-list header *')].every((one) => one.textContent !== was),
    before,
  )
  await reviewer.context.close()
  await writer.context.close()
})

it('says that the connection is lost, quietly, and reads everything anew when it is back', async () => {
  const { page, context } = await house.visit('officer')
  // A window of its own connection: what the browser takes away from a page it does not take from a shared worker.
  await context.addInitScript(() => Reflect.deleteProperty(globalThis, 'SharedWorker'))
  const following = page.waitForResponse('**/api/live')
  await page.goto('/projects')
  await following
  await context.route('**/api/live', (route) => route.abort())
  house.cut()
  await page.getByText('连接中断，正在重连').waitFor()
  const project = await someProject('started')
  await sql`update project set name = ${`${project.name}重连`}, updated_at = now() where id = ${project.id}`.execute(
    house.db,
  )
  await context.unroute('**/api/live')
  await page.getByText('连接中断，正在重连').waitFor({ state: 'detached' })
  await page.getByText(`${project.name}重连`).first().waitFor()
  await context.close()
})
