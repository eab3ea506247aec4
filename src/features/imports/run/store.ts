import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db/open.ts'
import type { RowResult } from '../model.ts'
import type { Candidate, Identity, UnitName } from './model.ts'

/** Until the transaction ends no other ledger of this tenant writes rows: the same project in two of them is made once. */
export async function holdLedgers(tx: Tx, tenantId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`import/${tenantId}`}, 0))`.execute(tx)
}

/**
 * Does not wait for the disk when the transaction ends. Should the power fail in the next moment, rows and the place of the import are
 * gone together and the rows are written again; whatever is committed later and does wait finds them on the disk.
 */
export async function commitSoon(tx: Tx): Promise<void> {
  await sql`set local synchronous_commit = off`.execute(tx)
}

/** Where the import stands; nobody moves it until the transaction ends. */
export async function holdImport(
  tx: Tx,
  tenantId: string,
  id: string,
): Promise<{ status: string; last_row: number } | undefined> {
  const { rows } = await sql<{ status: string; last_row: number }>`
    select status, last_row from import where tenant_id = ${tenantId} and id = ${id} for update`.execute(tx)
  return rows[0]
}

export async function openUnits(db: Db | Tx, tenantId: string): Promise<UnitName[]> {
  const { rows } = await sql<UnitName>`
    select id, parent_id, name, name_en, short_name from unit
    where tenant_id = ${tenantId} and closed_on is null order by path`.execute(db)
  return rows
}

/** Of one name there may be any number: more than these are not looked at. */
const mostAlike = 50

/** Every project that one of the rows may be. `who` says whose secrets the member knows. */
export async function projectsLike(
  tx: Tx,
  who: { tenant_id: string; member_id: string; knowing: string[] },
  source: string,
  rows: Identity[],
): Promise<Candidate[]> {
  const { tenant_id, member_id, knowing } = who
  const given = (pick: (row: Identity) => string | null) => [...new Set(rows.flatMap((row) => pick(row) ?? []))]
  const companies = given((row) => row.company_key).map((key) => key.split('|')[0]!)
  const investments = given((row) => row.investment_key).map((key) => /^(.*)\|(.*)$/s.exec(key)!)
  const { rows: found } = await sql<Candidate>`
    with wanted as (
      select id from project where tenant_id = ${tenant_id} and id = any(${given((row) => row.project_id)}::uuid[])
      union select id from project where tenant_id = ${tenant_id} and code = any(${given((row) => row.code)}::text[])
      union select project_id from project_key where tenant_id = ${tenant_id} and key = any(${keys(rows)}::text[])
      union select same.id from unnest(${given((row) => row.name_key)}::text[]) as asked (name_key) cross join lateral (
        select id from project p where p.tenant_id = ${tenant_id} and p.name_key = asked.name_key and asked.name_key <> ''
        limit ${mostAlike}) same
      union select same.id from unnest(${companies}::text[]) as asked (code) cross join lateral (
        select id from project p where p.tenant_id = ${tenant_id} and p.company_code = asked.code and p.company_code <> ''
        limit ${mostAlike}) same
      union select same.id from unnest(${investments.map(([, investor]) => investor!)}::text[],
        ${investments.map(([, , cny]) => cny!)}::numeric[]) as asked (investor, cny) cross join lateral (
        select p.id from (
          select id from enterprise where tenant_id = ${tenant_id} and name_key = asked.investor
          union select enterprise_id from enterprise_alias where tenant_id = ${tenant_id} and name_key = asked.investor) e
        join project_investor i on i.tenant_id = ${tenant_id} and i.enterprise_id = e.id and i.position = 0
        join project p on p.tenant_id = i.tenant_id and p.id = i.project_id and p.investment_cny = asked.cny
        limit ${mostAlike}) same
    )
    select p.id, p.unit_id, u.name as unit_name, p.code, p.name_key, coalesce(e.name_key, '') as investor_key,
      case when p.company_code <> '' then p.company_code || '|' || p.investment_cny::text end as company_key,
      case when p.investment_cny > 0 and e.id is not null then array(
        select name.key || '|' || p.investment_cny::text from (
          select e.name_key as key
          union select a.name_key from enterprise_alias a where a.tenant_id = e.tenant_id and a.enterprise_id = e.id) name)
        else '{}' end as investment_keys,
      exists (select 1 from project_key k where k.tenant_id = p.tenant_id and k.project_id = p.id
        and starts_with(k.key, ${`map:${source}:`})) as of_source,
      p.confidential and p.created_by is distinct from ${member_id} and p.unit_id <> all(${knowing}::uuid[])
        and not exists (select 1 from project_member t
          where t.tenant_id = p.tenant_id and t.project_id = p.id and t.member_id = ${member_id}) as secret
    from wanted join project p on p.tenant_id = ${tenant_id} and p.id = wanted.id
    join unit u on u.tenant_id = p.tenant_id and u.id = p.unit_id
    left join project_investor i on i.tenant_id = p.tenant_id and i.project_id = p.id and i.position = 0
    left join enterprise e on e.tenant_id = i.tenant_id and e.id = i.enterprise_id
    order by p.id`.execute(tx)
  return found
}

function keys(rows: Identity[]): string[] {
  return [...new Set(rows.flatMap((row) => [row.row_key, ...(row.map_key ? [row.map_key] : [])]))]
}

/** Project of each key of the rows that is known. */
export async function keysKnown(tx: Tx, tenantId: string, rows: Identity[]): Promise<Map<string, string>> {
  const { rows: found } = await sql<{ key: string; project_id: string }>`
    select key, project_id from project_key where tenant_id = ${tenantId} and key = any(${keys(rows)}::text[])`.execute(
    tx,
  )
  return new Map(found.map(({ key, project_id }) => [key, project_id]))
}

/** Which of the projects earlier rows of this ledger spoke of. */
export async function spokenOf(tx: Tx, tenantId: string, importId: string, ids: string[]): Promise<Set<string>> {
  const { rows } = await sql<{ project_id: string }>`
    select distinct project_id from import_row
    where tenant_id = ${tenantId} and project_id = any(${ids}::uuid[]) and import_id = ${importId}`.execute(tx)
  return new Set(rows.map((row) => row.project_id))
}

/** Remembers under which keys later ledgers find the projects; a key that is known already stays. */
export async function rememberKeys(
  tx: Tx,
  { tenant_id, import_id }: { tenant_id: string; import_id: string },
  pairs: { key: string; project_id: string }[],
): Promise<void> {
  if (pairs.length === 0) return
  await sql`
    insert into project_key (tenant_id, key, project_id, import_id)
    select ${tenant_id}, k.key, k.project_id, ${import_id}
    from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as k (key text, project_id uuid)
    on conflict do nothing`.execute(tx)
}

/** What became of the rows, and how far the import has come with them. */
export async function writeResults(
  tx: Tx,
  at: { tenant_id: string; import_id: string; now: Date },
  results: RowResult[],
): Promise<void> {
  const { tenant_id, import_id, now } = at
  await sql`
    insert into import_row (tenant_id, import_id, n, outcome, project_id, candidate_id, cells, reasons, seq_before, seq_after)
    select ${tenant_id}, ${import_id}, r.n, r.outcome, r.project_id, r.candidate_id, r.cells, r.reasons, r.seq_before, r.seq_after
    from jsonb_to_recordset(${JSON.stringify(results)}::jsonb)
      as r (n integer, outcome text, project_id uuid, candidate_id uuid, cells jsonb, reasons jsonb,
        seq_before integer, seq_after integer)`.execute(tx)
  await sql`
    update import set last_row = ${results.at(-1)!.n}, rows_done = rows_done + ${results.length}, progress_at = ${now},
      waits_for = null
    where tenant_id = ${tenant_id} and id = ${import_id}`.execute(tx)
}
