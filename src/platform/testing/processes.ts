import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'

export interface EmbeddedProcess {
  url: string
  /** kill -9. */
  kill(): Promise<void>
  /** SIGTERM; answers the exit code. */
  stop(): Promise<number | null>
}

/** A data folder's database under a process of its own, of the checkout given or this one. */
export async function spawnEmbedded(
  folder: string,
  { checkout = resolve(import.meta.dirname, '../../..'), ...options }: SpawnOptions & { checkout?: string } = {},
): Promise<EmbeddedProcess> {
  const program = join(checkout, 'src/platform/testing/embedded-process.ts')
  const child = spawn(process.execPath, [program, folder], { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
  let [said, complaint] = ['', '']
  child.stderr?.on('data', (data) => {
    complaint += data
  })
  const exited = once(child, 'exit')
  const ready = new Promise<void>((done) => {
    child.stdout?.on('data', (data) => {
      said += data
      if (said.includes('\n')) done()
    })
  })
  await Promise.race([ready, exited])
  if (!said) throw new Error(complaint)
  return {
    url: said.trim(),
    kill: () => killed(child),
    async stop() {
      child.kill('SIGTERM')
      const [code] = (await exited) as [number | null]
      return code
    },
  }
}

/** A program that is not PostgreSQL, run by the user who owns the cluster. */
export async function spawnSleeper(cluster: string): Promise<{ pid: number; kill(): Promise<void> }> {
  const { uid, gid } = await stat(cluster)
  const child = spawn('sleep', ['600'], { uid, gid, stdio: 'ignore' })
  await once(child, 'spawn')
  return { pid: child.pid ?? 0, kill: () => killed(child) }
}

/** The process number of the PostgreSQL that runs the folder's cluster. */
export async function postmasterOf(folder: string): Promise<number> {
  return Number((await readFile(join(folder, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0])
}

async function killed(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL')
  await once(child, 'exit')
}
