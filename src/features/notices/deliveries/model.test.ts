import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bundled, messageText, pauseAfter, robotRefusal } from './model.ts'

test('bundles keep every line once, in order, and fit into a message of a robot', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 600 })), (lines) => {
      const bundles = bundled(lines.map((line) => ({ line })))
      expect(bundles.flat().map(({ line }) => line)).toEqual(lines)
      for (const bundle of bundles) {
        const size = Buffer.byteLength(messageText(bundle.map(({ line }) => line)))
        expect(bundle.length === 1 || size <= 1_900).toBe(true)
        expect(bundle.length).toBeGreaterThan(0)
      }
    }),
  )
})

test.each([
  [1, 1],
  [2, 2],
  [6, 32],
  [7, 60],
  [49, 60],
  [50, null],
])('after attempt %i it waits %s minutes', (attempts, minutes) => {
  expect(pauseAfter(attempts)).toBe(minutes)
})

test.each([
  [{ errcode: 0, errmsg: 'ok' }, null],
  [{ errcode: 310_000 }, 'errcode 310000'],
  [{}, 'errcode ?'],
  [null, 'errcode ?'],
  ['<html>', 'errcode ?'],
])('a robot that answers %o', (answer, refusal) => {
  expect(robotRefusal(answer)).toBe(refusal)
})
