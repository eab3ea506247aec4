import { syllableNumber } from './syllables.ts'

/**
 * A token is a whole number of 32 bits: PostgreSQL compares, sorts and keeps numbers in less than half of the time that short texts
 * take. Characters are their own codes; sounds and codes begin where no character of a folded text does (surrogates, private use).
 */
const initialsFrom = 0xd800_0000
const syllablesFrom = 0xd801_0000
const pairsFrom = 0xd810_0000
const piecesFrom = 0xd900_0000
const strangeFrom = 0xda00_0000
const strangeRoom = 0x1f00_0000

/** Of one character, or of two that stand side by side, by their code points. */
export function gramToken(first: number, second?: number): number {
  if (second === undefined) return first
  return first <= 0xffff && second <= 0xffff ? (first << 16) | second : strange(`${first} ${second}`)
}

/** Of two or three letters that syllables begin with. */
export function initialsToken(letters: string): number {
  let place = 0
  for (let i = 0; i < 3; i++) place = place * 27 + (i < letters.length ? letters.charCodeAt(i) - 96 : 0)
  return (initialsFrom + place) | 0
}

/** Of a syllable, or of two that stand side by side. */
export function soundToken(syllable: string, next?: string): number {
  const first = syllableNumber(syllable)
  if (next === undefined) return first === undefined ? strange(` ${syllable}`) : (syllablesFrom + first) | 0
  const second = syllableNumber(next)
  if (first === undefined || second === undefined) return strange(`${syllable} ${next}`)
  return (pairsFrom + first * 512 + second) | 0
}

/** Of a piece of a code, of up to four signs. */
export function pieceToken(piece: string): number {
  let place = 0
  for (let i = 0; i < piece.length; i++) {
    const sign = signNumber(piece.charCodeAt(i))
    if (sign === undefined) return strange(`#${piece}`)
    place = place * 37 + sign
  }
  return (piecesFrom + place) | 0
}

/** 1 to 36 for 0 to 9 and a to z. */
function signNumber(code: number): number | undefined {
  if (code >= 48 && code <= 57) return code - 47
  if (code >= 97 && code <= 122) return code - 86
  return undefined
}

/** What hardly ever comes shares its numbers: two such tokens of half a billion may be one. */
function strange(text: string): number {
  let mixed = 0x811c9dc5
  for (let i = 0; i < text.length; i++) mixed = Math.imul(mixed ^ text.charCodeAt(i), 0x01000193)
  return (strangeFrom + ((mixed >>> 0) % strangeRoom)) | 0
}
