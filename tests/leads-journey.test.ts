import { sql } from 'kysely'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openHouse, type Visited } from './support/house.ts'

let house: Awaited<ReturnType<typeof openHouse>>
beforeAll(async () => {
  house = await openHouse()
}, 180_000)
afterAll(() => house?.close())

const phone = { width: 390 }

/** Nothing of a page is wider than its window. */
async function fits(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth <= innerWidth + 1)
}

/** What a page of this member would send. */
async function post<T>(page: Page, path: string, body: unknown): Promise<T> {
  const answer = await page.evaluate(
    async ([to, sent]) => {
      const headers = { 'x-landfall': '1', 'content-type': 'application/json' }
      const response = await fetch(to as string, { method: 'POST', headers, body: JSON.stringify(sent) })
      return { status: response.status, body: await response.json() }
    },
    [path, body] as const,
  )
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body as T
}

/** A lead such that its unit holds the investor. */
function lead(investor: string, on: string, content: string) {
  return {
    changes: {
      name: `${investor}落户项目`,
      investors: [{ name: investor }],
      content,
      investment: { announced: { value: '3', unit: 'yi' } },
      contact_name: '王总',
      first_contact_on: on,
    },
  }
}

const day = (before: number) => new Date(Date.now() + 8 * 3_600_000 - before * 86_400_000).toISOString().slice(0, 10)

async function freeEnterprise() {
  const { rows } = await sql<{ id: string; name: string }>`
    select e.id, e.name from enterprise e
    where e.name like '%有限公司' and not exists (
      select 1 from protection p where p.tenant_id = e.tenant_id and p.enterprise_id = e.id and p.ended_on is null)
    order by e.id limit 1`.execute(house.db)
  return rows[0]!
}

it('an officer logs a lead on a phone: known companies answer while the name is typed, and one of them is taken', async () => {
  const known = await freeEnterprise()
  const { page, complaints, context } = await house.visit('officer', phone)
  await page.goto('/projects/new')
  await page.locator('#new-name').fill('手机记的线索')
  const investor = page.getByRole('combobox', { name: '投资方名称' })
  await investor.pressSequentially(known.name.replace('有限公司', ''))
  const answers = page.getByRole('list', { name: '可能是已知企业' })
  const one = answers.getByRole('listitem').filter({ hasText: known.name }).first()
  await one.getByText('已在企业库，目前无人首谈').waitFor()
  expect(await fits(page)).toBe(true)
  await page.keyboard.press('Escape')
  await one.getByRole('button', { name: `就是${known.name}`, exact: true }).click()
  await answers.waitFor({ state: 'detached' })
  await page.locator('#new-content').fill('年产二十万套关节模组')
  await page.getByRole('textbox', { name: '总投资', exact: true }).fill('2.5')
  expect(await fits(page)).toBe(true)
  await page.getByRole('button', { name: '建立' }).click()
  await page.waitForURL(/\/projects\/[0-9a-f-]{36}/)
  await page.getByRole('heading', { name: '手机记的线索', level: 1 }).waitFor()
  expect(await fits(page)).toBe(true)
  const { rows } = await sql<{ enterprise_id: string; content: string }>`
    select i.enterprise_id, p.content from project p
    join project_investor i on i.tenant_id = p.tenant_id and i.project_id = p.id
    where p.name = '手机记的线索'`.execute(house.db)
  expect(rows).toEqual([{ enterprise_id: known.id, content: '年产二十万套关节模组' }])
  expect(complaints).toEqual([])
  await context.close()
}, 120_000)

