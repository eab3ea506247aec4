import { expect, it } from 'vitest'
import { ConflictProblem, isConflict, isRefusal, isStranger, type ProblemBody, refusalFrom } from './problem.ts'

const body: ProblemBody = { status: 422, code: 'input.invalid', title: '有误。', faults: [], request_id: 'r-1' }

it('keeps both versions of a conflict', () => {
  const error = refusalFrom({ ...body, status: 409, code: 'conflict', yours: { name: '甲' }, theirs: { name: '乙' } })
  expect(error).toBeInstanceOf(ConflictProblem)
  expect(isConflict(error) && [error.yours, error.theirs]).toEqual([{ name: '甲' }, { name: '乙' }])
})

it.each([
  [{ ...body, status: 409, code: 'port.taken' }, false, false],
  [{ ...body, theirs: {} }, false, false],
  [{ ...body, status: 409, theirs: null }, true, false],
  [{ ...body, status: 401, code: 'sign_in' }, false, true],
  [{ ...body, status: 401, code: 'sign_in.refused' }, false, false],
])('%j', (given, conflict, stranger) => {
  const error = refusalFrom(given)
  expect([isRefusal(error), isConflict(error), isStranger(error)]).toEqual([true, conflict, stranger])
})

it('says title and detail, names the log entry, and finds the words for a field', () => {
  const faults = [{ field: 'changes.signed_on', message: '日期有误' }]
  const error = refusalFrom({ ...body, detail: '请改正。', faults })
  expect(error.message).toBe('有误。 请改正。')
  expect(error.reference).toBe('r-1')
  expect([error.fault('signed_on'), error.fault('on')]).toEqual(['日期有误', undefined])
})
