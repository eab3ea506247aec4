import { expect, it } from 'vitest'
import { cleanName, disposition, rangeOf } from './model.ts'

it.each([
  [null, 'whole'],
  ['bytes=0-', { start: 0, end: 99 }],
  ['bytes=10-19', { start: 10, end: 19 }],
  ['bytes=90-200', { start: 90, end: 99 }],
  ['bytes=-10', { start: 90, end: 99 }],
  ['bytes=-200', { start: 0, end: 99 }],
  ['bytes=100-', 'unsatisfiable'],
  ['bytes=20-10', 'unsatisfiable'],
  ['bytes=0-1,5-6', 'whole'],
  ['lines=1-2', 'whole'],
])('range %s of 100 bytes is %o', (header, wanted) => expect(rangeOf(header, 100)).toEqual(wanted))

it.each([
  ['合同.pdf', '合同.pdf'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\桌面\\合同.pdf', '合同.pdf'],
  ['a\r\nset-cookie: x', 'aset-cookie: x'],
  ['', ''],
])('the name %j is kept as %j', (name, wanted) => expect(cleanName(name)).toBe(wanted))

it('a name is safe in the header, and only pictures and PDF are shown in place', () => {
  expect(disposition('application/pdf', '合"同\\.pdf')).toBe(
    'inline; filename="____.pdf"; filename*=UTF-8\'\'%E5%90%88%22%E5%90%8C%5C.pdf',
  )
  expect(disposition('text/plain', '<script>.html')).toMatch(/^attachment; /)
})
