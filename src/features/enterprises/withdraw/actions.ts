import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db/open.ts'
import { record } from '#platform/ledger/record.ts'
import { holdNames, loadEnterprises } from '../store.ts'
import { deleteEnterprises, type Moment, unusedSince } from './store.ts'

/**
 * Withdraws those of the enterprises that were made at the given moments and that nobody changed or uses: their rows go, the ledger
 * keeps what they were. Answers how many.
 */
export async function withdrawParties(tx: Tx, context: Context, ids: string[], moments: Moment[]): Promise<number> {
  const { tenant_id, member_id } = context.me
  if (ids.length === 0) return 0
  await holdNames(tx, tenant_id)
  const unused = await loadEnterprises(tx, tenant_id, await unusedSince(tx, tenant_id, ids, moments))
  if (unused.length === 0) return 0
  const entries = unused.map(({ id, version, name }) => ({
    stream: id,
    kind: 'enterprise.withdrawn',
    seen: version,
    changes: { name: [name, null] as [string, null] },
  }))
  await record(tx, { tenant_id, member_id, now: context.now }, entries)
  await deleteEnterprises(
    tx,
    tenant_id,
    unused.map(({ id }) => id),
  )
  return unused.length
}
