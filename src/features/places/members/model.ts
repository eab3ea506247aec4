import type { RoleInUnit, Unit } from '../model.ts'

/** A member with what they hold, as the store reads it. */
export interface Member {
  id: string
  user_id: string
  user_name: string
  name: string
  name_en: string
  title: string
  phone: string
  email: string
  disabled_at: string | null
  two_factor: boolean | null
  version: number
  grants: RoleInUnit[]
}

export function isUserName(typed: string): boolean {
  return /^[a-z0-9][a-z0-9._-]{1,31}$/.test(typed)
}

/** What of a member the ledger keeps: never a password. */
export function facts(member: Omit<Member, 'id' | 'user_id' | 'two_factor' | 'version'>): Record<string, unknown> {
  const { user_name, name, name_en, title, phone, email, disabled_at, grants } = member
  return { user_name, name, name_en, title, phone, email, disabled_at, grants: sorted(grants) }
}

/** Whether the member administers a topmost unit and is there to do so. */
export function isTopAdministrator(member: Pick<Member, 'disabled_at' | 'grants'>, units: Unit[]): boolean {
  const roots = new Set(units.filter((unit) => unit.parent_id === null).map((unit) => unit.id))
  return !member.disabled_at && member.grants.some((grant) => grant.role === 'admin' && roots.has(grant.unit_id))
}

function sorted(grants: RoleInUnit[]): RoleInUnit[] {
  const key = (grant: RoleInUnit) => `${grant.unit_id} ${grant.role}`
  return [...grants]
    .map(({ unit_id, role }) => ({ unit_id, role }))
    .sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0))
}
