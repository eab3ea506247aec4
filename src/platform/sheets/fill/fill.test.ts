import { readFile, writeFile } from 'node:fs/promises'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openZip } from '../read/zip.ts'
import { sheetLimits } from '../row.ts'
import { fileOf, rowsOf, type TestWorkbook, workbookFile } from '../testing/files.ts'
import { fillAside } from './aside.ts'
import type { FilledValue } from './cells.ts'
import { type FormFill, fillForm } from './fill.ts'
import { marksOf, openForm } from './form.ts'
import { tableOf } from './table.ts'
import { childOf, elementsOf, parseXml, textOf } from './tree.ts'

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A sheet with what stands around its rows. */
const sheet = (data: string, beside = '') =>
  `<worksheet xmlns:r="${office}"><cols><col min="1" max="3" width="20" customWidth="1"/></cols><sheetData>${data}</sheetData>${beside}</worksheet>`

const text = (at: string, words: string, style = 0) =>
  `<c r="${at}" s="${style}" t="inlineStr"><is><t>${words}</t></is></c>`

const values: Record<string, FilledValue> = {
  项目名称: { text: '甲&乙<项目>' },
  公式: { text: '=HYPERLINK("http://x","y")' },
  总投资: { text: '3.5', number: '3.5' },
  约投资: { text: '约3.5', number: '3.5', about: true },
  签约日期: { text: '2026-03-05', day: '2026-03-05' },
  空: { text: '' },
}

const single: FormFill = { times: () => undefined, value: (name) => values[name] }

/** The rows of one list, in row 2 of the first sheet. */
const list = (names: string[]): FormFill => ({
  times: (name, row) => (name === '表0' && row === 2 ? names.length : undefined),
  value: (name, { item }) =>
    name === '名称'
      ? { text: names[item] ?? '' }
      : name === '序号'
        ? { text: `${item + 1}`, number: `${item + 1}` }
        : values[name],
})

async function filled(workbook: TestWorkbook, fill = single) {
  const form = await openForm(await workbookFile(workbook))
  const path = fileOf(await fillForm(form, fill))
  return { form, path, xml: async (part: string) => (await partsOf(path)).get(part) ?? '' }
}

async function partsOf(path: string): Promise<Map<string, string>> {
  const zip = await openZip(path, sheetLimits)
  const parts = new Map<string, string>()
  for (const part of zip.paths) parts.set(part, Buffer.concat(await (await zip.open(part)).toArray()).toString('utf8'))
  zip.close()
  return parts
}

const first = 'xl/worksheets/sheet0.xml'

