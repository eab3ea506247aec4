import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db/open.ts'
import type { Relation } from './model.ts'

const columns = sql.raw(
  `id, enterprise_id, other_enterprise_id, kind, trim_scale(share)::text as share, since_on::text, until_on::text, source,
  proof_sha256, proof_name`,
)

/** Every relation of these companies, on whichever side they stand. */
export async function relationsOf(db: Db | Tx, tenantId: string, ids: string[]): Promise<Relation[]> {
  const { rows } = await sql<Relation>`
    select ${columns} from enterprise_relation
    where tenant_id = ${tenantId} and enterprise_id = any(${ids}::uuid[])
    union
    select ${columns} from enterprise_relation
    where tenant_id = ${tenantId} and other_enterprise_id = any(${ids}::uuid[])
    order by until_on desc nulls first, id`.execute(db)
  return rows
}

export async function insertRelation(tx: Tx, tenantId: string, relation: Relation): Promise<void> {
  const row = JSON.stringify({ tenant_id: tenantId, ...relation })
  await sql`
    insert into enterprise_relation select * from jsonb_populate_record(null::enterprise_relation, ${row}::jsonb)`.execute(
    tx,
  )
}

export async function updateRelation(tx: Tx, tenantId: string, relation: Relation): Promise<void> {
  const { id, enterprise_id, other_enterprise_id, kind, share, since_on, until_on, source, proof_sha256, proof_name } =
    relation
  await sql`
    update enterprise_relation set enterprise_id = ${enterprise_id}, other_enterprise_id = ${other_enterprise_id},
      kind = ${kind}, share = ${share}, since_on = ${since_on}, until_on = ${until_on}, source = ${source},
      proof_sha256 = ${proof_sha256}, proof_name = ${proof_name}
    where tenant_id = ${tenantId} and id = ${id}`.execute(tx)
}

export async function deleteRelation(tx: Tx, tenantId: string, id: string): Promise<void> {
  await sql`delete from enterprise_relation where tenant_id = ${tenantId} and id = ${id}`.execute(tx)
}

/** Those that some companies hold directly on a day, with who holds each. */
export async function heldBy(
  db: Db | Tx,
  tenantId: string,
  { ids, today, except }: { ids: string[]; today: string; except?: string },
): Promise<{ parent: string; id: string }[]> {
  const { rows } = await sql<{ parent: string; id: string }>`
    select enterprise_id as parent, other_enterprise_id as id from enterprise_relation
    where tenant_id = ${tenantId} and enterprise_id = any(${ids}::uuid[]) and kind = 'parent'
      and (until_on is null or until_on >= ${today}) and id is distinct from ${except ?? null}::uuid
    order by id`.execute(db)
  return rows
}
