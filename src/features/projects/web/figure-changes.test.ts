import { describe, expect, it } from 'vitest'
import { coreFields, type Field } from '../fields/model.ts'
import { figureAt, overlaid, withChange, writtenFigure, yearsOf } from './figure-changes.ts'

const field = (id: string): Field => coreFields.find((one) => one.id === id)!
const yuan = (value: string) => ({ value, unit: 'yi', currency: 'CNY' })

describe('changes of a form', () => {
  it.each([
    ['a fact replaces the one before', 'name', { name: 'a' }, 'b', { name: 'b' }],
    ['null takes a fact away', 'signed_on', { signed_on: '2026-01-01' }, null, { signed_on: null }],
    [
      'another basis joins the first',
      'investment',
      { investment: { announced: yuan('1') } },
      { agreed: yuan('2') },
      { investment: { announced: yuan('1'), agreed: yuan('2') } },
    ],
    [
      'the same basis is replaced whole',
      'investment',
      { investment: { agreed: { ...yuan('1'), estimate: true } } },
      { agreed: yuan('2') },
      { investment: { agreed: yuan('2') } },
    ],
    [
      'another year joins the first',
      'tax',
      { tax: { announced: { '2027': yuan('1') } } },
      { announced: { '2028': yuan('2') } },
      { tax: { announced: { '2027': yuan('1'), '2028': yuan('2') } } },
    ],
    [
      'a year is taken away',
      'tax',
      { tax: { announced: { '2027': yuan('1') } } },
      { announced: { '2027': null } },
      { tax: { announced: { '2027': null } } },
    ],
  ])('%s', (_, id, before, value, after) => {
    expect(withChange(before, field(id), value)).toEqual(after)
  })
})

it('shows what was changed over what stands, year by year', () => {
  const tax = field('tax')
  const shown = overlaid(
    tax,
    { announced: { '2027': yuan('1'), '2028': yuan('3') }, verified: { '2027': yuan('9') } },
    { announced: { '2027': yuan('2'), '2028': null } },
  )
  expect(figureAt(tax, shown, 'announced', '2027')).toEqual(yuan('2'))
  expect(figureAt(tax, shown, 'announced', '2028')).toBeNull()
  expect(figureAt(tax, shown, 'verified', '2027')).toEqual(yuan('9'))
  expect(yearsOf(shown, 'announced')).toEqual(['2027'])
})

it.each([
  ['money keeps its currency', 'investment', { value: ' 3.5 ', unit: 'wan', currency: 'USD' }, '3.5 wan USD'],
  ['what the server worked out is not sent back', 'investment', { ...yuan('1'), cny: '1', rate: '1' }, '1 yi CNY'],
  ['land has no currency', 'land', { value: '40', unit: 'mu' }, '40 mu'],
  ['zero is a value', 'jobs', { value: '0', unit: 'person' }, '0 person'],
  ['blank takes it away', 'land', { value: '  ', unit: 'mu' }, null],
])('%s', (_, id, figure, written) => {
  const given = writtenFigure(field(id), figure)
  expect(given && Object.values(given).join(' ')).toBe(written)
})
