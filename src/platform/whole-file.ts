import { open, rename, rm, stat } from 'node:fs/promises'
import type { Writable } from 'node:stream'

/**
 * Writes a file that is there whole or not at all: a disk that fills up leaves what was there before. What is no file is written as
 * it is. A place that cannot be written is told by the system's error, with the path as given.
 */
export async function writeWhole<T>(path: string, write: (stream: Writable) => Promise<T>): Promise<T> {
  const known = await stat(path).catch(() => undefined)
  if (known && !known.isFile()) return write(await streamInto(path, 'w', path))
  const draft = `${path}.${process.pid}.part`
  try {
    const written = await write(await streamInto(draft, 'wx', path))
    await durable(draft)
    await rename(draft, path)
    return written
  } finally {
    // On a disk that cannot be written there is none either.
    await rm(draft, { force: true }).catch(() => undefined)
  }
}

/** Opened before it is written to: a stream that opens by itself would fail where nobody listens yet. */
async function streamInto(file: string, flags: string, path: string): Promise<Writable> {
  const handle = await open(file, flags).catch((error) => {
    throw Object.assign(error, { path })
  })
  return handle.createWriteStream()
}

/** Sees to it that a file outlasts the power. */
export async function durable(path: string): Promise<void> {
  const handle = await open(path, 'r+')
  await handle.sync().finally(() => handle.close())
}
