import { expect, it } from 'vitest'
import { isOld, joined } from './refetch.ts'

it.each([
  [['/api/projects', { query: {} }], { projects: ['a'] }, true],
  [['/api/projects', 'table', {}, []], { projects: ['a'] }, true],
  [['/api/projects/board', {}], { projects: 'many' }, true],
  [['/api/projects/{id}', { path: { id: 'a' } }], { projects: ['a'] }, true],
  [['/api/projects/{id}', { path: { id: 'b' } }], { projects: ['a'] }, false],
  [['/api/projects/{id}', { path: { id: 'b' } }], { projects: 'many' }, true],
  [['/api/projects/{id}/timeline', 'a'], { projects: ['a'] }, true],
  [['/api/projects/{id}/timeline', 'b'], { projects: ['a'] }, false],
  [['/api/claims/{id}', { path: { id: 'c' } }], { claims: ['c'], projects: ['a'] }, true],
  [['/api/claims', {}], { projects: ['a'] }, false],
  [['/api/inbox', {}], { inbox: true }, true],
  [['/api/me', {}], { inbox: true }, false],
] as const)('%j is old after %j: %s', (key, change, old) => {
  expect(isOld(key, change as never)).toBe(old)
})

it('joins changes: ids together, and many is more than some', () => {
  expect(joined({ projects: ['a'] }, { projects: ['b', 'a'], inbox: true })).toEqual({
    projects: ['a', 'b'],
    inbox: true,
  })
  expect(joined({ projects: 'many' }, { projects: ['b'] })).toEqual({ projects: 'many' })
  expect(joined({ projects: ['b'] }, { projects: 'many' })).toEqual({ projects: 'many' })
})
