import { fold, gramsOf } from '../search.ts'
import { isChinese, readingsOf } from './pinyin.ts'

/** What a record is found by. Where its tokens come out otherwise than before, a migration refills `search_refresh`. */
export interface Searched {
  /** Found by any part, and by sound: full pinyin and initials. */
  names?: (string | null | undefined)[]
  /** Found by any part. */
  texts?: (string | null | undefined)[]
  /** Numbers and codes: found by any four characters in a row, as by the last four of a telephone. */
  codes?: (string | null | undefined)[]
}

/**
 * The tokens of a record for a `text[]` column under a GIN index: one- and two-character grams as they are, and beside them, told
 * apart by a sign that no folded text holds, initials (`~ks`, `~ksg`), syllables (` kun`, `kun shan`) and pieces of codes (`#5678`).
 */
export function searchTokens({ names = [], texts = [], codes = [] }: Searched): string[] {
  const found = new Set<string>()
  const add = (tokens: string[]) => {
    for (const token of tokens) found.add(token)
  }
  const told = (text: string, folded: string) => {
    add(gramsOf(folded))
    // Numbers in a text are found as codes are: their pairs of digits are everywhere.
    if (/\d/.test(text)) add((folded.match(/[a-z0-9]{4,}/g) ?? []).filter(isCode).flatMap(codeTokens))
  }
  for (const name of names) {
    if (!name) continue
    const folded = fold(name)
    told(name, folded)
    add(soundsOf(folded.replace(legalForm, '')))
  }
  for (const text of texts) if (text) told(text, fold(text))
  for (const code of codes) if (code) add(codeTokens(fold(code)))
  return [...found]
}

/** Whether a folded word is a number or a code, or a piece of one. */
export function isCode(word: string): boolean {
  return /^(?=.*\d)[a-z0-9]{4,}$/.test(word)
}

const legalForm = /(股份|有限责任|有限|责任)*公司$/

/** The same few people lead and answer for most projects of a ledger. */
const people = new Map<string, string[]>()
const longestPerson = 4

function soundsOf(folded: string): string[] {
  if (folded.length > longestPerson) return soundTokens(folded)
  const known = people.get(folded)
  if (known) return known
  const tokens = soundTokens(folded)
  if (people.size === 1_000) people.clear()
  people.set(folded, tokens)
  return tokens
}

function soundTokens(folded: string): string[] {
  const chinese = [...folded].map(isChinese)
  if (!chinese.includes(true)) return []
  const tokens: string[] = []
  for (const reading of readingsOf(folded)) {
    tokens.push(...initialTokens(reading.map((sound) => [...sound][0] ?? '').join('')))
    for (const [i, sound] of reading.entries()) {
      if (!chinese[i]) continue
      tokens.push(` ${sound}`)
      if (chinese[i + 1]) tokens.push(`${sound} ${reading[i + 1]}`)
    }
  }
  return tokens
}

/** Two and three initials in a row; of a query all three-letter pieces, or the two letters that there are. */
export function initialTokens(initials: string): string[] {
  const signs = [...initials]
  const tokens: string[] = []
  for (let i = 0; i < signs.length - 1; i++) {
    tokens.push(`~${signs[i]}${signs[i + 1]}`)
    if (i < signs.length - 2) tokens.push(`~${signs[i]}${signs[i + 1]}${signs[i + 2]}`)
  }
  return tokens
}

/** Pieces of four of a folded code; a shorter one is a piece by itself. */
export function codeTokens(code: string): string[] {
  // Whole characters: half of one of four bytes is no text, and no database takes it.
  const signs = [...code]
  if (signs.length <= codePiece) return code === '' ? [] : [`#${code}`]
  return Array.from({ length: signs.length - codePiece + 1 }, (_, i) => `#${signs.slice(i, i + codePiece).join('')}`)
}

const codePiece = 4
