import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { fold } from '../search.ts'
import { beginningWith, spellings } from './syllables.ts'
import { initialsToken, soundToken } from './token.ts'
import { codeTokens, gramsWanted, isCode } from './tokens.ts'

/** One way in which a record may hold a word: all of these tokens, and where `any` holds some, one of them. */
export interface Way {
  all: number[]
  any: number[]
}

/** The words of a query as typed, folded; each is to be found, in whatever order. At most six. */
export function wordsOf(query: string): string[] {
  const words = query.normalize('NFKC').slice(0, 200).split(/\s+/).map(fold)
  return [...new Set(words.filter((word) => word !== ''))].slice(0, 6)
}

/** The ways to hold one folded word: as it is written; letters as initials or as pinyin; digits as part of a code. */
export function waysOf(word: string): Way[] {
  if (isCode(word)) return [{ all: codeTokens(word), any: [] }]
  const ways: Way[] = [{ all: gramsWanted(word), any: [] }]
  if (/^[a-z]{2,}$/.test(word)) ways.push(initialsWanted(word), ...spelt(word))
  if (/^[a-z0-9]{2,}$/.test(word)) ways.push({ all: codeTokens(word), any: [] })
  return ways
}

/** SQL condition "this tokens column may hold every word of the query"; the caller looks closer at what comes. */
export function mayHold(column: string, query: string): RawBuilder<SqlBool> {
  const words = wordsOf(query).map((word) => {
    const ways = waysOf(word).map((way) => holds(column, way))
    return sql<SqlBool>`(${sql.join(ways, sql` or `)})`
  })
  return words.length > 0 ? sql<SqlBool>`(${sql.join(words, sql` and `)})` : sql<SqlBool>`true`
}

function holds(column: string, { all, any }: Way): RawBuilder<SqlBool> {
  const ref = sql.ref(column)
  if (any.length === 0) return sql`${ref} @> ${all}::int4[]`
  if (all.length === 0) return sql`${ref} && ${any}::int4[]`
  return sql`(${ref} @> ${all}::int4[] and ${ref} && ${any}::int4[])`
}

/** Two letters may be the last, or go on with any other. */
function initialsWanted(letters: string): Way {
  if (letters.length === 2) return { all: [], any: ['', ...alphabet].map((third) => initialsToken(letters + third)) }
  const threes = Array.from({ length: letters.length - 2 }, (_, i) => initialsToken(letters.slice(i, i + 3)))
  return { all: threes, any: [] }
}

const alphabet = 'abcdefghijklmnopqrstuvwxyz'

function spelt(letters: string): Way[] {
  return spellings(letters).map(({ whole, last }) => {
    const before = whole.at(-1)
    const pairs = whole.slice(1).map((syllable, i) => soundToken(whole[i]!, syllable))
    const may = (syllable: string) => (before === undefined ? soundToken(syllable) : soundToken(before, syllable))
    return { all: pairs, any: beginningWith(last).map(may) }
  })
}
