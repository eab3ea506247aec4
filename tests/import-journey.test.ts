import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runQueued } from '#features/imports/queue/actions.ts'
import { runQueuedUndo } from '#features/imports/undo/run/actions.ts'
import { openHouse } from './support/house.ts'

let house: Awaited<ReturnType<typeof openHouse>>
beforeAll(async () => {
  house = await openHouse()
}, 180_000)
afterAll(() => house?.close())

const columns = '项目名称,投资方,总投资（亿元）,进展情况,自编列'
const twenty = Array.from({ length: 20 }, (_, n) => `键盘项目${n + 1}`)

/** A ledger as its maker dropped it, by its address. */
async function drop(page: import('playwright-core').Page, name: string, lines: string[], head = columns) {
  await page.goto('/imports')
  const buffer = Buffer.from([head, ...lines].join('\n'))
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer })
  await page.waitForURL(/\/imports\/[0-9a-f-]{36}$/)
  return page.url().split('/').at(-1)!
}

async function job(id: string) {
  const { rows } = await sql<{ tenant_id: string }>`select tenant_id from import where id = ${id}`.execute(house.db)
  return { tenant_id: rows[0]!.tenant_id, id }
}

async function start(page: import('playwright-core').Page, id: string): Promise<void> {
  await page.getByRole('button', { name: '开始导入' }).click()
  await page.getByText('导入中').first().waitFor()
  await runQueued(house, await job(id))
  await page.getByText('已完成').first().waitFor()
}

async function outcomes(id: string) {
  const { rows } = await sql<{ outcome: string; decision: string | null; n: number }>`
    select outcome, decision, count(*)::int as n from import_row where import_id = ${id}
    group by 1, 2 order by 1, 2`.execute(house.db)
  return rows
}

