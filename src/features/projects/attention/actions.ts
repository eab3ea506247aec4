import type { Context } from '#platform/context.ts'
import type { Db } from '#platform/db/open.ts'
import { knowing, presentRows } from '../list/actions.ts'
import { lastWritten, type PipelineSum, pipelineSums, stepsOf, turnedSince } from './store.ts'

/** The active projects of a whole tenant by unit, stage and light; the reader's reach is for the caller to apply. */
export function pipelineByUnit(db: Db, tenantId: string): Promise<PipelineSum[]> {
  return pipelineSums(db, tenantId)
}

/** Changes whenever a project of the tenant is written. */
export function projectsVersion(db: Db, tenantId: string): Promise<string | null> {
  return lastWritten(db, tenantId)
}

/** Projects in reach whose light turned yellow or red since a day, the latest first, as a list shows them. */
export async function turnedLights(context: Context, since: string, limit: number) {
  return presentRows(context, await turnedSince(context.db, knowing(context.me), since, limit), [])
}

/** The member's own next steps that are due by a day, the earliest first. */
export async function myNextSteps(context: Context, until: string, limit: number) {
  return presentRows(context, await stepsOf(context.db, knowing(context.me), until, limit), [])
}
