import { expect, test } from 'vitest'
import { idsBelow, treeOf } from './tree.ts'

const items = [
  { id: 'city', parent_id: null },
  { id: 'zone', parent_id: 'city' },
  { id: 'town', parent_id: 'city' },
  { id: 'bureau', parent_id: 'zone' },
]

test('a list becomes a tree in its order', () => {
  expect(treeOf(items)).toEqual([
    {
      id: 'city',
      key: 'city',
      parent_id: null,
      children: [
        { id: 'zone', key: 'zone', parent_id: 'city', children: [{ id: 'bureau', key: 'bureau', parent_id: 'zone' }] },
        { id: 'town', key: 'town', parent_id: 'city' },
      ],
    },
  ])
})

test.each([
  ['zone', ['zone', 'bureau']],
  ['town', ['town']],
  ['city', ['city', 'zone', 'town', 'bureau']],
])('below %s', (id, below) => {
  expect([...idsBelow(items, id)]).toEqual(below)
})
