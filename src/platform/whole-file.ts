import { createWriteStream } from 'node:fs'
import { open, rename, rm, stat } from 'node:fs/promises'
import type { Writable } from 'node:stream'

/** Writes a file that is there whole or not at all: a disk that fills up leaves what was there before. What is no file is written as it is. */
export async function writeWhole(path: string, write: (stream: Writable) => Promise<void>): Promise<void> {
  const known = await stat(path).catch(() => undefined)
  if (known && !known.isFile()) return write(createWriteStream(path))
  const draft = `${path}.${process.pid}.part`
  try {
    await write(createWriteStream(draft, { flags: 'wx' }))
    await durable(draft)
    await rename(draft, path)
  } finally {
    await rm(draft, { force: true })
  }
}

/** Sees to it that a file outlasts the power. */
export async function durable(path: string): Promise<void> {
  const handle = await open(path, 'r+')
  await handle.sync().finally(() => handle.close())
}
