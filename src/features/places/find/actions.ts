import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db/open.ts'
import { best } from '#platform/search/rank.ts'
import { type Refreshed, refreshTokens } from '#platform/search/refresh.ts'
import { seesMember } from '../access.ts'
import { type Searchable, searchOf } from '../members/store.ts'
import type { RoleInUnit } from '../model.ts'
import { unitsOf } from '../units/store.ts'
import { membersHolding } from './store.ts'

/** Units of the tenant by name: the tree is open to every member. */
export async function findUnits({ db, me }: Context, query: string, limit: number) {
  const open = (await unitsOf(db, me.tenant_id)).filter((unit) => !unit.closed_on)
  const fieldsOf = ({ name, short_name, name_en }: (typeof open)[number]) => [
    { field: 'name', text: name },
    { field: 'short_name', text: short_name },
    { field: 'name_en', text: name_en },
  ]
  return best(open, query, fieldsOf, limit)
}

/** Colleagues by name and user name, each with a unit; by telephone only for those who administer them. */
export async function findMembers({ db, me }: Context, query: string, limit: number) {
  const [rows, units] = await Promise.all([membersHolding(db, me.tenant_id, query, 50), unitsOf(db, me.tenant_id)])
  const names = new Map(units.map((unit) => [unit.id, unit.name]))
  const members = rows.map((row) => ({ ...row, unit_name: names.get(row.grants[0]?.unit_id ?? '') ?? '' }))
  const fieldsOf = (member: (typeof members)[number]) => [
    { field: 'name', text: member.name },
    { field: 'name_en', text: member.name_en },
    { field: 'user_name', text: member.user_name },
    ...(seesMember(me, member.grants as RoleInUnit[], units) ? [{ field: 'phone', text: member.phone }] : []),
  ]
  return best(members, query, fieldsOf, limit)
}

/** Units whose records the member may not read. */
export async function unitsBeyondReach({ db, me }: Pick<Context, 'db' | 'me'>): Promise<string[]> {
  const reach = new Set(me.reach)
  return (await unitsOf(db, me.tenant_id)).map((unit) => unit.id).filter((id) => !reach.has(id))
}

/** Makes the search tokens of a page of members anew. */
export function refreshMemberSearch(tx: Tx, tenantId: string, after: string | null): Promise<Refreshed> {
  const columns = 'name, name_en, user_name, phone'
  return refreshTokens<Searchable & { id: string }>(tx, 'member', tenantId, { after, limit: 1000, columns, searchOf })
}