describe('a form is filled', () => {
  const styles = '<cellXfs><xf/><xf numFmtId="14"/></cellXfs>'

  it.each([
    ['typed in', text('A1', '{{项目名称}}'), '甲&乙<项目>'],
    ['shared', '<c r="A1" t="s"><v>0</v></c>', '甲&乙<项目>'],
    ['cut by fonts', '<c r="A1" t="s"><v>1</v></c>', '名称：甲&乙<项目>。'],
    ['in full width', text('A1', '｛｛项目名称｝｝'), '甲&乙<项目>'],
    ['among words', text('A1', '共{{总投资}}亿元'), '共3.5亿元'],
    ['alone, a number', text('A1', '{{总投资}}'), '3.5'],
    ['a day where days are shown', text('A1', '{{签约日期}}', 1), { date: '2026-03-05' }],
    ['a day where words are', text('A1', '{{签约日期}}'), '2026-03-05'],
    ['what nobody knows stays', text('A1', '{{没有}}、{{总投资}}'), '{{没有}}、3.5'],
    ['no formula comes of a text', text('A1', '{{公式}}'), '=HYPERLINK("http://x","y")'],
  ])('%s', async (_, cell, told) => {
    const strings =
      '<si><t>{{项目名称}}</t></si><si><r><rPr><b/></rPr><t>名称：{</t></r><r><t>{项目</t></r><r><rPr><i/></rPr><t>名称}}。</t></r></si>'
    const { path } = await filled({ sheets: [`<row r="1">${cell}</row>`], strings, styles })
    expect(await rowsOf(path)).toEqual([{ n: 1, cells: [told] }])
  })

  it('what is only about so much stays a number, shown with 约 in the style of its cell', async () => {
    const cells = [
      text('A1', '{{约投资}}', 2),
      text('B1', '{{约投资}}', 2),
      text('C1', '{{约投资}}'),
      text('D1', '共{{约投资}}'),
    ]
    const shaped =
      '<numFmts count="1"><numFmt numFmtId="170" formatCode="0.00"/></numFmts><cellXfs count="3"><xf/><xf numFmtId="14"/><xf numFmtId="170" fontId="0"/></cellXfs>'
    const { path, xml } = await filled({ sheets: [`<row r="1">${cells.join('')}</row>`], styles: shaped })
    expect(await rowsOf(path)).toEqual([{ n: 1, cells: ['约3.5', '约3.5', '约3.5', '共约3.5'] }])
    expect(await xml(first)).toContain('<c r="A1" s="3"><v>3.5</v></c><c r="B1" s="3"><v>3.5</v></c><c r="C1" s="4">')
    const told = await xml('xl/styles.xml')
    expect(told).toContain('formatCode="&quot;约&quot;0.00"')
    expect(told).toContain('formatCode="&quot;约&quot;General"')
    expect(told).toContain('<xf numFmtId="171" fontId="0" applyNumberFormat="1"/>')
  })

  it('keeps the fonts of a text, and writes what is empty as empty', async () => {
    const strings = '<si><r><rPr><b/></rPr><t>名称：{{项目</t></r><r><rPr><i/></rPr><t>名称}}。</t></r></si>'
    const { xml } = await filled({ sheets: ['<row r="1"><c r="A1" t="s"><v>0</v></c></row>'], strings })
    expect(await xml(first)).toContain(
      '<r><rPr><b/></rPr><t xml:space="preserve">名称：甲&amp;乙&lt;项目&gt;</t></r><r><rPr><i/></rPr><t xml:space="preserve">。</t></r>',
    )
    const { path } = await filled({ sheets: [`<row r="1">${text('A1', '{{空}}')}${text('B1', '尾')}</row>`] })
    expect(await rowsOf(path)).toEqual([{ n: 1, cells: [null, '尾'] }])
  })

  it('keeps widths, merges, styles and every other part, and has formulas worked out anew', async () => {
    const merges = '<mergeCells count="1"><mergeCell ref="A1:C1"/></mergeCells><pageSetup orientation="landscape"/>'
    const rows = `<row r="1" ht="40">${text('A1', '{{项目名称}}', 1)}</row><row r="2"><c r="A2"><f>LEN(A1)</f><v>8</v></c></row>`
    const { xml, path, form } = await filled({
      sheets: ['', '<row r="1"><c r="A1"><v>7</v></c></row>'],
      styles,
      parts: { [first]: sheet(rows, merges) },
    })
    const told = await xml(first)
    for (const kept of ['width="20"', 'ht="40"', 's="1"', '<mergeCell ref="A1:C1"/>', 'orientation="landscape"'])
      expect(told).toContain(kept)
    expect(told).toContain('<c r="A2"><f>LEN(A1)</f></c>')
    expect(await xml('xl/workbook.xml')).toContain('fullCalcOnLoad="1"')
    for (const [part, text] of await partsOf(path))
      if (!/sheet0|workbook\.xml$/.test(part))
        expect([part, text]).toEqual([part, form.parts.get(part)!.toString('utf8')])
  })
})

