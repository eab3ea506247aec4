import { Agent, get } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { gunzipSync } from 'node:zlib'

export interface Request {
  name: string
  url: string
  cookie: string
}

export interface Measured {
  name: string
  /** Of people who look at what came for about a second before they ask again. */
  p50: number
  p95: number
  /** The p50 of its own SQL, sent bare. */
  bare: number
  /** Of the same people when each asks again as soon as the last answer is read. */
  flatOut: number
  failed: number
}

export interface Load {
  people: number
  seconds: number
}

const thinking = 1_000
const rounds = 3

/**
 * Asks for the same thing as several people at work do, and then as fast as they can. Its SQL, sent bare, is measured in turn with it: what
 * else the machine does falls on both.
 */
export async function measure(request: Request, load: Load, bare: () => Promise<boolean>): Promise<Measured> {
  const ask = () => asked(request)
  const short = Math.min(3, load.seconds)
  for (const warmed of [ask, bare]) await paced(warmed, { people: load.people, seconds: 1 }, 0)
  const slice = { ...load, seconds: load.seconds / rounds }
  const calm = { times: [] as number[], failed: 0 }
  const own: number[] = []
  for (let round = 0; round < rounds; round++) {
    const { times, failed } = await paced(ask, slice)
    calm.times.push(...times)
    calm.failed += failed
    own.push(...(await paced(bare, slice)).times)
  }
  const flat = await paced(ask, { people: load.people, seconds: short }, 0)
  const times = sorted(calm.times)
  return {
    name: request.name,
    p50: at(times, 0.5),
    p95: at(times, 0.95),
    bare: at(sorted(own), 0.5),
    flatOut: flat.times.length / short,
    failed: calm.failed + flat.failed,
  }
}

function sorted(times: number[]): number[] {
  return times.toSorted((a, b) => a - b)
}

const connections = new Agent({ keepAlive: true })

/**
 * Whether the answer was one that was hoped for; it is read to its last byte and unpacked. By Node's plain client: `fetch` passes it
 * through streams of its own, which takes up to a millisecond that nobody who uses a browser waits for.
 */
export function asked({ url, cookie }: Request): Promise<boolean> {
  const headers = { cookie, 'accept-language': 'zh-CN', 'accept-encoding': 'gzip' }
  return new Promise((done, fail) => {
    const request = get(url, { agent: connections, headers }, async (response) => {
      const body = await buffer(response)
      if (response.headers['content-encoding'] === 'gzip') gunzipSync(body)
      done(response.statusCode === 200)
    })
    request.on('error', fail)
  })
}

/** How long each took, in ms, shortest first; `pause` is what lies between two questions of one person, give or take a half. */
export async function paced(ask: () => Promise<boolean>, { people, seconds }: Load, pause = thinking) {
  const times: number[] = []
  let failed = 0
  const until = performance.now() + seconds * 1000
  const person = async () => {
    await rest(Math.random() * pause)
    while (performance.now() < until) {
      const began = performance.now()
      if (await ask()) times.push(performance.now() - began)
      else failed += 1
      await rest(pause * (0.5 + Math.random()))
    }
  }
  await Promise.all(Array.from({ length: people }, person))
  return { times: sorted(times), failed }
}

/** The time that a share of them kept within; of sorted times. */
export function at(times: number[], share: number): number {
  return times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN
}

export function rest(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms))
}
