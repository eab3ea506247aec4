import fc from 'fast-check'
import { expect, test } from 'vitest'
import { phonesIn } from './phone.ts'

test.each([
  ['13800138000', ['13800138000']],
  ['0512-57301234', ['051257301234']],
  ['韩主任 0512-5730 1234、13800138000（微信同号）', ['051257301234', '13800138000']],
  ['+49 (89) 1234-567', ['+49891234567']],
  ['010-88886666转801', ['01088886666']],
  ['暂无', []],
  ['2026-11', []],
  ['***', []],
  ['', []],
])('%s dials %j', (text, dials) => {
  expect(phonesIn(text).flatMap((piece) => piece.dials ?? [])).toEqual(dials)
})

test('nothing of the text is lost', () => {
  const text = fc
    .array(fc.constantFrom('1', '23', '4567890', ' ', '-', '（', '）', '转', '张', '+', '、'))
    .map((all) => all.join(''))
  fc.assert(
    fc.property(text, (said) => {
      expect(
        phonesIn(said)
          .map((piece) => piece.text)
          .join(''),
      ).toBe(said)
    }),
  )
})
