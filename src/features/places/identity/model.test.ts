import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Attempts, afterAttempt, isLocked, oidcEnd, pathAfter } from './model.ts'

const now = new Date('2026-10-12T09:00:00Z')
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000)

describe('the count of failed attempts', () => {
  test.each<[string, Attempts, number, boolean]>([
    ['the first', { failures: 0, last_at: now, locked_until: null }, 1, false],
    ['the fourth', { failures: 3, last_at: minutesAgo(1), locked_until: null }, 4, false],
    ['the fifth locks', { failures: 4, last_at: minutesAgo(14), locked_until: null }, 5, true],
    [
      'after a quiet quarter of an hour it starts again',
      { failures: 4, last_at: minutesAgo(15), locked_until: null },
      1,
      false,
    ],
    ['after a lock it starts again', { failures: 5, last_at: minutesAgo(15), locked_until: now }, 1, false],
  ])('%s', (_what, before, failures, locked) => {
    const after = afterAttempt(before, now)
    expect(after.failures).toBe(failures)
    expect(isLocked(after, now)).toBe(locked)
  })

  test('whatever the pace, five attempts at most pass within the time of a lock', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 * 60 }), { maxLength: 200 }), (pauses) => {
        let attempts: Attempts = { failures: 0, last_at: now, locked_until: null }
        let at = now.getTime()
        const passed: number[] = []
        for (const pause of pauses) {
          at += pause * 1000
          if (isLocked(attempts, new Date(at))) continue
          attempts = afterAttempt(attempts, new Date(at))
          passed.push(at)
        }
        const runs = passed.filter((time, i) => passed[i + 5] !== undefined && passed[i + 5]! - time < 15 * 60_000)
        expect(runs).toEqual([])
      }),
    )
  })
})

test.each([
  ['oidc_away', 'away'],
  ['signup_disabled', 'no_member'],
  ['member_disabled', 'disabled'],
  ['email_not_found', 'no_name'],
  ['access_denied', 'cancelled'],
  ['state_mismatch', 'late'],
  ['invalid_code', 'settings'],
  ['issuer_mismatch', 'settings'],
  ['anything', 'settings'],
])('a way back with %s is told as %s', (error, end) => {
  expect(oidcEnd(error)).toBe(end)
})

test.each([
  ['/', '/'],
  ['/projects/1?tab=claims#last', '/projects/1?tab=claims#last'],
  [null, '/'],
  ['projects', '/'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['/\t/evil.example', '/'],
  ['/\n\\evil.example', '/'],
  ['//', '/'],
  ['https://evil.example', '/'],
  ['javascript:alert(1)', '/'],
])('who wanted to go to %j goes to %s', (wanted, path) => {
  expect(pathAfter(wanted)).toBe(path)
})
