import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { loadPlaybook } from '../load/model.ts'
import { allowedMoves, mayMove, stageOf } from './model.ts'

const loaded = loadPlaybook(readFileSync(new URL('../../../../playbooks/kunshan.yaml', import.meta.url), 'utf8'))
if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults))
const { playbook } = loaded

const cases: [from: string, to: string, way: string][] = [
  ['lead', 'assessed', 'forward'],
  ['lead', 'talks', 'no'],
  ['registered', 'filed', 'forward'],
  ['registered', 'started', 'forward'],
  ['registered', 'permitted', 'no'],
  ['started', 'lead', 'back'],
  ['started', 'started', 'no'],
  ['started', 'nowhere', 'no'],
  ['nowhere', 'lead', 'no'],
]

describe('moves', () => {
  test.each(cases)('%s → %s: %s', (from, to, way) => {
    expect(mayMove(playbook, from, to)).toBe(way)
  })

  test('the last stage leads nowhere, and an unknown one is an error', () => {
    expect(allowedMoves(playbook, 'performance')).toEqual([])
    expect(() => stageOf(playbook, 'nowhere')).toThrow(RangeError)
  })
})
