import { sql } from 'kysely'
import type { Tx } from '#platform/db/open.ts'
import type { Project } from '../model.ts'
import { derivedColumns } from '../rows/store.ts'

export async function projectsOfInvestor(tx: Tx, tenantId: string, enterpriseId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct project_id as id from project_investor
    where tenant_id = ${tenantId} and enterprise_id = ${enterpriseId}`.execute(tx)
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
