import { sql } from 'kysely'
import type { Db } from '#platform/db/open.ts'
import { gramsWanted } from '#platform/search/tokens.ts'
import { fold } from '#platform/search.ts'

export interface Namesake {
  id: string
  name: string
  company_name: string
  unit: { id: string; name: string }
}

/** Projects of the whole tenant that may bear the name: what everyone may search by, so a confidential one only by its code name. */
export async function mayBeNamed(db: Db, tenantId: string, name: string): Promise<Namesake[]> {
  const { rows } = await sql<Namesake>`
    select p.id, case when p.confidential then p.code_name else p.name end as name,
      case when p.confidential then '' else p.company_name end as company_name,
      jsonb_build_object('id', u.id, 'name', u.name) as unit
    from project p join unit u on u.tenant_id = p.tenant_id and u.id = p.unit_id
    where p.tenant_id = ${tenantId} and p.search_open @> ${gramsWanted(fold(name))}::int4[]
    order by p.updated_at desc limit 500`.execute(db)
  return rows
}

/** Open units among these, those of `first` before the others; by part of the name. */
export async function openUnits(
  db: Db,
  tenantId: string,
  ids: string[],
  { q, first, limit }: { q?: string; first: string[]; limit: number },
): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from unit
    where tenant_id = ${tenantId} and id = any(${ids}::uuid[]) and closed_on is null
      ${q ? sql`and (strpos(lower(name), lower(${q})) > 0 or strpos(lower(name_en), lower(${q})) > 0)` : sql``}
    order by id = any(${first}::uuid[]) desc, path, position limit ${limit}`.execute(db)
  return rows
}
