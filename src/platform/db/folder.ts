import { chmod, mkdir } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

/** The data folder, made if it is not there: the one named, else the usual place of this user. */
export async function dataFolder(named: string | undefined): Promise<string> {
  const folder = resolve(named ?? usualFolder())
  await mkdir(folder, { recursive: true, mode: 0o700 })
  // The database's user must pass through a folder of root's; what lies in it stays closed.
  if (isRoot()) await chmod(folder, 0o711)
  return folder
}

export function isRoot(): boolean {
  return process.getuid?.() === 0
}

function usualFolder(): string {
  if (isRoot()) return '/var/lib/landfall/data'
  return join(process.env.XDG_DATA_HOME || join(homedir(), '.local', 'share'), 'landfall')
}
