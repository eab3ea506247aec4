import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db/open.ts'
import { newId } from '#platform/id.ts'
import type { Judged } from '../model.ts'

/** Takes out the next enterprises of one tenant that are to be compared; what another server has in hand is passed by. */
export async function takeUnpaired(tx: Tx, limit: number): Promise<{ tenant_id: string; ids: string[] } | undefined> {
  const { rows } = await sql<{ tenant_id: string; id: string }>`
    with next as (
      select tenant_id, enterprise_id from enterprise_unpaired
      where tenant_id = (select tenant_id from enterprise_unpaired order by tenant_id limit 1 for update skip locked)
      order by enterprise_id limit ${limit} for update skip locked
    )
    delete from enterprise_unpaired u using next
    where u.tenant_id = next.tenant_id and u.enterprise_id = next.enterprise_id
    returning u.tenant_id, u.enterprise_id as id`.execute(tx)
  return rows[0] && { tenant_id: rows[0].tenant_id, ids: rows.map(({ id }) => id) }
}

export async function anyUnpaired(db: Db): Promise<boolean> {
  const { rows } = await sql`select 1 from enterprise_unpaired limit 1`.execute(db)
  return rows.length > 0
}

export interface Partner {
  id: string
  partner: string
  said_code: string | null
}

/** The other one of each pair that the enterprises stand in already. */
export async function partnersOf(tx: Tx, tenantId: string, ids: string[]): Promise<Partner[]> {
  const { rows } = await sql<Partner>`
    select enterprise_id as id, other_enterprise_id as partner, said_code from enterprise_pair
    where tenant_id = ${tenantId} and enterprise_id = any(${ids}::uuid[])
    union all
    select other_enterprise_id, enterprise_id, said_code from enterprise_pair
    where tenant_id = ${tenantId} and other_enterprise_id = any(${ids}::uuid[])`.execute(tx)
  return rows
}

/** Keeps pairs that may be one; a pair that was decided stays decided while what was compared is the same. */
export async function keepPairs(tx: Tx, tenantId: string, pairs: Judged[], now: Date): Promise<void> {
  const rows = pairs.map(({ one, other, verdict, decision, names, said_code }) => ({
    id: newId(),
    enterprise_id: one.id,
    other_enterprise_id: other.id,
    score: verdict.score,
    decision,
    names,
    said_code,
  }))
  await sql`
    insert into enterprise_pair
      (tenant_id, id, enterprise_id, other_enterprise_id, score, decision, names, said_code, label_id, found_at)
    select ${tenantId}, r.id, r.enterprise_id, r.other_enterprise_id, r.score, r.decision, r.names, r.said_code, l.id, ${now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      r (id uuid, enterprise_id uuid, other_enterprise_id uuid, score float8, decision text, names text, said_code text)
    left join enterprise_label l on l.tenant_id = ${tenantId} and l.enterprise_id = r.enterprise_id
      and l.other_enterprise_id = r.other_enterprise_id and l.names = r.names and l.merge_id is null
    order by r.enterprise_id, r.other_enterprise_id
    on conflict (tenant_id, enterprise_id, other_enterprise_id) do update set
      score = excluded.score, decision = excluded.decision, names = excluded.names, said_code = excluded.said_code,
      label_id = excluded.label_id
    where (enterprise_pair.score, enterprise_pair.decision, enterprise_pair.names, enterprise_pair.label_id)
      is distinct from (excluded.score, excluded.decision, excluded.names, excluded.label_id)`.execute(tx)
}

/** Takes out pairs that are none any more. */
export async function dropPairs(tx: Tx, tenantId: string, pairs: { id: string; partner: string }[]): Promise<void> {
  if (pairs.length === 0) return
  await sql`
    delete from enterprise_pair p
    using jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) r (id uuid, partner uuid)
    where p.tenant_id = ${tenantId} and p.enterprise_id = least(r.id, r.partner)
      and p.other_enterprise_id = greatest(r.id, r.partner)`.execute(tx)
}
