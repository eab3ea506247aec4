import { sheetProblem } from '../problems.ts'

/** What is heard of XML, in its order. An element without content is opened and closed. */
export interface XmlListener {
  open(name: string, attributes: Record<string, string>): void
  close(name: string): void
  text(text: string): unknown
}

export interface XmlScanner {
  /** The next piece, which may end anywhere. */
  write(piece: string): void
  /** How much of what was written waits for its end. */
  waiting(): number
  close(): void
}

const deepest = 100

/**
 * Tells well-formed XML as it comes; anything else is `sheet.broken`. It goes from bracket to bracket: a ledger has ten million of them,
 * and parsers that look at every character take three times as long. Document types are refused: they are how entities explode, and no
 * spreadsheet writes one.
 */
export function scanXml(listener: XmlListener): XmlScanner {
  const open: string[] = []
  let rest = ''
  let rooted = false

  return {
    write(piece) {
      const xml = rest + piece
      let at = 0
      for (let tag = xml.indexOf('<'); tag !== -1; tag = xml.indexOf('<', at)) {
        if (tag > at) tellText(xml.slice(at, tag))
        at = tag
        const end = tellMarkup(xml, tag)
        if (end === -1) break
        at = end
      }
      rest = xml.slice(at)
    },
    waiting: () => rest.length,
    close() {
      if (rest.startsWith('<') || open.length > 0 || !rooted) broken()
      tellText(rest)
    },
  }

  function tellText(text: string): void {
    if (open.length > 0) listener.text(decoded(oneEnding(text)))
    else if (/[^ \t\r\n]/.test(text)) broken()
  }

  /** What begins with this bracket; where the next thing begins, -1 where this one has not ended yet. */
  function tellMarkup(xml: string, at: number): number {
    const sign = xml[at + 1]
    if (sign === '/') return tellClose(xml, at + 2)
    if (sign === '?') return after(xml, '?>', at)
    if (sign !== '!') return tellOpen(xml, at + 1)
    const kind = xml.slice(at, at + 9)
    if (kind.startsWith('<!--')) return after(xml, '-->', at + 4)
    if (kind !== '<![CDATA[') return '<![CDATA['.startsWith(kind) || '<!--'.startsWith(kind) ? -1 : broken()
    const end = after(xml, ']]>', at)
    if (end !== -1 && open.length === 0) broken()
    if (end !== -1) listener.text(oneEnding(xml.slice(at + 9, end - 3)))
    return end
  }

  function tellClose(xml: string, from: number): number {
    const end = xml.indexOf('>', from)
    if (end === -1) return -1
    const name = xml.slice(from, end).trimEnd()
    if (open.pop() !== name) broken()
    listener.close(name)
    return end + 1
  }

  function tellOpen(xml: string, from: number): number {
    let at = from
    while (at < xml.length && !endsName(xml.charCodeAt(at))) at++
    const name = xml.slice(from, at)
    const attributes: Record<string, string> = {}
    for (;;) {
      at = afterSpace(xml, at)
      const sign = xml[at]
      const next = xml[at + 1]
      if (sign === undefined || (sign === '/' && next === undefined)) return -1
      if (sign === '>' || (sign === '/' && next === '>')) break
      at = readAttribute(xml, at, attributes)
      if (at === -1) return -1
    }
    if (name === '' || open.length === deepest || (open.length === 0 && rooted)) broken()
    rooted = true
    listener.open(name, attributes)
    if (xml[at] === '>') open.push(name)
    else listener.close(name)
    return xml.indexOf('>', at) + 1
  }
}

/** Adds the attribute that begins here; where it ends, -1 where it has not yet. */
function readAttribute(xml: string, from: number, attributes: Record<string, string>): number {
  const sign = xml.indexOf('=', from)
  if (sign === -1) return /[<>]/.test(xml.slice(from)) ? broken() : -1
  const name = xml.slice(from, sign).trimEnd()
  if (name === '' || /[\s<>&"'/]/.test(name) || Object.hasOwn(attributes, name)) broken()
  const begin = afterSpace(xml, sign + 1)
  const quote = xml[begin]
  if (quote === undefined) return -1
  if (quote !== '"' && quote !== "'") broken()
  const end = xml.indexOf(quote, begin + 1)
  const value = xml.slice(begin + 1, end === -1 ? undefined : end)
  if (value.includes('<')) broken()
  if (end === -1) return -1
  attributes[name] = /[&\t\r\n]/.test(value) ? decoded(oneEnding(value).replace(/[\t\n]/g, ' ')) : value
  return end + 1
}

/** Where the mark, looked for from here on, is over; -1 where it does not come. */
function after(xml: string, mark: string, from: number): number {
  const at = xml.indexOf(mark, from)
  return at === -1 ? -1 : at + mark.length
}

function afterSpace(xml: string, from: number): number {
  let at = from
  while (isSpace(xml.charCodeAt(at))) at++
  return at
}

function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9
}

/** A space, `/`, `>`, or what no name has: `"`, `&`, `'`, `<`, `=`. */
function endsName(code: number): boolean {
  return code <= 62 && (isSpace(code) || [62, 47, 34, 38, 39, 60, 61].includes(code))
}

function oneEnding(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
}

const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function decoded(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(
    /&(?:(lt|gt|amp|quot|apos)|#(\d{1,7})|#x([\da-fA-F]{1,6}));|&/g,
    (_, name: string | undefined, decimal: string | undefined, hex: string | undefined) => {
      if (name) return entities[name]!
      const code = decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16)
      return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : broken()
    },
  )
}

function broken(): never {
  throw sheetProblem.broken()
}
