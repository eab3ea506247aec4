/** How long an answer that is remembered may be given without being made anew, in milliseconds. */
const freshFor = 2_000
const oldestFor = 15_000

interface Kept {
  version: string
  at: number
  value: Promise<unknown>
}

const kept = new Map<string, Kept>()
const most = 200

/**
 * What many readers ask for at once and seldom changes: made once for all who ask in the same moment, and given again while
 * `version` is what it was. It is at most two seconds behind a change that `version` tells of and fifteen behind any other; nothing
 * that depends on who asks may be kept here. `now` is a clock that is never set back.
 */
export async function remembered<T>(
  key: string,
  version: () => Promise<string | null>,
  make: () => Promise<T>,
  now = performance.now(),
): Promise<T> {
  const known = kept.get(key)
  if (known && now - known.at < freshFor) return known.value as Promise<T>
  const today = String(await version())
  const latest = kept.get(key)
  if (latest && (latest !== known || (latest.version === today && now - latest.at < oldestFor)))
    return latest.value as Promise<T>
  const value = make()
  keep(key, { version: today, at: now, value })
  // What failed is asked for again by the next.
  value.catch(() => kept.delete(key))
  return value
}

function keep(key: string, entry: Kept): void {
  kept.delete(key)
  kept.set(key, entry)
  if (kept.size > most) kept.delete(kept.keys().next().value!)
}
