import type { Readable } from 'node:stream'
import { sheetProblem } from '../problems.ts'
import type { Comment } from './comments.ts'
import { columnOf } from './worksheet.ts'

/** Cells that were merged into one: rows from 1, columns from 0, all ends included. */
export interface Range {
  top: number
  bottom: number
  left: number
  right: number
}

/** What a sheet says besides its rows. */
export interface SheetLayout {
  merges: Range[]
  /** Columns hidden by hand, from 0. */
  hidden: number[]
  comments: Comment[]
}

export const noLayout: SheetLayout = { merges: [], hidden: [], comments: [] }

const mostRanges = 500_000
const tag = /<(?:\w+:)?(mergeCell|col)\b([^>]*)>/g
const rowsBegin = /<(?:\w+:)?sheetData>/
const rowsEnd = 'sheetData>'

/**
 * Merges and hidden columns of a worksheet part. They stand before and after the rows, which go by unread: a parser would take as
 * long for them as for the rows.
 */
export async function readLayout(part: Readable): Promise<Omit<SheetLayout, 'comments'>> {
  const layout = { merges: [] as Range[], hidden: [] as number[] }
  try {
    for await (const text of aroundRows(part))
      for (const [, name, attributes = ''] of text.matchAll(tag)) {
        if (name === 'col') layout.hidden.push(...hiddenColumns(attributes))
        else if (layout.merges.length < mostRanges) layout.merges.push(...ranges(attributes))
      }
  } catch {
    throw sheetProblem.broken() // torn while it was copied: its bytes do not inflate
  }
  return layout
}

/** The XML before and after the rows, in pieces that end between tags. Rows stay bytes: most of a file is rows. */
async function* aroundRows(part: Readable): AsyncGenerator<string> {
  let rest = ''
  let rows: Buffer | null = null
  for await (const chunk of part as AsyncIterable<Buffer>) {
    let text = ''
    if (rows) {
      const bytes: Buffer = Buffer.concat([rows, chunk])
      const end = bytes.indexOf(rowsEnd)
      rows = end === -1 ? bytes.subarray(-rowsEnd.length) : null
      if (rows) continue
      text = bytes.toString('latin1', end)
    } else text = rest + chunk.toString('latin1')
    const begin = rowsBegin.exec(text)
    const inRows = begin && !text.includes(rowsEnd, begin.index + begin[0].length)
    const whole = Math.max(0, inRows ? text.length - rowsEnd.length : text.lastIndexOf('>') + 1)
    yield text.slice(0, whole)
    rest = text.slice(whole)
    if (inRows) rows = Buffer.from(rest, 'latin1')
  }
}

function hiddenColumns(attributes: string): number[] {
  if (!/\bhidden="(1|true)"/.test(attributes)) return []
  const [min, max] = [/\bmin="(\d+)"/, /\bmax="(\d+)"/].map((pattern) => Number(pattern.exec(attributes)?.[1] ?? 0))
  if (!min || !max || max - min > 2_000) return [] // all columns to the end of the sheet are hidden, and hold nothing
  return Array.from({ length: max - min + 1 }, (_, at) => min + at - 1)
}

function ranges(attributes: string): Range[] {
  const [, from, top, to, bottom] = /\bref="([A-Z]+)(\d+):([A-Z]+)(\d+)"/.exec(attributes) ?? []
  if (!from || !to) return []
  return [{ top: Number(top), bottom: Number(bottom), left: columnOf(from), right: columnOf(to) }]
}
