import type { Logger } from 'pino'
import { identifier } from '#features/places/identity/actions.ts'
import { whoMayKnow } from '#features/projects/live/actions.ts'
import type { Context, Me } from '#platform/context.ts'
import type { Db } from '#platform/db/open.ts'
import type { Announcement, Written } from '#platform/live/announce.ts'
import { listen } from '#platform/live/listen.ts'
import { Problem } from '#platform/problem.ts'
import { type Change, eventText, heartbeat, manyOr } from './model.ts'
import { text } from './text.ts'

/** Somebody's open page. */
interface Follower {
  me: Me
  send: (text: string) => void
  /** Whether who follows is still there, and what they may see now. */
  look: () => Promise<void>
  end: () => void
}

interface Hub {
  followers: Set<Follower>
  pending: Map<string, Map<string, Written>>
}

const hubs = new WeakMap<Db, Hub>()
const calmMs = 200
const floodMs = 2_000
const flood = 200
const mostOfMember = 16
const heartbeatMs = 20_000

/** Starts to pass changes on to the browsers of this server; to be stopped before the server is. */
export function startLive(db: Db, url: string, log: Logger): { stop(): Promise<void> } {
  const hub: Hub = { followers: new Set(), pending: new Map() }
  hubs.set(db, hub)
  const listening = listen(db, url, log, {
    announced: (announcement) => collect(db, hub, announcement, log),
    missed: () => {
      for (const follower of hub.followers) follower.send(eventText('missed'))
    },
  })
  const beat = setInterval(() => {
    for (const follower of hub.followers) void follower.look().then(() => follower.send(heartbeat))
  }, heartbeatMs)
  return {
    async stop() {
      clearInterval(beat)
      hubs.delete(db)
      for (const follower of [...hub.followers]) follower.end()
      await listening.stop()
    },
  }
}

/** Streams to one page what changes, for as long as it is open and its member signed in. */
export function followChanges({ db, me, now }: Context, request: Request): Response {
  const hub = hubs.get(db)
  if (!hub) throw new Problem('unavailable', 'live.away', text.away)
  const mine = [...hub.followers].filter((one) => one.me.member_id === me.member_id)
  if (mine.length >= mostOfMember) throw new Problem('too_many', 'live.too_many', text.too_many)
  const identify = identifier(db, () => new Date(Math.max(now.getTime(), Date.now())))
  let follower: Follower
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      follower = followerOf(hub, me, controller, () => identify(request))
      hub.followers.add(follower)
      follower.send(eventText('ready'))
    },
    cancel: () => follower.end(),
  })
  const headers = { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' }
  return new Response(stream, { headers })
}

const encoder = new TextEncoder()

function followerOf(
  hub: Hub,
  me: Me,
  controller: ReadableStreamDefaultController<Uint8Array>,
  identify: () => Promise<Me | null>,
): Follower {
  const follower: Follower = {
    me,
    send(said) {
      if (!hub.followers.has(follower)) return
      // Who does not read is let go: the browser comes again and asks for everything anew.
      if ((controller.desiredSize ?? 0) < -1_000) return follower.end()
      controller.enqueue(encoder.encode(said))
    },
    async look() {
      const now = await identify().catch(() => follower.me)
      if (now) follower.me = now
      else {
        follower.send(eventText('end'))
        follower.end()
      }
    },
    end() {
      if (!hub.followers.delete(follower)) return
      try {
        controller.close()
      } catch {
        // The browser was quicker.
      }
    },
  }
  return follower
}

/** Gathers for a moment, for longer while much is written at once, and tells each follower in one piece. */
function collect(db: Db, hub: Hub, { tenant_id, written }: Announcement, log: Logger): void {
  if (![...hub.followers].some(({ me }) => me.tenant_id === tenant_id)) return
  const waiting = hub.pending.get(tenant_id)
  const gathered = waiting ?? new Map<string, Written>()
  for (const one of written) gathered.set(`${one.kind} ${one.id}`, one)
  if (waiting) return
  hub.pending.set(tenant_id, gathered)
  const flush = () => {
    hub.pending.delete(tenant_id)
    void tell(db, hub, tenant_id, [...gathered.values()]).catch((error: unknown) => {
      log.error({ err: error }, 'live updates')
      for (const { me, send } of hub.followers) if (me.tenant_id === tenant_id) send(eventText('missed'))
    })
  }
  setTimeout(() => (gathered.size > flood ? setTimeout(flush, floodMs) : flush()), calmMs)
}

async function tell(db: Db, hub: Hub, tenantId: string, written: Written[]): Promise<void> {
  const here = [...hub.followers].filter(({ me }) => me.tenant_id === tenantId)
  await Promise.all(here.filter((one) => concerns(one.me, written)).map((one) => one.look()))
  const knownTo = await whoMayKnow(db, tenantId, written)
  for (const { me, send } of here) {
    const change = changeFor(me, written, knownTo(me))
    if (Object.keys(change).length > 0) send(eventText('change', change))
  }
}

/** Whether what was written may change what the member may see: their own roles or session, or the tree. */
function concerns(me: Me, written: Written[]): boolean {
  return written.some(
    ({ kind, id }) => kind === 'unit' || ((kind === 'member' || kind === 'session') && id === me.member_id),
  )
}

function changeFor(
  me: Me,
  written: Written[],
  known: Awaited<ReturnType<Awaited<ReturnType<typeof whoMayKnow>>>>,
): Change {
  const ids = (kind: string) => written.filter((one) => one.kind === kind).map(({ id }) => id)
  const wrote = (kind: string) => written.some((one) => one.kind === kind)
  const all: { [K in keyof Change]: Change[K] | false } = {
    projects: manyOr([...new Set([...known.projects, ...known.claims.map(({ project_id }) => project_id)])]),
    claims: manyOr(known.claims.map(({ id }) => id)),
    enterprises: manyOr(ids('enterprise')),
    inbox: ids('notice').includes(me.member_id),
    units: wrote('unit'),
    members: wrote('member'),
    playbook: wrote('playbook'),
    reports: wrote('snapshot') || known.claims.length > 0,
  }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value)) as Change
}
