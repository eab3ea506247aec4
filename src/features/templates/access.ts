import { holds } from '#features/places/model.ts'
import type { Me } from '#platform/context.ts'
import type { Template } from './model.ts'

/** A template is shared with a unit that one belongs to, or with one below it. */
export function mayShare(me: Me, unitId: string): boolean {
  return me.grants.some((grant) => grant.reach.includes(unitId))
}

/** A template is changed by who uploaded it, and a shared one by who leads or administers its unit. */
export function mayChange(me: Me, { owner_id, unit_id }: Pick<Template, 'owner_id' | 'unit_id'>): boolean {
  return owner_id === me.member_id || (unit_id !== null && holds(me, unit_id, 'unit_lead', 'admin'))
}
