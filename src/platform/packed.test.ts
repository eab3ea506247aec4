import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bytesAt, letGo, packed, textAt } from './packed.ts'

test('each text comes back as text and as bytes, here and from another thread', () => {
  const texts = fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('', '澜江', '𠮷')), { maxLength: 8 })
  fc.assert(
    fc.property(texts, (given) => {
      const here = packed(given)
      const there = structuredClone(here)
      for (const one of [here, there]) {
        expect(given.map((_, at) => textAt(one, at))).toEqual(given)
        expect(given.map((_, at) => Buffer.from(bytesAt(one, at)).toString())).toEqual(given)
        expect(textAt(one, given.length)).toBeNull()
      }
    }),
  )
})

test('memory that is let go of is free at once', () => {
  const one = packed(['a'.repeat(50_000_000)])
  const held = process.memoryUsage().arrayBuffers
  letGo(one)
  expect(held - process.memoryUsage().arrayBuffers).toBeGreaterThan(40_000_000)
})
