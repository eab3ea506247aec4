import { fold } from '../search.ts'
import { isChinese, readingsOf } from './pinyin.ts'
import { gramToken, initialsToken, pieceToken, soundToken } from './token.ts'

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
 * The tokens of a record for an `int4[]` column under a GIN index: its characters and pairs of them as they are, syllables and pairs of
 * them, initials, and pieces of codes. In their order, which PostgreSQL would bring them into otherwise.
 */
export function searchTokens({ names = [], texts = [], codes = [] }: Searched): number[] {
  const found: number[] = []
  const told = (text: string, folded: string) => {
    addGrams(found, folded)
    // Numbers in a text are found as codes are: their pairs of digits are everywhere.
    if (/\d/.test(text))
      for (const word of folded.match(/[a-z0-9]{4,}/g) ?? []) if (isCode(word)) found.push(...codeTokens(word))
  }
  for (const name of names) {
    if (!name) continue
    const folded = fold(name)
    told(name, folded)
    found.push(...soundsOf(folded.replace(legalForm, '')))
  }
  for (const text of texts) if (text) told(text, fold(text))
  for (const code of codes) if (code) found.push(...codeTokens(fold(code)))
  return inOrder(found)
}

function inOrder(tokens: number[]): number[] {
  const unique: number[] = []
  for (const token of new Int32Array(tokens).sort()) if (token !== unique.at(-1)) unique.push(token)
  return unique
}

/** Every character of a folded text and every two in a row: words of two characters are found by them, which trigrams cannot do. */
function addGrams(found: number[], folded: string): void {
  let before: number | undefined
  for (let at = 0; at < folded.length; ) {
    const code = folded.codePointAt(at)!
    found.push(gramToken(code))
    if (before !== undefined) found.push(gramToken(before, code))
    before = code
    at += code > 0xffff ? 2 : 1
  }
}

/** The tokens that a folded word must share with a text that holds it: its pairs of characters, or the one character that there is. */
export function gramsWanted(folded: string): number[] {
  const codes = [...folded].map((character) => character.codePointAt(0)!)
  if (codes.length <= 1) return codes.map((code) => gramToken(code))
  return [...new Set(codes.slice(1).map((code, at) => gramToken(codes[at]!, code)))]
}

/** Whether a folded word is a number or a code, or a piece of one. */
export function isCode(word: string): boolean {
  return /^(?=.*\d)[a-z0-9]{4,}$/.test(word)
}

const legalForm = /(股份|有限责任|有限|责任)*公司$/

/** The same few people lead and answer for most projects of a ledger. */
const people = new Map<string, number[]>()
const longestPerson = 4

function soundsOf(folded: string): number[] {
  if (folded.length > longestPerson) return soundTokens(folded)
  const known = people.get(folded)
  if (known) return known
  const tokens = soundTokens(folded)
  if (people.size === 1_000) people.clear()
  people.set(folded, tokens)
  return tokens
}

function soundTokens(folded: string): number[] {
  const chinese = [...folded].map(isChinese)
  if (!chinese.includes(true)) return []
  const tokens: number[] = []
  for (const reading of readingsOf(folded)) {
    tokens.push(...initialTokens(reading.map((sound) => sound[0] ?? '')))
    for (const [i, sound] of reading.entries()) {
      if (!chinese[i]) continue
      tokens.push(soundToken(sound))
      if (chinese[i + 1]) tokens.push(soundToken(sound, reading[i + 1]))
    }
  }
  return tokens
}

/** Three initials in a row; two where no third comes. Nobody asks for initials that are no letters. */
function initialTokens(initials: string[]): number[] {
  const tokens: number[] = []
  const isLetter = initials.map((sign) => /^[a-z]$/.test(sign))
  for (let i = 0; i < initials.length - 1; i++) {
    if (!isLetter[i] || !isLetter[i + 1]) continue
    tokens.push(initialsToken(initials[i]! + initials[i + 1]! + (isLetter[i + 2] ? initials[i + 2] : '')))
  }
  return tokens
}

/** Pieces of four of a folded code; a shorter one is a piece by itself. */
export function codeTokens(code: string): number[] {
  const signs = [...code]
  if (signs.length <= codePiece) return code === '' ? [] : [pieceToken(code)]
  return Array.from({ length: signs.length - codePiece + 1 }, (_, i) =>
    pieceToken(signs.slice(i, i + codePiece).join('')),
  )
}

const codePiece = 4
