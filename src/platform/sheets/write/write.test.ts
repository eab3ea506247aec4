import { PassThrough, type Writable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { armed, disarmed } from '../formula.ts'
import { openZip } from '../read/zip.ts'
import { type SheetCell, sheetLimits } from '../row.ts'
import { fileOf, rowsOf } from '../testing/files.ts'
import { isExcelNumber, type SheetColumn, type WrittenRow } from './cells.ts'
import { writeCsv } from './csv.ts'
import { writeXlsx } from './xlsx.ts'

type Write = (rows: AsyncIterable<WrittenRow>, columns: SheetColumn[], stream: Writable) => Promise<void>

const columns: SheetColumn[] = [
  { header: '项目名称', type: 'text' },
  { header: '投资额', type: 'number' },
  { header: '签约日期', type: 'date' },
]

async function written(write: Write, rows: WrittenRow[]): Promise<Buffer> {
  const stream = new PassThrough()
  const bytes = buffer(stream)
  await Promise.all([write(asyncly(rows), columns, stream), bytes])
  return bytes
}

async function* asyncly<T>(all: T[]): AsyncGenerator<T> {
  yield* all
}

const text = fc.oneof(
  // Any text that a database can hold: PostgreSQL keeps no NUL.
  fc.string({ unit: 'binary', maxLength: 30 }).map((any) => any.replaceAll('\u0000', '')),
  fc.constantFrom(
    '=1+1',
    "'=1",
    "''@x",
    '+86 138',
    '-',
    '－5',
    '007',
    'a,b;c\t"d"\r\ne',
    ' padded ',
    '_x000D_',
    '𠮷&<>',
    'TRUE',
  ),
)
const number = fc
  .tuple(fc.integer({ min: -999_999_999, max: 999_999_999 }), fc.constantFrom('', '.5', '.05', '.123456'))
  .map(([whole, fraction]) => `${whole}${fraction}`)
const day = fc
  .date({ min: new Date('1901-01-01'), max: new Date('2999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const row = fc.tuple(fc.option(text), fc.option(number), fc.option(day))

function expected([name, amount, signed]: WrittenRow, dates: boolean): SheetCell[] {
  const date = dates && typeof signed === 'string' ? { date: signed } : (signed ?? null)
  const cells: SheetCell[] = [name === '' ? null : (name ?? null), amount ?? null, date]
  while (cells.length > 0 && cells.at(-1) === null) cells.pop()
  return cells
}

describe.each([
  ['xlsx', writeXlsx as Write, true],
  ['csv', writeCsv as Write, false],
])('%s', (_, write, dates) => {
  test('what is written is read again', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 20 }), async (rows) => {
        const read = await rowsOf(fileOf(await written(write, rows)))
        const wanted = [columns.map(({ header }) => header), ...rows.map((one) => expected(one, dates))]
        expect(read.map(({ cells }) => cells)).toEqual(wanted.filter((cells) => cells.length > 0))
      }),
      { numRuns: 60 },
    )
  })

  test('a fault of the rows reaches the caller', async () => {
    async function* failing(): AsyncGenerator<WrittenRow> {
      yield ['a']
      throw new Error('the database went away')
    }
    await expect(write(failing(), columns, new PassThrough().resume())).rejects.toThrow('the database went away')
  })
})

test('CSV starts with the mark that Excel looks for and leaves no formula', async () => {
  const csv = await written(writeCsv, [
    ['=HYPERLINK("http://x")', '-3.5', 'x'],
    ['＋1', '=2', '@y'],
  ])
  expect(csv.toString()).toBe(
    '\uFEFF项目名称,投资额,签约日期\r\n"\'=HYPERLINK(""http://x"")",-3.5,x\r\n\'＋1,\'=2,\'@y\r\n',
  )
})

test('a cell over the limit of Excel is cut and says so', async () => {
  const [, read] = await rowsOf(fileOf(await written(writeXlsx, [['长'.repeat(40_000)]])))
  expect(read!.cells[0]).toBe(`${'长'.repeat(32_766)}…`)
})

test('any text comes back from its disarmed form, and no disarmed text starts a formula', () => {
  fc.assert(
    fc.property(text, (one) => {
      expect(disarmed(armed(one))).toBe(one)
      expect(armed(one)).not.toMatch(/^([=@\t\r＝＋－＠]|[+-](?!\d+(\.\d+)?$))/)
    }),
  )
})

test.each([
  ['12', true],
  ['-0.5', true],
  ['123456789012345', true],
  ['1234567890123456', false],
  ['007', false],
  ['1e5', false],
  ['', false],
])('%s is a number for Excel: %s', (value, yes) => {
  expect(isExcelNumber(value)).toBe(yes)
})

test('what is only about so much is a number in .xlsx, shown and read with its words', async () => {
  const told = ['约35000万元', '约0.5', 'about 350 million CNY', 'about 2', '约1200万美元', '约很多']
  const bytes = await written(
    writeXlsx,
    told.map((figure) => ['甲', figure, null]),
  )
  const rows = await rowsOf(fileOf(bytes))
  expect(rows.slice(1).map(({ cells }) => cells[1])).toEqual(told)
  const zip = await openZip(fileOf(bytes), sheetLimits)
  const sheet = Buffer.concat(await (await zip.open('xl/worksheets/sheet1.xml')).toArray()).toString()
  zip.close()
  expect(sheet.match(/<v>[^<]*<\/v>/g)).toEqual(['<v>35000</v>', '<v>0.5</v>', '<v>350</v>', '<v>2</v>'])
})
