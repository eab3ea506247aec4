import { describe, expect, it } from 'vitest'
import { marksOf, rankOf, ranks } from './match.ts'
import { spellings } from './syllables.ts'
import { type Searched, searchTokens } from './tokens.ts'
import { waysOf, wordsOf } from './wanted.ts'

/** What PostgreSQL answers for `mayHold`, over the tokens of one record. */
function mayHold(record: Searched, query: string): boolean {
  const tokens = new Set(searchTokens(record))
  return wordsOf(query).every((word) =>
    waysOf(word).some(
      ({ all, any }) =>
        all.every((token) => tokens.has(token)) && (any.length === 0 || any.some((token) => tokens.has(token))),
    ),
  )
}

const company: Searched = {
  names: ['昆山高新远帆精工（集团）有限公司'],
  texts: ['重点企业 AB2026 年'],
  codes: ['91320583MA1X0QWL7T', '0512-5730 6688', '13812345678'],
}

describe('a record is found by', () => {
  it.each([
    '昆山',
    '遠帆精工',
    '遠帆',
    'ＫＳＧＸ',
    'ksgx',
    'ks',
    'yfjg',
    'kun',
    'kunsh',
    'kunshan',
    'kunshangaoxin',
    'gaoxinyuanfan',
    '远帆 昆山',
    'yuanfan ksgx',
    '91320583MA1X0QWL7T',
    'ma1x0q',
    '13812345678',
    '5678',
    '12345',
    '138-1234',
    '57306688',
    '重点',
    '2026',
    'ab2026',
    '昆',
  ])('%s', (query) => {
    expect(mayHold(company, query)).toBe(true)
  })

  it.each(['苏州', 'ksxg', 'suzhou', '99999', '昆高', '昆山 苏州', 'yxgs', 'kunshangaoxinz'])(
    'but not by %s',
    (query) => {
      expect(mayHold(company, query)).toBe(false)
    },
  )

  it.each([
    ['单晓明', 'shanxiaoming', 'dxm', 'sxm'],
    ['曾国强', 'zengguoqiang', 'zgq'],
    ['欧阳娜', 'ouyang', 'oyn'],
    ['重庆长安汽车', 'chongqing', 'changan', 'cqca'],
    ['六安乐清', 'luan', 'yueqing'],
    ['吕绿', 'lvlv'],
    ['略阳', 'lueyang', 'ly'],
    ['昆山3号', 'ks', 'kunshan'],
    ['高新ABC', 'gx', 'gxa', 'xabc', 'bc'],
    ['西安娥', 'xae', 'ane', 'xian'],
    ['𠮷野家', 'yj', 'yejia'],
    ['银行行长', 'yinhang'],
  ])('%s by its readings', (name, ...queries) => {
    expect(queries.filter((query) => !mayHold({ names: [name] }, query))).toEqual([])
    expect(queries.filter((query) => rankOf(name, query) === undefined)).toEqual([])
  })
})

it('letters are read as pinyin in every way that makes sense', () => {
  const told = (letters: string) => spellings(letters).map(({ whole, last }) => [...whole, last].join(' '))
  expect(told('xian')).toEqual(['xian', 'xia n', 'xi an', 'xi a n'])
  expect(told('kunsh')).toEqual(['kun sh'])
  expect(told('vw')).toEqual([])
})

it.each([
  ['昆山', '昆山', 'whole'],
  ['昆山高新', '昆山', 'start'],
  ['江苏昆山', '昆山', 'inside'],
  ['昆山高新', 'ksgx', 'sound_start'],
  ['江苏昆山', 'kunsh', 'sound_inside'],
  ['昆山', 'shanghai', undefined],
])('%s holds %s: %s', (text, word, rank) => {
  const found = rankOf(text, word)
  expect(found === undefined ? undefined : ranks[found]).toBe(rank)
})

it.each([
  ['（昆山）高新', ['昆山高'], '昆山）高'],
  ['遠帆精工', ['远帆'], '遠帆'],
  ['昆山高新ＡＢＣ', ['gx', 'abc'], '高新ＡＢＣ'],
  ['电话 138-1234-5678', ['5678'], '5678'],
  ['苏州远帆', ['kunshan'], ''],
])('in %s it marks what matched', (text, words, marked) => {
  expect(
    marksOf(text, words)
      .map(([start, end]) => text.slice(start, end))
      .join(''),
  ).toBe(marked)
})
