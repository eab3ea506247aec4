import { sql } from 'kysely'
import type { Db } from '#platform/db/open.ts'
import type { Relation } from '../model.ts'

/** A relation with both companies by name and code. */
export type ToldRelation = Relation & {
  name: string
  code: string | null
  other_name: string
  other_code: string | null
}

/** Every relation of the tenant, a page in the order of their ids. */
export async function relationsAfter(
  db: Db,
  tenantId: string,
  after: string | null,
  limit: number,
): Promise<ToldRelation[]> {
  const { rows } = await sql<ToldRelation>`
    select r.id, r.enterprise_id, r.other_enterprise_id, r.kind, trim_scale(r.share)::text as share,
      r.since_on::text, r.until_on::text, r.source, r.proof_sha256, r.proof_name, a.name, a.code, b.name as other_name, b.code as other_code
    from enterprise_relation r
    join enterprise a on a.tenant_id = r.tenant_id and a.id = r.enterprise_id
    join enterprise b on b.tenant_id = r.tenant_id and b.id = r.other_enterprise_id
    where r.tenant_id = ${tenantId} ${after ? sql`and r.id > ${after}::uuid` : sql``}
    order by r.id limit ${limit}`.execute(db)
  return rows
}
