import fc from 'fast-check'
import { expect, it } from 'vitest'
import { lineAt, lineCount, pagesNeeded, type Section } from './lines.ts'

const section = fc.record({
  key: fc.string(),
  head: fc.boolean(),
  open: fc.boolean(),
  rows: fc.integer({ min: 0, max: 30 }),
})

it('has a place for every head and every open row, once and in order', () => {
  fc.assert(
    fc.property(fc.array(section, { maxLength: 8 }), (sections) => {
      const lines = Array.from({ length: lineCount(sections) }, (_, index) => lineAt(sections, index))
      const expected = sections.flatMap(({ head, open, rows }: Section, at) => [
        ...(head ? [{ kind: 'head', section: at }] : []),
        ...(open ? Array.from({ length: rows }, (_, row) => ({ kind: 'row', section: at, row })) : []),
      ])
      expect(lines).toEqual(expected)
      expect(lineAt(sections, lines.length)).toBeUndefined()
    }),
  )
})

it.each([
  [0, 5, [0, 1]],
  [95, 105, [0, 1, 2]],
  [250, 260, [1, 2, 3]],
  [330, 360, [2, 3]],
])('of lines %i to %i asks for pages %j', (first, last, pages) => {
  const sections = [{ key: '', head: false, open: true, rows: 350 }]
  const needed = pagesNeeded(sections, { first, last, size: 100 }).map(({ page }) => page)
  expect(needed.toSorted((a, b) => a - b)).toEqual(pages)
})
