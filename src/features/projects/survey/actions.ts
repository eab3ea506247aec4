import type { Db } from '#platform/db/open.ts'
import { idsAfter } from '../lights/store.ts'
import type { Project } from '../model.ts'
import { loadProjects } from '../store.ts'

/** Every project of a tenant, a page at a time in the order of their ids, whoever may see them: for rules and files of the house. */
export async function* surveyProjects(db: Db, tenantId: string, size = 500): AsyncGenerator<Project[]> {
  let after: string | null = null
  do {
    const ids: string[] = await idsAfter(db, tenantId, after, size)
    if (ids.length > 0) yield await loadProjects(db, tenantId, ids)
    after = ids.length === size ? ids.at(-1)! : null
  } while (after)
}
