import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Problem } from '#platform/problem.ts'
import { text } from './text.ts'

const root = resolve(import.meta.dirname, '../..')

/** The folder of the built screens, built anew when what they are made of is no longer what it was. */
export async function builtScreens(): Promise<string> {
  const folder = join(root, 'dist')
  const stampFile = join(folder, '.stamp')
  const stamp = sourcesStamp()
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return folder
  await build()
  writeFileSync(stampFile, stamp)
  return folder
}

/** In a process of its own: what a build takes in memory and time is not the server's. */
async function build(): Promise<void> {
  const program = join(root, 'node_modules/vite/bin/vite.js')
  const args = [program, 'build', '--config', join(root, 'vite.config.ts'), '--logLevel', 'error']
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
  const code = await new Promise<number | null>((done, fail) => child.once('exit', done).once('error', fail))
  if (code !== 0) throw new Problem('unavailable', 'screens.not_built', text.screens_not_built)
}

/** By content: a copied or newly fetched checkout is as good as the one that was built. */
function sourcesStamp(): string {
  const hash = createHash('sha256')
  for (const path of ['package-lock.json', 'vite.config.ts', ...filesBelow('src')])
    hash.update(`${path}\n`).update(readFileSync(join(root, path)))
  return hash.digest('hex')
}

function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort()
}
