import { sql } from 'kysely'
import type { Db } from '#platform/db/open.ts'

export interface Near {
  id: string
  name: string
  hops: number
}

/**
 * Companies around some, so many relations of these kinds away, the nearest first and at most so many; a company with very many relations shows
 * as many as there is room for. The ones asked for come with none away.
 */
export async function companiesAround(
  db: Db,
  tenantId: string,
  id: string,
  { kinds, hops, most, today }: { kinds: readonly string[]; hops: number; most: number; today: string },
): Promise<Near[]> {
  const { rows } = await sql<Near>`
    with recursive near as (
      select ${id}::uuid as id, 0 as hops
      union
      select beside.id, near.hops + 1 from near
      cross join lateral (
        (select r.other_enterprise_id as id from enterprise_relation r
          where r.tenant_id = ${tenantId} and r.enterprise_id = near.id and r.kind = any(${[...kinds]}::text[])
            and (r.until_on is null or r.until_on >= ${today}) limit ${most})
        union all
        (select r.enterprise_id from enterprise_relation r
          where r.tenant_id = ${tenantId} and r.other_enterprise_id = near.id and r.kind = any(${[...kinds]}::text[])
            and (r.until_on is null or r.until_on >= ${today}) limit ${most})
      ) beside
      where near.hops < ${hops}
    )
    select e.id, e.name, n.hops from (select id, min(hops) as hops from near group by id) n
    join enterprise e on e.tenant_id = ${tenantId} and e.id = n.id
    order by n.hops, e.id limit ${most}`.execute(db)
  return rows
}
