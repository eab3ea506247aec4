import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { BrowserContext, Page } from 'playwright-core'
import { launch } from '../tests/browser.ts'

/**
 * Pictures of screens of a running server, into shots/:
 * `node scripts/shots.ts /board /review --lang zh --theme dark --width 390 --user officer --base http://127.0.0.1:7300`
 */
const { values: chosen, positionals: paths } = parseArgs({
  allowPositionals: true,
  options: {
    base: { type: 'string', default: `http://127.0.0.1:${process.env.PORT ?? 7300}` },
    lang: { type: 'string', default: 'zh' },
    theme: { type: 'string', default: 'light' },
    width: { type: 'string', default: '1440' },
    user: { type: 'string', default: 'officer' },
    password: { type: 'string', default: 'lanjiang-2026' },
    full: { type: 'boolean', default: false },
  },
})
const languages: Record<string, string> = { zh: 'zh-CN', tw: 'zh-TW' }
const folder = resolve(import.meta.dirname, '../shots')
const width = Number(chosen.width)

await mkdir(folder, { recursive: true })
const browser = await launch()
try {
  const context = await browser.newContext({
    baseURL: chosen.base,
    viewport: { width, height: 2300 },
  })
  await context.addInitScript(
    ([language, theme]) => {
      localStorage.setItem('landfall.language', language!)
      localStorage.setItem('landfall.theme', theme!)
    },
    [languages[chosen.lang] ?? chosen.lang, chosen.theme],
  )
  if (chosen.user) await signIn(context)
  for (const path of paths) console.log(await shoot(context, path))
} finally {
  await browser.close()
}

async function signIn(context: BrowserContext): Promise<void> {
  const answer = await context.request.post('/api/sign-in', {
    headers: { 'x-landfall': '1' },
    data: { user_name: chosen.user, password: chosen.password },
  })
  if (!answer.ok()) throw new Error(`sign-in as ${chosen.user}: ${answer.status()} ${await answer.text()}`)
}

/** The file it wrote, after telling what the browser complained of. */
async function shoot(context: BrowserContext, path: string): Promise<string> {
  const page = await context.newPage()
  page.on('console', (said) => {
    if (said.type() === 'error' || said.type() === 'warning') console.error(`${path}: ${said.text()}`)
  })
  page.on('pageerror', (error) => console.error(`${path}: ${error.message}`))
  await page.goto(path)
  await settled(page)
  // A screen that stays a skeleton is worth a picture too.
  await page
    .locator('.ant-skeleton-active')
    .first()
    .waitFor({ state: 'detached', timeout: 5000 })
    .catch(() => {})
  const name = path.replaceAll(/[^\w-]+/g, '-').replaceAll(/^-|-$/g, '') || 'home'
  const file = join(folder, `${name}.${chosen.lang}.${chosen.theme}.${chosen.width}.png`)
  await page.screenshot({ path: file, fullPage: chosen.full })
  await page.close()
  return file
}

/** Live updates keep a connection open, so a page is never idle: it has settled when half a second brings no new request. */
async function settled(page: Page): Promise<void> {
  let last = Date.now()
  page.on('requestfinished', () => {
    last = Date.now()
  })
  while (Date.now() - last < 500) await page.waitForTimeout(100)
}
