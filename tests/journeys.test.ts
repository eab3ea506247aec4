import { readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fileOf, rowsOf, workbookFile } from '#platform/sheets/testing/files.ts'
import { seriousFor } from './support/axe.ts'
import { openHouse } from './support/house.ts'
import { quiet } from './support/quiet.ts'

let house: Awaited<ReturnType<typeof openHouse>>
beforeAll(async () => {
  house = await openHouse()
}, 180_000)
afterAll(() => house?.close())

const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** Nothing of a page is wider than its window. */
async function fits(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth <= innerWidth + 1)
}

describe('an officer', () => {
  it('brings in a lead, meets the gate, fills it in place, and the project moves', async () => {
    const { page, complaints, context } = await house.visit('officer')
    await page.goto('/projects/new')
    await page.locator('#new-name').fill('远航精密减速器项目')
    await page.getByRole('button', { name: '建立' }).click()
    await page.waitForURL(/\/projects\/[0-9a-f-]{36}/)
    await page
      .getByRole('button', { name: /推进到 研判/ })
      .first()
      .click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText(/还缺 3 项/).waitFor()
    await dialog.locator('textarea').fill('年产十万台减速器')
    await dialog.getByRole('combobox', { name: '项目来源' }).click()
    await page.getByTitle('自行接洽').last().click()
    await dialog.getByRole('combobox', { name: '行业' }).fill('34')
    await page.getByTitle(/^34 /).first().click()
    await dialog.getByRole('button', { name: '保存并推进' }).click()
    await page.getByText('已移至“研判”').waitFor()
    const { rows } = await sql<{
      stage: string
      content: string
    }>`select stage, content from project where name = '远航精密减速器项目'`.execute(house.db)
    expect(rows).toEqual([{ stage: 'assessed', content: '年产十万台减速器' }])
    expect(complaints).toEqual([])
    await context.close()
  })

  it('fills the checklist on the page itself, and logs a contact on a phone', async () => {
    const { page, complaints, context } = await house.visit('officer')
    await page.goto('/projects/new')
    await page.locator('#new-name').fill('海燕关节模组项目')
    await page.getByRole('button', { name: '建立' }).click()
    const gate = page.locator('#gate')
    await gate.locator('textarea').fill('年产五千套关节模组')
    await gate.getByRole('combobox', { name: '项目来源' }).click()
    await page.getByTitle('自行接洽').last().click()
    await gate.getByRole('combobox', { name: '行业' }).fill('34')
    await page.getByTitle(/^34 /).first().click()
    await gate.getByRole('button', { name: '保存并推进' }).click()
    await page.getByText('已移至“研判”').waitFor()
    await page.setViewportSize({ width: 390, height: 844 })
    await page.getByRole('button', { name: '登记对接' }).click()
    const dialog = page.getByRole('dialog').filter({ hasText: '谈了什么' })
    await dialog.locator('#contact-said').fill('看了东区厂房')
    await dialog.locator('#contact-with').fill('王总')
    await dialog.locator('#contact-step').fill('送选址方案')
    await dialog.getByText('一周内').click()
    await dialog.locator('button', { hasText: /保\s*存/ }).click()
    await page.getByText('已登记').waitFor()
    await page.getByText('看了东区厂房').waitFor()
    expect(await fits(page)).toBe(true)
    const { rows } = await sql<object>`
      select stage, next_step from project where name = '海燕关节模组项目'`.execute(house.db)
    expect(rows).toEqual([{ stage: 'assessed', next_step: '送选址方案' }])
    expect(complaints).toEqual([])
    await context.close()
  })

  it('submits an arrival with a photograph of its voucher, which the playbook asks for', async () => {
    const { page, context } = await house.visit('officer')
    const { rows } = await sql<{ id: string }>`
      select p.id from project p join unit u on u.id = p.unit_id where u.name = '澜江经济开发区' and p.stage = 'started' limit 1`.execute(
      house.db,
    )
    await page.goto(`/projects/${rows[0]!.id}`)
    await page.getByRole('button', { name: '提交申报' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.locator('#amount').fill('860')
    await dialog.locator('#voucher_number').fill('PZ-JOURNEY-1')
    await dialog.locator('#origin_place').click()
    await page.getByTitle('省外').last().click()
    await dialog.locator('button', { hasText: /提\s*交/ }).click()
    await dialog.getByText('申报还缺少必要内容').waitFor()
    await dialog
      .locator('input[type=file]')
      .setInputFiles({ name: '进账单.png', mimeType: 'image/png', buffer: picture })
    await dialog.getByText(/进账单\.png/).waitFor()
    await dialog.locator('button', { hasText: /提\s*交/ }).click()
    await page.getByText('已提交，等待审核').waitFor()
    const { rows: claims } = await sql<{
      status: string
      cny: string
    }>`select status, cny from claim where voucher_number = 'PZ-JOURNEY-1'`.execute(house.db)
    expect(claims).toEqual([{ status: 'submitted', cny: '8600000.00' }])
    await context.close()
  })
})

it('a reviewer and then the city empty their queues with the keyboard, and only then the claim counts', async () => {
  const counted = async () => {
    const { rows } = await sql<{ cny: string }>`
      select coalesce(sum(l.cny), 0) as cny from posting l join claim c on c.id = l.counted_claim_id where c.voucher_number = 'PZ-JOURNEY-1'`.execute(
      house.db,
    )
    return rows[0]!.cny
  }
  for (const [user, after] of [
    ['reviewer', '0'],
    ['city', '8600000.00'],
  ] as const) {
    const { page, complaints, context } = await house.visit(user)
    await page.goto('/review')
    await page.getByText(/条待审/).waitFor()
    const id = (await sql<{ id: string }>`select id from claim where voucher_number = 'PZ-JOURNEY-1'`.execute(house.db))
      .rows[0]!.id
    await page.goto(`/review?view=mine&claim=${id}`)
    await page.getByText('PZ-JOURNEY-1').first().waitFor()
    await page.locator('.file-preview').first().waitFor()
    await page.keyboard.press('a')
    await page.getByText('已处理').waitFor()
    expect(await counted()).toBe(after)
    expect(complaints).toEqual([])
    await context.close()
  }
})

it('a leader reads the month and drills from a figure down to the voucher', async () => {
  const { page, complaints, context } = await house.visit('leader')
  await page.goto('/reports')
  await page.locator('.headlines .ant-card').last().locator('.headline-line .figure').click()
  const drawer = page.getByRole('dialog')
  await drawer.locator('tr', { hasText: '860 万' }).last().locator('.ant-table-row-expand-icon').click()
  await drawer.getByText('PZ-JOURNEY-1').waitFor()
  await page.locator('.file-preview').first().waitFor()
  await page.goto('/board')
  await page.locator('.card').first().waitFor()
  expect(await page.getByRole('button', { name: /移动到/ }).count()).toBe(0)
  expect(complaints).toEqual([])
  await context.close()
})

it('an administrator sees a faulty playbook refused with its line, and what a sound one would change', async () => {
  const { page, context } = await house.visit('admin')
  await page.goto('/admin/playbook')
  await page.getByRole('tab', { name: '试算新版本' }).click()
  const yaml = page.getByRole('textbox', { name: 'YAML' })
  await yaml.fill('id: x\nstages: []\n')
  await page
    .locator('button', { hasText: /试\s*算/ })
    .last()
    .click()
  await page.getByText(/处错误，没有启用/).waitFor()
  await page.getByRole('button', { name: '以现行版本为底稿' }).click()
  await yaml.fill((await yaml.inputValue()).replace('days: 3', 'days: 5'))
  await page
    .locator('button', { hasText: /试\s*算/ })
    .last()
    .click()
  await page.getByText('与现行版本的差异').waitFor()
  await context.close()
})

it('an officer uploads an empty form, says what a name means, and fills it from a project’s page', async () => {
  const { page, complaints, context } = await house.visit('officer')
  const cell = (words: string) => `<c t="inlineStr"><is><t>${words}</t></is></c>`
  const form = await workbookFile({
    sheets: [`<row>${cell('名称')}${cell('{{项目名称}}')}</row><row>${cell('主管')}${cell('{{主管股室}}')}</row>`],
    parts: {
      '[Content_Types].xml':
        '<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
    },
  })
  await page.goto('/templates')
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: '市局报表.xlsx', mimeType: '', buffer: await readFile(form) })
  await page.waitForURL(/\/templates\/[0-9a-f-]{36}/)
  await page.getByText(/2 处占位符中有 1 处不会填/).waitFor()
  await page.getByRole('combobox', { name: '选择含义' }).click()
  await page.getByTitle('责任单位', { exact: true }).click()
  await page.getByText('2 处占位符全部认识').waitFor()
  const { rows } = await sql<{ id: string; name: string }>`
    select p.id, p.name from project p join unit u on u.id = p.unit_id
    where u.name = '澜江经济开发区' and not p.confidential limit 1`.execute(house.db)
  const { id, name } = rows[0]!
  await page.goto(`/projects/${id}`)
  await page.getByRole('button', { name: '更多操作' }).click()
  await page.getByRole('menuitem', { name: '上报表样…' }).click()
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: '市局报表' }).click()
  const download = await saved
  expect(download.suggestedFilename()).toBe(`市局报表-${name}.xlsx`)
  const told = await rowsOf(fileOf(await readFile(await download.path())))
  expect(told.map(({ cells }) => cells)).toEqual([
    ['名称', name],
    ['主管', '澜江经济开发区'],
  ])
  expect(complaints).toEqual([])
  await context.close()
})

