import { sql } from 'kysely'
import type { Db } from '#platform/db/open.ts'
import { mayHold } from '#platform/search/wanted.ts'
import { fold } from '#platform/search.ts'
import type { Searchable } from '../store.ts'

const columns = sql.raw('id, name, other_names, tags, contact_name, code, contact_phone, region')

export type Holding = Searchable & { region: string }

/**
 * Enterprises that may hold the query: those whose names begin with it, by the index of names, and as many of the others as the
 * limit allows, in no order. A word that half of all names hold is as quick as a rare one: nothing is sorted and nothing counted.
 */
export async function enterprisesHolding(db: Db, tenantId: string, query: string, limit: number): Promise<Holding[]> {
  const start = fold(query)
  const { rows } = await sql<Holding>`
    select distinct on (id) * from (
      (select ${columns} from enterprise e where e.tenant_id = ${tenantId}
        and e.name_key collate "C" >= ${start} and e.name_key collate "C" < ${`${start}\u{10ffff}`}
        order by e.name_key collate "C" limit ${limit})
      union all
      (select ${columns} from enterprise e where e.tenant_id = ${tenantId} and ${mayHold('e.search', query)}
        limit ${limit})
    ) found`.execute(db)
  return rows
}
