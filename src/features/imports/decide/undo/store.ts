import { sql } from 'kysely'
import type { Tx } from '#platform/db/open.ts'

/** Forgets the keys that this import brought a project under. */
export async function forgetRowKeys(tx: Tx, tenantId: string, importId: string, keys: string[]): Promise<void> {
  await sql`
    delete from project_key
    where tenant_id = ${tenantId} and import_id = ${importId} and key = any(${keys}::text[])`.execute(tx)
}
