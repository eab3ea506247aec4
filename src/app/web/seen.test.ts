import { expect, it } from 'vitest'
import { refusalFrom } from './problem.ts'
import { toldOf } from './seen.ts'

const body = { title: '', code: 'x', faults: [], request_id: '' }

it.each([
  ['nothing was refused', null, 0],
  ['both versions', refusalFrom({ ...body, status: 409, theirs: { version: 4 } }), 4],
  ['a stream that moved on', refusalFrom({ ...body, status: 409, seen: 2, current: 3 }), 3],
  ['a conflict without a version', refusalFrom({ ...body, status: 409, theirs: null }), 0],
  ['a fault of a field', refusalFrom({ ...body, status: 422, theirs: { version: 4 } }), 0],
])('a refusal names the version that stands: %s', (_, error, version) => {
  expect(toldOf(error)).toBe(version)
})
