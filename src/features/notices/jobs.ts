import { dayOf } from '#platform/day.ts'
import type { Db } from '#platform/db/open.ts'
import type { Jobs } from '#platform/jobs/jobs.ts'
import { deliverAll } from './deliveries/actions.ts'
import { type RefreshLights, sweepAll } from './reminders/actions.ts'

/**
 * Reminders: every hour, at half past seven before the office opens, and at every start. Messages: every minute. `refreshLights` is
 * the projects' own, run first so that a light that turns overnight is told in the morning.
 */
export async function noticeJobs(jobs: Jobs, { db, refreshLights }: { db: Db; refreshLights: RefreshLights }) {
  const remind = async () => {
    await sweepAll(db, dayOf(new Date()), refreshLights)
  }
  await jobs.every('notices.remind', '0 * * * *', remind, { atStart: true })
  await jobs.every('notices.remind_before_work', '30 7 * * *', remind)
  await jobs.every('notices.deliver', '* * * * *', () => deliverAll(db), { atStart: true })
}
