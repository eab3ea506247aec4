import { asked, paced, rest } from './load.ts'
import { assessed, moveAndClaim, senderOf } from './moves.ts'
import { memoryOf, type Place, type Serving } from './place.ts'
import { mainRequests, signIn } from './requests.ts'
import { printFigures } from './table.ts'

const warming = 30_000

/**
 * Eight hours of mixed work squeezed into ten minutes: people ask for the main requests in turn, and one moves projects and submits
 * claims. Memory, connections and event-loop delay after a first half minute beside those at the end, once it is quiet.
 */
export async function soak(place: Place): Promise<void> {
  const load = { people: Number(place.options.people), seconds: Number(place.options.minutes) * 60 }
  const server = await place.serve()
  try {
    const requests = await mainRequests(place.address)
    let turn = 0
    const next = () => asked(requests[turn++ % requests.length]!)
    await paced(next, { ...load, seconds: warming / 1000 }, 300)
    const before = await stateOf(place, server)
    const send = senderOf(place.address, await signIn(place.address, 'officer'))
    const candidates = await assessed(send)
    const write = async () => {
      const one = candidates.pop()
      return one ? moveAndClaim(send, one) : true
    }
    const [reads, writes] = await Promise.all([paced(next, load, 300), paced(write, { ...load, people: 1 })])
    await rest(warming)
    const after = await stateOf(place, server)
    printFigures(`${place.options.minutes} minutes of mixed work by ${load.people} people`, [
      { what: 'answers', value: reads.times.length, unit: '' },
      { what: 'moves with claims', value: writes.times.length, unit: '' },
      { what: 'refused', value: reads.failed + writes.failed, unit: '', bar: 0 },
      ...Object.keys(before).flatMap((what) => [
        { what: `${what}, at the start`, value: before[what]!, unit: '' },
        { what: `${what}, at the end`, value: after[what]!, unit: '' },
      ]),
    ])
  } finally {
    await server.stop()
  }
}

async function stateOf({ address }: Place, { process }: Serving): Promise<Record<string, number>> {
  const metrics = await (await fetch(`${address}/metrics`)).text()
  const metric = (name: string) => Number(new RegExp(`^${name} (\\S+)`, 'm').exec(metrics)?.[1] ?? Number.NaN)
  return {
    'memory, MB': (await memoryOf(process.pid!)).now,
    'heap in use, MB': metric('landfall_nodejs_heap_size_used_bytes') / 2 ** 20,
    connections: metric('landfall_database_connections\\{state="total"\\}'),
    'event-loop delay, p99 ms': metric('landfall_nodejs_eventloop_lag_p99_seconds') * 1000,
  }
}
