import { open } from 'node:fs/promises'
import { sheetProblem } from '../problems.ts'
import { type SheetLimits, type SheetRow, sheetLimits } from '../row.ts'
import type { Book } from './book.ts'
import { readCsv } from './csv.ts'
import { noLayout } from './layout.ts'
import { modernOf } from './old.ts'
import { isEncrypted, isOle } from './ole.ts'
import { openXlsx } from './xlsx.ts'

export interface ReadOptions {
  /** Name or place from 0; the first visible one where none is named. A text table has one sheet without a name. */
  sheet?: string | number
  limits?: Partial<SheetLimits>
}

/** Opens a table: the file's content says what it is, never its name. What is too much or not readable is a Problem `sheet.*`. */
export async function openBook(path: string, given: Partial<SheetLimits> = {}): Promise<Book> {
  const limits = { ...sheetLimits, ...given }
  const head = await headOf(path)
  if (isOle(head) && (await isEncrypted(path, head))) throw sheetProblem.encrypted()
  if (isOle(head)) return openXlsx(await modernOf(path), limits)
  if (kindOf(head) === 'zip') return openXlsx(path, limits)
  return {
    sheets: [{ name: '', hidden: false }],
    from1904: false,
    rows: () => readCsv(path, head, limits),
    layout: async () => noLayout,
    close: () => {},
  }
}

/** The rows of one sheet of a table. */
export async function* readSheet(path: string, { sheet, limits }: ReadOptions = {}): AsyncGenerator<SheetRow> {
  const book = await openBook(path, limits)
  try {
    yield* book.rows(sheet)
  } finally {
    book.close()
  }
}

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(65_536), 0, 65_536, 0)
    if (bytesRead === 0) throw sheetProblem.empty()
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

function kindOf(head: Buffer): 'zip' | 'text' {
  if (head.readUIntBE(0, Math.min(4, head.length)) === 0x504b0304) return 'zip'
  const wide = head[0] === 0xff && head[1] === 0xfe
  if (!wide && head.includes(0)) throw sheetProblem.kind()
  return 'text'
}
