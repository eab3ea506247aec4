import type { Page } from 'playwright-core'

/**
 * Waits until a page has brought no request for a while. Live updates keep one connection open, so that a page is never idle as the
 * browser understands it.
 */
export async function quiet(page: Page, forMs = 400): Promise<void> {
  let last = Date.now()
  const heard = () => {
    last = Date.now()
  }
  for (const event of ['request', 'requestfinished', 'requestfailed'] as const) page.on(event, heard)
  while (Date.now() - last < forMs) await page.waitForTimeout(50)
  for (const event of ['request', 'requestfinished', 'requestfailed'] as const) page.off(event, heard)
}
