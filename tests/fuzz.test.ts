import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { records, sums } from '#app/records.ts'
import { bindings } from '#app/routes.ts'
import type { Route } from '#platform/http/route.ts'
import { verify } from '#platform/ledger/verify.ts'
import { inputsFor } from './support/inputs.ts'
import { openNeighbours } from './support/neighbours.ts'

let place: Awaited<ReturnType<typeof openNeighbours>>
let cookies: (string | undefined)[]
beforeAll(async () => {
  place = await openNeighbours()
  const who = [
    ['officer', 'own'],
    ['admin', 'parent'],
    ['city_reviewer', 'parent'],
    ['officer', 'sibling'],
  ] as const
  cookies = [undefined, ...(await Promise.all(who.map(([role, standing]) => place.as(role, standing))))]
}, 120_000)
afterAll(() => place.close())

/** Signing oneself out, or in from elsewhere, would end the walk; streams that do not end are tested where they live. */
const leftOut = /^(sign_in\.oidc|sign_out|live\.|sessions\.end|account\.password)/
const tries = Number(process.env.FUZZ_TRIES ?? 12)

const routes = bindings.map(({ route }) => route).filter(({ id }) => !leftOut.test(id))

describe('whatever is sent, a route answers in its own words', () => {
  it.each(routes.map((route) => [route.id, route] as const))('%s', async (_id, route) => {
    const ids = [...Object.values(place.ids), 'not-an-id']
    const part = (schema: Route['query']) => (schema ? inputsFor(schema, ids) : fc.constant(undefined))
    await fc.assert(
      fc.asyncProperty(
        part(route.params),
        part(route.query),
        part(route.body),
        fc.nat({ max: cookies.length - 1 }),
        async (params, query, body, who) => {
          const { status, text } = await place.send(
            route.method,
            addressOf(route.path, params, query),
            route.takesFile ? Buffer.from(String(JSON.stringify(body ?? 'x'))) : body,
            cookies[who],
          )
          expect(status, text).toBeLessThan(500)
          expect(text).not.toMatch(/node_modules|\.ts:\d+|at async|syntax error|violates|pg_|postgres/i)
        },
      ),
      { numRuns: tries, seed: 20_261_123 },
    )
  })
})

it('nothing was half written', async () => {
  expect(await verify(place.db, records, sums)).toMatchObject({ ok: true, faults: [] })
})

function addressOf(path: string, params: unknown, query: unknown): string {
  const given = plainRecord(params)
  const filled = path.replace(
    /\{(\w+)\}/g,
    (_, name: string) => encodeURIComponent(wellFormed(given[name] ?? 'x')) || 'x',
  )
  const asked = new URLSearchParams(
    Object.entries(plainRecord(query)).flatMap(([key, value]) => [value].flat(1).map((one) => [key, wellFormed(one)])),
  )
  return `${filled}?${asked}`
}

function plainRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {}
}

function wellFormed(value: unknown): string {
  return (typeof value === 'string' ? value : (JSON.stringify(value) ?? 'x')).toWellFormed()
}
