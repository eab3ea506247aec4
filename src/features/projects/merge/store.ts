import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db/open.ts'
import type { Counted } from './model.ts'

/** In which indicators and years the projects stand in the count. */
export async function countedOf(db: Db | Tx, tenantId: string, projectIds: string[]): Promise<Counted[]> {
  const { rows } = await sql<Counted>`
    select l.indicator, l.project_id, coalesce(c.year, extract(year from c.event_on)::int) as year
    from posting l join claim c on c.tenant_id = l.tenant_id and c.id = l.counted_claim_id
    where l.tenant_id = ${tenantId} and l.project_id = any(${projectIds}::uuid[])
    group by 1, 2, 3 having sum(l.n) <> 0`.execute(db)
  return rows
}

/** Ids of the claims of a project that have been approved: what they posted is sealed. */
export async function approvedClaims(tx: Tx, tenantId: string, projectId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from claim where tenant_id = ${tenantId} and project_id = ${projectId} and status = 'approved'`.execute(
    tx,
  )
  return rows.map(({ id }) => id)
}

/** The last line that was posted for a project; ids are made in order of time. */
export async function lastPosting(tx: Tx, tenantId: string, projectId: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select id from posting where tenant_id = ${tenantId} and project_id = ${projectId} order by id desc limit 1`.execute(
    tx,
  )
  return rows[0]?.id ?? null
}

export async function setVersion(tx: Tx, tenantId: string, id: string, version: number): Promise<void> {
  await sql`update project set version = ${version} where tenant_id = ${tenantId} and id = ${id}`.execute(tx)
}