describe('every screen', () => {
  const screens = [
    '/',
    '/board',
    '/projects',
    '/projects/new',
    '/review',
    '/reports',
    '/reports?by=scores',
    '/reports/bulletin',
    '/imports',
    '/duplicates',
    '/templates',
    '/disputes',
    '/transfers',
    '/transfers?view=ours',
    '/reports/compare',
    '/reports/combined',
    '/reports/combined?groups=unit,stage&measures=n,agreed',
    '/enterprises',
    '/inbox',
    '/account',
    '/units',
    '/members',
    '/admin/playbook',
    '/admin/targets',
    '/admin/channels',
  ]

  it.each([
    ['zh-CN', 1440],
    ['en', 390],
    ['zh-TW', 390],
  ] as const)(
    'opens without complaint and fits, in %s at %i',
    async (language, width) => {
      const { page, complaints, context } = await house.visit('admin', { language, width })
      for (const screen of screens) {
        await page.goto(screen)
        await page.locator('#content > *').first().waitFor()
        await quiet(page)
        expect([screen, await fits(page)]).toEqual([screen, true])
      }
      expect(complaints).toEqual([])
      await context.close()
    },
    240_000,
  )

  it('applies no rule of style but its own, and no style that stands in pasted HTML', async () => {
    const { page, complaints, context } = await house.visit('admin')
    expect(complaints).toEqual([])
    const outline = await page.evaluate(() => {
      const pasted = '<style>body { outline: 9px solid }</style><p id="pasted" style="outline: 9px solid"></p>'
      document.body.insertAdjacentHTML('beforeend', pasted)
      const { body } = document
      return [body, body.querySelector('#pasted')!].map((element) => getComputedStyle(element).outlineWidth)
    })
    expect(outline).not.toContain('9px')
    const refused = expect.stringContaining('Content Security Policy')
    await expect.poll(() => complaints).toEqual([refused, refused])
    await context.close()
  })

  it('calls nothing by an English name before who reads Chinese', async () => {
    const { page, context } = await house.visit('admin')
    const found: string[] = []
    for (const screen of screens) {
      await page.goto(screen)
      await page.locator('#content > *').first().waitFor()
      await quiet(page)
      const read = await page.locator('body').ariaSnapshot()
      const named = [...read.matchAll(/- (?:button|link|menuitem|radiogroup|combobox|textbox) "([a-z][a-z -]+)"/g)]
      // The arrows of a list's pages have their names on what lies around them.
      found.push(...named.map(([, name]) => `${screen} ${name}`).filter((one) => !/ (left|right)$/.test(one)))
    }
    expect(found).toEqual([])
    await context.close()
  }, 240_000)

  it.each([1440, 390])(
    'has nothing serious for axe to find, at %i',
    async (width) => {
      const { page, context } = await house.visit('admin', { width })
      const found: string[] = []
      for (const screen of screens) {
        await page.goto(screen)
        await page.locator('#content > *').first().waitFor()
        await quiet(page)
        found.push(...(await seriousFor(page)).map((one) => `${screen} ${one}`))
      }
      expect(found).toEqual([])
      await context.close()
    },
    240_000,
  )
})
