import type { Browser, CDPSession, Page } from 'playwright-core'
import { launch } from '../../tests/browser.ts'

export interface FirstScreen {
  /** What went over the wire until the screen could be used, packed as it was sent, in KB (1,000 bytes). */
  kilobytes: number
  requests: number
  /** Milliseconds from the call until the screen shows its content and its processor has been idle for a moment. */
  interactive: number
  /** The same for who has been here before: what the browser keeps is not fetched again. */
  again: number
}

/** The processor of an old office machine, against the one that this runs on. */
const slower = 4
/** A screen can be used when it shows its content and no work has kept a click waiting for that many milliseconds. */
const quiet = 500

/** What a signed-in member waits for at the first screen, with an empty browser and with one that knows the place. */
export async function measureFirstScreen(url: string, user: string, password: string): Promise<FirstScreen> {
  const browser = await launch()
  try {
    return await measured(browser, url, user, password)
  } finally {
    await browser.close()
  }
}

async function measured(browser: Browser, url: string, user_name: string, password: string): Promise<FirstScreen> {
  const context = await browser.newContext({ baseURL: url, viewport: { width: 1440, height: 900 } })
  const signedIn = await context.request.post('/api/sign-in', {
    headers: { 'x-landfall': '1' },
    data: { user_name, password },
  })
  if (!signedIn.ok()) throw new Error(`sign-in as ${user_name}: ${signedIn.status()}`)
  await context.addInitScript(noteLongTasks)
  const first = await visited(await context.newPage())
  const again = await visited(await context.newPage())
  return { ...first, again: again.interactive }
}

async function visited(page: Page): Promise<Omit<FirstScreen, 'again'>> {
  const wire = await page.context().newCDPSession(page)
  const sent = await counted(wire)
  await wire.send('Emulation.setCPUThrottlingRate', { rate: slower })
  await page.goto('/', { waitUntil: 'commit' })
  await page.locator('#content h1, #content h2').first().waitFor()
  await page.locator('#content .ant-skeleton').first().waitFor({ state: 'detached' })
  const interactive = await page.evaluate(settled, quiet)
  await page.close()
  return { kilobytes: sent.bytes / 1000, requests: sent.requests, interactive }
}

async function counted(wire: CDPSession): Promise<{ bytes: number; requests: number }> {
  const sent = { bytes: 0, requests: 0 }
  wire.on('Network.loadingFinished', ({ encodedDataLength }) => {
    sent.bytes += encodedDataLength
    sent.requests += 1
  })
  await wire.send('Network.enable')
  return sent
}

/** Runs in the page before its own scripts: keeps when each task of more than 50 ms was over. */
function noteLongTasks(): void {
  const ends: number[] = []
  Object.assign(globalThis, { longTasks: ends })
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) ends.push(startTime + duration)
  }).observe({ type: 'longtask', buffered: true })
}

/** Runs in the page, once its content shows: when its last long task was over, or the content there, whichever came later. */
async function settled(still: number): Promise<number> {
  const shown = performance.now()
  const ends = (globalThis as unknown as { longTasks: number[] }).longTasks
  for (;;) {
    const last = Math.max(shown, ...ends)
    if (performance.now() - last >= still) return last
    await new Promise((done) => setTimeout(done, 50))
  }
}
