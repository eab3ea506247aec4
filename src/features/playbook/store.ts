import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db/open.ts'
import { prepared } from '#platform/db/prepared.ts'

export interface StoredPlaybook {
  id: string
  number: number
  effective_on: string
}

const columns = ['id', 'number', 'effective_on'] as const

/** The version in force on a day: the latest activated of those that have begun; the first there is, before all of them. */
export async function versionOn(db: Db | Tx, tenantId: string, day: string): Promise<StoredPlaybook | undefined> {
  const { rows } = await sql<StoredPlaybook>`
    ${prepared} select id, number, effective_on from playbook_version
    where tenant_id = ${tenantId} and effective_on <= ${day}::date
    order by effective_on desc, number desc limit 1`.execute(db)
  return rows[0] ?? firstVersion(db, tenantId)
}

function firstVersion(db: Db | Tx, tenantId: string): Promise<StoredPlaybook | undefined> {
  return db
    .selectFrom('playbook_version')
    .select(columns)
    .where('tenant_id', '=', tenantId)
    .orderBy('number')
    .limit(1)
    .executeTakeFirst()
}

/** A version with its YAML, which is long: only for whoever has not read it yet. */
export function versionWithSource(
  db: Db | Tx,
  tenantId: string,
  id: string,
): Promise<(StoredPlaybook & { source: string }) | undefined> {
  return db
    .selectFrom('playbook_version')
    .select([...columns, 'source'])
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst()
}
