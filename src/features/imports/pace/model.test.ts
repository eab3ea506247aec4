import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { type Pace, type Progress, paceOf } from './model.ts'

const at = (seconds: number) => new Date(Date.UTC(2026, 9, 15) + seconds * 1_000).toISOString()
const half: Progress = { started_at: at(0), progress_at: at(50), rows_before: 0, rows_done: 500, rows_total: 1_000 }
const unknown: Pace = { rows_per_second: null, seconds_left: null }

const cases: [what: string, progress: Progress, pace: Pace][] = [
  ['half way', half, { rows_per_second: 10, seconds_left: 50 }],
  ['not begun', { ...half, progress_at: null, rows_done: 0 }, unknown],
  ['started again, nothing written since', { ...half, started_at: at(60), rows_before: 500 }, unknown],
  ['started again, by the rows since', { ...half, rows_before: 400 }, { rows_per_second: 2, seconds_left: 250 }],
  ['how many there are is not known', { ...half, rows_total: null }, { rows_per_second: 10, seconds_left: null }],
  ['all are in', { ...half, rows_done: 1_000 }, { rows_per_second: 20, seconds_left: 0 }],
  ['the clock was set back', { ...half, progress_at: at(-5) }, unknown],
]

describe('paceOf', () => {
  it.each(cases)('%s', (_, progress, pace) => expect(paceOf(progress)).toEqual(pace))

  test('is never below nothing, and told in full or not at all', () => {
    const count = fc.integer({ min: 0, max: 1_000_000 })
    fc.assert(
      fc.property(count, count, count, fc.integer({ min: -100, max: 100_000 }), (before, done, total, seconds) => {
        const { rows_per_second, seconds_left } = paceOf({
          started_at: at(0),
          progress_at: at(seconds),
          rows_before: before,
          rows_done: done,
          rows_total: total,
        })
        expect(rows_per_second === null).toBe(seconds_left === null)
        expect(Math.min(rows_per_second ?? 0, seconds_left ?? 0)).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})
