import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db/open.ts'
import type { LedgerFault } from '#platform/ledger/check.ts'
import type { NewPosting, Posted } from './model.ts'

/** What has been posted for a project, summed for each claim in each indicator, under the class of its first line. */
export async function postedOf(tx: Tx, tenantId: string, projectId: string): Promise<Posted[]> {
  const { rows } = await sql<Posted>`
    select claim.*, (
      select jsonb_agg(jsonb_build_object('unit_id', part.unit_id, 'share', coalesce(part.share, 100)::text,
        'transfer_id', part.transfer_id, 'n', part.n, 'cny', part.cny::text) order by part.first_id)
      from (
        select unit_id, transfer_id, share, sum(n) as n, sum(cny) as cny, (array_agg(id order by id))[1] as first_id
        from posting l
        where tenant_id = ${tenantId} and project_id = ${projectId}
          and l.indicator = claim.indicator and l.counted_claim_id = claim.counted_claim_id
        group by unit_id, transfer_id, share) part) as parts
    from (
      select distinct on (indicator, counted_claim_id) indicator, counted_claim_id, industry, origin, origin_place,
        (sum(n) over claim)::float8 as n, sum(cny) over claim as cny, min(posted_on) over claim as first_on,
        first_value(excluded_because) over (partition by indicator, counted_claim_id order by id desc) as excluded_because
      from posting where tenant_id = ${tenantId} and project_id = ${projectId}
      window claim as (partition by indicator, counted_claim_id)
      order by indicator, counted_claim_id, id) claim`.execute(tx)
  return rows
}

/** What a line counts under in each breakdown. */
const breakdowns = sql`(values ('unit', coalesce(l.origin_place, '')), ('origin', coalesce(l.origin, '')),
  ('industry', coalesce(substring(l.industry from '^[A-T]?([0-9]{2})'), l.industry, '')))`

/**
 * Appends lines, adds them to the balances of their months, and tells that the counts of their units are other than before. Rows are
 * taken in one order, so that writers never wait in a ring.
 */
export async function insertPostings(tx: Tx, tenantId: string, postings: NewPosting[]): Promise<void> {
  if (postings.length === 0) return
  const rows = JSON.stringify(postings.map((posting) => ({ tenant_id: tenantId, ...posting })))
  await sql`
    with line as (
      insert into posting select * from jsonb_populate_recordset(null::posting, ${rows}::jsonb)
      returning indicator, posted_on, unit_id, industry, origin, origin_place, n, cny
    ), told as (
      insert into count_version (tenant_id, unit_id, version)
      select distinct ${tenantId}::uuid, unit_id, 1 from line order by unit_id
      on conflict (tenant_id, unit_id) do update set version = count_version.version + 1)
    insert into balance (tenant_id, breakdown, month, indicator, unit_id, key, n, cny)
    select ${tenantId}, b.breakdown, date_trunc('month', l.posted_on)::date, l.indicator, l.unit_id, b.key, sum(l.n), sum(l.cny)
    from line l cross join lateral ${breakdowns} as b (breakdown, key)
    group by 2, 3, 4, 5, 6 order by 2, 3, 4, 5, 6
    on conflict (tenant_id, breakdown, month, indicator, unit_id, key)
    do update set n = balance.n + excluded.n, cny = balance.cny + excluded.cny`.execute(tx)
}

/** Makes the balances of a tenant anew from its lines, after a bulk load that appended lines alone. */
export async function rebuildBalances(tx: Db | Tx, tenantId: string): Promise<void> {
  await sql`delete from balance where tenant_id = ${tenantId}`.execute(tx)
  await sql`
    insert into balance (tenant_id, breakdown, month, indicator, unit_id, key, n, cny)
    select ${tenantId}, b.breakdown, date_trunc('month', l.posted_on)::date, l.indicator, l.unit_id, b.key, sum(l.n), sum(l.cny)
    from posting l cross join lateral ${breakdowns} as b (breakdown, key)
    where l.tenant_id = ${tenantId}
    group by 2, 3, 4, 5, 6`.execute(tx)
}

