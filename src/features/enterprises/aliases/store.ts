import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db/open.ts'
import { nameKey } from '../store.ts'
import type { Alias } from './model.ts'

/** The other names of an enterprise: those in use first, then the latest given up; `name_key` tells equal names. */
export async function loadAliases(
  db: Db | Tx,
  tenantId: string,
  enterpriseId: string,
): Promise<(Alias & { name_key: string })[]> {
  const { rows } = await sql<Alias & { name_key: string }>`
    select id, name, kind, from_on, until_on, source, name_key from enterprise_alias
    where tenant_id = ${tenantId} and enterprise_id = ${enterpriseId}
    order by until_on desc nulls first, id`.execute(db)
  return rows
}

export async function insertAlias(tx: Tx, tenantId: string, enterpriseId: string, alias: Alias): Promise<void> {
  const { id, name, kind, from_on, until_on, source } = alias
  await sql`
    insert into enterprise_alias (tenant_id, id, enterprise_id, name, name_key, kind, from_on, until_on, source)
    values (${tenantId}, ${id}, ${enterpriseId}, ${name}, ${nameKey(name)}, ${kind}, ${from_on}, ${until_on}, ${source})`.execute(
    tx,
  )
}

export async function updateAlias(tx: Tx, tenantId: string, alias: Alias): Promise<void> {
  const { id, name, kind, from_on, until_on, source } = alias
  await sql`
    update enterprise_alias set name = ${name}, name_key = ${nameKey(name)}, kind = ${kind}, from_on = ${from_on},
      until_on = ${until_on}, source = ${source}
    where tenant_id = ${tenantId} and id = ${id}`.execute(tx)
}

export async function deleteAlias(tx: Tx, tenantId: string, id: string): Promise<void> {
  await sql`delete from enterprise_alias where tenant_id = ${tenantId} and id = ${id}`.execute(tx)
}
