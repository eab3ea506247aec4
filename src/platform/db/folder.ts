import { chmod, mkdir, stat } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

/** The data folder, made if it is not there: the one named, else the usual place of this user. */
export async function dataFolder(named: string | undefined): Promise<string> {
  const folder = resolve(named ?? usualFolder())
  await mkdir(folder, { recursive: true, mode: 0o700 })
  if (isRoot()) await letThrough(folder)
  return folder
}

/** Lets the database's user pass through a folder of root's; that user can read neither its list nor what lies closed in it. */
export async function letThrough(folder: string): Promise<void> {
  const { mode } = await stat(folder)
  if ((mode & 0o011) !== 0o011) await chmod(folder, (mode & 0o7777) | 0o011)
}

/** Where the programs of PostgreSQL are kept for every data folder of this user. */
export function programsFolder(): string {
  return isRoot() ? '/var/lib/landfall' : homeFolder()
}

export function isRoot(): boolean {
  return process.getuid?.() === 0
}

function usualFolder(): string {
  return isRoot() ? '/var/lib/landfall/data' : homeFolder()
}

function homeFolder(): string {
  return join(process.env.XDG_DATA_HOME || join(homedir(), '.local', 'share'), 'landfall')
}
