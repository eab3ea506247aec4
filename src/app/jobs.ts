import type { Logger } from 'pino'
import { pairJobs } from '#features/enterprises/pairs/jobs.ts'
import { importJobs } from '#features/imports/jobs.ts'
import { noticeJobs } from '#features/notices/jobs.ts'
import { placeJobs } from '#features/places/jobs.ts'
import { projectJobs } from '#features/projects/jobs.ts'
import { refreshLightsOnce } from '#features/projects/lights/actions.ts'
import { reportJobs } from '#features/reports/jobs.ts'
import { searchJobs } from '#features/search/jobs.ts'
import type { Jobs } from '#platform/jobs/jobs.ts'
import type { Services } from './services.ts'

/** Everything that this server does in the background. */
export async function declareJobs(jobs: Jobs, { db, files }: Services, log: Logger): Promise<void> {
  await placeJobs(jobs, { db })
  await noticeJobs(jobs, { db, refreshLights: refreshLightsOnce })
  await projectJobs(jobs, { db })
  await reportJobs(jobs, { db })
  await importJobs(jobs, { db, files })
  await pairJobs(jobs, { db })
  await searchJobs(jobs, { db, told: (kind, done) => log.info({ kind, done }, 'search index') })
}
