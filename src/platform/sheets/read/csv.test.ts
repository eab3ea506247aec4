import { describe, expect, test } from 'vitest'
import { fileOf, rowsOf } from '../testing/files.ts'
import { delimiterOf } from './csv.ts'

const cellsOf = async (text: string | Buffer) => (await rowsOf(fileOf(text))).map(({ cells }) => cells)

/** 项目名称 / 在谈 as Excel in China writes them. */
const gbk = Buffer.from([0xcf, 0xee, 0xc4, 0xbf, 0xc3, 0xfb, 0xb3, 0xc6, 0x0a, 0xd4, 0xda, 0xcc, 0xb8, 0x0a])

describe('text tables', () => {
  test.each([
    [
      'plain',
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'with a byte order mark',
      '\uFEFF项目,额\n甲,1',
      [
        ['项目', '额'],
        ['甲', '1'],
      ],
    ],
    [
      'semicolons',
      'a;b\n"1;2";3\n',
      [
        ['a', 'b'],
        ['1;2', '3'],
      ],
    ],
    [
      'tabs',
      'a\tb\n1,5\t2\n',
      [
        ['a', 'b'],
        ['1,5', '2'],
      ],
    ],
    [
      'a line break in quotes',
      'a,b\r\n"1\r\n2",3\r\n',
      [
        ['a', 'b'],
        ['1\r\n2', '3'],
      ],
    ],
    [
      'mixed line ends',
      'a,b\r\n1,2\n3,4\r5,6',
      [
        ['a', 'b'],
        ['1', '2'],
        ['3', '4'],
        ['5', '6'],
      ],
    ],
    ['doubled quotes', '"say ""hi""",b\n', [['say "hi"', 'b']]],
    ['a stray quote', '12" pipe,b\n', [['12" pipe', 'b']]],
    ['rows of unequal length', 'a\n1,2,3\n4,,\n', [['a'], ['1', '2', '3'], ['4']]],
    ['a disarmed formula', "'=1+1,'abc,''x\n", [['=1+1', "'abc", "''x"]]],
    ['GB18030', gbk, [['项目名称'], ['在谈']]],
    [
      'UTF-16',
      Buffer.from('\uFEFF项目\t额\n甲\t1\n', 'utf16le'),
      [
        ['项目', '额'],
        ['甲', '1'],
      ],
    ],
  ])('%s', async (_, text, cells) => {
    expect(await cellsOf(text)).toEqual(cells)
  })

  test('Chinese after a megabyte of ASCII is still found to be GB18030', async () => {
    const cells = await cellsOf(Buffer.concat([Buffer.from('1,2\n'.repeat(300_000)), gbk]))
    expect(cells.at(-1)).toEqual(['在谈'])
  })

  test('row numbers count empty lines and quoted line breaks as one row', async () => {
    expect(await rowsOf(fileOf('title\n\n"a\nb",c\n,,\nd\n'))).toEqual([
      { n: 1, cells: ['title'] },
      { n: 3, cells: ['a\nb', 'c'] },
      { n: 5, cells: ['d'] },
    ])
  })
})

test.each([
  ['title\n\na;b;c\n1;2;3', ';'],
  ['a,b\n1,2', ','],
  ['a\tb', '\t'],
  ['alone', ','],
  ['"x;y;z",1\n"x;y;z",2', ','],
])('separator of %j', (head, delimiter) => {
  expect(delimiterOf(head)).toBe(delimiter)
})
