import { pipeline, type Readable, Transform } from 'node:stream'
import { createInflateRaw } from 'node:zlib'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { sheetProblem } from '../problems.ts'
import type { SheetLimits } from '../row.ts'

/** The parts of a zip by their path; nothing is unpacked before it is asked for. */
export interface Zip {
  /** As they are spelt, in their order. */
  paths: string[]
  has(path: string): boolean
  open(path: string): Promise<Readable>
  close(): void
}

const mostEntries = 20_000

/**
 * Opens a zip whose declared sizes stay under the limit. No part grows beyond what it declares, so a bomb is either refused here or
 * cut off.
 */
export async function openZip(path: string, limits: SheetLimits): Promise<Zip> {
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false }).catch(() => {
    throw sheetProblem.broken()
  })
  try {
    const entries = await readEntries(zip, limits)
    return {
      paths: [...entries.values()].map(({ fileName }) => fileName),
      has: (part) => entries.has(part.toLowerCase()),
      open: (part) => openPart(zip, entries.get(part.toLowerCase())),
      close: () => zip.close(),
    }
  } catch (error) {
    zip.close()
    throw error
  }
}

async function readEntries(zip: ZipFile, limits: SheetLimits): Promise<Map<string, Entry>> {
  if (zip.entryCount > mostEntries) throw sheetProblem.broken()
  const entries = new Map<string, Entry>()
  let bytes = 0
  const all = zip.eachEntry()
  for (;;) {
    const next = await all.next().catch(() => {
      throw sheetProblem.broken()
    })
    if (next.done) return entries
    bytes += next.value.uncompressedSize
    if (bytes > limits.bytes) throw sheetProblem.tooLarge(limits)
    entries.set(next.value.fileName.toLowerCase(), next.value)
  }
}

async function openPart(zip: ZipFile, entry: Entry | undefined): Promise<Readable> {
  if (!entry?.canDecodeFileData()) throw sheetProblem.broken()
  const raw = await zip.openReadStreamPromise(entry, { decodeFileData: false }).catch(() => {
    throw sheetProblem.broken()
  })
  return entry.compressionMethod === 0 ? raw : inflated(raw, entry.uncompressedSize)
}

const inflatedAtOnce = 64 * 1024

/** The library would inflate 16 kB at a time, which takes twice as long. Its check: a part is as large as it declares, and no larger. */
function inflated(raw: Readable, size: number): Readable {
  let left = size
  const checked = new Transform({
    transform(chunk: Buffer, _, done) {
      left -= chunk.length
      done(left < 0 ? sheetProblem.broken() : null, chunk)
    },
    flush(done) {
      done(left > 0 ? sheetProblem.broken() : null)
    },
  })
  // What fails is thrown to whoever reads.
  return pipeline(raw, createInflateRaw({ chunkSize: inflatedAtOnce }), checked, () => {})
}
