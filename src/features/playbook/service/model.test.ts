import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ProjectDocument } from '#features/projects/fields/model.ts'
import { addDays } from '#platform/day.ts'
import { loadPlaybook } from '../load/model.ts'
import type { Calendar } from '../schema/service/model.ts'
import { type Acts, daysOn, nextService, serviceSteps, withAct } from './model.ts'

const loaded = loadPlaybook(readFileSync(new URL('../../../../playbooks/kunshan.yaml', import.meta.url), 'utf8'))
if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults))
const { playbook } = loaded

const lead = { stage: 'lead', status: 'active', source: 'own' }
const on = (...days: string[]) => ({ first: days[0]!, last: days.at(-1)! })

const cases: [string, ProjectDocument, Acts, string | undefined][] = [
  ['nothing was done', lead, {}, 'answer 2026-03-03'],
  ['answered by a talk', lead, { contacted: on('2026-03-02') }, 'judge 2026-03-05'],
  ['a note is no answer', lead, { noted: on('2026-03-02') }, 'answer 2026-03-03'],
  [
    'brought by somebody who waits for feedback',
    { ...lead, stage: 'assessed', source: 'broker' },
    { contacted: on('2026-03-02'), moved: on('2026-03-04') },
    'feedback 2026-03-09',
  ],
  [
    'feedback was given',
    { ...lead, stage: 'assessed', source: 'broker' },
    { contacted: on('2026-03-02'), moved: on('2026-03-04'), fed_back: on('2026-03-05') },
    'follow_up 2026-03-18',
  ],
  [
    'nobody knows who brought it',
    { stage: 'talks', status: 'active' },
    { moved: on('2026-03-04') },
    'follow_up 2026-03-18',
  ],
  [
    'the last talk counts',
    { ...lead, stage: 'talks' },
    { contacted: on('2026-03-02', '2026-05-01') },
    'follow_up 2026-05-15',
  ],
  ['signed: a lead no longer', { ...lead, stage: 'signed' }, {}, undefined],
  ['paused: late for nothing', { ...lead, status: 'paused' }, {}, undefined],
]

describe('the step that is due next', () => {
  test.each(cases)('%s', (_, project, acts, due) => {
    const next = nextService(serviceSteps(playbook, project, { logged_on: '2026-03-02', acts }, '2026-03-02'))
    expect(next && `${next.id} ${next.due_on}`).toBe(due)
  })
})

test('what was done stays told with its day', () => {
  const facts = { logged_on: '2026-03-02', acts: { contacted: on('2026-03-03'), moved: on('2026-03-04') } }
  const steps = serviceSteps(playbook, { ...lead, stage: 'signed' }, facts, '2026-06-01')
  expect(steps.map(({ id, done_on }) => [id, done_on])).toEqual([
    ['answer', '2026-03-03'],
    ['judge', '2026-03-04'],
  ])
})

const office: Calendar = { count: 'working', holidays: ['2026-10-01', '2026-10-02'], workdays: ['2026-10-10'] }

test.each([
  ['over a weekend', '2026-03-06', 1, '2026-03-09'],
  ['logged on a Saturday', '2026-03-07', 1, '2026-03-09'],
  ['over days off', '2026-09-30', 1, '2026-10-05'],
  ['a worked Saturday', '2026-10-09', 1, '2026-10-10'],
])('working days: %s', (_, from, days, due) => {
  expect(daysOn(office, from, days)).toBe(due)
})

const calendars = fc.constantFrom<Calendar>(office, { ...office, count: 'calendar' })
const days = fc.integer({ min: 0, max: 700 })

test('more days end later, and working days never before calendar days', () => {
  fc.assert(
    fc.property(calendars, days, fc.integer({ min: 1, max: 40 }), (calendar, start, n) => {
      const from = addDays('2026-01-01', start)
      expect(daysOn(calendar, from, n + 1) > daysOn(calendar, from, n)).toBe(true)
      expect(daysOn(office, from, n) >= addDays(from, n)).toBe(true)
    }),
  )
})

test('one more record never makes a step due earlier', () => {
  fc.assert(
    fc.property(days, fc.constantFrom('contacted', 'moved', 'fed_back'), (later, kind) => {
      const steps = (acts: Acts) => serviceSteps(playbook, lead, { logged_on: '2026-03-02', acts }, '2026-03-02')
      const before = steps({})
      const after = steps(withAct({}, kind, addDays('2026-03-02', later)))
      for (const step of after) {
        const was = before.find(({ id }) => id === step.id)
        if (was) expect(step.due_on >= was.due_on).toBe(true)
      }
    }),
  )
})
