import { mkdtemp, rm } from 'node:fs/promises'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAdaptorServer } from '@hono/node-server'
import pino from 'pino'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { seedDemo } from '#features/demo/actions.ts'
import { demoPassword } from '#features/demo/founding/actions.ts'
import { startLive } from '#features/live/actions.ts'
import { identifier } from '#features/places/identity/actions.ts'
import { openAuth } from '#platform/auth/open.ts'
import { openFiles } from '#platform/files.ts'
import { createMetrics } from '#platform/http/metrics.ts'
import { testDb } from '#platform/testing/db.ts'
import { builtScreens } from '../../src/app/screens.ts'
import { createServer } from '../../src/app/server.ts'
import { launch } from '../browser.ts'

/** The whole product over a demo county of its own, or over nothing yet, and a browser to walk through it. */
export async function openHouse({ founded = true } = {}) {
  const screens = await builtScreens()
  const { db, url, close } = await testDb()
  const folder = await mkdtemp(join(tmpdir(), 'landfall-house-'))
  const files = openFiles(folder)
  if (founded) await seedDemo(db, files, { enterprises: 60, projects: 60 }, new Date())
  openAuth(db, { secret: 'only-for-tests-0123456789-abcdefghij' })
  const now = () => new Date()
  const metrics = createMetrics(() => ({ total: 0, idle: 0, waiting: 0 }))
  const services = { db, files, log: pino({ level: 'silent' }), metrics, identify: identifier(db, now), now }
  const live = startLive(db, url, services.log)
  const server = createAdaptorServer({ fetch: createServer(services, screens).fetch }) as Server
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = `http://127.0.0.1:${(server.address() as { port: number }).port}`
  const browser = await launch()
  return {
    db,
    files,
    address,
    browser,
    /** Every connection breaks off, as when a cable is pulled. */
    cut: () => server.closeAllConnections(),
    visit: (user: string, options?: Visit) => visit(browser, address, user, options),
    async close() {
      await browser.close()
      await live.stop()
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
      await close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export interface Visit {
  language?: 'zh-CN' | 'zh-TW' | 'en'
  width?: number
}

export interface Visited {
  context: BrowserContext
  page: Page
  /** What the page complained of: errors in the console, and of scripts. */
  complaints: string[]
}

/** Somebody who signs in through the sign-in page, as a person does. */
async function visit(
  browser: Browser,
  address: string,
  user: string,
  { language = 'zh-CN', width = 1440 }: Visit = {},
): Promise<Visited> {
  const context = await browser.newContext({
    baseURL: address,
    locale: language,
    viewport: { width, height: 900 },
    acceptDownloads: true,
    reducedMotion: 'reduce', // a click on what still grows may miss it
  })
  await context.addInitScript((chosen) => {
    localStorage.setItem('landfall.language', chosen)
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      console.error(`against the policy: ${violatedDirective} ${blockedURI}`),
    )
  }, language)
  context.setDefaultTimeout(30_000)
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    // A refusal that the screen words is no complaint of the page.
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) complaints.push(message.text())
  })
  await page.goto('/')
  await page.locator('input[autocomplete=username]').fill(user)
  await page.locator('input[type=password]').fill(demoPassword)
  await page.locator('button[type=submit]').click()
  await page.waitForURL((url) => url.pathname === '/')
  return { context, page, complaints }
}
