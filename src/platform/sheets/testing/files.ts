import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'
import type { ReadOptions } from '../read/read.ts'
import { readSheet } from '../read/read.ts'
import type { SheetRow } from '../row.ts'

/** Files that tests read: the smallest workbook around given XML, and whatever bytes they need. */

const folder = mkdtempSync(join(tmpdir(), 'landfall-sheets-'))
let made = 0

export function fileOf(bytes: string | Buffer): string {
  made += 1
  const path = join(folder, String(made))
  writeFileSync(path, bytes)
  return path
}

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

export interface TestWorkbook {
  /** What stands in `<sheetData>`, one text per sheet. */
  sheets?: string[]
  strings?: string
  styles?: string
  workbook?: string
  /** Whole parts instead of the usual ones. */
  parts?: Record<string, string>
}

export async function workbookFile({ sheets = [''], strings, styles, workbook = '', parts = {} }: TestWorkbook) {
  const links = sheets.map(
    (_, i) => `<Relationship Id="s${i}" Type="${office}/worksheet" Target="worksheets/sheet${i}.xml"/>`,
  )
  const listed = sheets.map((_, i) => `<sheet name="表${i}" sheetId="${i + 1}" r:id="s${i}"/>`)
  const all: Record<string, string> = {
    '_rels/.rels': `<Relationships><Relationship Id="w" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns:r="${office}">${workbook}<sheets>${listed.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${links.join('')}<Relationship Id="t" Type="${office}/styles" Target="styles.xml"/><Relationship Id="u" Type="${office}/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet>${styles ?? ''}</styleSheet>`,
    'xl/sharedStrings.xml': `<sst>${strings ?? ''}</sst>`,
    ...Object.fromEntries(
      sheets.map((data, i) => [`xl/worksheets/sheet${i}.xml`, `<worksheet><sheetData>${data}</sheetData></worksheet>`]),
    ),
    ...parts,
  }
  const zip = new ZipFile()
  for (const [path, xml] of Object.entries(all)) zip.addBuffer(Buffer.from(xml), path)
  zip.end()
  return fileOf(await buffer(zip.outputStream as NodeJS.ReadableStream))
}

export async function rowsOf(path: string, options?: ReadOptions): Promise<SheetRow[]> {
  const rows: SheetRow[] = []
  for await (const row of readSheet(path, options)) rows.push(row)
  return rows
}
