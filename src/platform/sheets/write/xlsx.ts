import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import { isExcelNumber, longestCell, type SheetColumn, serialOfDay, type WrittenRow } from './cells.ts'
import { aboutFormats, packageParts, sheetEnd, sheetStart, styles } from './package.ts'

/**
 * Writes a table as .xlsx with a bold, frozen header, and ends the stream. Rows are pulled as the stream takes them, so memory
 * stays flat. Text is always text: nothing in it becomes a formula. Cells over 32,767 characters are cut, as Excel would refuse them.
 */
export async function writeXlsx(
  rows: AsyncIterable<WrittenRow>,
  columns: readonly SheetColumn[],
  stream: Writable,
  sheet = '台账',
): Promise<void> {
  const zip = new ZipFile()
  for (const [path, xml] of Object.entries(packageParts(sheet))) zip.addBuffer(Buffer.from(xml), path)
  const source = Readable.from(sheetXml(rows, columns), { objectMode: false })
  zip.addReadStream(source, 'xl/worksheets/sheet1.xml', { compressionLevel: 3 })
  zip.end()
  const output = zip.outputStream as Readable
  source.once('error', (error) => output.destroy(error))
  await pipeline(output, stream).finally(() => source.destroy())
}

const pieceSize = 65_536

async function* sheetXml(rows: AsyncIterable<WrittenRow>, columns: readonly SheetColumn[]): AsyncGenerator<string> {
  let n = 1
  let piece =
    sheetStart(columns) +
    row(
      n,
      columns.map(({ header }) => textCell(header, styles.header)),
    )
  for await (const cells of rows) {
    n += 1
    piece += row(
      n,
      columns.map((column, i) => cell(cells[i], column)),
    )
    if (piece.length < pieceSize) continue
    yield piece
    piece = ''
  }
  yield piece + sheetEnd
}

function row(n: number, cells: string[]): string {
  return `<row r="${n}">${cells.join('')}</row>`
}

/** One cell; an empty one keeps its place, because cells without a reference follow each other. */
function cell(value: WrittenRow[number], { type }: SheetColumn): string {
  if (value === null || value === undefined || value === '') return '<c/>'
  if (typeof value === 'boolean') return `<c t="b"><v>${value ? 1 : 0}</v></c>`
  if (type === 'number' && isExcelNumber(value)) return `<c><v>${value}</v></c>`
  if (type === 'number' && /^(约|about )/.test(value)) return aboutCell(value)
  const serial = type === 'date' ? serialOfDay(value) : null
  return serial === null ? textCell(value, styles.text) : `<c s="${styles.date}"><v>${serial}</v></c>`
}

/** `约35000万元` as the number that it is, shown with its words. */
function aboutCell(value: string): string {
  for (const [at, [before, after]] of aboutFormats.entries()) {
    const number = value.slice(before.length, value.length - after.length)
    if (value === before + number + after && isExcelNumber(number))
      return `<c s="${styles.about + at}"><v>${number}</v></c>`
  }
  return textCell(value, styles.text)
}

function textCell(text: string, style: number): string {
  const shown = text.length > longestCell ? `${text.slice(0, longestCell - 1)}…` : text
  return `<c s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(shown)}</t></is></c>`
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** XML text; what XML 1.0 cannot hold (control characters, half a surrogate pair) is written as OOXML's `_x0001_`. */
export function escaped(text: string): string {
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[&<>]/g, (character) => entities[character]!)
    .replace(unwritable, (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
}

export const unwritable = /[\p{Cs}\ufffe\uffff]|(?![\t\n])\p{Cc}/gu
