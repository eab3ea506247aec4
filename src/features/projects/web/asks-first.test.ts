import { expect, it } from 'vitest'
import { asksFirst } from './asks-first.ts'

const stages = [
  { id: 'lead' },
  { id: 'talks' },
  { id: 'signed', milestone: { date_field: 'signed_on' } },
  { id: 'built' },
]

it.each([
  ['a step on is taken at once', 'lead', 'talks', false],
  ['a jump on too: the server knows the ways', 'lead', 'built', false],
  ['a milestone asks for its date', 'talks', 'signed', true],
  ['back asks for a reason', 'talks', 'lead', true],
  ['back from a stage that the playbook no longer has goes to the server', 'gone', 'lead', false],
  ['a stage that the playbook no longer has asks first', 'talks', 'gone', true],
])('%s', (_, from, to, asks) => {
  expect(asksFirst(stages, from, to)).toBe(asks)
})
