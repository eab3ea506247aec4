import type { Place } from './place.ts'
import { signIn } from './requests.ts'
import { printFigures } from './table.ts'

const wanted = 1_000
const statement = { kind: 'arrival', amount: '500', currency: 'CNY', unit: 'wan', origin_place: 'other_province' }

interface Candidate {
  id: string
  version: number
}

/**
 * Stage moves, each with a claim and its paper, by many people at once. Two move each project at the same moment from the same
 * version: exactly one may win, or an update was lost. `verify` reads the ledger afterwards.
 */
export async function moves(place: Place): Promise<void> {
  const server = await place.serve()
  const outcomes = { won: 0, stale: 0, claims: 0, other: 0 }
  let seconds = 0
  try {
    const send = senderOf(place.address, await signIn(place.address, 'officer'))
    const candidates = await assessed(send)
    const began = performance.now()
    const person = async () => {
      for (let one = candidates.pop(); one; one = candidates.pop()) await moveAndClaim(send, one, outcomes)
    }
    await Promise.all(Array.from({ length: Number(place.options.people) / 2 }, person))
    seconds = (performance.now() - began) / 1000
  } finally {
    await server.stop()
  }
  await place.run('verify', '--json')
  printFigures('stage moves with claims, two rivals for each', [
    { what: 'moves done', value: outcomes.won, unit: '' },
    { what: 'claims submitted', value: outcomes.claims, unit: '' },
    { what: 'a second, move with claim and paper', value: outcomes.won / seconds, unit: '' },
    {
      what: 'moves less rivals refused as stale (lost updates)',
      value: Math.abs(outcomes.won - outcomes.stale),
      unit: '',
      bar: 0,
    },
    { what: 'other refusals', value: outcomes.other, unit: '', bar: 0 },
  ])
}

/** One move and claim of one project, for whoever mixes them into other work; answers whether both were taken. */
export async function moveAndClaim(
  send: Send,
  { id, version }: Candidate,
  outcomes = { won: 0, stale: 0, claims: 0, other: 0 },
): Promise<boolean> {
  const move = JSON.stringify({ version, stage: 'talks' })
  const rivals = await Promise.all([1, 2].map(() => send(`/api/projects/${id}/move`, move)))
  for (const { status } of rivals) outcomes[status === 200 ? 'won' : status === 409 ? 'stale' : 'other'] += 1
  const paper = Buffer.from(`%PDF-1.7\n${id}\n%%EOF\n`)
  const { sha256 } = (await (await send('/api/files?name=receipt.pdf', paper)).json()) as { sha256: string }
  const claim = {
    ...statement,
    event_on: new Date().toISOString().slice(0, 10),
    voucher_number: `BENCH-${id}`,
    evidence: [{ sha256, kind: 'bank_receipt', name: 'receipt.pdf' }],
  }
  const { ok } = await send(`/api/projects/${id}/claims`, JSON.stringify(claim))
  outcomes[ok ? 'claims' : 'other'] += 1
  return ok && rivals.some((rival) => rival.ok)
}

export type Send = (path: string, body?: string | Buffer<ArrayBuffer>) => Promise<Response>

/** Posts what has a body, gets what has none. */
export function senderOf(address: string, cookie: string): Send {
  return async (path, body) => {
    const type = typeof body === 'string' ? 'application/json' : 'application/octet-stream'
    const headers = { cookie, 'x-landfall': '1', ...(body !== undefined && { 'content-type': type }) }
    return fetch(address + path, {
      method: body === undefined ? 'GET' : 'POST',
      headers,
      ...(body !== undefined && { body }),
    })
  }
}

/** Projects that may move on to talks as they are. */
export async function assessed(send: Send, most = wanted): Promise<Candidate[]> {
  const found: Candidate[] = []
  let cursor: string | null = ''
  while (cursor !== null && found.length < most) {
    const answer = await send(`/api/projects?stage=assessed&status=active&limit=200${cursor && `&cursor=${cursor}`}`)
    const page = (await answer.json()) as { items: Candidate[]; next: string | null }
    found.push(...page.items)
    cursor = page.next && encodeURIComponent(page.next)
  }
  return found.slice(0, most)
}
