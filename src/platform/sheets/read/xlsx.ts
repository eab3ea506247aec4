import { sheetProblem } from '../problems.ts'
import type { SheetLimits, SheetRow } from '../row.ts'
import { readFormats } from './formats.ts'
import { readStrings } from './strings.ts'
import { readWorkbook, type SheetInfo, type Workbook } from './workbook.ts'
import { worksheetVisitor } from './worksheet.ts'
import { walkXml } from './xml.ts'
import { openZip } from './zip.ts'

/** The rows of one sheet, by name or by place from 0; without either the first that is not hidden. */
export async function* readXlsx(
  path: string,
  sheet: string | number | undefined,
  limits: SheetLimits,
): AsyncGenerator<SheetRow> {
  const zip = await openZip(path, limits)
  try {
    const workbook = await readWorkbook(zip)
    const { path: part } = chosenSheet(workbook, sheet)
    const strings = await readStrings(zip, workbook.sharedStrings, limits)
    const formats = await readFormats(zip, workbook.styles)
    const visitor = worksheetVisitor({ strings, formats, from1904: workbook.from1904, limits })
    const tooLong = () => sheetProblem.cellTooLong(visitor.rowNumber(), limits)
    for await (const _ of walkXml(await zip.open(part), visitor, limits.cell, tooLong)) yield* visitor.take()
  } finally {
    zip.close()
  }
}

export async function listXlsxSheets(path: string, limits: SheetLimits): Promise<SheetInfo[]> {
  const zip = await openZip(path, limits)
  try {
    return (await readWorkbook(zip)).sheets.map(({ name, hidden }) => ({ name, hidden }))
  } finally {
    zip.close()
  }
}

function chosenSheet({ sheets }: Workbook, sheet: string | number | undefined): Workbook['sheets'][number] {
  if (sheet === undefined) return sheets.find(({ hidden }) => !hidden) ?? sheets[0]!
  const found = typeof sheet === 'number' ? sheets[sheet] : sheets.find(({ name }) => name.trim() === sheet.trim())
  if (!found) throw sheetProblem.noSheet(String(sheet))
  return found
}
