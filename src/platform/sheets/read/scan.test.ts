import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { describe, expect, test } from 'vitest'
import { scanXml } from './scan.ts'

type Heard = ['open', string, Record<string, string>] | ['close', string] | ['text', string]

/** What is heard of pieces of XML, texts in a row as one; or that they were refused. */
function heardOf(pieces: string[]): Heard[] | 'sheet.broken' {
  const heard: Heard[] = []
  const scanner = scanXml({
    open: (name, attributes) => heard.push(['open', name, attributes]),
    close: (name) => heard.push(['close', name]),
    text: (text) => add(heard, text),
  })
  try {
    for (const piece of pieces) scanner.write(piece)
    scanner.close()
    return heard
  } catch (error) {
    return (error as { code: 'sheet.broken' }).code
  }
}

function add(heard: Heard[], text: string): void {
  const last = heard.at(-1)
  if (last?.[0] === 'text') last[1] += text
  else if (text !== '') heard.push(['text', text])
}

/** The same of a parser that looks at every character. */
function heardBySaxes(xml: string): Heard[] {
  const heard: Heard[] = []
  const parser = new SaxesParser({ xmlns: false, position: false })
  let depth = 0
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1
    heard.push(['open', name, { ...attributes }])
  })
  parser.on('closetag', ({ name }) => {
    depth -= 1
    heard.push(['close', name])
  })
  parser.on('text', (text) => depth > 0 && add(heard, text))
  parser.on('cdata', (text) => add(heard, text))
  parser.write(xml).close()
  return heard
}

const name = fc.constantFrom('c', 'v', 'row', 'x:sheetData', 'is', '合计', 'a-b.1')
const signs = fc.constantFrom(
  '<',
  '>',
  '&',
  '"',
  "'",
  ' ',
  '\t',
  '\r\n',
  '\r',
  '\n',
  '昆',
  '𠮷',
  '1',
  'é',
  ']]',
  '=',
  '/',
)
const words = fc.array(signs, { maxLength: 6 }).map((parts) => parts.join(''))
const entity = fc.constantFrom('&lt;', '&gt;', '&amp;', '&quot;', '&apos;', '&#10;', '&#x6606;', '&#134071;')
const spelt = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
const text = fc.oneof(words.map(spelt), entity, fc.constant('<!-- <c> & -->'), fc.constant('<?x <y>?>'))
const cdata = words.filter((one) => !one.includes(']')).map((one) => `<![CDATA[${one}]]>`)
const attribute = fc
  .tuple(fc.constantFrom('r', 's', 't', 'xml:space'), words, fc.constantFrom('=', ' = '), fc.constantFrom('"', "'"))
  .map(([key, value, equals, quote]) => {
    const safe = value.replace(/&/g, '&amp;').replace(/</g, '&lt;').replaceAll(quote, '&#34;')
    return [key, ` ${key}${equals}${quote}${safe}${quote}`] as const
  })
const attributes = fc.array(attribute, { maxLength: 3 }).map((all) => [...new Map(all).values()].join(''))
const { element } = fc.letrec<{ element: string }>((tie) => ({
  element: fc.oneof(
    { maxDepth: 3 },
    fc.tuple(name, attributes).map(([tag, given]) => `<${tag}${given} />`),
    fc
      .tuple(name, attributes, fc.array(fc.oneof(text, cdata, tie('element')), { maxLength: 4 }))
      .map(([tag, given, inside]) => `<${tag}${given}>${inside.join('')}</${tag} >`),
  ),
}))
const xml = element.map((root) => `<?xml version="1.0"?>\n<!-- > -->${root}\n`)

test('tells what a parser tells that looks at every character, in whatever pieces it comes', () => {
  fc.assert(
    fc.property(xml, fc.array(fc.nat(), { maxLength: 8 }), (whole, cuts) => {
      const places = [0, ...cuts.map((cut) => cut % (whole.length + 1)).sort((a, b) => a - b), whole.length]
      const pieces = places.slice(1).map((to, at) => whole.slice(places[at], to))
      expect(heardOf(pieces)).toEqual(heardBySaxes(whole))
    }),
    { numRuns: 2_000 },
  )
})

test('what is cut off anywhere is broken', () => {
  const whole = `<a b="1"><c>&amp;<![CDATA[x]]><!-- y --></c><d/></a>`
  for (let end = 0; end < whole.length; end++) expect(heardOf([whole.slice(0, end)])).toBe('sheet.broken')
  expect(heardOf([whole])).toHaveLength(7)
})

describe('is broken', () => {
  test.each([
    ['a tag that another closes', '<a><b></a></b>'],
    ['two roots', '<a/><b/>'],
    ['words around the root', 'x<a/>'],
    ['words behind the root', '<a/>x'],
    ['an attribute without a value', '<a b/>'],
    ['an attribute without quotes', '<a b=1/>'],
    ['an attribute twice', '<a b="1" b="2"/>'],
    ['a bracket in an attribute', '<a b="<"/>'],
    ['a lone ampersand', '<a>x & y</a>'],
    ['an entity of its own', '<a>&own;</a>'],
    ['half a character', '<a>&#xD800;</a>'],
    ['a tag without a name', '<a>< b/></a>'],
    ['a document type', '<!DOCTYPE a><a/>'],
    ['a declaration inside', '<a><!ELEMENT b></a>'],
    ['CDATA outside', '<![CDATA[x]]><a/>'],
    ['no bottom', '<a>'.repeat(1_000)],
  ])('%s', (_, broken) => {
    expect(heardOf([broken])).toBe('sheet.broken')
  })
})
