import { sql } from 'kysely'
import type { Db } from '#platform/db/open.ts'

/** The first row of an import that named each of the enterprises. */
export async function firstRows(
  db: Db,
  tenantId: string,
  importId: string,
  ids: string[],
): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; n: number }>`
    select i.enterprise_id as id, min(r.n) as n from project_investor i
    join import_row r on r.tenant_id = i.tenant_id and r.project_id = i.project_id
    where i.tenant_id = ${tenantId} and i.enterprise_id = any(${ids}::uuid[]) and r.import_id = ${importId}
      and r.seq_after is not null
    group by 1`.execute(db)
  return new Map(rows.map(({ id, n }) => [id, n]))
}

/** How many of those that an import named are not compared with the register yet. */
export async function waitingOf(db: Db, tenantId: string, importId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(distinct u.enterprise_id)::int as n from enterprise_unpaired u
    join project_investor i on i.tenant_id = u.tenant_id and i.enterprise_id = u.enterprise_id
    join import_row r on r.tenant_id = i.tenant_id and r.project_id = i.project_id
    where u.tenant_id = ${tenantId} and r.import_id = ${importId} and r.seq_after is not null`.execute(db)
  return rows[0]!.n
}
