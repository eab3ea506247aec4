import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayOf } from './day.ts'

const calendar = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' })

test('the day in Beijing is what the calendar says, of any instant', () => {
  const instant = fc.date({ min: new Date('1900-01-01'), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true })
  fc.assert(fc.property(instant, (at) => dayOf(at) === calendar.format(at)))
})

test.each([
  ['2026-11-24T15:59:59.999Z', '2026-11-24'],
  ['2026-11-24T16:00:00Z', '2026-11-25'],
  ['1991-12-31T23:59:59Z', '1992-01-01'],
])('%s is %s in Beijing', (at, day) => {
  expect(dayOf(new Date(at))).toBe(day)
})
