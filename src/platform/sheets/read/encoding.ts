import { createReadStream } from 'node:fs'
import { sheetProblem } from '../problems.ts'

export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le'

/**
 * The encoding of a text file, from all of its bytes: a ledger may hold its first Chinese character at the very end. Text that is
 * not UTF-8 is GB18030, which is what Excel in China writes, or it is refused.
 */
export async function encodingOf(path: string, head: Buffer): Promise<Encoding> {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (await decodes(path, 'utf-8')) return 'utf-8'
  const marked = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf
  if (!marked && (await decodes(path, 'gb18030'))) return 'gb18030'
  throw sheetProblem.encoding()
}

/** The text of the file in pieces, without a byte order mark. */
export async function* decoded(path: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const chunk of createReadStream(path)) yield decoder.decode(chunk, { stream: true })
  yield decoder.decode()
}

async function decodes(path: string, encoding: Encoding): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  try {
    for await (const chunk of createReadStream(path)) decoder.decode(chunk, { stream: true })
    decoder.decode()
    return true
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}
