import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, daysBetween } from '#platform/day.ts'
import { ended, type Protection, paused, pauseLeft, registered, renewed, resumed, stands } from './model.ts'

const rule = {
  needs: [],
  days: 90,
  limit_days: 360,
  warn_days: [14, 3],
  pause_days: 60,
  answer_days: 3,
  arbiters: ['city_reviewer' as const],
}
const from = { id: 'p', enterprise_id: 'e', project_id: 'j', unit_id: 'u' }
const start = '2026-01-01'
const fresh = registered(rule, from, start)

test('the clock of a registration', () => {
  expect(fresh).toMatchObject({ registered_on: start, until_on: '2026-04-01', ended_on: null })
  expect(stands(fresh, '2026-04-01')).toBe(true)
  expect(stands(fresh, '2026-04-02')).toBe(false)
  expect(stands(ended(fresh, 'given_up', '2026-02-01'), '2026-02-01')).toBe(false)
})

test.each([
  ['a talk renews from its day', '2026-03-01', '2026-05-30'],
  ['one of before the registration shortens nothing', '2025-12-01', '2026-04-01'],
  ['the limit stands', '2026-12-20', '2026-12-27'],
])('%s', (_, talkedOn, until) => {
  expect(renewed(rule, fresh, talkedOn, talkedOn).until_on).toBe(until)
})

test('a pause moves the end by the days that it took, and no more than there are', () => {
  const still = paused(rule, fresh, '2026-02-01')
  expect(still).toMatchObject({ paused_on: '2026-02-01', until_on: '2026-05-31' })
  expect(resumed(rule, still, '2026-02-11')).toMatchObject({ paused_on: null, paused_days: 10, until_on: '2026-04-11' })
  expect(resumed(rule, still, '2026-12-01')).toMatchObject({ paused_days: 60, until_on: '2026-05-31' })
  expect(pauseLeft(rule, { paused_days: 60 })).toBe(0)
})

test('whatever is done to it, it never outlasts the limit and the pauses, and no talk shortens it', () => {
  const act = fc.record({ kind: fc.constantFrom('talk', 'pause', 'resume'), after: fc.integer({ min: 0, max: 60 }) })
  fc.assert(
    fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
      let today = start
      let now: Protection = fresh
      for (const { kind, after } of acts) {
        today = addDays(today, after)
        if (!stands(now, today)) return
        const before = now
        if (kind === 'talk') now = renewed(rule, now, today, today)
        else if (kind === 'pause' && !now.paused_on && pauseLeft(rule, now) > 0) now = paused(rule, now, today)
        else if (kind === 'resume' && now.paused_on) now = resumed(rule, now, today)
        if (kind === 'talk' && !before.paused_on) expect(now.until_on >= before.until_on).toBe(true)
        expect(stands(now, today)).toBe(true)
        expect(daysBetween(start, now.until_on)).toBeLessThanOrEqual(rule.limit_days + rule.pause_days)
        expect(now.paused_days).toBeLessThanOrEqual(rule.pause_days)
      }
    }),
  )
})
