import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { foundingKey } from '#features/founding/actions.ts'
import { seriousFor } from './support/axe.ts'
import { openHouse } from './support/house.ts'

let house: Awaited<ReturnType<typeof openHouse>>
beforeAll(async () => {
  house = await openHouse({ founded: false })
}, 180_000)
afterAll(() => house?.close())

async function paste(page: Page, lines: string) {
  await page.getByRole('button', { name: '批量添加' }).click()
  const dialog = page.getByRole('dialog', { name: /^批量添加/ })
  await dialog.getByRole('textbox').fill(lines)
  await dialog.getByRole('button', { name: /^新增 [1-9]/ }).click()
  await dialog.waitFor({ state: 'detached' })
}

/** Whoever was given a password sets their own before anything else. */
async function firstSignIn(userName: string, given: string) {
  const context = await house.browser.newContext({ baseURL: house.address, viewport: { width: 390, height: 844 } })
  await context.addInitScript(() => localStorage.setItem('landfall.language', 'zh-CN'))
  const page = await context.newPage()
  await page.goto('/')
  await page.getByLabel('用户名').fill(userName)
  await page.getByLabel('密码').fill(given)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByText('先设置您自己的密码').waitFor()
  expect(await seriousFor(page)).toEqual([])
  await page.getByLabel('新密码').fill('short')
  await page.getByRole('button', { name: '保存并进入' }).click()
  await page.getByText('密码须为 10 至 128 个字符。').waitFor()
  await page.getByLabel('新密码').fill('a lantern on the pier')
  await page.getByRole('button', { name: '保存并进入' }).click()
  await page.getByRole('heading', { name: '驾驶舱' }).waitFor()
  await context.close()
}

it('an office begins: it founds its place, is led through four steps, takes in units and members, and brings its ledger in', async () => {
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

  await guide.getByRole('link', { name: '建单位' }).click()
  await paste(page, '名称\t类别\t上级\n经济开发区\t\t\n开发区招商局\t部门\t经济开发区')
  await page.getByRole('cell', { name: '开发区招商局' }).waitFor()
  await page.goto('/members')
  await paste(page, '姓名\t单位\n周敏\t开发区招商局')
  const handedOut = await page.locator('.places-passwords').textContent()
  // Once it can be pointed at, the dialog has opened.
  await page.getByRole('button', { name: '知道了' }).hover()
  expect(await seriousFor(page)).toEqual([])
  await page.getByRole('button', { name: '知道了' }).click()
  await firstSignIn('zhoumin', /zhoumin\s+(\S+)/.exec(handedOut!)![1]!)

  await page.goto('/')
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
