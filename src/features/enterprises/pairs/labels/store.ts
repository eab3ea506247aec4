import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db/open.ts'
import type { Features } from '../../match/features/model.ts'
import type { LabelDecision, Party } from '../model.ts'

export type Told = Omit<Party, 'id'>

export interface Label {
  id: string
  version: number
  enterprise_id: string
  other_enterprise_id: string
  decision: LabelDecision
  names: string
  one: Told
  other: Told
  score: number
  features: Features
  merge_id: string | null
  decided_by: string
  decided_at: string
}

export async function insertLabel(tx: Tx, tenantId: string, label: Label): Promise<void> {
  const row = JSON.stringify({ tenant_id: tenantId, ...label })
  await sql`
    insert into enterprise_label select * from jsonb_populate_record(null::enterprise_label, ${row}::jsonb)`.execute(tx)
}

export async function deleteLabel(tx: Tx, tenantId: string, id: string): Promise<void> {
  await sql`delete from enterprise_label where tenant_id = ${tenantId} and id = ${id}`.execute(tx)
}

/** What a merge was kept as. */
export async function labelOfMerge(
  tx: Tx,
  tenantId: string,
  mergeId: string,
): Promise<Pick<Label, 'id' | 'version' | 'decision'> | undefined> {
  const { rows } = await sql<Pick<Label, 'id' | 'version' | 'decision'>>`
    select id, version, decision from enterprise_label where tenant_id = ${tenantId} and merge_id = ${mergeId}`.execute(
    tx,
  )
  return rows[0]
}

/** Labels that say same or different, of each two names the last decision, by pages in the order of their ids. */
export async function labelsAfter(db: Db, tenantId: string, after: string | null, limit: number): Promise<Label[]> {
  const { rows } = await sql<Label>`
    select * from enterprise_label l
    where tenant_id = ${tenantId} and decision in ('same', 'different') ${after ? sql`and id > ${after}::uuid` : sql``}
      and not exists (
        select 1 from enterprise_label m
        where m.tenant_id = l.tenant_id and m.enterprise_id = l.enterprise_id
          and m.other_enterprise_id = l.other_enterprise_id and m.names = l.names and m.id > l.id)
    order by id limit ${limit}`.execute(db)
  return rows
}
