import { holds } from '#features/places/model.ts'
import type { Me } from '#platform/context.ts'
import { knowsName } from '../access.ts'
import { type Project, unitOf } from '../model.ts'

/** Two projects are made one by who leads or administers the units of both, and knows what both are. */
export function mayMerge(me: Me, ...projects: Project[]): boolean {
  return projects.every((project) => holds(me, unitOf(project), 'unit_lead', 'admin') && knowsName(me, project))
}

/** A merge is taken back by who may make it: of the one that is gone its unit is known. */
export function mayMergeBack(me: Me, unitId: string): boolean {
  return holds(me, unitId, 'unit_lead', 'admin')
}
