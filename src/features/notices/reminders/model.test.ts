import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '#platform/day.ts'
import { dueOn, type ReminderRules, reviewTelling, warningDue } from './model.ts'

const rules: ReminderRules = {
  reminders: { next_step_days: 1, stage_deadline_days: 7, review_waiting_days: 3, report_every_days: 30 },
  stages: [
    { id: 'lead', zh: '线索', en: 'Lead', days: 30 },
    { id: 'signed', zh: '签约', en: 'Signed' },
  ],
  lights: [],
  claims: {},
}

test('limits of a day', () => {
  expect(dueOn('2026-03-01', rules)).toEqual({
    next_step_by: '2026-03-02',
    entered_by: { lead: '2026-02-06' },
    silent_since: '2026-01-30',
  })
})

test('what is due on a day is due on every later day: downtime loses nothing', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4000 }), fc.integer({ min: 0, max: 400 }), (day, later) => {
      const first = dueOn(addDays('2020-01-01', day), rules)
      const second = dueOn(addDays('2020-01-01', day + later), rules)
      expect(second.next_step_by >= first.next_step_by).toBe(true)
      expect(second.entered_by.lead! >= first.entered_by.lead!).toBe(true)
      expect(second.silent_since! >= first.silent_since!).toBe(true)
    }),
  )
})

const claim = { id: 'c', project_id: 'p', kind: 'signing', level: 'unit' as const, since: 's' }

test.each([
  [0, 'review:c:unit:s'],
  [2, 'review:c:unit:s'],
  [3, 'review_waiting:c:unit:s:1'],
  [5, 'review_waiting:c:unit:s:1'],
  [6, 'review_waiting:c:unit:s:2'],
  [31, 'review_waiting:c:unit:s:10'],
])('a claim that waited %i days is told as %s', (days, key) => {
  expect(reviewTelling({ ...claim, days }, rules).key).toBe(key)
})

test.each([
  [31, undefined],
  [14, 14],
  [4, 14],
  [3, 3],
  [0, 3],
  [-1, undefined],
])('%i days before the end the warning of %s days is due', (left, due) => {
  expect(warningDue([14, 3], left)).toBe(due)
})
