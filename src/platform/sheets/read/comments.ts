import type { Readable } from 'node:stream'
import { columnOf } from './worksheet.ts'
import { visitXml } from './xml.ts'

/** What somebody wrote beside a cell. */
export interface Comment {
  /** From 1. */
  row: number
  /** From 0. */
  column: number
  text: string
}

/** More than people write into one sheet, and less than fills the memory. */
const mostComments = 100_000
const longest = 2_000

/** The comments of a comments part, those that say nothing left out; of a very long one the beginning. */
export async function readComments(part: Readable): Promise<Comment[]> {
  const comments: Comment[] = []
  let place: { row: number; column: number } | undefined
  let text = ''
  let inText = false
  await visitXml(part, {
    open(name, attributes) {
      if (name === 'comment') {
        place = placeOf(attributes.ref ?? '')
        text = ''
      }
      inText = name === 't'
    },
    text(piece) {
      if (inText && text.length < longest) text += piece
    },
    close(name) {
      inText = false
      if (name !== 'comment' || !place || text.trim() === '' || comments.length === mostComments) return
      comments.push({ ...place, text: text.trim().slice(0, longest) })
    },
  })
  return comments
}

function placeOf(ref: string): { row: number; column: number } | undefined {
  const [, letters, row] = /^([A-Z]{1,3})(\d{1,7})$/.exec(ref) ?? []
  return letters && row ? { row: Number(row), column: columnOf(letters) } : undefined
}
