import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from '#platform/db/open.ts'
import { prepared } from '#platform/db/prepared.ts'
import type { Relocation } from './model.ts'

const columns =
  sql.raw(`r.id, r.version, r.project_id, r.enterprise_id, r.earlier_project_id, r.produced_on, r.set_by, r.reason,
  r.flagged_by, r.flagged_on, r.status, r.decision, r.decided_by, r.decided_on, r.evidence_ids`)

export async function isRelocated(db: Db | Tx, tenantId: string, projectId: string): Promise<boolean> {
  return (await relocatedOf(db, tenantId, [projectId])).has(projectId)
}

/** Which of the projects are flagged. */
export async function relocatedOf(db: Db | Tx, tenantId: string, projectIds: string[]): Promise<Set<string>> {
  const { rows } = await flagged(tenantId, projectIds).execute(db)
  return new Set(rows.map(({ project_id }) => project_id))
}

/** The same as a query. */
export function flagged(tenantId: string, projectIds: string[]): RawBuilder<{ project_id: string }> {
  return sql<{ project_id: string }>`
    select project_id from relocation
    where tenant_id = ${tenantId} and project_id = any(${projectIds}::uuid[]) and status = 'flagged'`
}

/** All that projects ever had, the latest first. */
export async function relocationsOf(db: Db | Tx, tenantId: string, projectIds: string[]): Promise<Relocation[]> {
  const { rows } = await sql<Relocation>`
    ${prepared} select ${columns} from relocation r
    where r.tenant_id = ${tenantId} and r.project_id = any(${projectIds}::uuid[])
    order by r.flagged_on desc, r.id desc`.execute(db)
  return rows
}

export async function insertRelocations(tx: Tx, tenantId: string, relocations: Relocation[]): Promise<void> {
  const rows = JSON.stringify(relocations.map((one) => ({ tenant_id: tenantId, ...one })))
  await sql`insert into relocation select * from jsonb_populate_recordset(null::relocation, ${rows}::jsonb)`.execute(tx)
}

export async function writeRelocation(tx: Tx, tenantId: string, relocation: Relocation): Promise<void> {
  const { id, project_id: _, ...set } = relocation
  await tx.updateTable('relocation').set(set).where('tenant_id', '=', tenantId).where('id', '=', id).execute()
}

/** Takes the flags of withdrawn projects out of the table, and what names one of them as the earlier forgets it. */
export async function deleteRelocations(
  tx: Tx,
  tenantId: string,
  projectIds: string[],
): Promise<{ gone: Relocation[]; bereft: Relocation[] }> {
  const { rows: gone } = await sql<Relocation>`
    delete from relocation r where r.tenant_id = ${tenantId} and r.project_id = any(${projectIds}::uuid[])
    returning ${columns}`.execute(tx)
  const { rows: bereft } = await sql<Relocation>`
    select ${columns} from relocation r
    where r.tenant_id = ${tenantId} and r.earlier_project_id = any(${projectIds}::uuid[])
    order by r.id for update`.execute(tx)
  return { gone, bereft }
}

/** Where units stand in the tree, and for each project the units that passed it on. */
export async function unitPaths(db: Db | Tx, tenantId: string, unitIds: string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; path: string }>`
    select id, path from unit where tenant_id = ${tenantId} and id = any(${unitIds}::uuid[])`.execute(db)
  return new Map(rows.map(({ id, path }) => [id, path]))
}

export async function passersOf(db: Db | Tx, tenantId: string, projectIds: string[]) {
  const { rows } = await sql<{ project_id: string; unit_id: string }>`
    select project_id, from_unit_id as unit_id from transfer
    where tenant_id = ${tenantId} and project_id = any(${projectIds}::uuid[]) and status = 'taken'`.execute(db)
  return Map.groupBy(rows, ({ project_id }) => project_id)
}

/** A project that may be a place of production, and the first day of each milestone that an approved claim of it states. */
export interface Candidate {
  enterprise_id: string
  project_id: string
  path: string
  claimed: Record<string, string>
}

/** Projects of enterprises that are in one of the stages, or have an approved claim of one of the milestones that stands. */
export async function candidatesOf(
  db: Db | Tx,
  tenantId: string,
  enterpriseIds: string[],
  { stages, milestones }: { stages: string[]; milestones: string[] },
): Promise<Candidate[]> {
  if (enterpriseIds.length === 0) return []
  const { rows } = await sql<Candidate>`
    ${prepared} select * from (
      select distinct i.enterprise_id, p.id as project_id, u.path, p.stage, (
        select coalesce(jsonb_object_agg(s.milestone, s.event_on), '{}') from (
          select c.milestone, min(c.event_on) as event_on from claim c
          where c.tenant_id = p.tenant_id and c.project_id = p.id and c.status = 'approved' and c.reverses is null
            and c.milestone = any(${milestones}::text[])
            and not exists (select from claim b where b.tenant_id = c.tenant_id and b.reverses = c.id and b.status = 'approved')
          group by c.milestone) s) as claimed
      from project_investor i
      join project p on p.tenant_id = i.tenant_id and p.id = i.project_id
      join unit u on u.tenant_id = p.tenant_id and u.id = p.unit_id
      where i.tenant_id = ${tenantId} and i.enterprise_id = any(${enterpriseIds}::uuid[])
    ) one where one.stage = any(${stages}::text[]) or one.claimed <> '{}'`.execute(db)
  return rows
}

/** Other projects of the same investors. */
export async function projectsBeside(
  db: Db | Tx,
  tenantId: string,
  enterpriseIds: string[],
  projectIds: string[],
): Promise<string[]> {
  if (enterpriseIds.length === 0) return []
  const { rows } = await sql<{ id: string }>`
    select distinct project_id as id from project_investor
    where tenant_id = ${tenantId} and enterprise_id = any(${enterpriseIds}::uuid[])
      and project_id <> all(${projectIds}::uuid[]) order by 1`.execute(db)
  return rows.map(({ id }) => id)
}