describe('a list', () => {
  const head = `<row r="1">${text('A1', '名单')}</row>`
  const model = (more = '') =>
    `<row r="2" ht="30">${text('A2', '{{序号}}', 1)}${text('B2', '{{名称}}', 1)}${more}</row>`
  const styles = '<cellXfs><xf/><xf/></cellXfs>'

  it('puts rows in, and all below follows: cells, merges, formulas, names, pictures, the other sheet', async () => {
    const foot = `<row r="3"><c r="A3"><f>SUM(A2:A2)</f></c>${text('B3', '填报人')}</row>`
    const beside =
      '<autoFilter ref="A1:C2"/><mergeCells count="2"><mergeCell ref="B2:C2"/><mergeCell ref="B3:C3"/></mergeCells>' +
      '<conditionalFormatting sqref="A2"><cfRule><formula>A2&gt;1</formula></cfRule></conditionalFormatting><drawing r:id="d"/>'
    const { path, xml } = await filled(
      {
        sheets: ['', '<row r="1"><c r="A1"><f>表0!A3</f><v>1</v></c></row>'],
        styles,
        workbook: '<definedNames><definedName name="_xlnm.Print_Area">表0!$A$1:$C$3</definedName></definedNames>',
        parts: {
          [first]: sheet(head + model('<c r="C2"><f>A2*$A$3</f></c>') + foot, beside),
          'xl/worksheets/_rels/sheet0.xml.rels': `<Relationships><Relationship Id="d" Type="${office}/drawing" Target="../drawings/drawing1.xml"/></Relationships>`,
          'xl/drawings/drawing1.xml': '<xdr:wsDr><xdr:from><xdr:row>2</xdr:row></xdr:from></xdr:wsDr>',
          'xl/calcChain.xml': '<calcChain/>',
        },
      },
      list(['甲', '乙', '丙']),
    )
    const rows = await rowsOf(path)
    expect(rows.map(({ n, cells }) => [n, cells[0], cells[1]])).toEqual([
      [1, '名单', undefined],
      [2, '1', '甲'],
      [3, '2', '乙'],
      [4, '3', '丙'],
      [5, { fault: '#EMPTY!' }, '填报人'],
    ])
    const told = await xml(first)
    for (const part of ['SUM(A2:A4)', 'A2*$A$5', 'A3*$A$5', 'A4*$A$5', 'ref="A1:C4"', 'sqref="A2:A4"'])
      expect(told).toContain(part)
    expect(
      elementsOf(childOf(parseXml(Buffer.from(told)), 'mergeCells')!).map(({ attributes }) => attributes.ref),
    ).toEqual(['B2:C2', 'B3:C3', 'B4:C4', 'B5:C5'])
    expect(await xml('xl/worksheets/sheet1.xml')).toContain('<f>表0!A5</f>')
    expect(await xml('xl/workbook.xml')).toContain('表0!$A$1:$C$5')
    expect(await xml('xl/drawings/drawing1.xml')).toContain('<xdr:row>4</xdr:row>')
    expect((await partsOf(path)).has('xl/calcChain.xml')).toBe(false)
  })

  it('takes the empty rows that are drawn alike before it puts any in', async () => {
    const drawn = (n: number) => `<row r="${n}"><c r="A${n}" s="1"/><c r="B${n}" s="1"/></row>`
    const foot = `<row r="5">${text('A5', '合计')}</row>`
    const at = async (names: string[]) => {
      const sheets = [head + model() + drawn(3) + drawn(4) + foot]
      const { path } = await filled({ sheets, styles }, list(names))
      return (await rowsOf(path)).map(({ n, cells }) => `${n}${cells.join('')}`)
    }
    expect(await at(['甲', '乙'])).toEqual(['1名单', '21甲', '32乙', '5合计'])
    expect(await at(['甲', '乙', '丙', '丁'])).toEqual(['1名单', '21甲', '32乙', '43丙', '54丁', '6合计'])
    expect(await at([])).toEqual(['1名单', '21', '5合计'])
  })

  it('spells out formulas that cells share before one is copied', async () => {
    const rows =
      model('<c r="C2"><f t="shared" ref="C2:C3" si="0">A2+B$1</f></c>') +
      `<row r="3">${text('A3', '尾')}<c r="C3"><f t="shared" si="0"/></c></row>`
    const { xml } = await filled({ sheets: [head + rows], styles }, list(['甲', '乙']))
    const formulas = elementsOf(childOf(parseXml(Buffer.from(await xml(first))), 'sheetData')!).flatMap((row) =>
      elementsOf(row).flatMap((cell) => elementsOf(cell, 'f').map(textOf)),
    )
    expect(formulas).toEqual(['A2+B$1', 'A3+B$1', 'A4+B$1'])
  })
})

it('a form without place-holders comes out as it went in', async () => {
  const word = fc.string({ maxLength: 12 }).map((text) => text.replace(/[{}<>&\p{C}]/gu, ''))
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(word, { maxLength: 5 }), { maxLength: 6 }), async (table) => {
      const rows = table.map(
        (cells) => `<row>${cells.map((one) => `<c t="inlineStr"><is><t>${one}</t></is></c>`).join('')}</row>`,
      )
      const path = await workbookFile({ sheets: [rows.join(''), '<row><c><f>1+1</f><v>2</v></c></row>'] })
      const out = fileOf(await fillForm(await openForm(path), single))
      expect(await partsOf(out)).toEqual(await partsOf(path))
      expect(await rowsOf(out)).toEqual(await rowsOf(path))
    }),
    { numRuns: 25 },
  )
})

