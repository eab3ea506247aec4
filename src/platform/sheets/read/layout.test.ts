import { Readable } from 'node:stream'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readLayout } from './layout.ts'

const columns = '<cols><col min="2" max="3" hidden="1"/></cols>'
const merges = '<mergeCells count="2"><mergeCell ref="A2:B3"/><mergeCell ref="C4:C9"/></mergeCells>'
const rows = '<row r="1"><c><v>1</v></c></row><row r="2"><c t="inlineStr"><is><t>项目&lt;col</t></is></c></row>'

it.each([
  ['plain', `<worksheet>${columns}<sheetData>${rows}</sheetData>${merges}</worksheet>`],
  ['with a prefix', `<x:worksheet>${columns}<x:sheetData>${rows}</x:sheetData>${merges}</x:worksheet>`],
  ['with no rows', `<worksheet>${columns}<sheetData></sheetData>${merges}</worksheet>`],
])('what stands around rows is read whole wherever its bytes are cut: %s', async (_, xml) => {
  const bytes = Buffer.from(xml)
  const hidden = [1, 2]
  const ranges = [
    { top: 2, bottom: 3, left: 0, right: 1 },
    { top: 4, bottom: 9, left: 2, right: 2 },
  ]
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 40 }), async (sizes) => {
      expect(await readLayout(Readable.from(cut(bytes, sizes)))).toEqual({ hidden, merges: ranges })
    }),
  )
})

/** Pieces of these sizes, over and over. */
function* cut(bytes: Buffer, sizes: number[]): Generator<Buffer> {
  for (let at = 0, n = 0; at < bytes.length; n++) {
    const size = sizes[n % sizes.length]!
    yield bytes.subarray(at, at + size)
    at += size
  }
}
