import { sql } from 'kysely'
import { copied, copyRows } from '#platform/db/copy.ts'
import type { Db, Tx } from '#platform/db/open.ts'
import { prepared } from '#platform/db/prepared.ts'
import { keysOf } from './blocking/model.ts'
import { knownAs } from './model.ts'

/** An enterprise as far as a name is judged by it. */
export interface Company {
  id: string
  name: string
  code: string | null
  region: string
  other_names: string[]
}

type Named = Pick<Company, 'id' | 'name' | 'code' | 'other_names'>

/** Rows of `enterprise_key` for enterprises, as a bulk loader copies them in too. */
export function keyRows(tenantId: string, companies: Named[]) {
  return companies.flatMap(({ id, name, code, other_names }) =>
    keysOf(knownAs(name, code, other_names)).map((key) => ({ tenant_id: tenantId, key, enterprise_id: id })),
  )
}

/** Keys of enterprises that have none yet, sorted as the index is. */
export async function copyKeys(tx: Tx, tenantId: string, companies: Named[]): Promise<void> {
  const rows = keyRows(tenantId, companies).toSorted((a, b) => a.key - b.key)
  if (rows.length > 0) await copyRows(tx, copied('enterprise_key', rows))
}

async function insertKeys(tx: Tx, tenantId: string, companies: Named[]) {
  const rows = keyRows(tenantId, companies)
  await sql`
    insert into enterprise_key (tenant_id, key, enterprise_id)
    select ${tenantId}, r.key, r.id
    from unnest(${rows.map((row) => row.key)}::integer[], ${rows.map((row) => row.enterprise_id)}::uuid[]) as r (key, id)
    order by 2, 3 on conflict do nothing`.execute(tx)
}

/** Lets the job that looks for duplicates look at these enterprises, once the transaction is through. */
export async function markUnpaired(tx: Tx, tenantId: string, ids: string[]): Promise<void> {
  await sql`
    insert into enterprise_unpaired (tenant_id, enterprise_id)
    select ${tenantId}, id from unnest(${ids}::uuid[]) as made (id) order by 2 on conflict do nothing`.execute(tx)
}

/** Makes the keys of the enterprises anew from what they are called now. */
export async function replaceKeys(tx: Tx, tenantId: string, ids: string[]): Promise<void> {
  await sql`
    delete from enterprise_key where tenant_id = ${tenantId} and enterprise_id = any(${ids}::uuid[])`.execute(tx)
  await insertKeys(tx, tenantId, await loadCompanies(tx, tenantId, ids))
}

export async function loadCompanies(db: Db | Tx, tenantId: string, ids: string[]): Promise<Company[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Company>`
    ${prepared} select id, name, code, region, other_names from enterprise
    where tenant_id = ${tenantId} and id = any(${ids}::uuid[])`.execute(db)
  return rows
}

/**
 * Enterprises of each key, in no order: one look into the index a key, however common it is. Of a key that leads to more than so many
 * nobody is told, for it says too little: half of all keys that are asked for are of that kind.
 */
export async function idsByKey(
  db: Db | Tx,
  tenantId: string,
  keys: number[],
  most: number,
): Promise<Map<number, string[] | 'many'>> {
  const { rows } = await sql<{ key: number; ids: string | null }>`
    ${prepared} select asked.key, case when cardinality(found.ids) <= ${most} then array_to_string(found.ids, ' ') end as ids
    from unnest(${keys}::integer[]) as asked (key)
    cross join lateral (
      select array_agg(few.enterprise_id) as ids from (
        select enterprise_id from enterprise_key k
        where k.tenant_id = ${tenantId} and k.key = asked.key limit ${most + 1}) few
    ) found
    where found.ids is not null`.execute(db)
  return new Map(rows.map(({ key, ids }) => [key, ids?.split(' ') ?? 'many']))
}

/** Some enterprises of each key, however many it leads to. */
export async function someByKey(
  db: Db | Tx,
  tenantId: string,
  keys: number[],
  most: number,
): Promise<Map<number, string[]>> {
  if (keys.length === 0) return new Map()
  const { rows } = await sql<{ key: number; id: string }>`
    select asked.key, few.enterprise_id as id
    from unnest(${keys}::integer[]) as asked (key)
    cross join lateral (
      select enterprise_id from enterprise_key k
      where k.tenant_id = ${tenantId} and k.key = asked.key limit ${most}) few`.execute(db)
  const groups = Map.groupBy(rows, ({ key }) => key)
  return new Map([...groups].map(([key, found]) => [key, found.map(({ id }) => id)]))
}

/** The next enterprises by id, locked so that a change of their names waits. */
export async function holdNext(tx: Tx, tenantId: string, after: string | null, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from enterprise
    where tenant_id = ${tenantId} ${after ? sql`and id > ${after}::uuid` : sql``}
    order by id limit ${limit} for no key update`.execute(tx)
  return rows.map((row) => row.id)
}
