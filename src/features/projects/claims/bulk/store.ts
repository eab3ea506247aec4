import { sql } from 'kysely'
import type { Tx } from '#platform/db/open.ts'
import type { BroughtEvidence, BroughtFile } from './model.ts'

export async function insertFiles(tx: Tx, tenantId: string, files: BroughtFile[]): Promise<void> {
  const rows = JSON.stringify(files.map((file) => ({ tenant_id: tenantId, ...file })))
  await sql`insert into file select * from jsonb_populate_recordset(null::file, ${rows}::jsonb) on conflict do nothing`.execute(
    tx,
  )
}

export async function insertAllEvidence(tx: Tx, tenantId: string, evidence: BroughtEvidence[]): Promise<void> {
  const rows = JSON.stringify(evidence.map((one) => ({ tenant_id: tenantId, ...one })))
  await sql`insert into evidence select * from jsonb_populate_recordset(null::evidence, ${rows}::jsonb)`.execute(tx)
}
