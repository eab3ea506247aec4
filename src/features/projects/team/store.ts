import { sql } from 'kysely'
import type { Tx } from '#platform/db/open.ts'

/** Names of the members who are there and whose account is open, by id. */
export async function openMembers(tx: Tx, tenantId: string, ids: string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from member
    where tenant_id = ${tenantId} and id = any(${ids}::uuid[]) and disabled_at is null`.execute(tx)
  return new Map(rows.map((row) => [row.id, row.name]))
}

export async function insertNote(
  tx: Tx,
  tenantId: string,
  note: { id: string; project_id: string; author_id: string; at: string; text: string },
): Promise<void> {
  await tx
    .insertInto('project_note')
    .values({ tenant_id: tenantId, ...note })
    .execute()
}
