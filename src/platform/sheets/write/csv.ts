import { once } from 'node:events'
import type { Writable } from 'node:stream'
import { armed } from '../formula.ts'
import { isExcelNumber, type SheetColumn, type WrittenRow } from './cells.ts'

/** Writes a table as CSV with the mark that makes Excel read it as UTF-8; ends the stream. Text that could be a formula is disarmed. */
export async function writeCsv(
  rows: AsyncIterable<WrittenRow>,
  columns: readonly SheetColumn[],
  stream: Writable,
): Promise<void> {
  await put(stream, `\uFEFF${columns.map(({ header }) => quoted(armed(header))).join(',')}\r\n`)
  for await (const row of rows) await put(stream, `${columns.map((column, i) => cell(row[i], column)).join(',')}\r\n`)
  stream.end()
  await once(stream, 'finish')
}

async function put(stream: Writable, text: string): Promise<void> {
  if (!stream.write(text)) await once(stream, 'drain')
}

function cell(value: WrittenRow[number], { type }: SheetColumn): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  return quoted(type === 'number' && isExcelNumber(value) ? value : armed(value))
}

function quoted(text: string): string {
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
