import { expect, it } from 'vitest'
import { sayDay, sayInstant, today } from './day.ts'

it.each([
  ['2026-11-23T15:59:59Z', '2026-11-23'],
  ['2026-11-23T16:00:00Z', '2026-11-24'],
  ['2026-12-31T23:30:00Z', '2027-01-01'],
])('at %s it is %s in Beijing', (instant, day) => {
  expect(today(new Date(instant))).toBe(day)
  expect(sayDay(instant)).toBe(day)
})

it('says an instant by the clocks of Beijing', () => {
  expect(sayInstant('2026-11-23T13:32:37.475Z')).toBe('2026-11-23 21:32')
})
