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
  page.on('request', heard)
  page.on('requestfinished', heard)
  page.on('requestfailed', heard)
  while (Date.now() - last < forMs) await page.waitForTimeout(50)
  page.off('request', heard)
  page.off('requestfinished', heard)
  page.off('requestfailed', heard)
}
