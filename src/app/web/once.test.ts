import { expect, test } from 'vitest'
import { answered, keyOf } from './once.ts'

test('a write keeps its key until an answer comes, and another write has another', () => {
  const first = keyOf('make a project')
  expect(first).toMatch(/^[a-z0-9]{28}$/)
  expect(keyOf('make a project')).toBe(first)
  expect(keyOf('make another')).not.toBe(first)
  answered('make a project')
  expect(keyOf('make a project')).not.toBe(first)
})
