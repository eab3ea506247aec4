import type { Db } from '#platform/db/open.ts'
import type { Jobs } from '#platform/jobs/jobs.ts'
import { refreshSearch } from './refresh/actions.ts'

/** After an upgrade that makes tokens otherwise: every row's, once over all servers, while they serve. */
export async function searchJobs(jobs: Jobs, { db, told }: { db: Db; told: (kind: string, done: number) => void }) {
  await jobs.work('search.refresh', async (_, { signal }) => {
    await refreshSearch(db, () => new Date(), { signal, told })
  })
  await jobs.send('search.refresh', {}, { key: 'refresh' })
}