/** Frozen months from a month on, as `2026-10`. None is frozen until the transaction ends: whoever freezes waits for those who post. */
export async function frozenFrom(tx: Tx, tenantId: string, month: string): Promise<string[]> {
  await sql`select from tenant where id = ${tenantId} for share`.execute(tx)
  const { rows } = await sql<{ period: string }>`
    select period from snapshot where tenant_id = ${tenantId} and period >= ${month} order by period`.execute(tx)
  return rows.map((row) => row.period)
}

/**
 * One hash over the lines of a claim in their order. The ledger keeps it with the approval, so that a line changed later is found. A
 * whole line spells no share: it reads as it did before there were any.
 */
const seal = sql`encode(sha256(convert_to(coalesce(string_agg(concat_ws('|', l.id, l.counted_claim_id, l.project_id, l.indicator,
  l.posted_on, coalesce(l.corrects, ''), l.n, l.cny, l.unit_id, coalesce(l.industry, ''), coalesce(l.origin, ''),
  coalesce(l.origin_place, ''), coalesce(l.excluded_because, ''), l.share, l.transfer_id), E'\\n' order by l.id), ''), 'UTF8')), 'hex')`

/** The seals of what claims have posted; one that has posted nothing has a seal too. */
export async function sealsOf(tx: Tx, tenantId: string, claimIds: string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; seal: string }>`
    select c.id, (select ${seal} from posting l where l.tenant_id = ${tenantId} and l.claim_id = c.id) as seal
    from unnest(${claimIds}::uuid[]) as c (id)`.execute(tx)
  return new Map(rows.map((row) => [row.id, row.seal]))
}

/**
 * Claims whose lines are not those that their approval, or a merge or recount of their project since, sealed, and lines of claims that nobody
 * approved. Approvals from before there were seals name none, and are believed.
 */
export async function brokenSeals(db: Db): Promise<LedgerFault[]> {
  const { rows } = await sql<{ tenant_id: string; stream_id: string }>`
    with line as (
      select l.tenant_id, l.claim_id, ${seal} as seal from posting l group by l.tenant_id, l.claim_id
    ), approval as (
      select distinct on (tenant_id, stream_id) tenant_id, stream_id, changes -> 'posted' ->> 1 as seal from event
      where kind = 'claim.approved' or (kind in ('claim.merged', 'claim.unmerged', 'claim.recounted') and changes ? 'posted')
      order by tenant_id, stream_id, seq desc
    )
    select coalesce(a.tenant_id, l.tenant_id) as tenant_id, coalesce(a.stream_id, l.claim_id) as stream_id
    from approval a full join line l on l.tenant_id = a.tenant_id and l.claim_id = a.stream_id
    where a.stream_id is null or a.seal <> coalesce(l.seal, encode(sha256(''), 'hex'))
    order by 1, 2`.execute(db)
  return rows.map((row) => ({ fault: 'sum_wrong' as const, table: 'posting', ...row }))
}

/** Balances that are not the sum of their lines. */
export async function wrongBalances(db: Db): Promise<LedgerFault[]> {
  const { rows } = await sql<{ tenant_id: string; key: string }>`
    with summed as (
      select l.tenant_id, b.breakdown, date_trunc('month', l.posted_on)::date as month, l.indicator, l.unit_id, b.key,
        sum(l.n) as n, sum(l.cny) as cny
      from posting l cross join lateral ${breakdowns} as b (breakdown, key)
      group by 1, 2, 3, 4, 5, 6
    )
    select coalesce(s.tenant_id, k.tenant_id) as tenant_id,
      concat_ws(' ', breakdown, to_char(month, 'YYYY-MM'), indicator, unit_id, key) as key
    from summed s full join balance k using (tenant_id, breakdown, month, indicator, unit_id, key)
    where (s.n, s.cny) is distinct from (k.n, k.cny) and (s.n is not null or k.n <> 0 or k.cny <> 0)
    order by 1, 2`.execute(db)
  return rows.map((row) => ({ fault: 'sum_wrong' as const, table: 'balance', ...row }))
}
