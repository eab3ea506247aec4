import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db/open.ts'
import type { Features } from '../../match/features/model.ts'
import type { Judged, LabelDecision, Party } from '../model.ts'

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
  /** The merge that it was, where they were found to be one. */
  merge_id: string | null
  /** The merge that carried it over from the one that is lost. */
  carried_by: string | null
  decided_by: string
  decided_at: string
}

export async function insertLabel(tx: Tx, tenantId: string, label: Label): Promise<void> {
  const row = JSON.stringify({ tenant_id: tenantId, ...label })
  await sql`
    insert into enterprise_label select * from jsonb_populate_record(null::enterprise_label, ${row}::jsonb)`.execute(tx)
}

/** Takes a decision out; the two wait for one again. */
export async function deleteLabel(tx: Tx, tenantId: string, id: string): Promise<void> {
  await sql`update enterprise_pair set label_id = null where tenant_id = ${tenantId} and label_id = ${id}`.execute(tx)
  await sql`delete from enterprise_label where tenant_id = ${tenantId} and id = ${id}`.execute(tx)
}

/** What a merge was kept as, and what it carried over. */
export async function labelsOfMerge(
  tx: Tx,
  tenantId: string,
  mergeId: string,
): Promise<Pick<Label, 'id' | 'version' | 'decision'>[]> {
  const { rows } = await sql<Pick<Label, 'id' | 'version' | 'decision'>>`
    select id, version, decision from enterprise_label
    where tenant_id = ${tenantId} and (merge_id = ${mergeId} or carried_by = ${mergeId}) order by id`.execute(tx)
  return rows
}

/** From whom an enterprise was found to be different, and by whom. */
export interface Difference {
  other_id: string
  decided_by: string
  decided_at: string
}

export async function differencesOf(tx: Tx, tenantId: string, enterpriseId: string): Promise<Difference[]> {
  const { rows } = await sql<Difference>`
    select case p.enterprise_id when ${enterpriseId} then p.other_enterprise_id else p.enterprise_id end as other_id,
      l.decided_by, l.decided_at
    from enterprise_pair p
    join enterprise_label l on l.tenant_id = p.tenant_id and l.id = p.label_id and l.decision = 'different'
    where p.tenant_id = ${tenantId} and ${enterpriseId} in (p.enterprise_id, p.other_enterprise_id)
    order by other_id`.execute(tx)
  return rows
}

/** Whether something was decided of the two under these names. */
export async function isDecided(tx: Tx, tenantId: string, { one, other, names }: Judged): Promise<boolean> {
  const { rows } = await sql`
    select from enterprise_label
    where tenant_id = ${tenantId} and enterprise_id = ${one.id} and other_enterprise_id = ${other.id}
      and names = ${names} and merge_id is null`.execute(tx)
  return rows.length > 0
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
