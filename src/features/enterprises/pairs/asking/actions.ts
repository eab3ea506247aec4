import type { Tx } from '#platform/db/open.ts'
import { keepPairs } from '../finding/store.ts'
import { judged, maybeOne, type Party } from '../model.ts'

/** Two enterprises of which one was named with the code that the other bears, under a name that does not fit. */
export interface Doubt {
  named: Party
  bearer: Party
  code: string
}

/** Has people asked whether they are one. */
export async function askAbout(tx: Tx, tenantId: string, doubts: Doubt[], now: Date): Promise<void> {
  const pairs = doubts.map(({ named, bearer, code }) => judged(named, bearer, code)).filter(maybeOne)
  const once = new Map(pairs.map((pair) => [`${pair.one.id} ${pair.other.id}`, pair]))
  if (once.size > 0) await keepPairs(tx, tenantId, [...once.values()], now)
}
