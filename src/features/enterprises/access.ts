import { holdsAnywhere } from '#features/places/model.ts'
import type { Me } from '#platform/context.ts'

/** Companies are known to every member of the place, so that the same one is not met twice; officers and leads keep their facts. */
export function mayEdit(me: Me): boolean {
  return holdsAnywhere(me, 'officer', 'unit_lead')
}

/** What this member may do next with an enterprise. */
export function canOf(me: Me): string[] {
  return mayEdit(me) ? ['edit'] : []
}