it('an officer who meets a held investor is told by whom and until when, and no more, and asks its holder', async () => {
  const investor = '远山航空精工有限公司'
  const holder = await house.visit('officer')
  await post(holder.page, '/api/projects', lead(investor, day(3), '区里的底牌'))
  const { page, complaints, context } = await house.visit('officer2', phone)
  await page.goto('/projects/new')
  await page.getByRole('combobox', { name: '投资方名称' }).pressSequentially('远山航空精工')
  const one = page.getByRole('list', { name: '可能是已知企业' }).getByRole('listitem').filter({ hasText: investor })
  const { rows } = await sql<{ until: string }>`
    select p.until_on as until from protection p
    join enterprise e on e.tenant_id = p.tenant_id and e.id = p.enterprise_id
    where e.name = ${investor}`.execute(house.db)
  await one.getByText(`澜江经济开发区首谈，保护至 ${rows[0]!.until}`).waitFor()
  expect(await page.getByText('区里的底牌').count()).toBe(0)
  expect(await fits(page)).toBe(true)
  await page.keyboard.press('Escape')
  await one.getByRole('button', { name: '询问首谈单位' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('要问什么').fill('二期拟落我区，能否共同对接？')
  expect(await fits(page)).toBe(true)
  await agree(dialog)
  await page.getByText('已发送，首谈单位会收到提醒').waitFor()
  await holder.page.goto('/disputes')
  await holder.page.getByText('二期拟落我区，能否共同对接？').waitFor()
  // Who logged it is on its team and is asked.
  await holder.page.goto('/inbox')
  await holder.page.getByText(`澜江高新区询问由本单位首谈的“${investor}”，请答复`).first().click()
  await holder.page.getByRole('heading', { name: investor, level: 1 }).waitFor()
  expect([complaints, holder.complaints].flat()).toEqual([])
  for (const one of [context, holder.context]) await one.close()
}, 120_000)

it('an arbiter decides a dispute with both files side by side, and the decision is in the ledger', async () => {
  const investor = '远山深海装备有限公司'
  const [holder, asking, arbiter] = (await Promise.all(
    ['officer', 'officer2', 'city'].map((user) => house.visit(user)),
  )) as [Visited, Visited, Visited]
  await post(holder.page, '/api/projects', lead(investor, day(2), '区里的底牌'))
  const own = await post<{ id: string }>(asking.page, '/api/projects', lead(investor, day(9), '高新区的底牌'))

  await asking.page.goto(`/projects/${own.id}`)
  await asking.page.getByText('该投资方由澜江经济开发区首谈', { exact: false }).waitFor()
  await asking.page.getByRole('button', { name: '询问首谈单位' }).click()
  const question = asking.page.getByRole('dialog')
  await question.getByLabel('要问什么').fill('我区接触在先，请移交。')
  await agree(question)
  await asking.page.getByText('已发送，首谈单位会收到提醒').waitFor()

  await holder.page.goto('/disputes')
  await chosen(holder.page, investor)
  await holder.page.getByRole('radio', { name: '不同意' }).check()
  await holder.page.locator('#dispute-words').fill('已进入选址阶段')
  await holder.page.getByRole('button', { name: /^答\s*复$/ }).click()
  await holder.page.getByText('已进入选址阶段').first().waitFor()

  await asking.page.goto('/disputes')
  await chosen(asking.page, investor)
  await asking.page.locator('#appeal-words').fill('首次拜访在先，有记录')
  await asking.page.getByRole('button', { name: /^申\s*诉$/ }).click()
  await asking.page.getByText('待裁决').first().waitFor()
  expect(await asking.page.getByText('区里的底牌').count()).toBe(0)

  await arbiter.page.goto('/disputes')
  await chosen(arbiter.page, investor)
  const [left, right] = await Promise.all(
    ['首谈单位：澜江经济开发区', '询问单位：澜江高新区'].map((title) => arbiter.page.getByText(title).boundingBox()),
  )
  expect(left!.y).toBe(right!.y)
  expect(left!.x).toBeLessThan(right!.x)
  await arbiter.page.getByText(`${investor}落户项目`).nth(1).waitFor()
  await arbiter.page.getByText('在先', { exact: true }).waitFor()
  await arbiter.page.getByRole('radio', { name: '改由询问单位首谈' }).check()
  await arbiter.page.locator('#dispute-words').fill('高新区首次对接早七天，记录完整')
  await arbiter.page.getByRole('button', { name: /^裁\s*决$/ }).click()
  await arbiter.page.getByText('已裁决').first().waitFor()
  await arbiter.page.getByText('高新区首次对接早七天，记录完整').waitFor()

  const { rows } = await sql<{ by: string; decision: string; reason: string }>`
    select m.user_name as by, v.changes -> 'decision' ->> 1 as decision, v.changes -> 'reason' ->> 1 as reason
    from event v join member m on m.tenant_id = v.tenant_id and m.id = v.actor_id
    where v.kind = 'dispute.decided'`.execute(house.db)
  expect(rows).toEqual([{ by: 'city', decision: 'moves', reason: '高新区首次对接早七天，记录完整' }])
  await asking.page.goto(`/projects/${own.id}`)
  await asking.page
    .getByText(/还剩 \d+ 天/)
    .first()
    .waitFor()
  expect([holder, asking, arbiter].flatMap(({ complaints }) => complaints)).toEqual([])
  for (const { context } of [holder, asking, arbiter]) await context.close()
}, 180_000)

it('a leader opens the projects behind a figure of the funnel, and comes to its other months by the address', async () => {
  const { page, complaints, context } = await house.visit('leader')
  await page.goto('/funnel?span=all')
  const reached = page.getByRole('link', { name: /^签约 到达 \d+$/ })
  const n = await reached.textContent()
  await page.getByRole('img', { name: '各步骤到达的线索' }).locator('svg').waitFor()
  await reached.click()
  await page.getByText(`共 ${n} 个项目`).waitFor()
  await page.getByText('走到过“签约”或更后').waitFor()
  await page.goBack()
  await page.getByText('来源月份', { exact: true }).click()
  await page.waitForURL(/by=month/)
  await page
    .getByText(/^20\d\d-\d\d$/)
    .first()
    .waitFor()
  expect(complaints).toEqual([])
  await context.close()
}, 120_000)

async function agree(dialog: Locator): Promise<void> {
  await dialog.getByRole('button', { name: /确\s*定/ }).click()
}

/** Opens the dispute over an investor, from the list of them. */
async function chosen(page: Page, investor: string): Promise<void> {
  await page.getByText(investor).first().click()
  await page.getByRole('heading', { name: investor, level: 1 }).waitFor()
}
