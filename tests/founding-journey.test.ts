import { afterAll, beforeAll, expect, it } from 'vitest'
import { foundingKey } from '#features/founding/actions.ts'
import { seriousFor } from './support/axe.ts'
import { openHouse } from './support/house.ts'

let house: Awaited<ReturnType<typeof openHouse>>
beforeAll(async () => {
  house = await openHouse({ founded: false })
}, 180_000)
afterAll(() => house?.close())

it('an office begins: it founds its place, is led through four steps, and brings its ledger in', async () => {
  const context = await house.browser.newContext({ baseURL: house.address, viewport: { width: 390, height: 844 } })
  await context.addInitScript(() => localStorage.setItem('landfall.language', 'zh-CN'))
  const page = await context.newPage()
  await page.goto('/')
  await page.getByText('这里还没有建立单位').waitFor()

  await page.goto(`/found?key=${await foundingKey(house.db)}`)
  await page.getByLabel('地方名称').fill('青溪县')
  await page.getByLabel('管理员姓名').fill('林悦')
  await page.getByLabel('用户名').fill('lin.yue')
  await page.getByLabel('密码').fill('short')
  await page.getByRole('button', { name: '建立本地' }).click()
  await page.getByText('密码须为 10 至 128 个字符。').first().waitFor()
  expect(await seriousFor(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
  await page.getByLabel('密码').fill('a harbour at dawn')
  await page.getByRole('button', { name: '建立本地' }).click()

  const guide = page.getByRole('region', { name: '开始使用' })
  await guide.waitFor()
  expect(await guide.getByRole('link').allTextContents()).toEqual(['建单位', '加成员', '定制度包', '导入台账'])
  await guide.getByRole('link', { name: '导入台账' }).click()
  await page.locator('input[type=file]').setInputFiles({
    name: '台账.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('项目名称,投资方,总投资（亿元）\n第一个项目,甲公司,3'),
  })
  await page.getByText('新建 1').waitFor()

  await page.goto('/found?key=again')
  await page.getByText('这里已经建立。').waitFor()
  await context.close()
}, 120_000)
