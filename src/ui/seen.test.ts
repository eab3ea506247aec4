import { expect, it } from 'vitest'
import { toldOf } from './seen.ts'

const refused = (body: object) => Object.assign(new Error('refused'), { body })

it.each([
  ['nothing was refused', null, 0],
  ['both versions', refused({ status: 409, theirs: { version: 4 } }), 4],
  ['a stream that moved on', refused({ status: 409, seen: 2, current: 3 }), 3],
  ['a conflict without a version', refused({ status: 409, theirs: null }), 0],
  ['a fault of a field', refused({ status: 422, theirs: { version: 4 } }), 0],
])('a refusal names the version that stands: %s', (_, error, version) => {
  expect(toldOf(error)).toBe(version)
})
