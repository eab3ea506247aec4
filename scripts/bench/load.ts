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

interface Load {
  people: number
  seconds: number
}

const thinking = 1_000

/** Asks for the same thing as several people at work do, and then as fast as they can. */
export async function measure(request: Request, load: Load): Promise<Measured> {
  await asked(request, { people: load.people, seconds: 1 }, 0)
  const paced = await asked(request, load, thinking)
  const flat = await asked(request, { people: load.people, seconds: Math.min(3, load.seconds) }, 0)
  const times = paced.times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN
  const flatOut = flat.times.length / Math.min(3, load.seconds)
  return { name: request.name, p50: at(0.5), p95: at(0.95), flatOut, failed: paced.failed + flat.failed }
}

/** How long each answer took, in ms; `pause` is what lies between two questions of one person, give or take a half. */
async function asked({ url, cookie }: Request, { people, seconds }: Load, pause: number) {
  const times: number[] = []
  let failed = 0
  const until = performance.now() + seconds * 1000
  const person = async () => {
    await rest(Math.random() * pause)
    while (performance.now() < until) {
      const began = performance.now()
      const response = await fetch(url, { headers: { cookie, 'accept-language': 'zh-CN' } })
      await response.arrayBuffer()
      if (response.ok) times.push(performance.now() - began)
      else failed += 1
      await rest(pause * (0.5 + Math.random()))
    }
  }
  await Promise.all(Array.from({ length: people }, person))
  return { times, failed }
}

function rest(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms))
}
