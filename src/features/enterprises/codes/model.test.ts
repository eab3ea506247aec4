import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isCompanyCode } from '../model.ts'
import { codeOf, compareCodes, isOrganisationCode, isRegistrationNumber } from './model.ts'

/** Codes that companies publish on their own pages. */
const published = [
  '914403001922038216',
  '91440300192317458F',
  '91110108551385082Q',
  '91110000802100433B',
  '91330100799655058B',
  '9144030071526726XG',
  '91350900587527783P',
]

it.each(published)('%s is a published company code and holds an organisation code', (code) => {
  expect(isCompanyCode(code)).toBe(true)
  expect(isOrganisationCode(code.slice(8, 17))).toBe(true)
})

describe('check characters', () => {
  it.each(['110108000000016', '440301103097413'])('%s is a registration number', (code) => {
    expect(isRegistrationNumber(code)).toBe(true)
  })

  it('find every wrong character', () => {
    const letters = [...'0123456789ABCDEFGHJKLMNPQRTUWXY']
    const wrong = fc.tuple(fc.constantFrom(...published), fc.nat(17), fc.constantFrom(...letters))
    fc.assert(
      fc.property(wrong, ([code, at, letter]) => {
        const changed = code.slice(0, at) + letter + code.slice(at + 1)
        expect(isCompanyCode(changed)).toBe(changed === code)
      }),
    )
  })

  it('find every wrong digit of a registration number', () => {
    const code = '110108000000016'
    fc.assert(
      fc.property(fc.nat(14), fc.nat(9), (at, digit) => {
        const changed = code.slice(0, at) + digit + code.slice(at + 1)
        expect(isRegistrationNumber(changed)).toBe(changed === code)
      }),
    )
  })
})

it.each([
  ['914403001922038216', '914403001922038216', 'equal'],
  ['914403001922038216', '192203821', 'organisation'],
  ['914403001922038216', '91440300192317458F', 'other'],
  ['914403001922038216', '440301103097413', 'unknown'],
  ['914403001922038217', '914403001922038217', 'unknown'],
  [null, '914403001922038216', 'unknown'],
])('%s and %s are %s', (a, b, relation) => expect(compareCodes(a, b)).toBe(relation))

it('reads a code as it is typed', () => {
  expect(codeOf(' 9144 0300 1922-038216 ')).toBe('914403001922038216')
  expect(codeOf(' ')).toBeNull()
})
