import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db/open.ts'
import type { Filter } from '../list/model.ts'
import { type Knowing, narrowed } from '../list/store.ts'
import type { Grouping, Sums } from './model.ts'

export interface GroupRow extends Sums {
  /** One for each fact that is grouped by. */
  keys: (string | null)[]
}

/**
 * Projects of the filtered list by some of their facts, with their total investment in yuan by basis. One pass, over an index alone
 * where the filter is of what it holds.
 */
export async function groupSums(db: Db, who: Knowing, filter: Filter, by: readonly Grouping[]): Promise<GroupRow[]> {
  const keys = by.map((one, at) => sql`${keyOf(one)} as ${sql.ref(`key_${at}`)}`)
  const { rows } = await sql<Sums & Record<`key_${number}`, string | null>>`
    select ${sql.join(keys)}, count(*)::int as n, ${amount('announced')}, ${amount('agreed')}, ${amount('verified')}
    from project p where ${narrowed(who, filter)}
    group by ${sql.join(by.map((_, at) => sql.lit(at + 1)))}`.execute(db)
  return rows.map(({ n, announced, agreed, verified, ...row }) => {
    return { keys: by.map((_, at) => row[`key_${at}`] ?? null), n, announced, agreed, verified }
  })
}

function amount(basis: keyof Omit<Sums, 'n'>): RawBuilder<unknown> {
  return sql`sum(${sql.ref(`p.${basis}_cny`)})::text as ${sql.ref(basis)}`
}

/** An industry is its division, which its section is known by. */
function keyOf(by: Grouping): RawBuilder<unknown> {
  if (by === 'unit') return sql`p.unit_id::text`
  if (by === 'year') return sql`extract(year from p.signed_on)::int::text`
  if (by === 'industry') return sql`substring(p.industry from '[0-9]{2}')`
  return sql.ref(`p.${by}`)
}