it('tells where every place-holder stands', async () => {
  const rows = `<row r="4">${text('B4', '{{甲}}和{{ 乙|亿元 }}')}<c r="C4"><f>"{{丙}}"</f></c></row>`
  const form = await openForm(
    await workbookFile({
      parts: { [first]: sheet(rows, '<headerFooter><oddHeader>{{丁}}</oddHeader></headerFooter>') },
    }),
  )
  expect(marksOf(form).map(({ sheet, cell, name, where }) => [sheet, cell, name, where])).toEqual([
    ['表0', 'B4', '甲', 'cell'],
    ['表0', 'B4', '乙|亿元', 'cell'],
    ['表0', 'C4', '丙', 'formula'],
    ['表0', '', '丁', 'outside'],
  ])
})

describe('what is no form is refused by name', () => {
  const deep = `${'<a>'.repeat(5_000)}${'</a>'.repeat(5_000)}`
  it.each([
    ['a text', () => fileOf('名称,金额'), 'sheet.kind'],
    ['half a zip', () => fileOf('PK\x03\x04 and nothing more'), 'sheet.broken'],
    [
      'an old Excel file',
      () => fileOf(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])),
      'sheet.old_kind',
    ],
    ['a bomb', () => workbookFile({ parts: { 'xl/media/x.bin': ' '.repeat(17 * 1024 ** 2) } }), 'sheet.too_large'],
    [
      'entities',
      () => workbookFile({ parts: { [first]: '<!DOCTYPE x [<!ENTITY a "b">]><worksheet>&a;</worksheet>' } }),
      'sheet.broken',
    ],
    [
      'cells without end',
      () => workbookFile({ sheets: [`<row>${'<c/>'.repeat(500_001)}</row>`] }),
      'sheet.too_many_cells',
    ],
    [
      'a part of nothing but tags that never close',
      () => workbookFile({ parts: { 'xl/drawings/drawing1.xml': '<'.repeat(9_000_000) } }),
      'sheet.broken',
    ],
    ['a tree without bottom', () => workbookFile({ parts: { [first]: deep } }), 'sheet.broken'],
  ])('%s', async (_, made, code) => {
    await expect(openForm(await made()).then(marksOf)).rejects.toMatchObject({ code })
  })
})

it('a place-holder that never closes is none, however long', async () => {
  const words = `{{${' '.repeat(90_000)}${'{{'.repeat(90_000)}`
  const form = await openForm(await workbookFile({ sheets: [`<row r="1">${text('A1', words)}</row>`] }))
  expect(marksOf(form)).toEqual([])
})

it('leaves the file that it was made from as it was', async () => {
  const path = await workbookFile({ sheets: [`<row r="1">${text('A1', '{{项目名称}}')}</row>`] })
  const before = await readFile(path)
  const form = await openForm(path)
  await writeFile(`${path}.out`, await fillForm(form, single))
  expect(await readFile(path)).toEqual(before)
  expect(await rowsOf(`${path}.out`)).not.toEqual(await rowsOf(path))
})

describe('a form filled on a thread of its own', () => {
  const header = `<row r="1">${text('A1', '{{项目名称}}')}</row>`
  const listed = `<row r="2">${text('A2', '{{序号}}')}${text('B2', '{{名称}}、{{没有}}')}</row>`
  const drawn = '<row r="3"><c r="A3" s="0"/><c r="B3" s="0"/></row>'
  const total = '<row r="4"><c r="A4"><f>SUM(A2:A2)</f><v>0</v></c></row>'

  it.each([
    ['no list', header, single],
    ['a list without an item', header + listed + total, list([])],
    ['a list of one', header + listed + total, list(['甲'])],
    ['a list with rows drawn for it', header + listed + drawn + total, list(['甲', '乙', '丙'])],
    ['a long list', header + listed + total, list(Array.from({ length: 1_200 }, (_, n) => `第${n}项`))],
  ])('is the same: %s', async (_, rows, fill) => {
    const path = await workbookFile({ sheets: [rows] })
    const form = await openForm(path)
    const table = await tableOf(form, fill)
    const aside = fileOf(await fillAside({ path, table }))
    expect(await partsOf(aside)).toEqual(await partsOf(fileOf(await fillForm(form, fill))))
  })

  it('lets others in while its values are worked out', async () => {
    const form = await openForm(await workbookFile({ sheets: [header + listed] }))
    let others = 0
    let over = false
    const count = () => {
      others += 1
      if (!over) setImmediate(count)
    }
    setImmediate(count)
    await tableOf(form, list(Array.from({ length: 5_000 }, () => '项')))
    over = true
    expect(others).toBeGreaterThan(10)
  })
})
