import { statfs } from 'node:fs/promises'

/** PostgreSQL makes its log in files of 16 MiB; with less room than this it cannot so much as start. */
const tooLittle = 16 * 1024 * 1024

/** Whether the disk that a folder lies on has no room left to work with; a folder that is not there tells nothing. */
export async function isFull(folder: string): Promise<boolean> {
  try {
    const { bavail, bsize } = await statfs(folder)
    return bavail * bsize < tooLittle
  } catch {
    return false
  }
}
