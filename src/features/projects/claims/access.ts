import { holds } from '#features/places/model.ts'
import type { Me } from '#platform/context.ts'
import { knowingRoles, knowsName, maySee } from '../access.ts'
import { type Project, unitOf } from '../model.ts'
import type { Claim, Level } from './model.ts'

/** Claims are for whoever sees the project, wherever it is now, and knows what it is. */
export function mayRead(me: Me, project: Project): boolean {
  return maySee(me, unitOf(project)) && knowsName(me, project)
}

/** The playbook says which roles of the unit submit a claim; whoever does must know what the project is. */
export function maySubmit(me: Me, project: Project, roles: readonly string[]): boolean {
  const unitId = unitOf(project)
  return knowsName(me, project) && me.grants.some(({ role, reach }) => roles.includes(role) && reach.includes(unitId))
}

/** A claim is reviewed at each level by that level's reviewer of the unit that holds the project, or of one above it. */
export function isReviewer(me: Me, project: Project, level: Level): boolean {
  return holds(me, unitOf(project), level === 'unit' ? 'unit_reviewer' : 'city_reviewer')
}

/** Four eyes: nobody reviews a claim of their own, nor at the second level what they approved at the first. */
export function isOwnWork(me: Me, claim: Pick<Claim, 'submitted_by' | 'unit_reviewed_by'>, level: Level): boolean {
  return claim.submitted_by === me.member_id || (level === 'city' && claim.unit_reviewed_by === me.member_id)
}

/** Units over which the member reviews at a level. */
export function reviewedUnits(me: Me, level: Level): string[] {
  const role = level === 'unit' ? 'unit_reviewer' : 'city_reviewer'
  return unitsWhere(me, (held) => held === role)
}

/** Units whose confidential projects the member knows by their names, without being on their teams. */
export function knownUnits(me: Me): string[] {
  return unitsWhere(me, (held) => knowingRoles.some((role) => role === held))
}

function unitsWhere(me: Me, wanted: (role: string) => boolean): string[] {
  return me.grants.filter((grant) => wanted(grant.role)).flatMap((grant) => grant.reach)
}
