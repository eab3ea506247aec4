import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { pairUpWaiting } from '#features/enterprises/pairs/finding/actions.ts'
import { runQueued } from '#features/imports/queue/actions.ts'
import { seriousFor } from './support/axe.ts'
import { openHouse } from './support/house.ts'

let house: Awaited<ReturnType<typeof openHouse>>
beforeAll(async () => {
  house = await openHouse()
  await pairUpWaiting(house.db, () => new Date())
  await sql`delete from enterprise_pair`.execute(house.db)
}, 180_000)
afterAll(() => house?.close())

const trades =
  '恒力 东泰 海锋 远志 鼎天 晨鸣 长虹 金鹏 百川 华腾 新桥 宏图 天目 立讯 中航 博远 卓越 盛唐 凯盛 嘉禾 明阳'.split(' ')

/** Enterprises as an officer registers them: each twice, once under its whole name and once as people say it. */
async function register(page: Page) {
  for (const [at, trade] of trades.entries())
    for (const changes of [
      { name: `南通${trade}新材料有限公司`, region: '南通' },
      { name: `${trade}（南通）新材料`, contact_phone: `138000000${String(at).padStart(2, '0')}` },
    ]) {
      const answer = await page.request.post('/api/enterprises', { data: { changes }, headers: { 'x-landfall': '1' } })
      expect(answer.status()).toBe(200)
    }
  await pairUpWaiting(house.db, () => new Date())
}

/** The pair that is shown, once all that its keys need is there. */
async function shown(page: Page, left: number): Promise<string> {
  await page.getByText(`还有 ${left} 对待核对`).waitFor()
  const name = page.locator('.pair-fields tbody tr').first()
  await page.locator('.pair-fields button').first().waitFor()
  return (await name.textContent()) ?? ''
}

it('a lead decides twenty suspected duplicates with the keyboard alone', async () => {
  const officer = await house.visit('officer')
  await register(officer.page)
  expect(await officer.page.getByRole('link', { name: '企业查重' }).count()).toBe(0)
  await officer.context.close()

  const { page, complaints, context } = await house.visit('lead')
  await page.getByRole('link', { name: /^企业查重\s*21$/ }).waitFor()
  await page.goto('/enterprises/pairs')
  const keys = [...'mdmsmdmmdmmsmdmmdmmd']
  for (const [at, key] of keys.entries()) {
    await shown(page, trades.length - at)
    if (at === 0) {
      // The phone is the other one's and offered; the name too may be the other's.
      await page.keyboard.press('ArrowRight')
      await page.locator('.pair-fields button[aria-pressed=true]', { hasText: '（南通）' }).waitFor()
      await page.keyboard.press('ArrowLeft')
    }
    await page.keyboard.press(key)
  }
  await page.getByText('还有 1 对待核对').waitFor()
  await page.getByText('本次已核对 20 对').waitFor()

  const count = async (decision: string) =>
    (
      await sql<{ n: number }>`
        select count(*)::int as n from enterprise_label where decision = ${decision}`.execute(house.db)
    ).rows[0]!.n
  const of = (key: string) => keys.filter((one) => one === key).length
  expect([await count('same'), await count('different'), await count('later')]).toEqual([of('m'), of('d'), of('s')])
  const { rows } = await sql<{ name: string; contact_phone: string; other_names: string[] }>`
    select e.name, contact_phone, other_names from merge m join enterprise e on e.id = m.kept_id order by m.id limit 1`.execute(
    house.db,
  )
  expect(rows[0]).toMatchObject({
    name: expect.stringMatching(/^南通..新材料有限公司$/),
    contact_phone: expect.stringMatching(/^138/),
  })

  await page.keyboard.press('u')
  await page.getByText('还有 2 对待核对').waitFor()
  await page.locator('.pair-fields button').first().waitFor()
  await page.keyboard.press('u')
  await page.getByText('还有 3 对待核对').waitFor()
  expect([await count('same'), await count('different')]).toEqual([of('m') - 1, of('d') - 1])
  await page.locator('.pair-fields button').first().waitFor()
  await page.keyboard.press('k')
  await page.keyboard.press('j')

  expect(await seriousFor(page)).toEqual([])
  expect(complaints).toEqual([])
  await context.close()
}, 240_000)

it('a ledger tells whom its companies are like before it is brought in; a lead decides them from its page', async () => {
  const { page, complaints, context } = await house.visit('lead')
  const headers = { 'x-landfall': '1' }
  for (const name of ['启东长河电缆有限公司', '如皋明月食品有限公司'])
    expect((await page.request.post('/api/enterprises', { data: { changes: { name } }, headers })).status()).toBe(200)
  await pairUpWaiting(house.db, () => new Date())
  await page.goto('/imports')
  const ledger = `项目名称,投资方\n长河项目,长河电缆（启东）\n明月项目,明月食品（如皋）\n启东项目,启东长河电缆有限公司\n`
  const file = { name: '企业台账.csv', mimeType: 'text/csv', buffer: Buffer.from(ledger) }
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByText('点名 3 家企业：1 家已登记，自动关联；0 家将新登记。').waitFor()
  await page.getByText('另有 2 家与已登记的企业相似').waitFor()
  const id = page.url().split('/').at(-1)!
  await page.getByRole('button', { name: '开始导入' }).click()
  await page.getByText('导入中').first().waitFor()
  const { rows } = await sql<{ tenant_id: string }>`select tenant_id from import where id = ${id}`.execute(house.db)
  await runQueued(house, { tenant_id: rows[0]!.tenant_id, id })
  await page.getByText('正在与企业库比对，还有 2 家').waitFor()
  await pairUpWaiting(house.db, () => new Date())
  await page.getByText('2 对企业待核对').waitFor()
  await page.getByRole('link', { name: '逐对核对' }).click()
  await page.getByRole('link', { name: '企业台账.csv' }).waitFor()
  for (const key of ['m', 'd']) {
    await shown(page, key === 'm' ? 2 : 1)
    await page.keyboard.press(key)
  }
  await page.getByText('还有 0 对待核对').waitFor()
  // The one that was merged has another name more, and is compared anew.
  await pairUpWaiting(house.db, () => new Date())
  await page.getByRole('link', { name: '企业台账.csv' }).click()
  await page.getByText('已与企业库比对，没有待核对的。').waitFor()
  expect(complaints).toEqual([])
  await context.close()
}, 120_000)
