import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seriousFor } from './support/axe.ts'
import { openHouse } from './support/house.ts'

let house: Awaited<ReturnType<typeof openHouse>>
let project: { id: string; name: string }
beforeAll(async () => {
  house = await openHouse()
  const { rows } = await sql<{ id: string; name: string }>`
    select p.id, p.name from project p join unit u on u.id = p.unit_id
    where u.name = '澜江经济开发区' and not p.confidential and p.name ~ '^[一-鿿]+$' order by p.id limit 1`.execute(
    house.db,
  )
  project = rows[0]!
}, 180_000)
afterAll(() => house?.close())

async function opened(page: Page) {
  await page.getByRole('button', { name: '搜索或执行命令' }).waitFor()
  await page.keyboard.press('Control+k')
  const palette = page.getByRole('dialog', { name: '搜索或执行命令' })
  await palette.waitFor()
  // What is typed before the box has the focus would be lost.
  await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'combobox')
  return palette
}

describe('the palette', () => {
  it('finds a project by a part of its name and opens it with the keyboard alone, and remembers it', async () => {
    const { page, complaints, context } = await house.visit('officer')
    const palette = await opened(page)
    await page.keyboard.type(project.name)
    await palette.getByRole('option', { name: project.name }).first().waitFor()
    await palette
      .getByRole('status')
      .getByText(/条结果/)
      .waitFor()
    const box = palette.getByRole('combobox')
    const active = await box.getAttribute('aria-activedescendant')
    expect(await palette.locator(`[id="${active}"]`).getAttribute('aria-selected')).toBe('true')
    await page.keyboard.press('Enter')
    await page.waitForURL(`**/projects/${project.id}`)
    await page.getByText(project.name).first().waitFor()
    expect(await palette.count()).toBe(0)
    const again = await opened(page)
    await again.getByRole('group', { name: '最近打开' }).getByRole('option', { name: project.name }).waitFor()
    await page.keyboard.press('Escape')
    await again.waitFor({ state: 'detached' })
    expect(complaints).toEqual([])
    await context.close()
  })

  it('goes through its options with the arrows, round and round', async () => {
    const { page, context } = await house.visit('officer')
    const palette = await opened(page)
    const selected = () => palette.locator('[aria-selected=true]').textContent()
    const options = await palette.getByRole('option').allTextContents()
    expect(await selected()).toBe(options[0])
    await page.keyboard.press('ArrowDown')
    expect(await selected()).toBe(options[1])
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('ArrowUp')
    expect(await selected()).toBe(options.at(-1))
    await context.close()
  })

  it('runs commands: another language, another screen, a new lead', async () => {
    const { page, context } = await house.visit('officer')
    await opened(page)
    await page.keyboard.type('english')
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: 'Projects' }).first().waitFor()
    await page.keyboard.press('/')
    const palette = page.getByRole('dialog', { name: 'Search, or run a command' })
    await palette.getByRole('combobox').fill('new lead')
    await palette.getByRole('option', { name: 'Log a new lead' }).click()
    await page.waitForURL('**/projects/new')
    await context.close()
  })

  it('does not offer what the member may not do', async () => {
    const { page, context } = await house.visit('leader')
    const palette = await opened(page)
    const options = await palette.getByRole('option').allTextContents()
    expect(options).toContain('本月报表')
    expect(options.filter((name) => ['登记新线索', '导入台账', '成员'].includes(name))).toEqual([])
    await context.close()
  })

  it('fills a phone, fits it, and gives axe nothing serious to find', async () => {
    const { page, context } = await house.visit('officer', { width: 390 })
    await page.getByRole('button', { name: '搜索或执行命令' }).click()
    const palette = page.getByRole('dialog', { name: '搜索或执行命令' })
    await palette.getByRole('combobox').fill('电子')
    await palette.locator('mark').first().waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    expect(await seriousFor(page)).toEqual([])
    await context.close()
  })
})

it('help says what the screen is for and which keys it has', async () => {
  const { page, complaints, context } = await house.visit('reviewer')
  await page.goto('/review')
  await page.getByText(/条待审/).waitFor()
  await page.keyboard.press('?')
  const help = page.getByRole('dialog', { name: '帮助' })
  await help.getByText('本页快捷键').waitFor()
  expect(await help.locator('kbd').allTextContents()).toEqual(expect.arrayContaining(['A', 'R', 'Ctrl K']))
  expect(await seriousFor(page)).toEqual([])
  expect(complaints).toEqual([])
  await context.close()
})
