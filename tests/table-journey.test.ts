import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seriousFor } from './support/axe.ts'
import { openHouse } from './support/house.ts'

let house: Awaited<ReturnType<typeof openHouse>>
beforeAll(async () => {
  house = await openHouse()
}, 180_000)
afterAll(() => house?.close())

async function table(user: string, search = '') {
  const visit = await house.visit(user)
  await visit.page.goto(`/projects${search}`)
  const grid = visit.page.getByRole('grid', { name: '项目表格' })
  await grid.locator('.grid-row a').first().waitFor()
  return { ...visit, grid }
}

/** The text of the cell that the cursor is at. */
async function atCursor(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const id = document.querySelector('[role=grid]')?.getAttribute('aria-activedescendant')
    return id ? (document.getElementById(id)?.textContent ?? null) : null
  })
}

describe('the table', () => {
  it('has only the lines in sight, as long a scrollbar as all, and its last row at its end', async () => {
    const { page, grid, complaints, context } = await table('leader', '?sort=name&direction=asc')
    const total = (await sql<{ n: number }>`select count(*)::int as n from project`.execute(house.db)).rows[0]!.n
    expect(await grid.getAttribute('aria-rowcount')).toBe(String(total + 1))
    expect(await grid.locator('.grid-row').count()).toBeLessThan(60)
    await grid.focus()
    await page.keyboard.press('Control+End')
    await grid.locator(`[aria-rowindex="${total + 1}"] a`).waitFor()
    const { rows } = await sql<{ name: string }>`
      select case when confidential then code_name else name end as name from project order by 1 desc limit 1`.execute(
      house.db,
    )
    const last = await grid.locator(`[aria-rowindex="${total + 1}"]`).textContent()
    expect(last).toContain(rows[0]!.name)
    expect(complaints).toEqual([])
    await context.close()
  })

  it('is walked, selected and copied from the keyboard alone', async () => {
    const { page, grid, context } = await table('leader')
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await grid.focus()
    await page.keyboard.press('ArrowRight')
    const first = await atCursor(page)
    await page.keyboard.press('ArrowDown')
    expect(await atCursor(page)).not.toBe(first)
    await page.keyboard.press('Space')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowDown')
    await page.getByText('已选 3 个').first().waitFor()
    await page.keyboard.press('Control+c')
    await page.getByText('已复制 3 行').waitFor()
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    expect(copied.split('\n')).toHaveLength(4)
    expect(copied.split('\n')[0]).toContain('项目名称\t')
    await page.keyboard.press('Escape')
    await page.getByText('已选 3 个').first().waitFor({ state: 'detached' })
    await context.close()
  })

  it('edits a cell in place, and takes it back', async () => {
    const { page, grid, complaints, context } = await table('officer', '?columns=name,chain_leader')
    await grid.focus()
    for (const key of ['ArrowRight', 'Enter']) await page.keyboard.press(key)
    await page.locator('#cell-chain_leader').fill('陈链长')
    await page.keyboard.press('Enter')
    await page.getByText('已保存').waitFor()
    await grid.getByText('陈链长').first().waitFor()
    await page.getByRole('button', { name: /撤\s*销/ }).click()
    await page.getByText('已撤销 1 个项目的修改').waitFor()
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from project where chain_leader = '陈链长'`.execute(house.db)
    expect(rows[0]!.n).toBe(0)
    expect(complaints).toEqual([])
    await context.close()
  })

  it('changes many at once', async () => {
    const { page, grid, context } = await table('officer')
    await grid.focus()
    await page.keyboard.press('Space')
    for (let n = 0; n < 4; n++) await page.keyboard.press('Shift+ArrowDown')
    await page.getByRole('button', { name: '批量修改' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.locator('#bulk-field').fill('链长')
    await page.getByTitle('链长', { exact: true }).last().click()
    await dialog.locator('#bulk-value').fill('周链长')
    await dialog.getByRole('button', { name: '修改 5 个项目' }).click()
    await page
      .getByText(/已修改 \d 个项目|个项目没有改成/)
      .first()
      .waitFor()
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from project where chain_leader = '周链长'`.execute(house.db)
    expect(rows[0]!.n).toBeGreaterThan(0)
    await context.close()
  })

  it('shows groups with their sums and opens one', async () => {
    const { page, context } = await house.visit('leader')
    await page.goto('/projects?group=stage')
    const group = page.locator('.grid-group').first()
    await group
      .getByText(/公布|协议/)
      .first()
      .waitFor()
    await group.getByRole('button').click()
    await page.locator('.grid-row a').first().waitFor()
    await context.close()
  })

  it('keeps a view under a name, and its link shows another the same', async () => {
    const { page, grid, context } = await table(
      'officer',
      '?stage=talks&sort=next_step_on&direction=asc&columns=name,unit',
    )
    await grid.waitFor()
    await page.getByRole('button', { name: '视图' }).click()
    await page.getByText('另存为视图').click()
    await page.locator('#view-name').fill('在谈清单')
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /保\s*存/ })
      .click()
    await page.getByRole('button', { name: '在谈清单' }).waitFor()
    const url = new URL(page.url())
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      stage: 'talks',
      sort: 'next_step_on',
      columns: 'name,unit',
    })
    const other = await table('lead', url.search)
    expect(await other.grid.getByRole('columnheader').allTextContents()).toEqual(['项目名称', '责任单位'])
    await other.context.close()
    await context.close()
  })

  it('says which columns of a link are no more', async () => {
    const { page, context } = await table('officer', '?columns=name,no_such_column')
    await page.getByText(/已没有这些列.*no_such_column/).waitFor()
    await context.close()
  })

  it('has nothing that axe calls serious', async () => {
    for (const search of ['', '?group=stage']) {
      const { page, context } = await house.visit('lead')
      await page.goto(`/projects${search}`)
      await page.locator('.grid-row, .grid-group').first().waitFor()
      expect(await seriousFor(page)).toEqual([])
      await context.close()
    }
  }, 240_000)
})

