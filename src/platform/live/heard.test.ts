import { expect, test } from 'vitest'
import type { Db } from '../db/open.ts'
import { heard, heardVersion, startHearing, stopHearing } from './heard.ts'

test('what was heard changes with a write of that tenant alone, and where nobody listens it is always another', () => {
  const db = {} as Db
  expect(heardVersion(db, 'a')).not.toBe(heardVersion(db, 'a'))
  startHearing(db)
  const [a, b] = [heardVersion(db, 'a'), heardVersion(db, 'b')]
  expect(heardVersion(db, 'a')).toBe(a)
  heard(db, 'a')
  expect(heardVersion(db, 'a')).not.toBe(a)
  expect(heardVersion(db, 'b')).toBe(b)
  stopHearing(db)
  startHearing(db)
  expect(heardVersion(db, 'b')).not.toBe(b)
})
