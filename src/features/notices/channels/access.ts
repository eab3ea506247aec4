import { holds } from '#features/places/model.ts'
import type { Me } from '#platform/context.ts'

/** Channels carry the notices of the whole tenant: who administers all of it sets them up. `roots` are its topmost units. */
export function maySetChannels(me: Me, roots: string[]): boolean {
  return roots.length > 0 && roots.every((root) => holds(me, root, 'admin'))
}
