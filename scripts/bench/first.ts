import { launch } from '../../tests/browser.ts'
import type { Place } from './place.ts'
import { signIn } from './requests.ts'
import { printFigures } from './table.ts'

const slower = 4

/**
 * The first screen of one who is signed in, with nothing in the cache, on a processor slowed four times: what comes over the wire
 * until it stands, and when it answers a hand, that is when its heading is there and the browser is idle.
 */
export async function firstScreen(place: Place): Promise<void> {
  const server = await place.serve()
  const browser = await launch()
  try {
    const context = await browser.newContext({ locale: 'zh-CN' })
    const cookie = await signIn(place.address, 'leader')
    const cookies = cookie.split('; ').map((one) => {
      const [name, ...value] = one.split('=')
      return { name: name!, value: value.join('='), url: place.address }
    })
    await context.addCookies(cookies)
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    let bytes = 0
    session.on('Network.loadingFinished', ({ encodedDataLength }) => {
      bytes += encodedDataLength
    })
    await session.send('Network.enable')
    await session.send('Emulation.setCPUThrottlingRate', { rate: slower })
    const began = performance.now()
    await page.goto(place.address, { waitUntil: 'commit' })
    await page.locator('h1').first().waitFor({ timeout: 60_000 })
    await page.evaluate(() => new Promise((done) => requestIdleCallback(done)))
    const interactive = (performance.now() - began) / 1000
    printFigures('first screen', [
      { what: 'over the wire, packed', value: bytes / 1024, unit: 'KB', bar: 500 },
      { what: `interactive, processor slowed ${slower} times`, value: interactive, unit: 's', bar: 2 },
    ])
  } finally {
    await browser.close()
    await server.stop()
  }
}
