import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fileOf, rowsOf } from '../testing/files.ts'
import { openBook } from './read.ts'

/** Written by LibreOffice as "Excel 97-2003": a title over merged cells, formats, a comment, a hidden row, column and sheet. */
const old = new URL('../testing/old.xls', import.meta.url).pathname
const bytes = readFileSync(old)
/** The record of how its months look: its kind, its length, the font, and the number of its format. */
const lookOfMonths = Buffer.from([0xe0, 0, 20, 0, 0, 0, 167, 0])

describe('an old Excel file', () => {
  test('is read cell by cell as its .xlsx would be', async () => {
    expect(await rowsOf(old)).toEqual([
      { n: 1, cells: ['青溪县招商引资项目台账'] },
      { n: 2, cells: ['序号', '项目名称', '投资方', '总投资（亿元）', '签约时间', '开工月', '比例'] },
      {
        n: 3,
        cells: [
          '1',
          '数控机床整机',
          '浙江日发精机股份有限公司',
          '约0.3',
          { date: '2026-03-05' },
          { date: '2026-03-01', month: true },
          '51%',
        ],
      },
      {
        n: 4,
        cells: [
          '2',
          '😀锂电',
          '甲公司',
          '约3.5亿元',
          { date: '2026-04-05' },
          { date: '2026-05-01', month: true },
          '0.5',
        ],
      },
      {
        n: 5,
        cells: ['3', '隐藏', '乙公司', '0.6', { date: '2026-04-05' }, { fault: '#DIV/0!' }, '0.5'],
        hidden: true,
      },
    ])
  })

  test('tells its sheets, merges, hidden columns and comments', async () => {
    const book = await openBook(old)
    expect(book.sheets).toEqual([
      { name: '2026年', hidden: false },
      { name: '旧', hidden: true },
    ])
    expect(await book.layout()).toEqual({
      merges: [{ top: 1, bottom: 1, left: 0, right: 4 }],
      hidden: [0],
      comments: [{ row: 4, column: 1, text: '已考察' }],
    })
    book.close()
  })

  test.each([
    [57, { date: '2026-03-01', month: true }],
    [31, { date: '2026-03-01' }],
  ])('a day by format %d of Chinese Excel, which has a number and no code', async (format, day) => {
    const changed = Buffer.from(bytes)
    changed[changed.indexOf(lookOfMonths) + lookOfMonths.length - 2] = format
    const rows = await rowsOf(fileOf(changed))
    expect(rows[2]!.cells[5]).toEqual(day)
  })
})

test('an old file that is torn or changed is read or refused by name', async () => {
  const changed = fc.oneof(
    fc.integer({ min: 512, max: bytes.length }).map((end) => bytes.subarray(0, end)),
    fc.array(fc.tuple(fc.nat(bytes.length - 9), fc.nat(255)), { minLength: 1, maxLength: 40 }).map((places) => {
      const copy = Buffer.from(bytes)
      for (const [at, byte] of places) copy[at + 8] = byte
      return copy
    }),
  )
  await fc.assert(
    fc.asyncProperty(changed, async (content) => {
      const said = await rowsOf(fileOf(content)).then(
        () => 'read',
        (error) => String(error.code),
      )
      expect(said).toMatch(/^(read|sheet\.\w+)$/)
    }),
    { numRuns: 20 },
  )
})
