import type { Db } from '#platform/db/open.ts'
import type { Jobs } from '#platform/jobs/jobs.ts'
import { sweepDoor } from './identity/actions.ts'

/** Every night: what ran out of sessions and sign-ins is forgotten. */
export async function placeJobs(jobs: Jobs, { db }: { db: Db }): Promise<void> {
  await jobs.every('places.sweep', '20 3 * * *', () => sweepDoor(db, new Date()))
}
