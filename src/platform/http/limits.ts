import { Problem } from '../problem.ts'
import { say } from '../words.ts'
import type { Route } from './route.ts'
import { text } from './text.ts'

/** How many a minute: tries to sign in and other calls of strangers by address, what members do by member. */
export const usualLimits = { sign_in: 60, public: 600, write: 600, upload: 120, export: 30 }
export type Limits = typeof usualLimits
export type LimitKind = keyof Limits

/** Counts one more, or refuses it as a `too_many` Problem with the seconds to wait. */
export type Limiter = (kind: LimitKind, who: string) => void

interface Bucket {
  left: number
  at: number
}

const mostBuckets = 20_000

/**
 * A bucket for everybody and everything that is counted: a minute's worth at once, then as fast as it fills again. Kept in this
 * process alone; `clock` is milliseconds of a clock that is never set back.
 */
export function createLimiter(limits: Limits, clock = () => performance.now()): Limiter {
  const buckets = new Map<string, Bucket>()
  return (kind, who) => {
    const most = limits[kind]
    const now = clock()
    const key = `${kind} ${who}`
    const { left, at } = buckets.get(key) ?? { left: most, at: now }
    const filled = Math.min(most, left + ((now - at) * most) / 60_000)
    // The one that waited longest is the first in the map: its bucket is full again by now.
    buckets.delete(key)
    buckets.set(key, { left: Math.max(0, filled - 1), at: now })
    if (buckets.size > mostBuckets) buckets.delete(buckets.keys().next().value!)
    if (filled < 1) throw tooMany(Math.ceil(((1 - filled) * 60) / most))
  }
}

/** What a call of this route counts as; nothing for what a member reads. */
export function limitOf(route: Route): LimitKind | undefined {
  if (route.open) return route.method === 'get' ? 'public' : 'sign_in'
  if (route.takesFile) return 'upload'
  if (route.path.endsWith('/export')) return 'export'
  return route.method === 'get' ? undefined : 'write'
}

function tooMany(seconds: number): Problem {
  return new Problem('too_many', 'request.too_many', say(text.too_many, seconds), { retryAfter: seconds })
}
