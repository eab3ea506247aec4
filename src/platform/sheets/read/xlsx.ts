import { sheetProblem } from '../problems.ts'
import type { SheetLimits } from '../row.ts'
import type { Book } from './book.ts'
import { readComments } from './comments.ts'
import { readStyles } from './formats.ts'
import { keptLayout } from './kept.ts'
import { readLayout, type SheetLayout } from './layout.ts'
import { readStrings } from './strings.ts'
import { readWorkbook, relations, type Workbook } from './workbook.ts'
import { worksheetVisitor } from './worksheet.ts'
import { walkXml } from './xml.ts'
import { openZip, type Zip } from './zip.ts'

/** An .xlsx; what its sheets share is read once, when the first of them is. */
export async function openXlsx(path: string, limits: SheetLimits): Promise<Book> {
  const zip = await openZip(path, limits)
  try {
    const workbook = await readWorkbook(zip)
    let shared: Promise<Pick<Parameters<typeof worksheetVisitor>[0], 'strings' | 'formats' | 'struck'>> | undefined
    const sharedParts = async () => ({
      strings: await readStrings(zip, workbook.sharedStrings, limits),
      ...(await readStyles(zip, workbook.styles)),
    })
    return {
      sheets: workbook.sheets.map(({ name, hidden }) => ({ name, hidden })),
      from1904: workbook.from1904,
      async *rows(sheet) {
        const { path: part } = chosenSheet(workbook, sheet)
        shared ??= sharedParts()
        const visitor = worksheetVisitor({ ...(await shared), from1904: workbook.from1904, limits })
        const tooLong = () => sheetProblem.cellTooLong(visitor.rowNumber(), limits)
        for await (const _ of walkXml(await zip.open(part), visitor, limits.cell, tooLong)) yield* visitor.take()
      },
      async layout(sheet) {
        const { path: part } = chosenSheet(workbook, sheet)
        return keptLayout(path, part, () => layoutOf(zip, part))
      },
      close: () => zip.close(),
    }
  } catch (error) {
    zip.close()
    throw error
  }
}

async function layoutOf(zip: Zip, part: string): Promise<SheetLayout> {
  const remarks = (await relations(zip, part)).filter(({ type, path }) => type === 'comments' && zip.has(path))
  const comments = await Promise.all(remarks.map(async ({ path }) => readComments(await zip.open(path))))
  return { ...(await readLayout(await zip.open(part))), comments: comments.flat() }
}

function chosenSheet({ sheets }: Workbook, sheet: string | number | undefined): Workbook['sheets'][number] {
  if (sheet === undefined) return sheets.find(({ hidden }) => !hidden) ?? sheets[0]!
  const found = typeof sheet === 'number' ? sheets[sheet] : sheets.find(({ name }) => name.trim() === sheet.trim())
  if (!found) throw sheetProblem.noSheet(String(sheet))
  return found
}
