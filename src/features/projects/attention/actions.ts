import type { Context } from '#platform/context.ts'
import { knowing, presentRows } from '../list/actions.ts'
import { pipelineSums } from '../pipeline/store.ts'
import { stepsOf, turnedSince } from './store.ts'

/** The active projects in reach, summed by stage and light. */
export function activePipeline({ db, me }: Context) {
  return pipelineSums(db, me.tenant_id, { units: me.reach, status: ['active'] }, ['stage', 'light'])
}

/** Projects in reach whose light turned yellow or red since a day, the latest first, as a list shows them. */
export async function turnedLights(context: Context, since: string, limit: number) {
  return presentRows(context, await turnedSince(context.db, knowing(context.me), since, limit), [])
}

/** The member's own next steps that are due by a day, the earliest first. */
export async function myNextSteps(context: Context, until: string, limit: number) {
  return presentRows(context, await stepsOf(context.db, knowing(context.me), until, limit), [])
}
