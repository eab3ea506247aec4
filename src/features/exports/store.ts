import { sql } from 'kysely'
import type { Db } from '#platform/db/open.ts'

/** What each unit is called in a cell: its name, or Above/Name where several share it. */
export async function unitWords(db: Db, tenantId: string): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string; above: string | null; many: boolean }>`
    select u.id, u.name, a.name as above, count(*) over (partition by u.name) > 1 as many
    from unit u left join unit a on a.tenant_id = u.tenant_id and a.id = u.parent_id
    where u.tenant_id = ${tenantId}`.execute(db)
  return new Map(rows.map(({ id, name, above, many }) => [id, many && above ? `${above}/${name}` : name]))
}
