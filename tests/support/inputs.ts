import fc, { type Arbitrary } from 'fast-check'
import { z } from 'zod'

interface Schema {
  type?: string
  const?: unknown
  enum?: unknown[]
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  format?: string
  $ref?: string
  $defs?: Record<string, Schema>
}

/** Texts that have broken software before. */
export const hostileTexts = [
  '',
  ' ',
  '\0',
  '\ud800',
  '😀𠮷',
  '‮drowssap',
  '​​',
  '<script>alert(1)</script>',
  "'; drop table project; --",
  '=cmd|calc!A1',
  '../../etc/passwd',
  '%00%2e%2e%2f',
  '9'.repeat(400),
  '名'.repeat(5_000),
  'NaN',
  '-1',
  '1e309',
  '0000-00-00',
  '2026-02-30',
  '{"$gt":""}',
]

const odd: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(...hostileTexts, null, true, [], {}, -1, 0, 1.5, 2 ** 53, 1e308, [[[[]]]]),
  fc.string({ unit: 'binary', maxLength: 40 }),
)

/** Input for a route's schema: what fits it, what nearly fits, and what was never meant. `ids` are records that are there. */
export function inputsFor(schema: z.ZodType, ids: string[]): Arbitrary<unknown> {
  const shape = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema
  return fitting(shape, shape.$defs ?? {}, ids, 4)
}

function fitting(schema: Schema, defs: Record<string, Schema>, ids: string[], depth: number): Arbitrary<unknown> {
  const fits = depth === 0 ? fc.constant(null) : shaped(schema, defs, ids, depth)
  return fc.oneof({ weight: 9, arbitrary: fits }, { weight: 1, arbitrary: odd })
}

function shaped(schema: Schema, defs: Record<string, Schema>, ids: string[], depth: number): Arbitrary<unknown> {
  const within = (part: Schema) => fitting(part, defs, ids, depth - 1)
  if (schema.$ref) return within(defs[schema.$ref.split('/').at(-1)!] ?? {})
  if ('const' in schema) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  const either = schema.anyOf ?? schema.oneOf ?? schema.allOf
  if (either) return fc.oneof(...either.map(within))
  switch (schema.type) {
    case 'object': {
      const entries = Object.entries(schema.properties ?? {}).map(([key, part]) => [key, within(part)] as const)
      const known = fc.record(Object.fromEntries(entries), { requiredKeys: [] })
      return fc
        .tuple(known, fc.dictionary(fc.constantFrom('version', 'x', '__proto__', 'name'), odd, { maxKeys: 1 }))
        .map(([a, b]) => ({ ...a, ...b }))
    }
    case 'array':
      return fc.array(within(schema.items ?? {}), { maxLength: 3 })
    case 'integer':
    case 'number':
      return fc.constantFrom(0, 1, 2, 50, 999, -1, 2 ** 31, 1.5)
    case 'boolean':
      return fc.boolean()
    case 'string':
      return schema.format === 'uuid' ? fc.constantFrom(...ids) : texts(ids)
    default:
      return odd
  }
}

function texts(ids: string[]): Arbitrary<string> {
  return fc.constantFrom(
    '2026-10-01',
    '2026-10',
    'signed',
    'investment',
    '100',
    '减速器',
    'xlsx',
    ...ids,
    ...hostileTexts,
  )
}
