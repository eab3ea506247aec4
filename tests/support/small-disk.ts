import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, open, rm, rmdir, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A file system of its own, in memory, that a test fills to the last byte. */
export interface SmallDisk {
  /** Where programs that run `within` find it. */
  folder: string
  /** Where this process finds the same. */
  here: string
  /** What the command of a program begins with that is to find it. */
  within: string[]
  /** Leaves so many bytes free and no more. */
  fill(leave?: number): Promise<void>
  makeRoom(): Promise<void>
  remove(): Promise<void>
}

/**
 * Root mounts it; anybody else does so in a namespace of their own, which a sleeping process keeps. Undefined where the system allows
 * neither.
 */
export async function smallDisk(megabytes: number): Promise<SmallDisk | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'landfall-disk-'))
  const mount = ['mount', '-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'landfall-test', folder]
  const disk = process.getuid?.() === 0 ? await mounted(folder, mount) : await mountedApart(folder, mount)
  if (!disk) await rmdir(folder)
  return disk
}

async function mounted(folder: string, mount: string[]): Promise<SmallDisk | undefined> {
  if (!(await succeeds(mount))) return
  const remove = async () => {
    await succeeds(['umount', '--lazy', folder])
    await rmdir(folder)
  }
  return { folder, here: folder, within: [], ...filling(folder), remove }
}

async function mountedApart(folder: string, mount: string[]): Promise<SmallDisk | undefined> {
  const command = `${mount.map((part) => `'${part}'`).join(' ')} && echo there && exec sleep 900`
  const args = ['--user', '--map-current-user', '--keep-caps', '--mount', 'sh', '-c', command]
  const keeper = spawn('unshare', args, { stdio: ['ignore', 'pipe', 'ignore'] })
  const failed = Promise.race([once(keeper, 'error'), once(keeper, 'exit')])
  const there = await Promise.race([
    once(keeper.stdout, 'data'),
    failed.then(
      () => undefined,
      () => undefined,
    ),
  ])
  if (!there) return
  const here = `/proc/${keeper.pid}/root${folder}`
  const within = ['nsenter', '--target', String(keeper.pid), '--user', '--mount', '--preserve-credentials', '--']
  const remove = async () => {
    keeper.kill('SIGKILL')
    await failed
    await rmdir(folder)
  }
  return { folder, here, within, ...filling(here), remove }
}

function filling(folder: string) {
  const ballast = join(folder, 'ballast')
  return {
    async fill(leave = 0) {
      const { bavail, bsize } = await statfs(folder)
      const file = await open(ballast, 'a')
      try {
        if (leave > 0) await write(file, Math.max(0, bavail * bsize - leave))
        else for (;;) await write(file, 1024 * 1024)
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
      } finally {
        await file.close()
      }
    },
    makeRoom: () => rm(ballast, { force: true }),
  }
}

async function write(file: Awaited<ReturnType<typeof open>>, bytes: number): Promise<void> {
  const piece = Buffer.alloc(1024 * 1024, 1)
  for (let left = bytes; left > 0; ) left -= (await file.write(piece, 0, Math.min(left, piece.length))).bytesWritten
}

async function succeeds([program = '', ...args]: string[]): Promise<boolean> {
  const child = spawn(program, args, { stdio: 'ignore' })
  return new Promise((done) => {
    child.once('exit', (code) => done(code === 0))
    child.once('error', () => done(false))
  })
}
