import { openBare, statementsOf } from './bare.ts'
import { measure } from './load.ts'
import type { Place } from './place.ts'
import { quiet } from './quiet.ts'
import { chosenRequests } from './requests.ts'
import { mark, spelt } from './table.ts'

const widest = 1.5

/** Each screen's main request by many people at once, beside its own SQL run bare. */
export async function screens(place: Place): Promise<void> {
  const load = { people: Number(place.options.people), seconds: Number(place.options.seconds) }
  const statements = await statementsOf(place)
  const server = await place.serve()
  try {
    await quiet(place)
    console.log(`\n### Screens, ${load.people} people at once, each asking about once a second\n`)
    console.log(
      '| request | p50 ms | p95 ms | bar | its SQL bare, p50 ms | ratio (≤ 1.5) | flat out, a second | refused | |',
    )
    console.log('|---|---:|---:|---:|---:|---:|---:|---:|---|')
    for (const request of await chosenRequests(place)) {
      const { ask, close } = await openBare(place, statements.get(request.name) ?? [], load.people)
      const { name, p50, p95, bare, flatOut, failed } = await measure(request, load, ask).finally(close)
      const told = [mark(p95, request.bar), mark(p50 / bare, widest) && 'ratio'].filter(Boolean).join(', ')
      const figures = [p50, p95, request.bar, bare, p50 / bare, flatOut].map(spelt)
      console.log(`| ${name} | ${figures.join(' | ')} | ${failed} | ${told} |`)
    }
  } finally {
    await server.stop()
  }
}
