import { sql } from 'kysely'
import type { Tx } from '../db/open.ts'

/** How far a page of rows got: the last id, null where there were none, and how many they were. */
export interface Refreshed {
  last: string | null
  rows: number
}

/**
 * Makes the tokens of one page of a table anew, in the order of ids after `after`; the rows are locked meanwhile, so that an edit
 * cannot be lost. What has not changed is not written.
 */
export async function refreshTokens<R extends { id: string }>(
  tx: Tx,
  table: string,
  tenantId: string,
  {
    after,
    limit,
    columns,
    searchOf,
  }: { after: string | null; limit: number; columns: string; searchOf: (row: R) => number[] },
): Promise<Refreshed> {
  const { rows } = await sql<R>`
    select id, ${sql.raw(columns)} from ${sql.table(table)}
    where tenant_id = ${tenantId} ${after ? sql`and id > ${after}::uuid` : sql``}
    order by id limit ${limit} for no key update`.execute(tx)
  if (rows.length === 0) return { last: null, rows: 0 }
  const fresh = JSON.stringify(rows.map((row) => ({ id: row.id, search: searchOf(row) })))
  await sql`
    update ${sql.table(table)} t set search = r.search
    from jsonb_to_recordset(${fresh}::jsonb) r (id uuid, search int4[])
    where t.tenant_id = ${tenantId} and t.id = r.id and t.search is distinct from r.search`.execute(tx)
  return { last: rows.at(-1)!.id, rows: rows.length }
}
