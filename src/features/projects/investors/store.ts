import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db/open.ts'
import { type Knowing, known } from '../list/store.ts'
import type { Project } from '../model.ts'
import { derivedColumns } from '../rows/store.ts'

export async function projectsOfInvestor(tx: Tx, tenantId: string, enterpriseId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct project_id as id from project_investor
    where tenant_id = ${tenantId} and enterprise_id = ${enterpriseId}`.execute(tx)
  return rows.map((row) => row.id)
}

/**
 * Ids of the projects of an enterprise that the member may be told of, the latest first: those in reach, by the name that they may
 * know, and that there is one elsewhere. `after` is the last id of the page before.
 */
export async function shownOfInvestor(
  db: Db,
  who: Knowing,
  enterpriseId: string,
  { after, limit }: { after?: string; limit: number },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct p.id from project_investor i
    join project p on p.tenant_id = i.tenant_id and p.id = i.project_id
    where i.tenant_id = ${who.tenant_id} and i.enterprise_id = ${enterpriseId}
      ${after ? sql`and p.id < ${after}::uuid` : sql``}
      and (not p.confidential or (p.unit_id = any(${who.reach}::uuid[]) and ${known(who)}))
    order by p.id desc limit ${limit}`.execute(db)
  return rows.map((row) => row.id)
}

/** Writes the names and search grams anew, and nothing else. */
export async function writeInvestorSearch(tx: Tx, tenantId: string, projects: Project[]): Promise<void> {
  if (projects.length === 0) return
  const rows = projects.map((project) => ({ id: project.id, ...derivedColumns(project) }))
  await sql`
    update project p
    set investor_names = r.investor_names, search_open = r.search_open, search_full = r.search_full
    from jsonb_populate_recordset(null::project, ${JSON.stringify(rows)}::jsonb) r
    where p.tenant_id = ${tenantId} and p.id = r.id`.execute(tx)
}
