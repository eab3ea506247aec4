import type { Jobs } from '#platform/jobs/jobs.ts'
import {
  type House,
  type ImportJob,
  jobName,
  keepQueue,
  resumeImports,
  runQueued,
  undoJobName,
} from './queue/actions.ts'
import { runQueuedUndo } from './undo/run/actions.ts'

/** Imports, two at a time; once a minute and at every start those that were left standing. */
export async function importJobs(jobs: Jobs, house: House): Promise<void> {
  keepQueue(house.db, jobs)
  await jobs.work<ImportJob>(jobName, (job, { signal }) => runQueued(house, job, signal), { concurrency: 2 })
  await jobs.work<ImportJob>(undoJobName, (job) => runQueuedUndo(house, job))
  await jobs.every('imports.resume', '* * * * *', () => resumeImports(house.db, jobs), { atStart: true })
}
