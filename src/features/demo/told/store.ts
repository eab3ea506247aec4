import { sql } from 'kysely'
import type { Db } from '#platform/db/open.ts'

/** Dates every notice of the tenant back to a day on which it was told, and read. */
export async function readOn(db: Db, tenantId: string, at: Date): Promise<void> {
  const instant = at.toISOString()
  await sql`
    update notice set created_at = ${instant}, read_at = ${instant} where tenant_id = ${tenantId}`.execute(db)
}
