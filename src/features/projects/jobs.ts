import type { Db } from '#platform/db/open.ts'
import type { Jobs } from '#platform/jobs/jobs.ts'
import { foldPipelines } from './pipeline/actions.ts'

/** Every quarter of an hour, so that the sums of the pipeline stay quick to add up. */
export async function projectJobs(jobs: Jobs, { db }: { db: Db }): Promise<void> {
  await jobs.every('projects.fold_pipeline', '*/15 * * * *', () => foldPipelines(db))
}
