import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openHouse } from './support/house.ts'

let house: Awaited<ReturnType<typeof openHouse>>
beforeAll(async () => {
  house = await openHouse()
}, 180_000)
afterAll(() => house?.close())

it('a project is found, paused and its dialogs left by keys alone, and the focus is never lost', async () => {
  const { page, context, complaints } = await house.visit('officer')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.keyboard.press('Control+k')
  const [found] = await foundProjects(page)
  await page.getByRole('combobox').fill(found!)
  await page.getByRole('option', { name: new RegExp(`^${found}`), selected: true }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: found, level: 1 }).waitFor()
  await expect.poll(() => focused(page)).toBe('content')

  const more = page.getByRole('button', { name: '更多操作' })
  await more.focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => focused(page)).not.toBe('更多操作')
  for (let at = await focused(page); at !== '暂停'; at = await focused(page)) {
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => focused(page)).not.toBe(at)
  }
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: '暂停' })
  await dialog.waitFor()
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await expect.poll(() => focused(page)).toBe('更多操作')

  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: '登记对接' }).waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(() => focused(page)).toBe('登记对接')
  expect(complaints).toEqual([])
  await context.close()
}, 180_000)

/** Names of projects of one's own that may be paused. */
async function foundProjects(page: Page): Promise<string[]> {
  const answer = await page.request.get('/api/projects?mine=true&limit=5')
  const { items } = (await answer.json()) as { items: { name: string }[] }
  return items.map(({ name }) => name)
}

/** What has the focus: by its id, else by its words. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const at = document.activeElement as HTMLElement
    return at.id || (at.textContent ?? '').trim().slice(0, 20)
  })
}
