import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db/open.ts'
import { mayHold } from '#platform/search/wanted.ts'
import { type Knowing, known, searched } from '../list/store.ts'
import type { Project } from '../model.ts'
import { derivedColumns } from '../rows/store.ts'

export interface Holding {
  id: string
  known: boolean
  name: string
  code_name: string
  code: string | null
  company_name: string
  company_code: string
  investor_names: string
  contact_name: string
  contact_phone: string
  contract_number: string
  filing_code: string
  chain_leader: string
  address: string
  content: string
  tags: string[]
  playbook_id: string
  stage: string
  unit_id: string
}

const columns = sql.raw(
  `p.id, p.name, p.code_name, p.code, p.company_name, p.company_code, p.investor_names, p.contact_name, p.contact_phone,
  p.contract_number, p.filing_code, p.chain_leader, p.address, left(p.content, 2000) as content, p.tags, p.playbook_id, p.stage,
  p.unit_id`,
)

/** Projects in the member's reach that may hold the query, the latest first: the same filter as the list's. */
export async function projectsHolding(db: Db, who: Knowing, query: string, limit: number): Promise<Holding[]> {
  const { rows } = await sql<Holding>`
    select ${columns}, ${known(who)} as known from project p
    where p.tenant_id = ${who.tenant_id} and p.unit_id = any(${who.reach}::uuid[]) and ${searched(who, query)}
    order by p.updated_at desc, p.id limit ${limit}`.execute(db)
  return rows
}

const looked = 40

/**
 * Open projects of units beyond reach: no more of them than their names. A word that most projects hold, but not in their names
 * (a company's form), is looked for among the latest alone: the work stays bounded.
 */
export async function namesHolding(
  db: Db,
  tenantId: string,
  units: string[],
  query: string,
): Promise<{ id: string; name: string; unit_id: string }[]> {
  const { rows } = await sql<{ id: string; name: string; unit_id: string }>`
    select p.id, p.name, p.unit_id from project p
    where p.tenant_id = ${tenantId} and p.unit_id = any(${units}::uuid[]) and not p.confidential
      and ${mayHold('p.search_open', query)}
    order by p.updated_at desc, p.id limit ${looked}`.execute(db)
  return rows
}

export async function projectIdsAfter(
  tx: Tx,
  tenantId: string,
  after: string | null,
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from project where tenant_id = ${tenantId} ${after ? sql`and id > ${after}::uuid` : sql``}
    order by id limit ${limit}`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Writes the search tokens of the projects anew, where they differ. */
export async function writeSearch(tx: Tx, tenantId: string, projects: Project[]): Promise<void> {
  const rows = projects.map((project) => ({ id: project.id, ...derivedColumns(project) }))
  await sql`
    update project p set search_open = r.search_open, search_full = r.search_full, name_key = r.name_key
    from jsonb_populate_recordset(null::project, ${JSON.stringify(rows)}::jsonb) r
    where p.tenant_id = ${tenantId} and p.id = r.id
      and (p.search_open, p.search_full) is distinct from (r.search_open, r.search_full)`.execute(tx)
}
