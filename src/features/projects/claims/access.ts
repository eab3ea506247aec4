import { holds } from '#features/places/model.ts'
import type { Me } from '#platform/context.ts'
import { knowsName } from '../access.ts'
import type { Project } from '../model.ts'
import type { Claim, Level } from './model.ts'

/** The playbook says which roles of the unit submit a claim; whoever does must know what the project is. */
export function maySubmit(me: Me, project: Project, unitId: string, roles: readonly string[]): boolean {
  return knowsName(me, project) && me.grants.some(({ role, reach }) => roles.includes(role) && reach.includes(unitId))
}

/** A claim is reviewed at each level by that level's reviewer of its unit or of one above it. */
export function isReviewer(me: Me, claim: Pick<Claim, 'unit_id'>, level: Level): boolean {
  return holds(me, claim.unit_id, level === 'unit' ? 'unit_reviewer' : 'city_reviewer')
}

/** Four eyes: nobody reviews a claim of their own, nor at the second level what they approved at the first. */
export function isOwnWork(me: Me, claim: Pick<Claim, 'submitted_by' | 'unit_reviewed_by'>, level: Level): boolean {
  return claim.submitted_by === me.member_id || (level === 'city' && claim.unit_reviewed_by === me.member_id)
}

/** Units over which the member reviews at a level. */
export function reviewedUnits(me: Me, level: Level): string[] {
  const role = level === 'unit' ? 'unit_reviewer' : 'city_reviewer'
  return me.grants.filter((grant) => grant.role === role).flatMap((grant) => grant.reach)
}
