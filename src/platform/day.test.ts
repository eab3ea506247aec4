import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayOf, isDay, minuteOf } from './day.ts'

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

test('a minute is Beijing’s', () => {
  expect(minuteOf(new Date('2026-11-24T16:05:59Z'))).toBe('2026-11-25 00:05')
})

test('a text is a day where the calendar has it', () => {
  const two = (most: number) => fc.nat({ max: most }).map((n) => String(n).padStart(2, '0'))
  const text = fc.tuple(fc.constantFrom('1900', '2000', '2023', '2024', '0000', '9999'), two(13), two(32))
  fc.assert(
    fc.property(text, (parts) => {
      const day = parts.join('-')
      const time = Date.parse(`${day}T00:00:00Z`)
      expect(isDay(day)).toBe(!Number.isNaN(time) && new Date(time).toISOString().startsWith(day))
    }),
    { numRuns: 2_000 },
  )
  for (const text of ['2026-1-1', '2026-01-01 ', '２０２６-01-01', '']) expect(isDay(text)).toBe(false)
})
