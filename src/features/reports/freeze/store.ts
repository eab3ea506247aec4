import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db/open.ts'
import { json } from '#platform/db/open.ts'
import type { Basis, Breakdown } from '../model.ts'

export interface Snapshot {
  frozen_at: string
  frozen_by: string | null
  report: Basis
}

/** A frozen month with the balances of the breakdowns that are asked for, and no others: they are long. */
export async function snapshotOf(
  db: Db | Tx,
  tenantId: string,
  period: string,
  by: readonly Breakdown[],
): Promise<Snapshot | undefined> {
  const wanted = by.flatMap((one) => [sql.lit(one), sql`s.report -> 'base' -> ${sql.lit(one)}`])
  const { rows } = await sql<Snapshot>`
    select s.frozen_at, m.name as frozen_by, (s.report - 'base') || jsonb_build_object('base',
      jsonb_build_object('unit', '[]'::jsonb, 'industry', '[]'::jsonb, 'origin', '[]'::jsonb)
      || jsonb_build_object(${sql.join(wanted)})) as report
    from snapshot s left join member m on m.tenant_id = s.tenant_id and m.id = s.frozen_by
    where s.tenant_id = ${tenantId} and s.period = ${period}`.execute(db)
  return rows[0]
}

export function frozenPeriods(db: Db | Tx, tenantId: string) {
  return db
    .selectFrom('snapshot as s')
    .leftJoin('member as m', (join) => join.onRef('m.tenant_id', '=', 's.tenant_id').onRef('m.id', '=', 's.frozen_by'))
    .select(['s.period', 's.frozen_at', 'm.name as frozen_by'])
    .where('s.tenant_id', '=', tenantId)
    .orderBy('s.period', 'desc')
    .execute()
}

/** Waits for every approval under way and keeps new ones from posting until the transaction ends. */
export async function closeBooks(tx: Tx, tenantId: string): Promise<void> {
  await sql`select from tenant where id = ${tenantId} for no key update`.execute(tx)
}

export async function insertSnapshot(
  tx: Tx,
  tenantId: string,
  by: string,
  snapshot: { id: string; period: string; frozen_at: string; report: Basis },
): Promise<void> {
  const { report, ...rest } = snapshot
  await tx
    .insertInto('snapshot')
    .values({ tenant_id: tenantId, version: 1, ...rest, frozen_by: by, report: json(report) })
    .execute()
}
