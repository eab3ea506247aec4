import type { Context } from '#platform/context.ts'
import { knowing } from '../list/actions.ts'
import { filterOf } from '../list/model.ts'
import type { FunnelGrouping } from './model.ts'
import { alike, daysSpent } from './store.ts'

/** How far the projects of a filtered list came, and how long their stages took: two statements. */
export async function waysOfLeads(
  { db, me }: Pick<Context, 'db' | 'me'>,
  query: Record<string, unknown>,
  by: FunnelGrouping,
) {
  const [who, filter] = [knowing(me), filterOf(query)]
  const [leads, spent] = await Promise.all([alike(db, who, filter, by), daysSpent(db, who, filter)])
  return { leads, spent }
}
