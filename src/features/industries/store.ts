import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db/open.ts'
import type { IndustryName } from './model.ts'

export async function putIndustries(tx: Tx, tenantId: string, names: IndustryName[]): Promise<void> {
  const rows = JSON.stringify(names.map((name) => ({ tenant_id: tenantId, ...name })))
  await sql`
    insert into industry select * from jsonb_populate_recordset(null::industry, ${rows}::jsonb)
    on conflict (tenant_id, code) do update set zh = excluded.zh, en = excluded.en`.execute(tx)
}

export function listIndustries(db: Db, tenantId: string): Promise<IndustryName[]> {
  return db
    .selectFrom('industry')
    .select(['code', 'zh', 'en'])
    .where('tenant_id', '=', tenantId)
    .orderBy('code')
    .execute()
}
