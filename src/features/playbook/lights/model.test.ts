import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { ProjectDocument } from '#features/projects/fields/model.ts'
import { loadPlaybook } from '../load/model.ts'
import { type LightFacts, light } from './model.ts'

const loaded = loadPlaybook(readFileSync(new URL('../../../../playbooks/kunshan.yaml', import.meta.url), 'utf8'))
if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults))
const { playbook } = loaded
const today = '2026-06-15'
const fresh: LightFacts = { stage_entered_on: '2026-06-10', updated_on: '2026-06-14', arrived: '0' }
const building: ProjectDocument = {
  stage: 'started',
  started_on: '2026-01-01',
  planned_completion_on: '2026-12-31',
  in_statistics_on: '2026-01-20',
  figures: { fixed_assets: { agreed: { value: '1', unit: 'yi', currency: 'CNY' } } },
}

const due = (step: string, due_on: string): LightFacts => ({ ...fresh, service: { step, due_on } })

const cases: [string, ProjectDocument, LightFacts, string, string | null][] = [
  ['nothing is late', { stage: 'talks' }, fresh, 'green', null],
  ['59 days silent', { stage: 'talks' }, { ...fresh, updated_on: '2026-04-17' }, 'green', null],
  ['60 days silent', { stage: 'talks' }, { ...fresh, updated_on: '2026-04-16' }, 'yellow', 'silent_yellow'],
  ['90 days silent', { stage: 'talks' }, { ...fresh, updated_on: '2026-03-17' }, 'red', 'silent_red'],
  ['a rule of other stages', { stage: 'scaled' }, { ...fresh, updated_on: '2026-03-17' }, 'green', null],
  ['in the planned month', { stage: 'signed', planned_start_on: '2026-06-01' }, fresh, 'green', null],
  [
    'past the planned month',
    { stage: 'signed', planned_start_on: '2026-05-31' },
    fresh,
    'yellow',
    'start_overdue_yellow',
  ],
  ['three months past it', { stage: 'signed', planned_start_on: '2026-03-31' }, fresh, 'red', 'start_overdue_red'],
  [
    'late with a reason',
    { stage: 'signed', planned_start_on: '2026-03-31', delay_excused: true },
    fresh,
    'green',
    null,
  ],
  [
    'late, reason refused',
    { stage: 'signed', planned_start_on: '2026-03-31', delay_excused: false },
    fresh,
    'red',
    'start_overdue_red',
  ],
  ['funds on schedule', building, { ...fresh, arrived: '45000000' }, 'green', null],
  ['funds 15 points behind', building, { ...fresh, arrived: '30000000' }, 'yellow', 'progress_behind_yellow'],
  ['funds 45 points behind', building, fresh, 'red', 'progress_behind_red'],
  [
    'started and not in statistics',
    { stage: 'started', started_on: '2026-05-20' },
    fresh,
    'yellow',
    'statistics_overdue_yellow',
  ],
  [
    'over the days of the stage',
    { stage: 'lead' },
    { ...fresh, stage_entered_on: '2026-06-11' },
    'yellow',
    'stage_overdue',
  ],
  ['at the days of the stage', { stage: 'lead' }, { ...fresh, stage_entered_on: '2026-06-12' }, 'green', null],
  ['the next step is due', { stage: 'scaled', next_step_on: '2026-06-14' }, fresh, 'blue', 'next_step_overdue'],
  [
    'the more severe rule wins',
    { stage: 'talks', next_step_on: '2026-06-01' },
    { ...fresh, updated_on: '2026-03-01' },
    'red',
    'silent_red',
  ],
  ['the answer is due today', { stage: 'lead' }, due('answer', today), 'yellow', 'answer_soon'],
  ['the answer is late', { stage: 'lead' }, due('answer', '2026-06-14'), 'red', 'answer_late'],
  ['judging has two days left', { stage: 'assessed' }, due('judge', '2026-06-17'), 'green', null],
  ['a follow-up is late', { stage: 'talks' }, due('follow_up', '2026-06-14'), 'yellow', 'follow_up_late'],
  ['two follow-ups were missed', { stage: 'talks' }, due('follow_up', '2026-05-31'), 'red', 'follow_up_missed'],
  [
    'a paused project is late for nothing',
    { stage: 'talks', status: 'paused' },
    { ...fresh, updated_on: '2020-01-01' },
    'none',
    null,
  ],
]

describe('light', () => {
  test.each(cases)('%s', (_, project, facts, colour, rule) => {
    expect(light(playbook, project, facts, today)).toMatchObject({ light: colour, rule })
  })

  test('a rule that lacks a fact sets nothing and asks for it', () => {
    const result = light(playbook, { stage: 'signed' }, fresh, today)
    expect(result.light).toBe('green')
    expect(result.unknown).toContainEqual({ rule: 'start_overdue_red', asks: ['planned_start_on'] })
  })

  test('an amount of nothing is no schedule', () => {
    const nothing = { ...building, figures: { fixed_assets: { agreed: { value: '0', unit: 'yi' } } } }
    const result = light(playbook, nothing, fresh, today)
    expect(result.light).toBe('green')
    expect(result.unknown.map((one) => one.rule)).toContain('progress_behind_red')
  })

  test('the same day gives the same light, a later one may not', () => {
    const project = { stage: 'signed', planned_start_on: '2026-06-01' }
    expect(light(playbook, project, fresh, '2026-06-30').light).toBe('green')
    expect(light(playbook, project, fresh, '2026-07-01').light).toBe('yellow')
  })
})
