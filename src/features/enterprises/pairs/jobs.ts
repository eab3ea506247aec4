import type { Db } from '#platform/db/open.ts'
import type { Jobs } from '#platform/jobs/jobs.ts'
import { jobName, keepQueue, lookOn, wakeIfWaiting } from './sweep/actions.ts'

/** Enterprises that are new or renamed are compared with the register within a minute, and the whole register when somebody asks. */
export async function pairJobs(jobs: Jobs, { db }: { db: Db }): Promise<void> {
  keepQueue(db, jobs)
  await jobs.work(jobName, (_, { signal }) => lookOn(db, () => new Date(), signal))
  await jobs.every('enterprises.pairs_waiting', '* * * * *', () => wakeIfWaiting(db, jobs), { atStart: true })
}
