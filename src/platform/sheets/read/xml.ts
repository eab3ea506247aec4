import type { Readable } from 'node:stream'
import { SaxesParser } from 'saxes'
import { Problem } from '../../problem.ts'
import { sheetProblem } from '../problems.ts'

export interface XmlVisitor {
  open(name: string, attributes: Record<string, string>): void
  text?(text: string): void
  close?(name: string): void
}

/**
 * Walks one XML part and pauses after every chunk, so that a slow consumer slows the reading. Names come without their prefix.
 * Document types are refused: they are how entities explode, and no spreadsheet writes one. A piece of XML that goes on for more
 * than `longest` characters calls `tooLong`.
 */
export async function* walkXml(
  stream: Readable,
  visitor: XmlVisitor,
  longest: number,
  tooLong: () => Error,
): AsyncGenerator<void> {
  const parser = new SaxesParser({ xmlns: false, position: false })
  let pending = 0
  parser.on('error', () => {
    throw sheetProblem.broken()
  })
  parser.on('doctype', () => {
    throw sheetProblem.broken()
  })
  parser.on('opentag', ({ name, attributes }) => {
    pending = 0
    visitor.open(local(name), attributes)
  })
  parser.on('closetag', ({ name }) => {
    pending = 0
    visitor.close?.(local(name))
  })
  const onText = (text: string) => {
    pending = 0
    if (text.length > longest) throw tooLong()
    visitor.text?.(text)
  }
  parser.on('text', onText)
  parser.on('cdata', onText)

  const decoder = new TextDecoder()
  try {
    for await (const chunk of stream) {
      const text = decoder.decode(chunk, { stream: true })
      pending += text.length
      parser.write(text)
      if (pending > longest + text.length) throw tooLong()
      yield
    }
    parser.write(decoder.decode()).close()
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
