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
/** What a server has to catch up with after a start (reminders, notices) is not what people wait for all day. */
export const settling = 15_000

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

/** Whether the answer was one that was hoped for. */
export async function asked({ url, cookie }: Request): Promise<boolean> {
  const response = await fetch(url, { headers: { cookie, 'accept-language': 'zh-CN' } })
  await response.arrayBuffer()
  return response.ok
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
