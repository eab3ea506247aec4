import type { Me } from '#platform/context.ts'

/** A month is frozen for the whole tenant by a city reviewer or an administrator of its topmost unit. */
export function mayFreeze(me: Me, rootId: string): boolean {
  return me.grants.some(
    (grant) => (grant.role === 'city_reviewer' || grant.role === 'admin') && grant.unit_id === rootId,
  )
}

/** Targets are set by administrators, for their unit and those below it. */
export function maySetTarget(me: Me, unitId: string): boolean {
  return me.grants.some((grant) => grant.role === 'admin' && grant.reach.includes(unitId))
}
