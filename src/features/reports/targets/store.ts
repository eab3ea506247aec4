import { sql } from 'kysely'
import type { Tx } from '#platform/db/open.ts'

export interface TargetLine {
  unit_id: string
  year: number
  indicator: string
  measure: string
  value: string | null
}

/** Writes targets; null takes one away. Answers what each was before. */
export async function putTargets(tx: Tx, tenantId: string, lines: TargetLine[]): Promise<(string | null)[]> {
  const before: (string | null)[] = []
  for (const line of lines) {
    const found = await sql<{ value: string }>`
      select value from target where tenant_id = ${tenantId} and unit_id = ${line.unit_id} and year = ${line.year}
        and indicator = ${line.indicator} and measure = ${line.measure} for update`.execute(tx)
    before.push(found.rows[0]?.value ?? null)
  }
  const kept = lines.filter((line) => line.value !== null)
  const gone = lines.filter((line) => line.value === null)
  await sql`
    insert into target (tenant_id, unit_id, year, indicator, measure, value, version)
    select ${tenantId}, t.unit_id, t.year, t.indicator, t.measure, t.value, 1
    from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) as t (unit_id uuid, year int, indicator text, measure text, value numeric)
    on conflict (tenant_id, unit_id, year, indicator, measure) do update set value = excluded.value, version = target.version + 1`.execute(
    tx,
  )
  await sql`
    delete from target using jsonb_to_recordset(${JSON.stringify(gone)}::jsonb) as t (unit_id uuid, year int, indicator text, measure text)
    where target.tenant_id = ${tenantId} and target.unit_id = t.unit_id and target.year = t.year
      and target.indicator = t.indicator and target.measure = t.measure`.execute(tx)
  return before
}
