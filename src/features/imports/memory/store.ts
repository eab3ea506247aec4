import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db/open.ts'
import type { ImportMap } from '../map/model.ts'
import type { Layout } from './model.ts'

export interface Memory {
  id: string
  version: number
  unit_id: string
  fingerprint: string
  headers: Layout
  map: ImportMap
  file_name: string
  saved_by: string
  saved_at: string | Date
}

export type KnownMemory = Memory & { saved_by_name: string }

/** A unit has a handful of ledgers; of more layouts than these the oldest are not looked at. */
const mostMemories = 200

/** What a unit's ledgers were mapped as, the latest first. */
export async function memoriesOf(db: Db | Tx, tenantId: string, unitId: string): Promise<KnownMemory[]> {
  const { rows } = await sql<KnownMemory>`
    select r.id, r.version, r.unit_id, r.fingerprint, r.headers, r.map, r.file_name, r.saved_by, r.saved_at,
      m.name as saved_by_name
    from import_mapping r join member m on m.tenant_id = r.tenant_id and m.id = r.saved_by
    where r.tenant_id = ${tenantId} and r.unit_id = ${unitId}
    order by r.saved_at desc limit ${mostMemories}`.execute(db)
  return rows
}

export async function keepMemory(tx: Tx, tenantId: string, memory: Memory): Promise<void> {
  const row = JSON.stringify([{ tenant_id: tenantId, ...memory }])
  await sql`
    insert into import_mapping select * from jsonb_populate_recordset(null::import_mapping, ${row}::jsonb)
    on conflict (tenant_id, id) do update set version = excluded.version, fingerprint = excluded.fingerprint,
      headers = excluded.headers, map = excluded.map, file_name = excluded.file_name, saved_by = excluded.saved_by,
      saved_at = excluded.saved_at`.execute(tx)
}

export async function deleteMemory(tx: Tx, tenantId: string, id: string): Promise<void> {
  await sql`delete from import_mapping where tenant_id = ${tenantId} and id = ${id}`.execute(tx)
}
