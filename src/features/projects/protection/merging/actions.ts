import type { RowChange } from '#features/merges/rows/model.ts'
import type { Context } from '#platform/context.ts'
import { dayOf } from '#platform/day.ts'
import type { Db, Tx } from '#platform/db/open.ts'
import { author, end } from '../actions.ts'
import { type Protection, yielding } from '../model.ts'
import { type Held, openOfEnterprises } from '../store.ts'

/** What stands for enterprises that are to become one, and which of it would have to yield to the earliest. */
export async function openFor(
  db: Db | Tx,
  { me, now }: Context,
  enterpriseIds: string[],
): Promise<{ yielding: Held[] }> {
  const open = await openOfEnterprises(db, me.tenant_id, enterpriseIds)
  return { yielding: yielding(open, dayOf(now)) }
}

/** Ends what must yield when enterprises become one, for one alone can stand; answers what of the rows it changed. */
export async function yieldTo(tx: Tx, context: Context, enterpriseIds: string[], reason: string): Promise<RowChange[]> {
  const { yielding } = await openFor(tx, context, enterpriseIds)
  return endMerged(tx, context, yielding, reason)
}

/** Ends protections because of a merge; answers what of the rows it changed. */
export async function endMerged(
  tx: Tx,
  context: Context,
  protections: Protection[],
  reason: string,
): Promise<RowChange[]> {
  const today = dayOf(context.now)
  await end(tx, author(context), protections, 'merged', today, reason)
  return protections.map(({ id }) => ({
    table: 'protection',
    key: { id },
    before: { ended_on: null, ending: null },
    after: { ended_on: today, ending: 'merged' },
    stream: 'protection',
  }))
}
