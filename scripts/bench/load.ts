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
  /** Of the same people when each asks again as soon as the last answer is read. */
  flatOut: number
  failed: number
}

export interface Load {
  people: number
  seconds: number
}

const thinking = 1_000

/** Asks for the same thing as several people at work do, and then as fast as they can. */
export async function measure(request: Request, load: Load): Promise<Measured> {
  const ask = () => asked(request)
  const short = Math.min(3, load.seconds)
  await paced(ask, { people: load.people, seconds: 1 }, 0)
  const calm = await paced(ask, load)
  const flat = await paced(ask, { people: load.people, seconds: short }, 0)
  return {
    name: request.name,
    p50: at(calm.times, 0.5),
    p95: at(calm.times, 0.95),
    flatOut: flat.times.length / short,
    failed: calm.failed + flat.failed,
  }
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
  return { times: times.sort((a, b) => a - b), failed }
}

/** The time that a share of them kept within; of sorted times. */
export function at(times: number[], share: number): number {
  return times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN
}

export function rest(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms))
}
