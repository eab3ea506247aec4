import { sql } from 'kysely'
import type { Tx } from '#platform/db/open.ts'
import type { NewPosting, Posted } from './model.ts'

/** What has been posted for a project, summed for each claim in each indicator, under the class of its first line. */
export async function postedOf(tx: Tx, tenantId: string, projectId: string): Promise<Posted[]> {
  const { rows } = await sql<Posted>`
    select distinct on (indicator, counted_claim_id) indicator, counted_claim_id, unit_id, industry, origin, origin_place,
      (sum(n) over claim)::int as n, sum(cny) over claim as cny, min(posted_on) over claim as first_on,
      first_value(excluded_because) over (partition by indicator, counted_claim_id order by id desc) as excluded_because
    from posting where tenant_id = ${tenantId} and project_id = ${projectId}
    window claim as (partition by indicator, counted_claim_id)
    order by indicator, counted_claim_id, id`.execute(tx)
  return rows
}

export async function insertPostings(tx: Tx, tenantId: string, postings: NewPosting[]): Promise<void> {
  if (postings.length === 0) return
  const rows = JSON.stringify(postings.map((posting) => ({ tenant_id: tenantId, ...posting })))
  await sql`insert into posting select * from jsonb_populate_recordset(null::posting, ${rows}::jsonb)`.execute(tx)
}

/** Frozen months from a day on, as `2026-10`. */
export async function frozenFrom(tx: Tx, tenantId: string, month: string): Promise<string[]> {
  const { rows } = await sql<{ period: string }>`
    select period from snapshot where tenant_id = ${tenantId} and period >= ${month} order by period`.execute(tx)
  return rows.map((row) => row.period)
}
