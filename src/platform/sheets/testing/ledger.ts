import { escaped } from '../write/xlsx.ts'
import { workbookFile } from './files.ts'

/** A cell as a test writes it: text, a number, a day or a month as Excel keeps it, a formula, a failure, text that is struck through. */
export type TestCell =
  | string
  | number
  | null
  | { day: number }
  | { month: number }
  | { formula: string; is?: string | number }
  | { error: string }
  | { struck: string }

export interface TestSheet {
  name?: string
  state?: 'hidden'
  rows: readonly (readonly TestCell[])[]
  /** As `A1:F1`. */
  merges?: readonly string[]
  hiddenRows?: readonly number[]
  /** Places from 0. */
  hiddenColumns?: readonly number[]
  /** What somebody wrote beside a cell, by its place: `B3`. */
  comments?: Readonly<Record<string, string>>
}

/** An .xlsx as an office would save it, with whatever makes it ugly. */
export function ledgerFile(sheets: readonly TestSheet[], { from1904 = false } = {}): Promise<string> {
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const listed = sheets.map(
    ({ name, state }, at) =>
      `<sheet name="${escaped(name ?? `表${at}`)}" sheetId="${at + 1}"${state ? ` state="${state}"` : ''} r:id="s${at}"/>`,
  )
  const epoch = from1904 ? '<workbookPr date1904="1"/>' : ''
  return workbookFile({
    sheets: sheets.map(() => ''),
    styles:
      '<numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts><fonts><font/><font><strike/></font></fonts><cellXfs><xf/><xf numFmtId="14"/><xf numFmtId="164"/><xf fontId="1"/></cellXfs>',
    parts: {
      'xl/workbook.xml': `<workbook xmlns:r="${office}">${epoch}<sheets>${listed.join('')}</sheets></workbook>`,
      ...Object.fromEntries(sheets.map((sheet, at) => [`xl/worksheets/sheet${at}.xml`, sheetXml(sheet)])),
      ...Object.fromEntries(sheets.flatMap((sheet, at) => commentParts(sheet, at))),
    },
  })
}

function commentParts({ comments }: TestSheet, at: number): [string, string][] {
  if (!comments) return []
  const rels = `<Relationships><Relationship Id="c" Type="x/comments" Target="../comments${at}.xml"/></Relationships>`
  const list = Object.entries(comments).map(
    ([ref, text]) => `<comment ref="${ref}"><text><r><t>${escaped(text)}</t></r></text></comment>`,
  )
  return [
    [`xl/worksheets/_rels/sheet${at}.xml.rels`, rels],
    [`xl/comments${at}.xml`, `<comments><commentList>${list.join('')}</commentList></comments>`],
  ]
}

function sheetXml({ rows, merges = [], hiddenRows = [], hiddenColumns = [] }: TestSheet): string {
  const cols = hiddenColumns.map((at) => `<col min="${at + 1}" max="${at + 1}" hidden="1"/>`).join('')
  const data = rows.map((cells, at) => {
    const n = at + 1
    const hidden = hiddenRows.includes(n) ? ' hidden="1"' : ''
    return `<row r="${n}"${hidden}>${cells.map(cellXml).join('')}</row>`
  })
  const merged = merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')
  return `<worksheet>${cols && `<cols>${cols}</cols>`}<sheetData>${data.join('')}</sheetData>${merged && `<mergeCells>${merged}</mergeCells>`}</worksheet>`
}

function textXml(text: string, style = ''): string {
  return `<c t="inlineStr"${style}><is><t xml:space="preserve">${escaped(text)}</t></is></c>`
}

function cellXml(cell: TestCell): string {
  if (cell === null) return '<c/>'
  if (typeof cell === 'number') return `<c><v>${cell}</v></c>`
  if (typeof cell === 'string') return textXml(cell)
  if ('struck' in cell) return textXml(cell.struck, ' s="3"')
  if ('day' in cell) return `<c s="1"><v>${cell.day}</v></c>`
  if ('month' in cell) return `<c s="2"><v>${cell.month}</v></c>`
  if ('error' in cell) return `<c t="e"><f>A1</f><v>${cell.error}</v></c>`
  const { formula, is } = cell
  const value = is === undefined ? '' : `<v>${is}</v>`
  return `<c${typeof is === 'string' ? ' t="str"' : ''}><f>${escaped(formula)}</f>${value}</c>`
}
