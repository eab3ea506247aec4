import type { Db } from '#platform/db/open.ts'
import type { Jobs } from '#platform/jobs/jobs.ts'
import { makeDueReports } from './combined/schedules/making/actions.ts'

/** Scheduled reports: at every full hour, a minute late so that the hour has come on every clock, and at every start. */
export async function reportJobs(jobs: Jobs, { db }: { db: Db }): Promise<void> {
  const make = async () => {
    await makeDueReports(db, new Date())
  }
  await jobs.every('reports.make_due', '1 * * * *', make, { atStart: true })
}
