import { expect, test } from 'vitest'
import { filterShape } from './contract.ts'
import { filterNames, filterOf, isFilter } from './model.ts'

test('what the contract offers is what narrows, under the same names', () => {
  expect(filterNames.toSorted()).toEqual(Object.keys(filterShape).sort())
  expect([isFilter('stage'), isFilter('f.park'), isFilter('foo')]).toEqual([true, true, false])
})

test('each kind of filter is read as what it is; what is not given does not narrow', () => {
  const query = {
    q: '',
    stage: 'signed, started',
    mine: 'true',
    unit: 'u',
    blank: 'source,name',
    signed_on_to: '2026-03-31',
    'f.park': '东区',
  }
  const given = Object.fromEntries(Object.entries(filterOf(query)).filter(([, value]) => value !== undefined))
  expect(given).toEqual({
    stage: ['signed', 'started'],
    mine: true,
    unit: 'u',
    blank: ['source'],
    dates: [{ field: 'signed_on', from: undefined, to: '2026-03-31' }],
    custom: [['park', '东区']],
  })
})
