import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { fileOf, rowsOf, workbookFile } from '../testing/files.ts'

const refusal = async (path: string, limits = {}) =>
  rowsOf(path, { limits }).then(
    () => 'read',
    (error) => error.code,
  )

const row = (cell: string) => `<row r="1">${cell}</row>`
const long = 'x'.repeat(10 * 1024 * 1024)

describe('hostile workbooks are refused by name', () => {
  test('a part that unpacks to more than the limit', async () => {
    expect(await refusal(await workbookFile({ sheets: [' '.repeat(5_000_000)] }), { bytes: 1_000_000 })).toBe(
      'sheet.too_large',
    )
  })

  test.each([
    ['more', -1],
    ['less', 1],
  ])('a part that unpacks to %s than it declares', async (_, lie) => {
    const bytes = readFileSync(await workbookFile({ sheets: [row('<c><v>1</v></c>').repeat(9_000)] }))
    const declared = 24
    for (let at = bytes.indexOf('PK\x01\x02'); at >= 0; at = bytes.indexOf('PK\x01\x02', at + 4))
      bytes.writeUInt32LE(bytes.readUInt32LE(at + declared) + lie, at + declared)
    expect(await refusal(fileOf(bytes))).toBe('sheet.broken')
  })

  test.each([
    [
      'entities',
      '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><worksheet><sheetData>&b;</sheetData></worksheet>',
    ],
    ['an outside entity', '<!DOCTYPE x SYSTEM "file:///etc/passwd"><worksheet/>'],
    ['an unknown entity', '<worksheet><sheetData>&b;</sheetData></worksheet>'],
    ['unclosed tags', '<worksheet><sheetData><row>'],
    ['no XML', 'hello'],
  ])('%s', async (_, xml) => {
    expect(await refusal(await workbookFile({ parts: { 'xl/worksheets/sheet0.xml': xml } }))).toBe('sheet.broken')
  })

  test.each([
    ['typed in', { sheets: [row(`<c t="inlineStr"><is><t>${long}</t></is></c>`)] }],
    ['shared', { sheets: [row('<c t="s"><v>0</v></c>')], strings: `<si><t>${long}</t></si>` }],
    [
      'in many pieces',
      { sheets: [row(`<c t="inlineStr"><is>${`<r><t>${'x'.repeat(50_000)}</t></r>`.repeat(3)}</is></c>`)] },
    ],
    ['an attribute', { sheets: [row(`<c r="${long}"/>`)] }],
  ])('a cell of ten megabytes, %s', async (_, workbook) => {
    expect(await refusal(await workbookFile(workbook))).toBe('sheet.cell_too_long')
  })

  test('a cell in the last column of Excel', async () => {
    expect(await refusal(await workbookFile({ sheets: [row('<c r="XFD1"><v>1</v></c>')] }))).toBe('sheet.too_wide')
  })

  test('a million columns without content are no columns', async () => {
    const sheet = row(`<c><v>1</v></c>${'<c s="1"/>'.repeat(1_000_000)}`)
    expect(await rowsOf(await workbookFile({ sheets: [sheet] }))).toEqual([{ n: 1, cells: ['1'] }])
  })

  test('a row beyond the last', async () => {
    const sheet = '<row r="99999999"><c><v>1</v></c></row>'
    expect(await refusal(await workbookFile({ sheets: [sheet] }))).toBe('sheet.too_long')
    expect(await refusal(await workbookFile({ sheets: [sheet.replace('99999999', '-1')] }))).toBe('sheet.broken')
  })

  test('a path that leaves the package', async () => {
    const zip = await workbookFile({ parts: { 'aa/evil.txt': 'x' } })
    const bytes = readFileSync(zip).toString('latin1').replaceAll('aa/evil', '../evil')
    expect(await refusal(fileOf(Buffer.from(bytes, 'latin1')))).toBe('sheet.broken')
  })

  test('a zip that is no workbook, and half a zip', async () => {
    expect(await refusal(await workbookFile({ parts: { '_rels/.rels': '<Relationships/>' } }))).toBe('sheet.kind')
    expect(await refusal(fileOf('PK\x03\x04 and nothing more'))).toBe('sheet.broken')
  })
})

test.each([
  ['a part named and not there', { 'xl/_rels/workbook.xml.rels': '<Relationships/>' }, 'sheet.kind'],
  ['no list of sheets', { 'xl/workbook.xml': '<workbook/>' }, 'sheet.kind'],
  ['a workbook that is no XML', { 'xl/workbook.xml': '\0\0\0' }, 'sheet.broken'],
  ['styles that are no XML', { 'xl/styles.xml': '<styleSheet><' }, 'sheet.broken'],
  ['strings that end in the middle', { 'xl/sharedStrings.xml': '<sst><si><t>x' }, 'sheet.broken'],
])('missing or broken parts: %s', async (_, parts, code) => {
  expect(await refusal(await workbookFile({ parts }))).toBe(code)
})

test('a billion laughs are never laughed', async () => {
  const names = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`)
  const xml = `<!DOCTYPE x [<!ENTITY l0 "ha">${names.join('')}]><worksheet><sheetData><row><c t="inlineStr"><is><t>&l9;</t></is></c></row></sheetData></worksheet>`
  expect(await refusal(await workbookFile({ parts: { 'xl/worksheets/sheet0.xml': xml } }))).toBe('sheet.broken')
})

test('a million rows without content are no rows', async () => {
  const sheet = `${'<row><c/></row>'.repeat(1_000_000)}<row><c><v>1</v></c></row>`
  expect(await rowsOf(await workbookFile({ sheets: [sheet] }))).toEqual([{ n: 1_000_001, cells: ['1'] }])
})

/** An OLE file whose directory, in its second sector, names one stream. */
function oleFile(stream: string): Buffer {
  const bytes = Buffer.alloc(2_048)
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  bytes.writeUInt16LE(9, 30)
  bytes.writeUInt32LE(1, 48)
  bytes.write(stream, 1_024, 'utf16le')
  return bytes
}

test('a password and an old file without a table are told apart', async () => {
  expect(await refusal(fileOf(oleFile('EncryptedPackage')))).toBe('sheet.encrypted')
  expect(await refusal(fileOf(oleFile('WordDocument')))).toBe('sheet.kind')
})

describe('hostile text is refused by name', () => {
  test.each([
    ['nothing', '', 'sheet.empty'],
    ['the beginning of an old Excel file', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'sheet.kind'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0]), 'sheet.kind'],
    ['bytes of no encoding', Buffer.from([0x61, 0xff, 0xff, 0x0a]), 'sheet.encoding'],
    ['a cell of ten megabytes', `a,${long}`, 'sheet.cell_too_long'],
    ['zero bytes', 'a,b\n1,\0\n', 'sheet.kind'],
    ['a hundred thousand columns', 'x,'.repeat(100_000), 'sheet.too_wide'],
    ['a million columns', ','.repeat(1_000_000), 'sheet.too_wide'],
    ['three thousand columns', 'x,'.repeat(3_000), 'sheet.too_wide'],
    ['a quote that never closes', 'a,b\n"1,2\n3,4\n', 'sheet.unclosed_quote'],
  ])('%s', async (_, bytes, code) => {
    expect(await refusal(fileOf(bytes))).toBe(code)
  })

  test('too many rows', async () => {
    expect(await refusal(fileOf('1\n2\n3\n'), { rows: 2 })).toBe('sheet.too_long')
  })
})
