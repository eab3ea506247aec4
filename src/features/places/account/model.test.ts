import { expect, test } from 'vitest'
import { passwordFault } from './model.ts'

test.each([
  ['nine char', 'password_length'],
  ['x'.repeat(129), 'password_length'],
  ['lin.yue-2026', 'password_user_name'],
  ['LIN.YUE-2026', 'password_user_name'],
  ['aaaaaaaaaaaa', 'password_plain'],
  ['1212121212123', 'password_plain'],
  ['a harbour at dawn', null],
  ['落地生根开花结果又一年', null],
])('%s → %s', (password, fault) => {
  expect(passwordFault(password, 'lin.yue')).toBe(fault)
})
