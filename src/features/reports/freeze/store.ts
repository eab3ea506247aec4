import type { Db, Tx } from '#platform/db/open.ts'
import { json } from '#platform/db/open.ts'
import type { Basis } from '../model.ts'

export interface Snapshot {
  id: string
  period: string
  frozen_at: string
  frozen_by: string | null
  report: Basis
}

export async function snapshotOf(db: Db | Tx, tenantId: string, period: string): Promise<Snapshot | undefined> {
  const row = await db
    .selectFrom('snapshot as s')
    .leftJoin('member as m', (join) => join.onRef('m.tenant_id', '=', 's.tenant_id').onRef('m.id', '=', 's.frozen_by'))
    .select(['s.id', 's.period', 's.frozen_at', 'm.name as frozen_by', 's.report'])
    .where('s.tenant_id', '=', tenantId)
    .where('s.period', '=', period)
    .executeTakeFirst()
  return row as Snapshot | undefined
}

export function frozenPeriods(db: Db, tenantId: string) {
  return db
    .selectFrom('snapshot as s')
    .leftJoin('member as m', (join) => join.onRef('m.tenant_id', '=', 's.tenant_id').onRef('m.id', '=', 's.frozen_by'))
    .select(['s.period', 's.frozen_at', 'm.name as frozen_by'])
    .where('s.tenant_id', '=', tenantId)
    .orderBy('s.period', 'desc')
    .execute()
}

export async function insertSnapshot(
  tx: Tx,
  tenantId: string,
  by: string,
  snapshot: Omit<Snapshot, 'frozen_by'>,
): Promise<void> {
  const { report, ...rest } = snapshot
  await tx
    .insertInto('snapshot')
    .values({ tenant_id: tenantId, version: 1, ...rest, frozen_by: by, report: json(report) })
    .execute()
}
