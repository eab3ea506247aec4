import fc from 'fast-check'
import { expect, it } from 'vitest'
import { beginningWith } from './syllables.ts'
import { gramToken, initialsToken, pieceToken, soundToken } from './token.ts'
import { searchTokens } from './tokens.ts'

const letters = [...'abcdefghijklmnopqrstuvwxyz']
const signs = [...letters, ...'0123456789']
const syllables = letters.flatMap(beginningWith)

it('no two sounds, initials or pieces of codes share a number, and no character has one of theirs', () => {
  const two = letters.flatMap((a) => letters.map((b) => a + b))
  const pieces = signs.flatMap((a) => ['', ...signs].flatMap((b) => [a + b, `a9${a}${b}`]))
  const numbers = [
    ...two.flatMap((pair) => ['', ...letters].map((third) => initialsToken(pair + third))),
    ...syllables.flatMap((one) => [undefined, ...syllables].map((next) => soundToken(one, next))),
    ...[...new Set(pieces)].map(pieceToken),
  ]
  expect(new Set(numbers).size).toBe(numbers.length)
  const high = numbers.map((token) => token >>> 16)
  expect(high.filter((code) => code < 0xd800 || code >= 0xf900)).toEqual([])
})

it('characters of every plane give numbers that a database keeps as they are', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const tokens = searchTokens({ names: [text], texts: [text], codes: [text] })
      expect(tokens).toEqual([...new Set(tokens)].sort((a, b) => a - b))
      expect(tokens.every((token) => token === (token | 0))).toBe(true)
    }),
  )
  expect(gramToken(0x9999, 0x4e00)).toBeLessThan(0)
  expect(gramToken(0x20bb7)).toBe(0x20bb7)
})
