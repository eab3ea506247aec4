import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db/open.ts'

export interface Sweep {
  tenant_id: string
  id: string
  after_id: string | null
  done: number
}

export interface ToldSweep {
  id: string
  started_at: string
  finished_at: string | null
  done: number
  total: number
}

/** Starts a walk, unless one is under way; its id. */
export async function insertSweep(
  tx: Tx,
  { tenant_id, id, started_by, started_at }: { tenant_id: string; id: string; started_by: string; started_at: Date },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into enterprise_sweep (tenant_id, id, version, started_by, started_at, total)
    select ${tenant_id}, ${id}, 1, ${started_by}, ${started_at}, count(*) from enterprise where tenant_id = ${tenant_id}
    on conflict (tenant_id) where finished_at is null do nothing`.execute(tx)
  return numAffectedRows === 1n
}

export async function lastSweep(db: Db, tenantId: string): Promise<ToldSweep | undefined> {
  const { rows } = await sql<ToldSweep>`
    select id, started_at, finished_at, done, total from enterprise_sweep
    where tenant_id = ${tenantId} order by id desc limit 1`.execute(db)
  return rows.map((row) => ({ ...row, started_at: iso(row.started_at)!, finished_at: iso(row.finished_at) }))[0]
}

function iso(at: string | null): string | null {
  return at === null ? null : new Date(at).toISOString()
}

/** A walk that is under way and that no other server has in hand, locked. */
export async function holdSweep(tx: Tx): Promise<Sweep | undefined> {
  const { rows } = await sql<Sweep>`
    select tenant_id, id, after_id, done from enterprise_sweep
    where finished_at is null order by tenant_id limit 1 for update skip locked`.execute(tx)
  return rows[0]
}

export async function anySweep(db: Db): Promise<boolean> {
  const { rows } = await sql`select 1 from enterprise_sweep where finished_at is null limit 1`.execute(db)
  return rows.length > 0
}

/** Whether a ledger is being written. */
export async function anyImport(db: Db): Promise<boolean> {
  const { rows } = await sql`select 1 from import where status = 'running' limit 1`.execute(db)
  return rows.length > 0
}

export async function enterprisesAfter(tx: Tx, tenantId: string, after: string | null, limit: number) {
  const { rows } = await sql<{ id: string }>`
    select id from enterprise where tenant_id = ${tenantId} ${after ? sql`and id > ${after}::uuid` : sql``}
    order by id limit ${limit}`.execute(tx)
  return rows.map(({ id }) => id)
}

export async function keepSweep(tx: Tx, { tenant_id, id, after_id, done }: Sweep): Promise<void> {
  await sql`
    update enterprise_sweep set after_id = ${after_id}, done = ${done}
    where tenant_id = ${tenant_id} and id = ${id}`.execute(tx)
}

export async function finishSweep(tx: Tx, { tenant_id, id }: Sweep, now: Date): Promise<void> {
  await sql`
    update enterprise_sweep set finished_at = ${now} where tenant_id = ${tenant_id} and id = ${id}`.execute(tx)
}
