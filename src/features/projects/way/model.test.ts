import { expect, it } from 'vitest'
import { wayOf } from './model.ts'

const visit = (stage: string, entered_on: string, left_on: string | null = null) => ({ stage, entered_on, left_on })

it.each([
  ['one stage', {}, [visit('lead', '2026-01-05')], ['2026-01-05', ['lead'], [null]]],
  [
    'contact before the ledger',
    { first_contact_on: '2025-12-01' },
    [visit('lead', '2026-01-05')],
    ['2025-12-01', ['lead'], [null]],
  ],
  [
    'contact after',
    { first_contact_on: '2026-02-01' },
    [visit('lead', '2026-01-05')],
    ['2026-01-05', ['lead'], [null]],
  ],
  [
    'on',
    {},
    [visit('lead', '2026-01-05', '2026-01-08'), visit('talks', '2026-01-08')],
    ['2026-01-05', ['lead', 'talks'], [3, null]],
  ],
  [
    'back and on again',
    {},
    [
      visit('talks', '2026-01-05', '2026-01-08'),
      visit('lead', '2026-01-08', '2026-01-10'),
      visit('talks', '2026-01-10', '2026-01-14'),
      visit('lead', '2026-01-14'),
    ],
    ['2026-01-05', ['talks', 'lead'], [7, 2]],
  ],
] as const)('%s', (_, facts, history, [came_on, way, way_days]) => {
  const project = { facts, history: [...history], stage: 'lead', stage_entered_on: '2026-01-05' }
  expect(wayOf(project)).toEqual({ came_on, way, way_days })
})