it('a ledger is mapped once, its twin arrives mapped; twenty duplicates go by keyboard; the whole is undone', async () => {
  const { page, complaints, context } = await house.visit('officer')
  const first = await drop(
    page,
    '三月台账.csv',
    twenty.map((name, n) => `${name},甲公司${n},1,原有,备注甲`),
  )
  await page.getByRole('combobox', { name: '自编列: 字段' }).click()
  await page.keyboard.type('来源说明')
  await page.keyboard.press('Enter')
  await page.getByText('已识别').nth(4).waitFor()
  await start(page, first)

  const second = await drop(
    page,
    '四月台账.csv',
    twenty.map((name, n) => `${name},乙公司${n},2,新报,备注乙`),
  )
  await page.getByText(/已按 .+ 对《三月台账.csv》的映射自动对应/).waitFor()
  await start(page, second)
  await page.getByRole('link', { name: /逐条处理/ }).click()
  await page.getByText('还有 20 条待处理').waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('k')
  for (let left = 19; left >= 0; left--) {
    await page.keyboard.press(['s', 'n', 'l', 'x'][left % 4]!)
    if (left > 0) await page.getByText(`还有 ${left} 条待处理`).waitFor()
  }
  await page.getByText('没有待处理的疑似重复').waitFor()
  expect(await outcomes(second)).toEqual([
    { outcome: 'created', decision: 'create', n: 5 },
    { outcome: 'skipped', decision: 'skip', n: 5 },
    { outcome: 'suspected', decision: 'later', n: 5 },
    { outcome: 'updated', decision: 'same', n: 5 },
  ])
  await page.keyboard.press('u')
  await page.getByText('已撤回').waitFor()
  await page.getByText('还有 1 条待处理').waitFor()

  await page.goto(`/imports/${first}`)
  await page.getByRole('button', { name: '整批撤销' }).click()
  await page.getByText(/建立在这次导入之上/).waitFor()
  await page.getByRole('button', { name: /不\s*了/ }).click()
  await page.goto(`/imports/${second}`)
  await page.getByRole('button', { name: '整批撤销' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText(/将撤回新建的 5 个项目/).waitFor()
  await dialog.getByRole('button', { name: /^撤\s*销$/ }).click()
  await page.getByText('撤销中').first().waitFor()
  await runQueuedUndo(house, await job(second))
  await page.getByText(/已由 .+ 整批撤销/).waitFor()
  const { rows } = await sql<object>`
    select count(*)::int as n, min(progress) as progress from project where name like '键盘项目%'`.execute(house.db)
  expect(rows).toEqual([{ n: 20, progress: '原有' }])
  expect(complaints).toEqual([])
  await context.close()
}, 240_000)

it('what cannot be read is asked, answered, taken back and answered again', async () => {
  const { page, complaints, context } = await house.visit('officer')
  const id = await drop(page, '问答.csv', ['问答项目,甲公司,3—5亿,磋商中,备注'])
  const question = page.getByRole('region', { name: '总投资（亿元）' })
  await question.getByText('“3—5亿” 1 行').waitFor()
  await question.getByRole('button', { name: '留空，原文保留在项目上' }).click()
  await question.waitFor({ state: 'detached' })
  const given = page.getByText('读不懂的留空，原文保留')
  await given.getByRole('img').or(given.locator('[aria-label]')).first().click()
  await question.getByRole('button', { name: '留空，原文保留在项目上' }).click()
  await question.waitFor({ state: 'detached' })
  await start(page, id)
  const { rows } = await sql<object>`select extra, figures from project where name = '问答项目'`.execute(house.db)
  expect(rows).toEqual([{ extra: expect.objectContaining({ '总投资（亿元）': '3—5亿' }), figures: {} }])
  expect(complaints).toEqual([])
  await context.close()
}, 120_000)

it('a figure of an unlikely size is asked about, cell by cell, and the form says so too', async () => {
  const { page, complaints, context } = await house.visit('officer')
  const sizes = ['35000', '0.5', '2', '3.5', '8', '900']
  const id = await drop(
    page,
    '数量级.csv',
    sizes.map((size, n) => `数量级${n},${size},公司${n}`),
    '项目名称,投资总额（亿元）,投资企业', // a layout of its own: nothing is remembered of it
  )
  const question = page.getByRole('region', { name: '投资总额（亿元）' })
  await question.getByText(/35000亿元？单个项目少有超过500亿元的，该列其他行多在0.5亿元至8亿元/).waitFor()
  expect(await page.getByText(/900亿元？/).count()).toBe(1)
  expect(await page.getByText('见待回答：投资总额（亿元）').count()).toBe(2)
  await question.getByRole('combobox', { name: '“35000”是' }).click()
  await page.keyboard.type('35000万元')
  await page.keyboard.press('Enter')
  await page.getByText('“35000”是35000万元').waitFor()
  await question.getByRole('button', { name: '列出的都没有错' }).click()
  await question.waitFor({ state: 'detached' })
  await start(page, id)
  const { rows } = await sql<object>`
    select figures -> 'investment' -> 'announced' ->> 'cny' as yuan from project
    where name in ('数量级0', '数量级5') order by name`.execute(house.db)
  expect(rows).toEqual([{ yuan: '350000000.00' }, { yuan: '90000000000.00' }])
  await page.goto('/projects/new')
  const hint = page.getByText('单个项目少有超过 500 亿元的，请核对单位')
  await page.getByRole('textbox', { name: '总投资' }).fill('3.5')
  expect(await hint.count()).toBe(0)
  await page.getByRole('textbox', { name: '总投资' }).fill('35000')
  await hint.waitFor()
  expect(complaints).toEqual([])
  await context.close()
}, 120_000)

it('an import is stopped and gone on with, and one that fails says why', async () => {
  const { page, complaints, context } = await house.visit('officer')
  const id = await drop(page, '停.csv', ['停走项目,甲公司,1,原有,备注'])
  await page.getByRole('button', { name: '开始导入' }).click()
  await page.getByRole('button', { name: /停\s*止/ }).click()
  await page.getByText('已停止').first().waitFor()
  await runQueued(house, await job(id))
  await page.getByRole('button', { name: '继续导入' }).click()
  await page.getByText('导入中').first().waitFor()
  const { sha256 } = (
    await sql<{ sha256: string }>`update import set sha256 = sha256 where id = ${id} returning sha256`.execute(house.db)
  ).rows[0]!
  const gone = { ...house, files: { ...house.files, has: async (_: string, sha: string) => sha !== sha256 } }
  await runQueued(gone, await job(id))
  await page.getByText('原文件已不在，请重新上传。').waitFor()
  await page.getByRole('button', { name: '继续导入' }).click()
  await page.getByText('导入中').first().waitFor()
  await runQueued(house, await job(id))
  await page.getByText('已完成').first().waitFor()
  const { rows } = await sql<object>`select stage from project where name = '停走项目'`.execute(house.db)
  expect(rows).toHaveLength(1)
  expect(complaints).toEqual([])
  await context.close()
}, 120_000)
