import type { Me } from '#platform/context.ts'
import type { Db } from '#platform/db/open.ts'
import { grantsWithReach, reachOf } from '../model.ts'
import { unitsOf } from '../units/store.ts'
import { enabledMembers } from './store.ts'

/** Members who can act, as a request would know them: for commands and background work, which nobody signs in for. */
export async function actingMembers(db: Db, tenantId: string): Promise<(Me & { user_name: string })[]> {
  const units = await unitsOf(db, tenantId)
  const found = await enabledMembers(db, tenantId)
  return found.map(({ id, user_id, user_name, name, grants }) => ({
    tenant_id: tenantId,
    member_id: id,
    user_id,
    user_name,
    name,
    grants: grantsWithReach(grants, units),
    reach: reachOf(grants, units),
  }))
}

/** One of them, by id or by user name; undefined where there is none, or none that can act. */
export async function actingAs(
  db: Db,
  tenantId: string,
  who: { member_id: string } | { user_name: string },
): Promise<Me | undefined> {
  const all = await actingMembers(db, tenantId)
  const found = all.find((one) =>
    'member_id' in who ? one.member_id === who.member_id : one.user_name === who.user_name.toLowerCase(),
  )
  if (!found) return undefined
  const { user_name: _, ...me } = found
  return me
}
