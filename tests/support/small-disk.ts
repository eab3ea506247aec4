import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { open, rm, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A disk of so many megabytes, of memory; only root may make one, and undefined says that it could not be. */
export function smallDisk(megabytes: number) {
  const folder = mkdtempSync(join(tmpdir(), 'landfall-disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'tmpfs', folder], { stdio: 'pipe' })
  } catch (error) {
    rmSync(folder, { recursive: true })
    console.warn(`skipped, for no small disk can be made here: ${(error as Error).message.trim()}`)
    return undefined
  }
  const filler = join(folder, 'filler')
  return {
    folder,
    /** Takes all the room that is left. */
    async fill() {
      const { bavail, bsize } = await statfs(folder)
      const file = await open(filler, 'w')
      const piece = Buffer.alloc(64 * 1024)
      try {
        for (let left = bavail * bsize; left > 0; left -= piece.length) await file.write(piece)
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
      }
      await file.close()
    },
    free: () => rm(filler, { force: true }),
    remove() {
      execFileSync('umount', ['--lazy', folder])
      rmSync(folder, { recursive: true })
    },
  }
}

export type SmallDisk = NonNullable<ReturnType<typeof smallDisk>>
