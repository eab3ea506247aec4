import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { loadPlaybook } from '../load/model.ts'
import type { Playbook } from '../schema/model.ts'
import { impactOn } from './model.ts'

const loaded = loadPlaybook(readFileSync(new URL('../../../../playbooks/kunshan.yaml', import.meta.url), 'utf8'))
if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults))
const { playbook } = loaded
const today = '2026-06-15'
const facts = { stage_entered_on: '2026-06-10', updated_on: '2026-04-20' }
const project = { stage: 'assessed', name: '某项目', content: '建厂', industry: '39' }

function changed(change: (playbook: Playbook) => void): Playbook {
  const copy = structuredClone(playbook)
  change(copy)
  return copy
}

const because = { zh: '因', en: 'because' }
const names = (missing: { field: string }[] | undefined) => missing?.map((one) => one.field)

describe('impactOn', () => {
  test('nothing, where the rules stay or change for others only', () => {
    const elsewhere = changed((book) => book.stages[4]!.needs.push({ field: 'address', because }))
    expect(impactOn(playbook, structuredClone(playbook), project, facts, today)).toBeNull()
    expect(impactOn(playbook, elsewhere, project, facts, today)).toBeNull()
  })

  test('a new need of its stage', () => {
    const stricter = changed((book) => book.stages[0]!.needs.push({ field: 'address', because }))
    expect(names(impactOn(playbook, stricter, project, facts, today)?.newly_missing)).toEqual(['address'])
    expect(names(impactOn(stricter, playbook, project, facts, today)?.no_longer_missing)).toEqual(['address'])
  })

  test('a light that turns', () => {
    const sooner = changed((book) => {
      book.lights.find((rule) => rule.id === 'silent_yellow')!.when = 'days_since_update >= 50'
    })
    expect(impactOn(playbook, sooner, project, facts, today)?.light).toEqual({ before: 'green', after: 'yellow' })
  })

  test('a stage that is gone', () => {
    const shorter = changed((book) => book.stages.splice(1, 1))
    expect(impactOn(playbook, shorter, project, facts, today)).toMatchObject({ stage_gone: true, newly_missing: [] })
  })
})
