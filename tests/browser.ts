import { existsSync } from 'node:fs'
import { userInfo } from 'node:os'
import { type Browser, chromium, type LaunchOptions } from 'playwright-core'
import { unpackedBrowser } from './support/chromium.ts'

const systemBrowsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** A headless browser: the one named by CHROMIUM, else the system's, else the one that comes with the packages. */
export async function launch(): Promise<Browser> {
  return chromium.launch({ ...(await findBrowser()), headless: true })
}

async function findBrowser(): Promise<LaunchOptions> {
  const executablePath = process.env.CHROMIUM || systemBrowsers.find((path) => existsSync(path))
  const args = sandboxArgs()
  return executablePath ? { executablePath, args } : unpackedBrowser(args)
}

/** Chromium refuses to sandbox itself under root. */
function sandboxArgs(): string[] {
  return userInfo().uid === 0 ? ['--no-sandbox'] : []
}
