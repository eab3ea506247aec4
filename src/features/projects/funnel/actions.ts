import type { Context } from '#platform/context.ts'
import { heardVersion } from '#platform/live/heard.ts'
import { remembered } from '#platform/remember.ts'
import { knowing } from '../list/actions.ts'
import { filterOf, isPersonal } from '../list/model.ts'
import type { FunnelGrouping } from './model.ts'
import { alike, daysSpent, endedAlike } from './store.ts'

/** How far the projects of a filtered list came, and why those that ended did, and how long their stages took. */
export async function waysOfLeads(
  { db, me }: Pick<Context, 'db' | 'me'>,
  query: Record<string, unknown>,
  by: FunnelGrouping,
) {
  const [who, filter] = [knowing(me), filterOf(query)]
  const version = async () => heardVersion(db, me.tenant_id)
  const anyone = isPersonal(filter) ? who : null
  const kept = <T>(name: string, whose: unknown, make: () => Promise<T>) =>
    remembered({ key: `funnel ${name} ${me.tenant_id} ${JSON.stringify([query, who.reach, whose])}`, version }, make)
  const [leads, spent, over] = await Promise.all([
    kept(`leads ${by}`, anyone, () => alike(db, who, filter, by)),
    kept('days', anyone, () => daysSpent(db, who, filter)),
    // Reasons of secret projects are told to some alone.
    kept('ends', who, () => endedAlike(db, who, filter)),
  ])
  return { leads, over, spent }
}
