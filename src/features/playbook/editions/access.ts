import { holdsAnywhere } from '#features/places/model.ts'
import type { Me } from '#platform/context.ts'

/** An administrator may try out and activate a playbook. */
export function mayActivate(me: Me): boolean {
  return holdsAnywhere(me, 'admin')
}
