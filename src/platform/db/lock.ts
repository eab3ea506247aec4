import { readFileSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Problem } from '../problem.ts'
import { say } from '../words.ts'
import { text } from './text.ts'

interface Owner {
  pid: number
  started: string
}

/** Takes the data folder for this process until the answer is called; held by a living server, it is a `conflict` Problem. */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const file = join(folder, 'server.lock')
  const owner: Owner = { pid: process.pid, started: startOf(process.pid) }
  for (let tries = 0; ; tries++) {
    try {
      await writeFile(file, JSON.stringify(owner), { flag: 'wx', mode: 0o600 })
      return () => rm(file, { force: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || tries > 2) throw error
      const holder = await lockHolder(folder)
      if (holder) throw new Problem('conflict', 'data.in_use', say(text.in_use, folder, holder))
      await rm(file, { force: true })
    }
  }
}

/** The process that holds the folder; undefined when nobody living does. */
export async function lockHolder(folder: string): Promise<number | undefined> {
  try {
    const owner = JSON.parse(await readFile(join(folder, 'server.lock'), 'utf8')) as Owner
    return isAlive(owner) ? owner.pid : undefined
  } catch {
    return undefined
  }
}

/** A process number is used again after a while; the time it started tells the two apart. */
function isAlive({ pid, started }: Owner): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  return startOf(pid) === started
}

/** Clock ticks since boot at which the process started, with the boot's id; empty where /proc does not tell. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    return `${boot} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`
  } catch {
    return ''
  }
}
