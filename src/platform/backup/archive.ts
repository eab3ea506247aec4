import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { extract, type Header, type Pack, pack } from 'tar-stream'
import { durable } from '../whole-file.ts'

export interface ArchiveWriter {
  add(name: string, content: Buffer): Promise<void>
  /** `size` must be the very number of bytes that come. */
  addStream(name: string, size: number, content: Readable): Promise<void>
}

/** Writes a .tar.gz entry by entry, holding no more than one in memory; durable when it returns. The file must not be there yet. */
export async function writeArchive(path: string, work: (archive: ArchiveWriter) => Promise<void>): Promise<void> {
  const tar = pack()
  const flow = pipeline(tar, createGzip({ level: 5 }), createWriteStream(path, { flags: 'wx', mode: 0o600 }))
  const archive: ArchiveWriter = {
    add: async (name, content) => {
      const entry = newEntry(tar, name, content.length)
      entry.sink.end(content)
      await entry.done
    },
    addStream: async (name, size, content) => {
      const entry = newEntry(tar, name, size)
      for await (const chunk of content) if (!entry.sink.write(chunk)) await once(entry.sink, 'drain')
      entry.sink.end(null)
      await entry.done
    },
  }
  // A full disk shows in the flow and not in the entry that waits for it.
  await Promise.race([work(archive), flow]).catch((error: Error) => {
    tar.destroy(error)
    throw error
  })
  tar.finalize()
  await flow
  await durable(path)
}

function newEntry(tar: Pack, name: string, size: number) {
  const { promise: done, resolve, reject } = Promise.withResolvers<void>()
  done.catch(() => {})
  const sink = tar.entry({ name, size, mode: 0o600 }, (error) => (error ? reject(error) : resolve()))
  return { sink, done }
}

export interface ArchiveEntry {
  header: Header
  content: AsyncIterable<Buffer>
}

/** Reads a .tar.gz entry by entry; each must be read to its end before the next. Whatever is wrong with the bytes throws. */
export async function* readArchive(path: string): AsyncGenerator<ArchiveEntry> {
  const tar = extract()
  const flow = pipeline(createReadStream(path), createGunzip(), tar)
  flow.catch(() => {})
  for await (const entry of tar) yield { header: entry.header, content: entry as AsyncIterable<Buffer> }
  await flow
}
