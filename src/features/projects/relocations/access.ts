import { holds, type Role } from '#features/places/model.ts'
import type { Me } from '#platform/context.ts'
import { knowsName, maySee } from '../access.ts'
import { isConfidential, type Project, unitOf } from '../model.ts'

/** The playbook's deciders set a flag and lift one, where they stand above both units and know what the project is. */
export function mayDecide(me: Me, project: Project, earlierUnitId: string | null, deciders: readonly Role[]): boolean {
  const units = earlierUnitId === null ? [unitOf(project)] : [unitOf(project), earlierUnitId]
  return knowsName(me, project) && units.every((unit) => holds(me, unit, ...deciders))
}

/**
 * The earlier project is told by name and unit, as its existence is to everyone; of a confidential one only to those who know it, for
 * that this investor is behind it is the secret.
 */
export function mayKnowEarlier(me: Me, earlier: Project): boolean {
  return !isConfidential(earlier) || (maySee(me, unitOf(earlier)) && knowsName(me, earlier))
}
