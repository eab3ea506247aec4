import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db/open.ts'

export interface TargetLine {
  unit_id: string
  indicator: string
  measure: string
  /** Null takes the target away. */
  value: string | null
}

/** How often the targets of a year were set; what a writer must have seen. */
export async function targetsVersion(db: Db | Tx, tenantId: string, stream: string): Promise<number> {
  const head = await db
    .selectFrom('stream')
    .select('seq')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', stream)
    .executeTakeFirst()
  return head?.seq ?? 0
}

/** Writes targets of a year. */
export async function putTargets(tx: Tx, tenantId: string, year: number, lines: TargetLine[]): Promise<void> {
  const fields = sql`(unit_id uuid, indicator text, measure text, value numeric)`
  await sql`
    insert into target (tenant_id, unit_id, year, indicator, measure, value, version)
    select ${tenantId}, t.unit_id, ${year}, t.indicator, t.measure, t.value, 1
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as t ${fields} where t.value is not null
    on conflict (tenant_id, unit_id, year, indicator, measure) do update set value = excluded.value, version = target.version + 1`.execute(
    tx,
  )
  await sql`
    delete from target using jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as t ${fields}
    where target.tenant_id = ${tenantId} and target.year = ${year} and target.unit_id = t.unit_id
      and target.indicator = t.indicator and target.measure = t.measure and t.value is null`.execute(tx)
}
