import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createLimiter, limitOf, usualLimits } from './limits.ts'
import type { Route } from './route.ts'

const refusal = (count: () => void) => {
  try {
    count()
  } catch (error) {
    return error as { code: string; retryAfter: number }
  }
  return undefined
}

test('a minute’s worth at once, then as fast as it fills, for each by themselves', () => {
  const clock = { now: 0 }
  const limit = createLimiter({ ...usualLimits, write: 60 }, () => clock.now)
  for (let i = 0; i < 60; i++) limit('write', 'a')
  expect(refusal(() => limit('write', 'a'))).toMatchObject({ code: 'request.too_many', retryAfter: 1 })
  limit('write', 'b')
  limit('export', 'a')
  clock.now += 1_000
  limit('write', 'a')
  expect(refusal(() => limit('write', 'a'))).toBeDefined()
})

test('over any time nobody does more than the burst and what filled since', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 5_000 }), { maxLength: 300 }), (pauses) => {
      const clock = { now: 0 }
      const limit = createLimiter({ ...usualLimits, upload: 30 }, () => clock.now)
      let passed = 0
      for (const pause of pauses) {
        clock.now += pause
        if (!refusal(() => limit('upload', 'x'))) passed += 1
      }
      expect(passed).toBeLessThanOrEqual(30 + Math.floor((clock.now * 30) / 60_000))
    }),
  )
})

test.each([
  [{ method: 'post', open: true }, 'sign_in'],
  [{ method: 'get', open: true }, 'public'],
  [{ method: 'post', takesFile: true }, 'upload'],
  [{ method: 'get', path: '/api/projects/export' }, 'export'],
  [{ method: 'patch' }, 'write'],
  [{ method: 'get' }, undefined],
] as const)('%j counts as %s', (given, kind) => {
  expect(limitOf({ id: 'x', path: '/api/x', summary: ['', ''], ...given } as Route)).toBe(kind)
})
