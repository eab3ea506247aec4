import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonical, changesBetween, eventHash, type Json, replay } from './model.ts'

const json = fc.jsonValue() as fc.Arbitrary<Json>
const field = fc.stringMatching(/^[a-zA-Z][a-zA-Z_]{0,8}$/)
const record = fc.dictionary(field, json, { maxKeys: 6 })

describe('canonical', () => {
  test('does not depend on the order of keys', () => {
    expect(canonical({ b: 1, a: { d: 2, c: 3 } })).toBe(canonical({ a: { c: 3, d: 2 }, b: 1 }))
  })

  test('spells a text as JSON does', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => canonical(text) === JSON.stringify(text)))
    expect(canonical({ '\ud800"': '\u0007\ud83d' })).toBe('{"\\ud800\\"":"\\u0007\\ud83d"}')
  })

  test('tells any two different values apart', () => {
    fc.assert(
      fc.property(json, json, (a, b) => {
        const same = JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))
        expect(canonical(a) === canonical(b)).toBe(same)
      }),
    )
  })
})

describe('changesBetween and replay', () => {
  test('replaying the changes of a history gives its last state', () => {
    fc.assert(
      fc.property(fc.array(record, { minLength: 1, maxLength: 6 }), (states) => {
        let before: Record<string, unknown> = {}
        const events = states.map((state) => {
          const after = { ...before, ...state }
          const changes = changesBetween(before, after)
          before = after
          return { changes }
        })
        const replayed = replay(events)
        for (const [field, value] of Object.entries(before)) {
          expect(canonical(replayed[field] ?? null)).toBe(canonical((value ?? null) as Json))
        }
      }),
    )
  })

  test('what did not change is not there; null and undefined are the same nothing', () => {
    expect(changesBetween({ a: 1, b: null }, { a: 1, b: undefined, c: 2 })).toEqual({ c: [null, 2] })
  })
})

test('every part of an event is in its hash', () => {
  const event = {
    tenant_id: 't',
    stream_id: 's',
    seq: 1,
    kind: 'project.created',
    actor_id: null,
    at: '2026-01-01T00:00:00.000Z',
    changes: { name: [null, 'x'] as [Json, Json] },
    note: null,
  }
  const base = eventHash(event, '')
  const others = [
    eventHash({ ...event, tenant_id: 'u' }, ''),
    eventHash({ ...event, stream_id: 'u' }, ''),
    eventHash({ ...event, seq: 2 }, ''),
    eventHash({ ...event, kind: 'project.moved' }, ''),
    eventHash({ ...event, actor_id: 'm' }, ''),
    eventHash({ ...event, at: '2026-01-01T00:00:00.001Z' }, ''),
    eventHash({ ...event, changes: { name: [null, 'y'] } }, ''),
    eventHash({ ...event, note: 'why' }, ''),
    eventHash(event, base),
  ]
  expect(new Set([base, ...others]).size).toBe(others.length + 1)
})

function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, sorted(value[key] as Json)]),
  )
}
