interface Kept {
  version: string
  at: number
  value: Promise<unknown>
}

const kept = new Map<string, Kept>()
const most = 32

interface Asked {
  key: string
  /** What changes whenever the answer might: with the same version the answer is the same. */
  version: () => Promise<string>
  /** How long an answer may be given without asking for its version, in milliseconds; without it, never. */
  patience?: number
}

/**
 * What is long in the making and seldom changes: made once for all who ask in the same moment, and given again while `version` is
 * what it was. Nothing that depends on who asks may be kept here, save under a key that says so.
 * `now` is a clock that is never set back.
 */
export async function remembered<T>(
  { key, version, patience = 0 }: Asked,
  make: () => Promise<T>,
  now = performance.now(),
): Promise<T> {
  const known = kept.get(key)
  if (known && now - known.at < patience) return known.value as Promise<T>
  const today = await version()
  const latest = kept.get(key)
  if (latest?.version === today) {
    keep(key, { ...latest, at: now })
    return latest.value as Promise<T>
  }
  const value = make()
  keep(key, { version: today, at: now, value })
  // What failed is asked for again by the next.
  value.catch(() => kept.delete(key))
  return value
}

/** The latest used stand last: the first of too many is the one that nobody asked for. */
function keep(key: string, entry: Kept): void {
  kept.delete(key)
  kept.set(key, entry)
  if (kept.size > most) kept.delete(kept.keys().next().value!)
}

const followed = new WeakMap<object, { from: readonly object[]; value: unknown }>()

/** What follows from these things and nothing else: given again as long as each of them is the very same, and gone with the first of them. */
export function following<T>(from: readonly [object, ...object[]], make: () => T): T {
  const known = followed.get(from[0])
  if (known?.from.length === from.length && known.from.every((one, at) => one === from[at])) return known.value as T
  const value = make()
  followed.set(from[0], { from, value })
  return value
}
