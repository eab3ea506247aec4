import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { access, type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { fileTypeFromFile } from 'file-type'
import { newId } from './id.ts'
import { Problem } from './problem.ts'
import type { Scan } from './scan.ts'
import { text } from './text.ts'

export interface StoredFile {
  sha256: string
  size: number
  media_type: string
}

/** Content-addressed files in the data folder, apart for every tenant. */
export interface FileStore {
  folder: string
  /** Writes the bytes durably and answers what they are; over the store's limit or of a type we do not take is a Problem. */
  put(tenantId: string, content: Readable): Promise<StoredFile>
  path(tenantId: string, sha256: string): string
  read(tenantId: string, sha256: string, range?: { start: number; end: number }): Readable
  has(tenantId: string, sha256: string): Promise<boolean>
}

export const mebibyte = 1024 * 1024

/** What is taken as evidence or as a ledger, known by content and never by name. */
const accepted = new Set([
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
  'image/heic',
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'application/x-cfb', // .xls, .doc and .ppt of before 2007, and those of WPS
  'text/plain',
])

/** In a folder; one file may have as many bytes as `limit`, and is kept once it has passed `scan`. */
export function openFiles(folder: string, limit = 100 * mebibyte, scan?: Scan): FileStore {
  const path = (tenantId: string, sha256: string) => join(folder, tenantId, sha256.slice(0, 2), sha256)

  async function put(tenantId: string, content: Readable): Promise<StoredFile> {
    const draft = join(folder, 'drafts', newId())
    await mkdir(dirname(draft), { recursive: true })
    try {
      const measured = await writeMeasured(content, draft, limit)
      const media_type = await mediaType(draft)
      await scan?.(draft)
      const home = path(tenantId, measured.sha256)
      await mkdir(dirname(home), { recursive: true })
      await rename(draft, home)
      return { ...measured, media_type }
    } finally {
      await rm(draft, { force: true })
    }
  }

  return {
    folder,
    put,
    path,
    read: (tenantId, sha256, range) => createReadStream(path(tenantId, sha256), range),
    has: (tenantId, sha256) =>
      access(path(tenantId, sha256)).then(
        () => true,
        () => false,
      ),
  }
}

async function writeMeasured(
  content: Readable,
  path: string,
  limit: number,
): Promise<{ sha256: string; size: number }> {
  const hash = createHash('sha256')
  let size = 0
  let fault: unknown
  const file = await open(path, 'wx', 0o600)
  try {
    for await (const chunk of content) {
      size += chunk.length
      if (size > limit) throw tooLarge(limit)
      hash.update(chunk)
      // A full disk takes no more, but whoever sends is heard out: cut off, they would not read why.
      if (!fault) await writeAll(file, chunk).catch(remember)
    }
    if (fault) throw fault
    if (size === 0) throw new Problem('invalid', 'file.empty', text.empty)
    await file.sync()
  } finally {
    await file.close()
  }
  return { sha256: hash.digest('hex'), size }

  function remember(error: unknown): void {
    fault = error
  }
}

async function writeAll(file: FileHandle, chunk: Buffer): Promise<void> {
  for (let from = 0; from < chunk.length; ) from += (await file.write(chunk, from)).bytesWritten
}

async function mediaType(path: string): Promise<string> {
  const type = (await fileTypeFromFile(path))?.mime ?? ((await isText(path)) ? 'text/plain' : 'unknown')
  if (!accepted.has(type)) throw new Problem('wrong_type', 'file.type', text.type)
  return type
}

/** Text has no control bytes but white space; SVG and HTML are text here and are never served as anything else. */
async function isText(path: string): Promise<boolean> {
  const handle = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(65_536), 0, 65_536, 0)
    return !buffer.subarray(0, bytesRead).some((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27))
  } finally {
    await handle.close()
  }
}

function tooLarge(limit: number): Problem {
  const mb = Math.floor(limit / mebibyte)
  return new Problem('too_large', 'file.too_large', [text.too_large[0](mb), text.too_large[1](mb)])
}
