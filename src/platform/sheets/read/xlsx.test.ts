import { copyFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { rowsOf, workbookFile } from '../testing/files.ts'
import { shownBy } from './formats.ts'
import { openBook } from './read.ts'
import { dayOfSerial, decimalText } from './values.ts'

const cellsOf = async (workbook: Parameters<typeof workbookFile>[0]) =>
  (await rowsOf(await workbookFile(workbook))).map(({ cells }) => cells)

describe('cells', () => {
  test.each([
    ['text typed in', '<c t="inlineStr"><is><t>昆山</t></is></c>', ['昆山']],
    ['rich text in pieces', '<c t="inlineStr"><is><r><t>昆</t></r><r><t>山</t></r></is></c>', ['昆山']],
    ['a shared text without its reading', '<c t="s"><v>1</v></c>', ['東京 & 大阪']],
    ['a shared text that is not there', '<c t="s"><v>99</v></c><c><v>1</v></c>', [null, '1']],
    ['a fraction with float noise', '<c><v>0.30000000000000004</v></c>', ['0.3']],
    ['an exponent', '<c><v>1.2E+17</v></c>', ['120000000000000000']],
    ['a whole number with 18 digits', '<c><v>320583199001011234</v></c>', ['320583199001011234']],
    ['a percent', '<c s="2"><v>0.51</v></c>', ['51%']],
    ['a day', '<c s="1"><v>46086.75</v></c>', [{ date: '2026-03-05' }]],
    ['a month without a day', '<c s="3"><v>46082</v></c>', [{ date: '2026-03-01', month: true }]],
    ['a time', '<c s="4"><v>0.5</v></c>', ['0.5']],
    ['yes and no', '<c t="b"><v>1</v></c><c t="b"><v>0</v></c>', [true, false]],
    ['a formula with its value', '<c><f>A1*2</f><v>7</v></c>', ['7']],
    ['a formula that makes text', '<c t="str"><f>A1</f><v>在谈</v></c>', ['在谈']],
    ['a formula without its value', '<c><f>A1*2</f></c>', [{ fault: '#EMPTY!' }]],
    ['a fault', '<c t="e"><v>#REF!</v></c>', [{ fault: '#REF!' }]],
    ['a control character', '<c t="inlineStr"><is><t>a_x000D_b</t></is></c>', ['a\rb']],
    ['gaps', '<c r="C1"><v>3</v></c><c r="E1" s="1"/>', [null, null, '3']],
  ])('%s', async (_, row, cells) => {
    const styles =
      '<numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts>' +
      '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>' +
      '<cellXfs><xf/><xf numFmtId="14"/><xf numFmtId="10"/><xf numFmtId="170"/><xf numFmtId="20"/></cellXfs>'
    const strings = '<si><t>甲</t></si><si><t>東京 &amp; 大阪</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si>'
    expect(await cellsOf({ sheets: [`<row r="1">${row}</row>`], styles, strings })).toEqual([cells])
  })

  test('row numbers, empty rows and hidden rows', async () => {
    const sheet =
      '<row r="3"><c><v>1</v></c></row><row r="4"><c r="A4"/></row><row r="9" hidden="1"><c><v>2</v></c></row><row><c><v>3</v></c></row>'
    expect(await rowsOf(await workbookFile({ sheets: [sheet] }))).toEqual([
      { n: 3, cells: ['1'] },
      { n: 9, cells: ['2'], hidden: true },
      { n: 10, cells: ['3'] },
    ])
  })

  test('both epochs', async () => {
    const styles = '<cellXfs><xf numFmtId="14"/></cellXfs>'
    const sheets = ['<row><c s="0"><v>44624</v></c></row>']
    const workbook = '<workbookPr date1904="1"/>'
    expect(await cellsOf({ sheets, styles, workbook })).toEqual([[{ date: '2026-03-05' }]])
  })

  test('more shared strings than one block holds', async () => {
    const strings = Array.from({ length: 9_000 }, (_, i) => `<si><t>项目${i}</t></si>`).join('')
    const sheet = [0, 4_095, 4_096, 8_999].map((i) => `<row><c t="s"><v>${i}</v></c></row>`).join('')
    expect(await cellsOf({ sheets: [sheet], strings })).toEqual([['项目0'], ['项目4095'], ['项目4096'], ['项目8999']])
  })
})

describe('sheets', () => {
  const sheets = ['<row><c><v>1</v></c></row>', '<row><c><v>2</v></c></row>']
  const workbook = '<workbookPr/>'

  test('are listed, and chosen by name or place', async () => {
    const path = await workbookFile({ sheets, workbook })
    expect((await openBook(path)).sheets).toEqual([
      { name: '表0', hidden: false },
      { name: '表1', hidden: false },
    ])
    expect(await rowsOf(path)).toEqual([{ n: 1, cells: ['1'] }])
    expect(await rowsOf(path, { sheet: '表1' })).toEqual([{ n: 1, cells: ['2'] }])
    expect(await rowsOf(path, { sheet: 1 })).toEqual([{ n: 1, cells: ['2'] }])
    await expect(rowsOf(path, { sheet: '没有' })).rejects.toMatchObject({ code: 'sheet.no_sheet' })
  })
})

test.each([
  ['yyyy-mm-dd', 'day'],
  ['yyyy"年"m"月"d"日";@', 'day'],
  ['[$-804]yyyy/m', 'month'],
  ['m/d/yy h:mm', 'day'],
  ['[h]:mm:ss', 'time'],
  ['mm:ss', 'time'],
  ['0.00E+00', 'number'],
  ['0.0%', 'percent'],
  ['General', 'number'],
  ['[Red]0.00', 'number'],
  ['"day" 0', 'number'],
  ['yyyy\\.m\\.d', 'day'],
  ['0!.0,"万元"', 'scaled'],
  ['#,##0.0,,', 'scaled'],
  ['0\\.0,', 'scaled'],
  ['#,##0.00_ ;-#,##0.00', 'number'],
] as const)('format %s shows a %s', (code, shown) => {
  expect(shownBy(code)).toBe(shown)
})

test.each([
  ['#,##0.00"万元"', { before: '', after: '万元' }],
  ['"约"General', { before: '约', after: '' }],
  ['"约"#,##0.0"亿元"', { before: '约', after: '亿元' }],
  ['\\约0.0', { before: '约', after: '' }],
  ['0.00亿\\元', { before: '', after: '亿元' }],
  ['0.00"万元";[Red]-0.00"万元"', { before: '', after: '万元' }],
  ['General"亩"', { before: '', after: '亩' }],
  ['"¥"#,##0.00', 'number'],
  ['"第"0"号"', 'number'],
  ['0"年"', 'number'],
])('a number under %s keeps the words that say what it is', (code, shown) => {
  expect(shownBy(code)).toEqual(shown)
})

test.each([
  [1, false, '1900-01-01'],
  [59, false, '1900-02-28'],
  [61, false, '1900-03-01'],
  [46086, false, '2026-03-05'],
  [0, false, null],
  [3_000_000, false, null],
])('serial %d is %s', (serial, from1904, day) => {
  expect(dayOfSerial(serial, from1904)).toBe(day)
})

test.each([
  ['200.295468', '200.295468'],
  ['1.50', '1.5'],
  ['3.0', '3'],
  ['0.1', '0.1'],
  ['-12.300000000000001', '-12.3'],
  ['1E-3', '0.001'],
])('number %s is %s', (raw, text) => {
  expect(decimalText(raw)).toBe(text)
})

describe('the layout of a sheet', () => {
  const rows = '<row r="1"><c r="A1"><v>1</v></c></row>'
  const part = (before: string, after: string, data = rows) =>
    `<worksheet>${before}<sheetData>${data}</sheetData>${after}</worksheet>`
  const layoutOf = async (xml: string, parts = {}) =>
    (await openBook(await workbookFile({ parts: { 'xl/worksheets/sheet0.xml': xml, ...parts } }))).layout()

  test('tells merges, hidden columns and comments', async () => {
    const xml = part(
      '<cols><col min="2" max="3" hidden="1"/><col min="5" max="5"/><col min="6" max="16384" hidden="1"/></cols>',
      '<mergeCells count="2"><mergeCell ref="A1:C1"/><mergeCell ref="AA2:AA10"/></mergeCells>',
    )
    const remarks = {
      'xl/worksheets/_rels/sheet0.xml.rels':
        '<Relationships><Relationship Id="c" Type="x/comments" Target="../comments1.xml"/></Relationships>',
      'xl/comments1.xml':
        '<comments><commentList><comment ref="A1"/><comment ref="B2"><text><r><t>张三：</t></r><r><t>待核</t></r></text></comment></commentList></comments>',
    }
    expect(await layoutOf(xml, remarks)).toEqual({
      merges: [
        { top: 1, bottom: 1, left: 0, right: 2 },
        { top: 2, bottom: 10, left: 26, right: 26 },
      ],
      hidden: [1, 2],
      comments: [{ row: 2, column: 1, text: '张三：待核' }],
    })
  })

  test('is found however many rows stand between', async () => {
    const many = '<row><c t="inlineStr"><is><t>项目名称很长很长很长</t></is></c></row>'.repeat(20_000)
    const merges = Array.from({ length: 3_000 }, (_, n) => `<mergeCell ref="A${n + 1}:B${n + 1}"/>`).join('')
    const { merges: found } = await layoutOf(part('', `<mergeCells>${merges}</mergeCells>`, many))
    expect(found).toHaveLength(3_000)
    expect(found.at(-1)).toEqual({ top: 3_000, bottom: 3_000, left: 0, right: 1 })
  })

  test('is that of the file as it is now', async () => {
    const merged = (ref: string) => part('', `<mergeCells><mergeCell ref="${ref}"/></mergeCells>`)
    const pathOf = (ref: string) => workbookFile({ parts: { 'xl/worksheets/sheet0.xml': merged(ref) } })
    const topOf = async (path: string) => (await (await openBook(path)).layout()).merges[0]!.top
    const path = await pathOf('A7:A8')
    expect([await topOf(path), await topOf(path)]).toEqual([7, 7])
    copyFileSync(await pathOf('A9:A10'), path)
    expect(await topOf(path)).toBe(9)
  })

  test('of a sheet without rows', async () => {
    expect(
      await layoutOf('<worksheet><sheetData/><mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>'),
    ).toEqual({
      merges: [{ top: 1, bottom: 2, left: 0, right: 1 }],
      hidden: [],
      comments: [],
    })
  })
})
