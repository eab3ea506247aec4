import type { Readable } from 'node:stream'
import { Problem } from '../../problem.ts'
import { sheetProblem } from '../problems.ts'
import { scanXml } from './scan.ts'

export interface XmlVisitor {
  open(name: string, attributes: Record<string, string>): void
  text?(text: string): void
  close?(name: string): void
}

/**
 * Walks one XML part and pauses after every chunk, so that a slow consumer slows the reading. Names come without their prefix. A piece
 * of XML that goes on for more than `longest` characters calls `tooLong`.
 */
export async function* walkXml(
  stream: Readable,
  visitor: XmlVisitor,
  longest: number,
  tooLong: () => Error,
): AsyncGenerator<void> {
  const scanner = scanXml({
    open: (name, attributes) => visitor.open(local(name), attributes),
    close: (name) => visitor.close?.(local(name)),
    text(text) {
      if (text.length > longest) throw tooLong()
      visitor.text?.(text)
    },
  })
  const decoder = new TextDecoder()
  try {
    for await (const chunk of stream) {
      scanner.write(decoder.decode(chunk, { stream: true }))
      if (scanner.waiting() > longest) throw tooLong()
      yield
    }
    scanner.write(decoder.decode())
    scanner.close()
  } catch (error) {
    throw error instanceof Problem ? error : sheetProblem.broken()
  } finally {
    stream.destroy()
  }
  yield
}

/** Walks a small part to its end. */
export async function visitXml(stream: Readable, visitor: XmlVisitor, longest = 1_000_000): Promise<void> {
  for await (const _ of walkXml(stream, visitor, longest, sheetProblem.broken));
}

function local(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}
