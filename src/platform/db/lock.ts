import { existsSync } from 'node:fs'
import { open, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as pause } from 'node:timers/promises'
import { Problem } from '../problem.ts'
import { say } from '../words.ts'
import { text } from './text.ts'

/**
 * Takes a folder for this process until the answer is called; held by a living server, it is a `conflict` Problem. The lock is
 * the system's own, on an empty SQLite file: it ends with its process, however that ends, and no two can have it.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const lock = await openLock(lockFile(folder))
  if (!succeeds(lock, 'begin exclusive')) {
    lock.close()
    throw new Problem('conflict', 'data.in_use', say(text.in_use, folder, await holderOf(folder)))
  }
  await writeFile(ownerFile(folder), String(process.pid), { mode: 0o600 })
  return async () => {
    await rm(ownerFile(folder), { force: true })
    lock.close()
  }
}

/** Whether a living process holds the folder. */
export async function isHeld(folder: string): Promise<boolean> {
  if (!existsSync(lockFile(folder))) return false
  const lock = await openLock(lockFile(folder))
  const free = succeeds(lock, 'select count(*) from sqlite_master')
  lock.close()
  return !free
}

/**
 * Says that this process uses what the holder of the folder runs; the answer ends it. Undefined once the holder has
 * seen its last borrower go, for then it is too late to come.
 */
export async function borrowFolder(folder: string): Promise<(() => void) | undefined> {
  const lock = await openLock(borrowersFile(folder))
  if (succeeds(lock, 'begin; select count(*) from sqlite_master')) return () => lock.close()
  lock.close()
}

/** Waits until nobody borrows, and lets nobody borrow until the answer is called; a borrower that was killed borrows no longer. */
export async function outlastBorrowers(folder: string): Promise<() => void> {
  const lock = await openLock(borrowersFile(folder))
  while (!succeeds(lock, 'begin exclusive')) await pause(100)
  return () => lock.close()
}

async function holderOf(folder: string): Promise<string> {
  return readFile(ownerFile(folder), 'utf8').catch(() => '?')
}

function lockFile(folder: string): string {
  return join(folder, 'server.lock')
}

function borrowersFile(folder: string): string {
  return join(folder, 'borrowers.lock')
}

function ownerFile(folder: string): string {
  return join(folder, 'server.pid')
}

/** Never opened otherwise once it is there: closing a file gives up every lock that the process has on it. */
async function openLock(file: string): Promise<DatabaseSync> {
  try {
    await (await open(file, 'wx', 0o600)).close()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return new DatabaseSync(file, { timeout: 100 })
}

const busy = 5

function succeeds(lock: DatabaseSync, statement: string): boolean {
  try {
    lock.exec(statement)
    return true
  } catch (error) {
    if ((error as { errcode?: number }).errcode !== busy) throw error
    return false
  }
}
