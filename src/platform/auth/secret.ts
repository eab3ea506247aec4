import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { link, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * The secret that signs cookies and encrypts two-factor secrets: LANDFALL_SECRET where it is set, else a random one that is made
 * once and kept in the data folder for its owner only.
 */
export async function readSecret(folder: string, environment: NodeJS.ProcessEnv): Promise<string> {
  if (environment.LANDFALL_SECRET) return environment.LANDFALL_SECRET
  const path = join(folder, 'secret')
  if (!existsSync(path)) await makeSecret(path)
  return (await readFile(path, 'utf8')).trim()
}

/** Written whole before it gets its name: whoever finds it can read it, and the first of two stays. */
async function makeSecret(path: string): Promise<void> {
  const draft = `${path}.${randomBytes(6).toString('hex')}`
  await writeFile(draft, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' })
  try {
    await link(draft, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    await rm(draft)
  }
}
