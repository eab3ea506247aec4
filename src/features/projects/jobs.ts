import type { Db } from '#platform/db/open.ts'
import type { Jobs } from '#platform/jobs/jobs.ts'
import { foldPipelines } from './pipeline/actions.ts'
import { endAllRanOut } from './protection/actions.ts'
import { returnUnanswered } from './transfers/silence/actions.ts'

/** The sums of the pipeline are folded every quarter of an hour, so that they stay quick to add up; protections and offers that nobody answered end by the night. */
export async function projectJobs(jobs: Jobs, { db }: { db: Db }): Promise<void> {
  await jobs.every('projects.fold_pipeline', '*/15 * * * *', () => foldPipelines(db))
  await jobs.every('projects.end_protections', '5 0 * * *', () => endAllRanOut(db, new Date()), { atStart: true })
  await jobs.every('projects.return_offers', '10 0 * * *', () => returnUnanswered(db, new Date()), { atStart: true })
}
