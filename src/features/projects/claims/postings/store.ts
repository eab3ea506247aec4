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

/** Appends lines, and adds them to the balances of their months. Balances are taken in one order, so that writers never wait in a ring. */
export async function insertPostings(tx: Tx, tenantId: string, postings: NewPosting[]): Promise<void> {
  if (postings.length === 0) return
  const rows = JSON.stringify(postings.map((posting) => ({ tenant_id: tenantId, ...posting })))
  await sql`
    with line as (
      insert into posting select * from jsonb_populate_recordset(null::posting, ${rows}::jsonb)
      returning indicator, posted_on, unit_id, industry, origin, origin_place, n, cny)
    insert into balance (tenant_id, breakdown, month, indicator, unit_id, key, n, cny)
    select ${tenantId}, b.breakdown, date_trunc('month', l.posted_on)::date, l.indicator, l.unit_id, b.key, sum(l.n), sum(l.cny)
    from line l cross join lateral (values ('unit', coalesce(l.origin_place, '')), ('origin', coalesce(l.origin, '')),
      ('industry', coalesce(substring(l.industry from '^[A-T]?([0-9]{2})'), l.industry, ''))) as b (breakdown, key)
    group by 2, 3, 4, 5, 6 order by 2, 3, 4, 5, 6
    on conflict (tenant_id, breakdown, month, indicator, unit_id, key)
    do update set n = balance.n + excluded.n, cny = balance.cny + excluded.cny`.execute(tx)
}

/** Frozen months from a month on, as `2026-10`. None is frozen until the transaction ends: whoever freezes waits for those who post. */
export async function frozenFrom(tx: Tx, tenantId: string, month: string): Promise<string[]> {
  await sql`select from tenant where id = ${tenantId} for share`.execute(tx)
  const { rows } = await sql<{ period: string }>`
    select period from snapshot where tenant_id = ${tenantId} and period >= ${month} order by period`.execute(tx)
  return rows.map((row) => row.period)
}
