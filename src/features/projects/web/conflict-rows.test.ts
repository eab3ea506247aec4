import { describe, expect, it } from 'vitest'
import { coreFields } from '../fields/model.ts'
import { placesOf, placesThere, standing } from './conflict-rows.ts'

const field = (id: string) => coreFields.find((one) => one.id === id)!
const yi = { value: '3', unit: 'yi', currency: 'CNY' }
const people = { value: '800', unit: 'person' }
const theirs = { project: { name: '甲', figures: { investment: { agreed: yi }, jobs: { agreed: { 2027: people } } } } }

describe('the places that a conflict shows', () => {
  it.each([
    ['a basis', 'investment', { agreed: null }, [{ basis: 'agreed', figure: yi }]],
    ['a year', 'jobs', { agreed: { 2027: people } }, [{ basis: 'agreed', year: '2027', figure: people }]],
    [
      'what is not there',
      'jobs',
      { announced: { 2028: people } },
      [{ basis: 'announced', year: '2028', figure: null }],
    ],
    [
      'a figure taken away',
      'investment',
      null,
      [
        { basis: 'announced', figure: null },
        { basis: 'agreed', figure: yi },
      ],
    ],
  ])('are those that were touched: %s', (_, id, change, expected) => {
    expect(placesThere(placesOf(field(id), change), standing(theirs, id))).toEqual(expected)
  })

  it('are plain facts where it is no figure', () => {
    expect(standing(theirs, 'name')).toBe('甲')
    expect(standing(undefined, 'name')).toBeUndefined()
  })
})
