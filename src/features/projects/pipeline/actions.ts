import type { Db } from '#platform/db/open.ts'
import { fold, unfolded } from './store.ts'

/** Folds the pipelines that many saves have made long; the job calls it. */
export async function foldPipelines(db: Db): Promise<void> {
  for (const tenantId of await unfolded(db)) await fold(db, tenantId)
}
