import { randomBytes } from 'node:crypto'
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Problem } from '../problem.ts'
import { say } from '../words.ts'
import { startOf } from './process.ts'
import { text } from './text.ts'

interface Owner {
  pid: number
  started: string
}

/** Takes a folder for this process until the answer is called; held by a living server, it is a `conflict` Problem. */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const file = lockFile(folder)
  const mine = `${file}.${randomBytes(6).toString('hex')}`
  const owner: Owner = { pid: process.pid, started: startOf(process.pid) ?? '' }
  await writeFile(mine, JSON.stringify(owner), { mode: 0o600 })
  try {
    // A link appears whole or not at all: nobody reads a lock that is half written.
    while (!(await succeeds(link(mine, file), 'EEXIST'))) {
      const holder = await lockHolder(folder)
      if (holder) throw new Problem('conflict', 'data.in_use', say(text.in_use, folder, holder))
      await removeStale(file)
    }
  } finally {
    await rm(mine, { force: true })
  }
  return () => rm(file, { force: true })
}

/** The process that holds the folder; undefined when nobody living does. */
export async function lockHolder(folder: string): Promise<number | undefined> {
  return livingOwner(await readFile(lockFile(folder), 'utf8').catch(() => ''))
}

function lockFile(folder: string): string {
  return join(folder, 'server.lock')
}

function livingOwner(lock: string): number | undefined {
  const { pid, started } = parse(lock) ?? {}
  return pid !== undefined && started !== undefined && startOf(pid) === started ? pid : undefined
}

function parse(lock: string): Partial<Owner> | undefined {
  try {
    return JSON.parse(lock) as Owner
  } catch {
    return undefined
  }
}

/** Two may find the same dead lock: what was moved aside is looked at again, and put back if it is another's new one. */
async function removeStale(file: string): Promise<void> {
  const aside = `${file}.${randomBytes(6).toString('hex')}`
  if (!(await succeeds(rename(file, aside), 'ENOENT'))) return
  if (livingOwner(await readFile(aside, 'utf8')) !== undefined) await succeeds(link(aside, file), 'EEXIST')
  await rm(aside, { force: true })
}

async function succeeds(work: Promise<void>, expected: string): Promise<boolean> {
  try {
    await work
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== expected) throw error
    return false
  }
}
