import { open } from 'node:fs/promises'
import { sheetProblem } from '../problems.ts'
import { type SheetLimits, type SheetRow, sheetLimits } from '../row.ts'
import { readCsv } from './csv.ts'
import type { SheetInfo } from './workbook.ts'
import { listXlsxSheets, readXlsx } from './xlsx.ts'

export interface ReadOptions {
  /** Name or place from 0; the first visible one where none is named. A text table has one sheet without a name. */
  sheet?: string | number
  limits?: Partial<SheetLimits>
}

/**
 * The rows of an .xlsx or text table that hold something, in their order. The file's content says what it is, never its name.
 * Memory does not grow with the rows. A file that is too much or not readable is a Problem `sheet.*`.
 */
export async function* readSheet(path: string, options: ReadOptions = {}): AsyncGenerator<SheetRow> {
  const limits = { ...sheetLimits, ...options.limits }
  const head = await headOf(path)
  if (kindOf(head) === 'zip') yield* readXlsx(path, options.sheet, limits)
  else yield* readCsv(path, head, limits)
}

/** The sheets of the file in their order; one without a name for a text table. */
export async function listSheets(path: string, options: Pick<ReadOptions, 'limits'> = {}): Promise<SheetInfo[]> {
  const head = await headOf(path)
  if (kindOf(head) === 'text') return [{ name: '', hidden: false }]
  return listXlsxSheets(path, { ...sheetLimits, ...options.limits })
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
  if (head.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))) throw sheetProblem.oldKind()
  const wide = head[0] === 0xff && head[1] === 0xfe
  if (!wide && head.includes(0)) throw sheetProblem.kind()
  return 'text'
}
