import type { Me } from '#platform/context.ts'
import { holds, holdsAnywhere, type RoleInUnit, type Unit } from './model.ts'

/** Units and members are changed by the administrator of that unit or of one above it. */
export function mayAdminister(me: Me, unitId: string): boolean {
  return holds(me, unitId, 'admin')
}

/** Somebody who administers the whole tenant: a root, and with it everything below. */
export function administersAll(me: Me, units: Unit[]): boolean {
  return units.some((unit) => unit.parent_id === null) && roots(units).every((root) => mayAdminister(me, root.id))
}

/** Nobody grants beyond their own reach: a leader reads every unit, so only who administers all of them makes one. */
export function mayGrant(me: Me, grant: RoleInUnit, units: Unit[]): boolean {
  return mayAdminister(me, grant.unit_id) && (grant.role !== 'leader' || administersAll(me, units))
}

/** A member's name, password and access are in the hands of those who could have granted all that the member holds. */
export function mayAdministerMember(me: Me, grants: RoleInUnit[], units: Unit[]): boolean {
  if (grants.length === 0) return administersAll(me, units)
  return grants.every((grant) => mayGrant(me, grant, units))
}

/** An administrator sees the members who hold something in a unit that they administer. */
export function seesMember(me: Me, grants: RoleInUnit[], units: Unit[]): boolean {
  return grants.some((grant) => mayAdminister(me, grant.unit_id)) || mayAdministerMember(me, grants, units)
}

/** What the member's screens lead to; each screen's own answers say what may be done with a record. */
export function navigation(me: Me): string[] {
  const may: Record<string, boolean> = {
    create: holdsAnywhere(me, 'officer', 'unit_lead'),
    review: holdsAnywhere(me, 'unit_reviewer', 'city_reviewer'),
    import: holdsAnywhere(me, 'officer', 'unit_lead', 'admin'),
    freeze: holdsAnywhere(me, 'city_reviewer', 'admin'),
    merge: holdsAnywhere(me, 'unit_lead', 'admin'),
    administer: holdsAnywhere(me, 'admin'),
  }
  return Object.keys(may).filter((ability) => may[ability])
}

function roots(units: Unit[]): Unit[] {
  return units.filter((unit) => unit.parent_id === null)
}
