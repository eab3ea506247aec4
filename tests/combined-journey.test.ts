import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeDueReports } from '#features/reports/combined/schedules/making/actions.ts'
import { openHouse, type Visited } from './support/house.ts'

let house: Awaited<ReturnType<typeof openHouse>>
beforeAll(async () => {
  house = await openHouse()
}, 180_000)
afterAll(() => house?.close())

async function post<T>({ page }: Visited, path: string, data: unknown): Promise<T> {
  const answer = await page.request.post(path, { data, headers: { 'x-landfall': '1' } })
  expect(answer.status()).toBeLessThan(300)
  return (await answer.json()) as T
}

it('a saved report is scheduled, lands in the inbox, and its chart answers a click with the list behind it', async () => {
  const leader = await house.visit('leader')
  const { page } = leader
  const query = { groups: 'unit', measures: 'n,agreed,new_signings.n' }
  await page.goto(`/reports/combined?${new URLSearchParams(query)}`)
  await page.getByRole('button', { name: '定期发送' }).click()
  await page.getByRole('button', { name: '保存…' }).click()
  await page.getByLabel('名称').fill('周报')
  await page.getByRole('button', { name: /保\s*存$/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('收件成员').click()
  await page.getByText('市领导').last().click()
  await page.keyboard.press('Escape')
  await dialog.getByRole('button', { name: /确\s*定/ }).click()
  await dialog.waitFor({ state: 'detached' })
  expect(await makeDueReports(house.db, new Date(Date.now() + 8 * 86_400_000))).toBe(1)
  await page.getByRole('button', { name: '定期发送' }).click()
  await page.getByRole('link', { name: '看最近一期' }).click()
  await page.getByRole('heading', { name: '周报' }).waitFor()
  await page.getByText('生成于').waitFor()
  await page.getByRole('link', { name: '按此条件看现在的数字' }).click()
  const bar = page.locator('.combined-chart svg path[fill="#0b6e63"]').first()
  await bar.waitFor()
  await bar.click()
  await page.waitForURL((url) => url.pathname === '/projects' && url.search.includes('unit'))
  expect(leader.complaints).toEqual([])
  await leader.context.close()
}, 180_000)

it('a merge of enterprises stands on the kept one and is taken back by click', async () => {
  const lead = await house.visit('lead')
  const kept = await post<{ id: string }>(lead, '/api/enterprises', {
    changes: { name: '撤销合并试验精密机械有限公司' },
  })
  const lost = await post<{ id: string }>(lead, '/api/enterprises', { changes: { name: '撤销合并试验精机' } })
  const merging = { kind: 'enterprise', kept_id: kept.id, lost_id: lost.id, take: [], reason: '重复录入' }
  await post(lead, '/api/merges', { ...merging, version: 1, lost_version: 1 })
  await lead.page.goto(`/enterprises/${kept.id}`)
  await lead.page.getByText('“撤销合并试验精机”已并入', { exact: false }).waitFor()
  await lead.page.getByRole('button', { name: '撤销合并' }).click()
  const dialog = lead.page.getByRole('dialog')
  await dialog.getByLabel('原因').fill('实为两家')
  await dialog.getByRole('button', { name: /确\s*定/ }).click()
  await lead.page.getByText('已撤销，两者已恢复').waitFor()
  await lead.page.getByText('已并入', { exact: false }).waitFor({ state: 'detached' })
  await lead.page.goto(`/enterprises/${lost.id}`)
  await lead.page.getByRole('heading', { name: '撤销合并试验精机' }).waitFor()
  expect(lead.complaints).toEqual([])
  await lead.context.close()
}, 180_000)