it('on a phone the filters stand behind one button that says how many are in force', async () => {
  const { page, complaints, context } = await house.visit('leader', { width: 390 })
  await page.goto('/projects?stage=signed&signed_on_from=2020-01-01&signed_on_to=2099-12-31')
  const fold = page.getByRole('button', { name: '筛选' })
  await fold.waitFor()
  expect(await page.getByRole('combobox', { name: '状态' }).count()).toBe(0)
  expect(await page.locator('.filter-fold').textContent()).toContain('2')
  await fold.click()
  await page.getByRole('combobox', { name: '状态' }).waitFor()
  await page.getByRole('button', { name: '清除筛选' }).click()
  await page.waitForURL(/\/projects$/)
  const { wide, room } = await page.evaluate(() => ({ wide: document.documentElement.scrollWidth, room: innerWidth }))
  expect(wide).toBeLessThanOrEqual(room)
  expect(complaints).toEqual([])
  await context.close()
})

it('goes on paper whole and light, with nothing to press', async () => {
  const { page, grid, complaints, context } = await table('leader')
  await page.evaluate(() => localStorage.setItem('landfall.theme', 'dark'))
  await page.addInitScript(() => {
    window.print = () => document.body.setAttribute('data-printed', 'true')
  })
  await page.reload()
  await grid.locator('.grid-row a').first().waitFor()
  const theme = () => page.evaluate(() => document.documentElement.dataset.theme)
  expect(await theme()).toBe('dark')
  await page.getByRole('button', { name: '导出' }).click()
  await page.getByRole('menuitem', { name: '打印' }).click()
  await page.locator('body[data-printed]').waitFor()
  await page.emulateMedia({ media: 'print' })
  const rows = page.locator('.projects-paper tbody tr')
  await rows.first().waitFor()
  const total = (await sql<{ n: number }>`select count(*)::int as n from project`.execute(house.db)).rows[0]!.n
  expect(await rows.count()).toBe(total)
  expect(await theme()).toBe('light')
  for (const hidden of [grid, page.getByRole('navigation').first(), page.getByRole('button', { name: '导出' })])
    expect(await hidden.isVisible()).toBe(false)
  await page.emulateMedia({ media: 'screen' })
  await grid.locator('.grid-row a').first().waitFor()
  expect(await theme()).toBe('dark')
  expect(complaints).toEqual([])
  await context.close()
}, 60_000)
