import { expect, it } from 'vitest'
import type { Clicked } from './answers.ts'
import { readClicked, writeClicked } from './clicked.ts'

const figures: [Clicked, string][] = [
  [{ indicator: 'arrivals', span: 'year' }, 'arrivals~year'],
  [{ indicator: 'arrivals', span: 'month', key: '39' }, 'arrivals~month~39'],
  [{ indicator: 'starts', span: 'cumulative', key: '' }, 'starts~cumulative~-'],
  [{ indicator: 'arrivals', span: 'year', place: 'abroad' }, 'arrivals~year~~abroad'],
  [{ indicator: 'arrivals', span: 'month', period: '2025-03' }, 'arrivals~month~~~2025-03'],
  [{ indicator: 'arrivals', span: 'corrections' }, 'arrivals~corrections'],
]

it.each(figures)('%o stands in the address as %s and is read back', (clicked, word) => {
  expect(writeClicked(clicked)).toBe(word)
  expect(readClicked(word)).toEqual(clicked)
})

it.each([undefined, '', '~year', 'arrivals', 'arrivals~week'])('%s opens nothing', (word) => {
  expect(readClicked(word)).toBeUndefined()
})
