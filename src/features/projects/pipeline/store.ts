import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db, Tx } from '#platform/db/open.ts'
import { prepared } from '#platform/db/prepared.ts'
import { newId } from '#platform/id.ts'
import type { LedgerFault } from '#platform/ledger/check.ts'
import { unitAndBelow } from '../list/store.ts'
import type { Shift } from './model.ts'

/** What a sum over the pipeline is narrowed to; unit ids are those in the member's reach. */
export interface Narrow {
  units: string[]
  stage?: string[] | undefined
  status?: string[] | undefined
  light?: string[] | undefined
  /** A unit, with those below it. */
  unit?: string | undefined
}

/** Lines that were never folded together, beyond which a reader would notice. */
const manyLines = 2_000

export async function appendShifts(tx: Tx, tenantId: string, shifts: Shift[]): Promise<void> {
  if (shifts.length === 0) return
  const rows = shifts.map((shift) => ({ tenant_id: tenantId, id: newId(), ...shift }))
  await sql`
    insert into pipeline select * from jsonb_populate_recordset(null::pipeline, ${JSON.stringify(rows)}::jsonb)`.execute(
    tx,
  )
}

type Kind = 'unit_id' | 'stage' | 'status' | 'light'

/** Projects and yuan by those of holder, stage, status and light that are named; kinds that have none left are not there. */
export async function pipelineSums<K extends Kind>(
  db: Db,
  tenantId: string,
  narrow: Narrow,
  by: readonly K[],
): Promise<Pick<Shift, K | 'n' | 'cny'>[]> {
  const kinds = sql.join(by.map((kind) => sql.ref(kind)))
  const { rows } = await sql<Pick<Shift, K | 'n' | 'cny'>>`
    ${prepared} select ${kinds}, sum(n)::int as n, sum(cny)::text as cny
    from pipeline where ${narrowed(tenantId, narrow)}
    group by ${kinds} having sum(n) <> 0`.execute(db)
  return rows
}

/** How many projects there are. */
export async function pipelineCount(db: Db, tenantId: string, narrow: Narrow): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    ${prepared} select coalesce(sum(n), 0)::int as n from pipeline where ${narrowed(tenantId, narrow)}`.execute(db)
  return rows[0]!.n
}

function narrowed(tenantId: string, { units, unit, stage, status, light }: Narrow): RawBuilder<SqlBool> {
  const chosen = Object.entries({ stage, status, light }).flatMap(([column, values]) =>
    values ? [sql<SqlBool>`${sql.ref(column)} = any(${values}::text[])`] : [],
  )
  return sql.join<SqlBool>(
    [
      sql<SqlBool>`tenant_id = ${tenantId}`,
      sql<SqlBool>`unit_id = any(${units}::uuid[])`,
      ...(unit ? [sql<SqlBool>`unit_id = any(${unitAndBelow(tenantId, unit)})`] : []),
      ...chosen,
    ],
    sql` and `,
  )
}

/** Makes the pipeline of a tenant anew from its projects, after a bulk load that wrote projects alone. */
export async function rebuildPipeline(tx: Db | Tx, tenantId: string): Promise<void> {
  await sql`delete from pipeline where tenant_id = ${tenantId}`.execute(tx)
  await sql`
    insert into pipeline
    select tenant_id, gen_random_uuid(), unit_id, stage, status, light, count(*), coalesce(sum(investment_cny), 0)
    from project where tenant_id = ${tenantId}
    group by tenant_id, unit_id, stage, status, light`.execute(tx)
}

/** Tenants whose pipeline has more lines than a reader should add up. */
export async function unfolded(db: Db): Promise<string[]> {
  const { rows } = await sql<{ tenant_id: string }>`
    select tenant_id from pipeline group by tenant_id having count(*) > ${manyLines}`.execute(db)
  return rows.map((row) => row.tenant_id)
}

/** Lines of one kind become one. Readers see the lines or their sum, never both; those appended meanwhile stay. */
export async function fold(db: Db, tenantId: string): Promise<void> {
  await sql`
    with gone as (delete from pipeline where tenant_id = ${tenantId} returning *)
    insert into pipeline
    select tenant_id, (array_agg(id))[1], unit_id, stage, status, light, sum(n), sum(cny)
    from gone group by tenant_id, unit_id, stage, status, light having sum(n) <> 0 or sum(cny) <> 0`.execute(db)
}

/** Kinds of the pipeline whose sum is not what the projects come to. */
export async function wrongSums(db: Db): Promise<LedgerFault[]> {
  const { rows } = await sql<{ tenant_id: string; key: string }>`
    with counted as (
      select tenant_id, unit_id, stage, status, light, count(*) as n, coalesce(sum(investment_cny), 0) as cny
      from project group by tenant_id, unit_id, stage, status, light
    ), kept as (
      select tenant_id, unit_id, stage, status, light, sum(n) as n, sum(cny) as cny
      from pipeline group by tenant_id, unit_id, stage, status, light
    )
    select tenant_id, concat_ws(' ', unit_id, stage, status, light) as key
    from counted full join kept using (tenant_id, unit_id, stage, status, light)
    where coalesce(counted.n, 0) <> coalesce(kept.n, 0) or coalesce(counted.cny, 0) <> coalesce(kept.cny, 0)
    order by 1, 2`.execute(db)
  return rows.map((row) => ({ fault: 'sum_wrong' as const, table: 'pipeline', ...row }))
}
