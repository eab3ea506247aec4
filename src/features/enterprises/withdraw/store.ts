import { sql } from 'kysely'
import type { Tx } from '#platform/db/open.ts'

/** Who wrote something, and when. */
export interface Moment {
  actor_id: string
  at: string
}

/** Those of the enterprises that were made at one of the moments, were not changed since, and that no project names or stood for. */
export async function unusedSince(tx: Tx, tenantId: string, ids: string[], moments: Moment[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select e.id from enterprise e
    join event made on made.tenant_id = e.tenant_id and made.stream_id = e.id and made.seq = 1
    where e.tenant_id = ${tenantId} and e.id = any(${ids}::uuid[]) and e.version = 1
      and (made.actor_id, made.at) in (
        select * from unnest(${moments.map((one) => one.actor_id)}::uuid[], ${moments.map((one) => one.at)}::timestamptz[]))
      and not exists (select 1 from project_investor i where i.tenant_id = e.tenant_id and i.enterprise_id = e.id)
      and not exists (select 1 from protection p where p.tenant_id = e.tenant_id and p.enterprise_id = e.id)
      and not exists (select 1 from relocation r where r.tenant_id = e.tenant_id and r.enterprise_id = e.id)
    order by e.id for update of e`.execute(tx)
  return rows.map((row) => row.id)
}

export async function deleteEnterprises(tx: Tx, tenantId: string, ids: string[]): Promise<void> {
  for (const table of ['enterprise_key', 'enterprise_unpaired'])
    await sql`
      delete from ${sql.table(table)} where tenant_id = ${tenantId} and enterprise_id = any(${ids}::uuid[])`.execute(tx)
  await sql`
    delete from enterprise_pair where tenant_id = ${tenantId}
      and (enterprise_id = any(${ids}::uuid[]) or other_enterprise_id = any(${ids}::uuid[]))`.execute(tx)
  await sql`delete from enterprise where tenant_id = ${tenantId} and id = any(${ids}::uuid[])`.execute(tx)
}
