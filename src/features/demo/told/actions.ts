import { sweep } from '#features/notices/reminders/actions.ts'
import { refreshLights } from '#features/projects/lights/actions.ts'
import { dayOf } from '#platform/day.ts'
import type { Db } from '#platform/db/open.ts'
import { readOn } from './store.ts'

const twoDays = 2 * 86_400_000

/**
 * What was due until the day before yesterday has been told and read: the bell begins with what is new since then, and not with a
 * year's notices at once.
 */
export async function readSoFar(db: Db, tenantId: string, now: Date): Promise<void> {
  const then = new Date(now.getTime() - twoDays)
  await refreshLights(db, tenantId, dayOf(then))
  await sweep(db, tenantId, dayOf(then))
  await readOn(db, tenantId, then)
}
