import type { Grant, Me } from '#platform/context.ts'

export const unitKinds = ['city', 'county', 'zone', 'town', 'department', 'field_office'] as const
export type UnitKind = (typeof unitKinds)[number]

/**
 * officer 招商专员: brings and carries projects · unit_lead 单位负责人: the same, and answers for the unit · unit_reviewer 单位审核 and
 * city_reviewer 市级审核: the two levels of review · department 部门 and carrier 载体: read, and answer what is asked of them ·
 * leader 领导: reads everything, changes nothing · admin 管理员: units, members, playbook, targets.
 */
export const roles = [
  'officer',
  'unit_lead',
  'unit_reviewer',
  'city_reviewer',
  'department',
  'carrier',
  'leader',
  'admin',
] as const
export type Role = (typeof roles)[number]

export interface RoleInUnit {
  unit_id: string
  role: Role
}

/** One unit of the tree; `path` is the ids from the root to it, joined by '/'. */
export interface Unit {
  id: string
  parent_id: string | null
  kind: UnitKind
  name: string
  name_en: string
  short_name: string
  path: string
  position: number
  closed_on: string | null
  version: number
}

type Called = Pick<Unit, 'id' | 'parent_id' | 'name' | 'name_en' | 'short_name'>

/** Units that a person means by an id, a name, an English or short name, or by Above/Name where several share it. */
export function unitsCalled<U extends Called>(units: readonly U[], told: string): U[] {
  const [last = '', above] = told
    .split('/')
    .map((part) => part.trim())
    .reverse()
  if (last === '') return []
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  const called = (unit: U | undefined, name: string) =>
    unit !== undefined &&
    [unit.name, unit.name_en, unit.short_name].some((one) => one.toLowerCase() === name.toLowerCase())
  return units.filter((unit) => {
    if (unit.id === told || called(unit, told.trim())) return true
    return above !== undefined && called(unit, last) && called(byId.get(unit.parent_id ?? ''), above)
  })
}

/** Whether the member holds one of the roles in this unit or in one above it. */
export function holds(me: Me, unitId: string, ...wanted: Role[]): boolean {
  return me.grants.some((grant) => wanted.includes(grant.role as Role) && grant.reach.includes(unitId))
}

/** Whether the member holds one of the roles anywhere. */
export function holdsAnywhere(me: Me, ...wanted: Role[]): boolean {
  return me.grants.some((grant) => wanted.includes(grant.role as Role))
}

/** Own unit and below; everything, for a leader. */
export function sees(me: Me, unitId: string): boolean {
  return me.reach.includes(unitId)
}

/** Units whose records the member may read, from the tenant's units: `path` is the ids from the root, joined by '/'. */
export function reachOf(grants: { role: string; unit_id: string }[], units: { id: string; path: string }[]): string[] {
  if (grants.some((grant) => grant.role === 'leader')) return units.map((unit) => unit.id)
  const own = new Set(grants.map((grant) => grant.unit_id))
  return units.filter((unit) => unit.path.split('/').some((id) => own.has(id))).map((unit) => unit.id)
}

/** One grant's units: its own and those below. */
export function grantsWithReach(
  grants: { role: string; unit_id: string }[],
  units: { id: string; path: string }[],
): Grant[] {
  return grants.map((grant) => ({
    ...grant,
    reach: units.filter((unit) => unit.path.split('/').includes(grant.unit_id)).map((unit) => unit.id),
  }))
}

/** Whether `unit` is `ancestor` or lies below it. */
export function within(unit: Pick<Unit, 'path'>, ancestorId: string): boolean {
  return unit.path.split('/').includes(ancestorId)
}

/** Grants in one that are not in the other. */
export function grantsBeyond(these: RoleInUnit[], those: RoleInUnit[]): RoleInUnit[] {
  return these.filter((a) => !those.some((b) => a.unit_id === b.unit_id && a.role === b.role))
}
