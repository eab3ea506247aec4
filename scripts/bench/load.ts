export interface Request {
  name: string
  url: string
  cookie: string
}

export interface Measured {
  name: string
  p50: number
  p95: number
  perSecond: number
  failed: number
}

/** Asks for the same thing from several people at once for some seconds, each as soon as the last answer is read. */
export async function measure(
  { name, url, cookie }: Request,
  { people, seconds }: { people: number; seconds: number },
): Promise<Measured> {
  const times: number[] = []
  let failed = 0
  const until = performance.now() + seconds * 1000
  const person = async () => {
    while (performance.now() < until) {
      const began = performance.now()
      const response = await fetch(url, { headers: { cookie, 'accept-language': 'zh-CN' } })
      await response.arrayBuffer()
      if (response.ok) times.push(performance.now() - began)
      else failed += 1
    }
  }
  await Promise.all(Array.from({ length: people }, person))
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN
  return { name, p50: at(0.5), p95: at(0.95), perSecond: times.length / seconds, failed }
}
