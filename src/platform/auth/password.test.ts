import { expect, test } from 'vitest'
import { hashChosen, hashMade, isPassword } from './password.ts'
import { randomPassword } from './random.ts'

test.each([
  ['chosen', 'a harbour at dawn', hashChosen],
  ['made', randomPassword(), hashMade],
])('a %s password is known again, and no other', async (_, password, hash) => {
  const [kept, again] = await Promise.all([hash(password), hash(password)])
  expect(kept).not.toBe(again)
  expect(kept).not.toContain(password)
  expect(await isPassword(kept, password)).toBe(true)
  expect(await isPassword(kept, `${password}x`)).toBe(false)
})

test('what was kept of a made password does not pass for that of a chosen one', async () => {
  const kept = await hashMade('abcd')
  expect(await isPassword(kept, kept)).toBe(false)
  await expect(isPassword('made:', 'abcd')).resolves.toBe(false)
})
