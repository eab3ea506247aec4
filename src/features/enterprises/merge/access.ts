import { holds, holdsAnywhere } from '#features/places/model.ts'
import type { Me } from '#platform/context.ts'

/** Enterprises are the whole tenant's: unit leads and administrators say which two are one. */
export function mayMerge(me: Me): boolean {
  return holdsAnywhere(me, 'unit_lead', 'admin')
}

/** A merge that ends a unit's first contact is for who leads or administers that unit. */
export function mayEndFor(me: Me, unitId: string): boolean {
  return holds(me, unitId, 'unit_lead', 'admin')
}
