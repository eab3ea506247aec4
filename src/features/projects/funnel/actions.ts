import type { Context } from '#platform/context.ts'
import { knowing } from '../list/actions.ts'
import { filterOf } from '../list/model.ts'
import type { FunnelGrouping } from './model.ts'
import { alike, daysSpent, endedAlike } from './store.ts'

/** How far the projects of a filtered list came, and why those that ended did, and how long their stages took. */
export async function waysOfLeads(
  { db, me }: Pick<Context, 'db' | 'me'>,
  query: Record<string, unknown>,
  by: FunnelGrouping,
) {
  const [who, filter] = [knowing(me), filterOf(query)]
  const [leads, over, spent] = await Promise.all([
    alike(db, who, filter, by),
    endedAlike(db, who, filter),
    daysSpent(db, who, filter),
  ])
  return { leads, over, spent }
}
