import type { Db } from '../db/open.ts'
import { newId } from '../id.ts'

/** What was heard of each tenant of the databases that this process listens to, as a number that grows. */
const hearing = new WeakMap<Db, { since: string; of: Map<string, number> }>()

/** From here on every write is heard, until `stopHearing`. */
export function startHearing(db: Db): void {
  hearing.set(db, { since: newId(), of: new Map() })
}

export function stopHearing(db: Db): void {
  hearing.delete(db)
}

/** Something of a tenant was written. */
export function heard(db: Db, tenantId: string): void {
  const of = hearing.get(db)?.of
  of?.set(tenantId, (of.get(tenantId) ?? 0) + 1)
}

/**
 * Stays the same until a write of the tenant is heard, which is some milliseconds after its transaction: for answers that are long
 * in the making. Where nobody listens it is always another.
 */
export function heardVersion(db: Db, tenantId: string): string {
  const ears = hearing.get(db)
  return ears ? `${ears.since} ${ears.of.get(tenantId) ?? 0}` : newId()
}
