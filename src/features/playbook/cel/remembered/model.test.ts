import { Environment } from '@marcbachmann/cel-js'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { remembering } from './model.ts'

const environment = new Environment({ unlistedVariablesAreDyn: true })

const sources = [
  'project.a == 1.0 || project.b == "1"',
  'has(project.a) && project.b != today',
  'project.money.agreed > 2.0 ? project.b == "x" : project.a == project.money.agreed',
  'project.list.exists(one, one == project.b)',
  '"x" in project.list && days > 3',
  'project.b > "2026" && today > project.b',
  'size(project.list) == 2',
]

const value = fc.constantFrom(undefined, 1, 2, 3, '1', '1.0', 'x', '2026-01-01', true, '')
const given = fc.record({
  today: fc.constantFrom('2026-01-01', '2027-01-01', 'x'),
  days: fc.constantFrom(3n, 4n, undefined),
  project: fc.record({
    a: value,
    b: value,
    money: fc.option(fc.record({ agreed: value }), { nil: undefined }),
    list: fc.option(fc.array(value, { maxLength: 3 }), { nil: undefined }),
  }),
})

it.each(sources)('a remembered answer of %s is the one that the rule gives', (source) => {
  const rule = environment.parse(source)
  const fresh = (context: unknown): string => {
    try {
      return String(rule(context as Record<string, unknown>))
    } catch {
      return 'unknown'
    }
  }
  const remembered = remembering(rule.ast, fresh)
  fc.assert(
    fc.property(fc.array(given, { minLength: 1, maxLength: 20 }), (all) => {
      for (const one of all) expect(remembered(one)).toBe(fresh(one))
    }),
  )
})
