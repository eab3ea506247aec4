import type { Readable } from 'node:stream'
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
 * Opens a zip whose declared sizes stay under the limit. The library checks while it inflates that no part grows beyond what it
 * declares, so a bomb is either refused here or cut off.
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
  return zip.openReadStreamPromise(entry).catch(() => {
    throw sheetProblem.broken()
  })
}
