import { randomBytes } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * The secret that signs cookies and encrypts two-factor secrets: LANDFALL_SECRET where it is set, else a random one that is made
 * once and kept in the data folder for its owner only.
 */
export async function readSecret(folder: string, environment: NodeJS.ProcessEnv): Promise<string> {
  if (environment.LANDFALL_SECRET) return environment.LANDFALL_SECRET
  const path = join(folder, 'secret')
  try {
    await writeFile(path, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return (await readFile(path, 'utf8')).trim()
}
