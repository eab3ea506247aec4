import { sql } from 'kysely'
import type { Db } from '#platform/db/open.ts'

export interface Turn {
  id: string
  light: string
  light_rule: string | null
  light_on: string | null
}

/** Ids of the projects that a light is due to, by id; a page at a time. */
export async function idsAfter(db: Db, tenantId: string, after: string | null, limit: number): Promise<string[]> {
  const from = after ? sql`and id > ${after}::uuid` : sql``
  const { rows } = await sql<{ id: string }>`
    select id from project where tenant_id = ${tenantId} ${from} and (status = 'active' or light <> 'none')
    order by id limit ${limit}`.execute(db)
  return rows.map((row) => row.id)
}

/** Writes the lights that turned. They follow from the facts, so the ledger and the version stay as they are. */
export async function writeLights(db: Db, tenantId: string, turns: (Turn & { version: number })[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update project p set light = r.light, light_rule = r.light_rule, light_on = r.light_on
    from jsonb_populate_recordset(null::project, ${JSON.stringify(turns)}::jsonb) r
    where p.tenant_id = ${tenantId} and p.id = r.id and p.version = r.version
    returning p.id`.execute(db)
  return rows.map((row) => row.id)
}
