import { type SheetColumn, widthOf } from './cells.ts'

/** The fixed parts of a workbook with one sheet. */

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packaged = 'http://schemas.openxmlformats.org/package/2006'
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** Places in `cellXfs` of the style part. */
export const styles = { plain: 0, header: 1, date: 2, text: 3, about: 4 } as const

/** What is written around a number that is no more than about so much, which stays a number and can be summed. */
export const aboutFormats = [
  ['约', ''],
  ['约', '万元'],
  ['about ', ''],
  ['about ', ' million CNY'],
] as const

export function packageParts(sheet: string): Record<string, string> {
  return {
    '[Content_Types].xml': `${declaration}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/></Types>`,
    '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `${declaration}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${sheetName(sheet)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations([
      ['worksheet', 'worksheets/sheet1.xml'],
      ['styles', 'styles.xml'],
    ]),
    'xl/styles.xml': `${declaration}<styleSheet xmlns="${main}"><numFmts count="${1 + aboutFormats.length}"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>${aboutFormats.map(aboutFormat).join('')}</numFmts><fonts count="2"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="${styles.about + aboutFormats.length}"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/><xf xfId="0" numFmtId="164" applyNumberFormat="1"/><xf xfId="0" numFmtId="49" applyNumberFormat="1"/>${aboutFormats.map((_, at) => `<xf xfId="0" numFmtId="${165 + at}" applyNumberFormat="1"/>`).join('')}</cellXfs></styleSheet>`,
  }
}

function aboutFormat([before, after]: readonly [string, string], at: number): string {
  const words = (text: string) => text && `&quot;${text}&quot;`
  return `<numFmt numFmtId="${165 + at}" formatCode="${words(before)}General${words(after)}"/>`
}

export function sheetStart(columns: readonly SheetColumn[]): string {
  const widths = columns.map(
    (column, i) => `<col min="${i + 1}" max="${i + 1}" width="${widthOf(column)}" customWidth="1"/>`,
  )
  const cols = widths.length > 0 ? `<cols>${widths.join('')}</cols>` : ''
  return `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>${cols}<sheetData>`
}

export const sheetEnd = '</sheetData></worksheet>'

/** Excel takes 31 characters and none of []:*?/\ in the name of a sheet. */
function sheetName(name: string): string {
  const allowed = name.replace(/[[\]:*?/\\'"&<>\p{C}]/gu, ' ').trim()
  return allowed.slice(0, 31) || 'Sheet1'
}

function relations(parts: [type: string, target: string][]): string {
  const entries = parts.map(
    ([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${office}/${type}" Target="${target}"/>`,
  )
  return `${declaration}<Relationships xmlns="${packaged}/relationships">${entries.join('')}</Relationships>`
}
