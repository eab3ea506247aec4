import { expect, it } from 'vitest'
import { placesOf } from './places.ts'

it('stands whoever holds another above it, and more than fit in several rows', () => {
  const links = [
    { from: 'parent', to: 'centre', kind: 'parent' },
    { from: 'parent', to: 'sister', kind: 'parent' },
    { from: 'centre', to: 'venture', kind: 'venture' },
    { from: 'sister', to: 'cousin', kind: 'group' },
    ...[1, 2, 3].map((n) => ({ from: 'centre', to: `sub${n}`, kind: 'parent' })),
  ]
  const ids = ['centre', 'parent', 'sister', 'cousin', 'venture', 'sub1', 'sub2', 'sub3', 'unlinked']
  const { rows, places } = placesOf('centre', ids, links, 3)
  const row = (id: string) => places.get(id)!.row
  expect(rows).toBe(5)
  expect(row('parent')).toBe(0)
  expect([row('centre'), row('sister'), row('cousin'), row('unlinked')]).toEqual([1, 1, 1, 2])
  expect([row('venture'), row('sub1'), row('sub2'), row('sub3')]).toEqual([3, 3, 3, 4])
  expect(new Set([...places.values()].map(({ across, row }) => `${across} ${row}`)).size).toBe(ids.length)
})
