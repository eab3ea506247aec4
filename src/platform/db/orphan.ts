import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { commandOf, startOf } from './process.ts'

/**
 * A server that was killed leaves its PostgreSQL running: it is asked to stop, so that ours may start. Only for whoever holds the
 * cluster's folder.
 */
export async function stopOrphan(cluster: string): Promise<void> {
  const file = join(cluster, 'postmaster.pid')
  const pid = Number((await readFile(file, 'utf8').catch(() => '')).split('\n')[0])
  if (!pid) return
  if (isPostgresOf(pid, cluster)) {
    process.kill(pid, 'SIGINT')
    for (let waited = 0; waited < 120_000 && isPostgresOf(pid, cluster); waited += 50) await pause(50)
  } else if (startOf(pid) && !commandOf(pid).includes('postgres')) {
    // The number belongs to another program since the last boot, and PostgreSQL would take that for a server.
    await rm(file, { force: true })
  }
}

function isPostgresOf(pid: number, cluster: string): boolean {
  return commandOf(pid).includes(`postgres -D ${cluster} `)
}
