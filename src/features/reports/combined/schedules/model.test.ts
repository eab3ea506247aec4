import fc from 'fast-check'
import { expect, it } from 'vitest'
import { dayOf } from '#platform/day.ts'
import { nextAfter, readersOf, rhythms } from './model.ts'

// In Beijing 2026-11-25 is a Wednesday.
it.each([
  ['week', 3, 9, '2026-11-25T00:59:59Z', '2026-11-25T01:00:00Z'],
  ['week', 3, 9, '2026-11-25T01:00:00Z', '2026-12-02T01:00:00Z'],
  ['week', 1, 8, '2026-11-25T01:00:00Z', '2026-11-30T00:00:00Z'],
  ['week', 7, 0, '2026-11-28T15:00:00Z', '2026-11-28T16:00:00Z'],
  ['month', 5, 9, '2026-11-25T01:00:00Z', '2026-12-05T01:00:00Z'],
  ['month', 31, 9, '2026-11-25T01:00:00Z', '2026-11-30T01:00:00Z'],
  ['month', 31, 9, '2027-02-01T00:00:00Z', '2027-02-28T01:00:00Z'],
  ['month', 1, 0, '2026-12-31T16:00:00Z', '2027-01-31T16:00:00Z'],
] as const)('every %s on %i at %i, after %s, is %s', (every, day, hour, after, next) => {
  expect(nextAfter({ every, day, hour }, new Date(after)).toISOString()).toBe(next.replace('Z', '.000Z'))
})

it('is always later, by no more than a rhythm, at the hour asked for', () => {
  const timing = fc.record({
    every: fc.constantFrom(...rhythms),
    day: fc.integer({ min: 1, max: 31 }),
    hour: fc.integer({ min: 0, max: 23 }),
  })
  const instant = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(timing, instant, ({ every, day, hour }, after) => {
      const next = nextAfter({ every, day: every === 'week' ? ((day - 1) % 7) + 1 : day, hour }, after)
      const ahead = next.getTime() - after.getTime()
      expect(ahead).toBeGreaterThan(0)
      expect(ahead).toBeLessThanOrEqual((every === 'week' ? 7 : 31) * 86_400_000)
      expect((next.getUTCHours() + 8) % 24).toBe(hour)
      if (every === 'month') expect(Number(dayOf(next).slice(8))).toBeLessThanOrEqual(day)
    }),
  )
})

it('reaches those named, and those who hold the role where the owner reads', () => {
  const acting = [
    { member_id: 'named', grants: [{ role: 'officer', unit_id: 'elsewhere' }] },
    { member_id: 'holder', grants: [{ role: 'leader', unit_id: 'zone' }] },
    { member_id: 'beyond', grants: [{ role: 'leader', unit_id: 'county' }] },
    { member_id: 'other', grants: [{ role: 'officer', unit_id: 'zone' }] },
  ]
  expect(readersOf({ members: ['named', 'gone'], roles: ['leader'] }, ['zone', 'town'], acting)).toEqual([
    'named',
    'holder',
  ])
})
