import { readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Problem } from '../problem.ts'
import { installBinaries } from './binaries.ts'
import { makeCluster } from './cluster.ts'
import { borrowFolder, isHeld, lockFolder, outlastBorrowers } from './lock.ts'
import { stopOrphan } from './orphan.ts'
import { type Access, keepRunning, urlOf } from './postmaster.ts'
import { rotateLog } from './program.ts'
import { chooseRunner, type Runner } from './runner.ts'

export interface Embedded {
  url: string
  stop(): Promise<void>
}

/**
 * Starts the data folder's own PostgreSQL for this process alone and keeps it running: killed, it is started again on the same
 * port. Another living server on the folder is a `conflict` Problem. What an earlier, killed server left behind is taken over.
 */
export async function startEmbedded(folder: string): Promise<Embedded> {
  const unlock = await lockFolder(folder)
  try {
    return await startLocked(folder, unlock)
  } catch (error) {
    await unlock()
    throw error
  }
}

/**
 * The database of a running server or command on the folder; where there is none, one started for as long as the caller needs it,
 * and for as long as other commands use it then.
 */
export async function connectOrStart(folder: string): Promise<Embedded> {
  for (;;) {
    const borrowed = await borrow(folder)
    if (borrowed) return borrowed
    try {
      const own = await startEmbedded(folder)
      return { url: own.url, stop: () => stopAfterBorrowers(folder, own) }
    } catch (error) {
      // Somebody holds it and is not ready yet, or not gone yet.
      if (!(error instanceof Problem && error.code === 'data.in_use')) throw error
      await pause(100)
    }
  }
}

async function borrow(folder: string): Promise<Embedded | undefined> {
  if (!(await isHeld(folder))) return
  const giveBack = await borrowFolder(folder)
  const access = giveBack && (await readAccess(folder))
  if (access) return { url: urlOf(access), stop: async () => giveBack() }
  giveBack?.()
}

async function stopAfterBorrowers(folder: string, own: Embedded): Promise<void> {
  const open = await outlastBorrowers(folder)
  await own.stop().finally(open)
}

async function startLocked(folder: string, unlock: () => Promise<void>): Promise<Embedded> {
  await rm(accessFile(folder), { force: true })
  const runner = await chooseRunner(folder)
  const unlockCluster = await lockCluster(runner)
  try {
    const programs = await installBinaries(runner.folder)
    await stopOrphan(runner.cluster)
    await rotateLog(runner.folder)
    const password = await makeCluster(programs, runner)
    const { access, stop } = await keepRunning(programs, runner, password)
    await writeFile(accessFile(folder), JSON.stringify(access), { mode: 0o600 })
    return {
      url: urlOf(access),
      async stop() {
        await rm(accessFile(folder), { force: true })
        await stop()
        await unlockCluster()
        await unlock()
      },
    }
  } catch (error) {
    await unlockCluster()
    throw error
  }
}

/** A copied data folder points to the same cluster as its original: only one of them may run it. */
async function lockCluster({ cluster, outside }: Runner): Promise<() => Promise<void>> {
  return outside ? lockFolder(dirname(cluster)) : async () => {}
}

function accessFile(folder: string): string {
  return join(folder, 'postgres.json')
}

async function readAccess(folder: string): Promise<Access | undefined> {
  try {
    return JSON.parse(await readFile(accessFile(folder), 'utf8')) as Access
  } catch (error) {
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
