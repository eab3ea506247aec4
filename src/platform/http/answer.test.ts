import { expect, test } from 'vitest'
import { Problem } from '../problem.ts'
import { asProblem, problemResponse } from './answer.ts'

const failed = (code: string) => Object.assign(new Error('inner words'), { code })

test.each([
  ['ENOSPC', 'disk.full', 503],
  ['53100', 'disk.full', 503],
  ['40P01', 'database.busy', 503],
  ['57014', 'database.busy', 503],
  ['ECONNREFUSED', 'database.away', 503],
  ['57P03', 'database.away', 503],
  ['ECONNRESET', 'database.lost', 503],
  ['57P01', 'database.lost', 503],
  ['42601', 'unexpected', 500],
])('%s is told as %s, without inner words', async (code, told, status) => {
  const { problem, foreseen } = asProblem(failed(code))
  const response = problemResponse(problem, 'en', 'r1')
  const body = await response.text()
  expect([problem.code, foreseen, response.status]).toEqual([told, false, status])
  expect(body).not.toContain('inner words')
  expect(response.headers.get('retry-after')).toBe(status === 503 ? '5' : null)
})

test('a refusal of ours stays as it is', () => {
  const problem = new Problem('conflict', 'x.y', ['甲', 'A'])
  expect(asProblem(problem)).toEqual({ problem, foreseen: true })
})
