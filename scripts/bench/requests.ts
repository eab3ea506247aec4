import type { Request } from './load.ts'
import type { Place } from './place.ts'

export const password = 'lanjiang-2026'

const usual = 100
const bars: Record<string, number> = {
  'search, two characters': 50,
  'search everything, two characters': 50,
  'month report': 300,
  'lead funnel': 300,
  // What a name costs while it is typed, whatever the size of the register.
  'candidates of a typed name': 10,
}

/** The main request of each screen, as the member who opens it; `bar` is what its p95 should keep within, in ms. */
export async function mainRequests(server: string): Promise<(Request & { bar: number })[]> {
  const as = Object.fromEntries(
    await Promise.all(['officer', 'leader', 'city'].map(async (name) => [name, await signIn(server, name)])),
  )
  const first = await json<{ items: { id: string }[] }>(`${server}/api/projects?limit=1`, as.leader!)
  const known = await json<{ items: { name: string }[] }>(`${server}/api/enterprises?limit=1`, as.officer!)
  const typed = (known.items[0]?.name ?? '').slice(0, -4)
  const month = new Date().toISOString().slice(0, 7)
  const requests: [name: string, who: string, path: string][] = [
    ['cockpit', 'leader', '/api/cockpit'],
    ['board', 'leader', '/api/projects/board'],
    ['table, first page', 'leader', '/api/projects?limit=50'],
    ['table, by amount', 'leader', '/api/projects?limit=50&sort=investment_cny'],
    ['search, two characters', 'leader', `/api/projects?limit=50&q=${encodeURIComponent('半导')}`],
    ['project page', 'leader', `/api/projects/${first.items[0]?.id}`],
    ['timeline', 'leader', `/api/projects/${first.items[0]?.id}/timeline`],
    ['review queue', 'city', '/api/claims'],
    ['month report', 'leader', `/api/reports?period=${month}&by=unit`],
    ['lead funnel', 'leader', '/api/reports/funnel?span=year&by=source'],
    ['enterprises', 'officer', '/api/enterprises?limit=50'],
    ['search enterprises', 'officer', `/api/enterprises?limit=50&q=${encodeURIComponent('电子')}`],
    ['candidates of a typed name', 'officer', `/api/enterprises/candidates?${new URLSearchParams({ name: typed })}`],
    ['inbox', 'officer', '/api/inbox'],
    ['search everything, two characters', 'leader', `/api/search?q=${encodeURIComponent('半导')}`],
    ['search everything, initials', 'officer', '/api/search?q=ljdz'],
    ['search everything, digits', 'officer', '/api/search?q=5678'],
  ]
  return requests.map(([name, who, path]) => ({ name, url: server + path, cookie: as[who]!, bar: bars[name] ?? usual }))
}

/** Those of them that the bench was asked for. */
export async function chosenRequests({ address, options: { only = '' } }: Place) {
  return (await mainRequests(address)).filter(({ name }) => name.startsWith(only))
}

export async function signIn(server: string, user_name: string): Promise<string> {
  const headers = { 'content-type': 'application/json', 'x-landfall': '1' }
  const response = await fetch(`${server}/api/sign-in`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ user_name, password }),
  })
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

async function json<T>(url: string, cookie: string): Promise<T> {
  return (await (await fetch(url, { headers: { cookie } })).json()) as T
}
