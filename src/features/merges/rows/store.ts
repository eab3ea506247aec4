import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from '#platform/db/open.ts'
import { prepared } from '#platform/db/prepared.ts'
import type { Cells, Merge, Relation, RowChange } from './model.ts'

/** Rows of a relation that point at a record: what tells them apart, and what is there once. */
export async function rowsNaming(tx: Tx, tenantId: string, relation: Relation, id: string): Promise<Cells[]> {
  const columns = [...new Set([...relation.key, ...(relation.once ?? []), ...(relation.adds ? [relation.adds] : [])])]
  const { rows } = await sql<Cells>`
    select ${sql.join(columns.map((name) => sql.ref(name)))} from ${sql.table(relation.table)}
    where tenant_id = ${tenantId} and ${sql.ref(relation.column)} = ${id}
    order by ${sql.join(relation.key.map((name) => sql.ref(name)))}`.execute(tx)
  return rows
}

export async function countNaming(db: Db | Tx, tenantId: string, relation: Relation, id: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from ${sql.table(relation.table)}
    where tenant_id = ${tenantId} and ${sql.ref(relation.column)} = ${id}`.execute(db)
  return rows[0]!.n
}

/** Takes rows out and answers each as JSON text, in an order in which they can come back. */
export async function takeRows(tx: Tx, tenantId: string, table: string, keys: Cells[]): Promise<string[]> {
  if (keys.length === 0) return []
  const columns = Object.keys(keys[0]!)
  const { rows } = await sql<{ row: string }>`
    delete from ${sql.table(table)} t
    using jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(keys)}::jsonb) k
    where t.tenant_id = ${tenantId} and ${all(columns, (name) => sql`t.${sql.ref(name)} = k.${sql.ref(name)}`)}
    returning to_jsonb(t)::text as row`.execute(tx)
  return rows.map(({ row }) => row)
}

export async function putRow(tx: Tx, table: string, row: string): Promise<void> {
  await sql`
    insert into ${sql.table(table)} select * from jsonb_populate_record(null::${sql.table(table)}, ${row}::jsonb)`.execute(
    tx,
  )
}

/** Changes the rows that are still as told, a statement a table and shape; answers how many. */
export async function changeRows(tx: Tx, tenantId: string, changes: RowChange[]): Promise<number> {
  let done = 0
  for (const alike of runs(changes)) {
    const { table, key, after } = alike[0]!
    const rows = alike.map((change) => ({ was: { ...change.key, ...change.before }, is: change.after }))
    const target = sql.table(table)
    const columns = Object.keys(after)
    const { numAffectedRows } = await sql`
      update ${target} t set ${sql.join(columns.map((name) => sql`${sql.ref(name)} = i.${sql.ref(name)}`))}
      from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) r
      cross join lateral jsonb_populate_record(null::${target}, r -> 'was') w
      cross join lateral jsonb_populate_record(null::${target}, r -> 'is') i
      where t.tenant_id = ${tenantId} and ${all(Object.keys(key), (name) => sql`t.${sql.ref(name)} = w.${sql.ref(name)}`)}
        and ${all(columns, (name) => sql`t.${sql.ref(name)} is not distinct from w.${sql.ref(name)}`)}`.execute(tx)
    done += Number(numAffectedRows)
  }
  return done
}

/** Neighbours of one table and one shape, the order kept. */
function runs(changes: RowChange[]): RowChange[][] {
  const shape = ({ table, after }: RowChange) => [table, ...Object.keys(after)].join(' ')
  const groups: RowChange[][] = []
  for (const change of changes) {
    const last = groups.at(-1)
    if (last && shape(last[0]!) === shape(change)) last.push(change)
    else groups.push([change])
  }
  return groups
}

function all(columns: string[], fits: (column: string) => RawBuilder<unknown>) {
  return sql.join(columns.map(fits), sql` and `)
}

/** Moves records a version on and answers the new ones. */
export async function nextVersions(
  tx: Tx,
  tenantId: string,
  table: string,
  ids: string[],
): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; version: number }>`
    update ${sql.table(table)} set version = version + 1
    where tenant_id = ${tenantId} and id = any(${ids}::uuid[]) returning id, version`.execute(tx)
  return new Map(rows.map((row) => [row.id, row.version]))
}

/** Nobody names the records while they are merged. */
export async function lockRows(tx: Tx, tenantId: string, table: string, ids: string[]): Promise<void> {
  await sql`
    select from ${sql.table(table)} where tenant_id = ${tenantId} and id = any(${ids}::uuid[])
    order by id for update`.execute(tx)
}

export async function insertMerge(tx: Tx, tenantId: string, merge: Merge): Promise<void> {
  const row = JSON.stringify({ tenant_id: tenantId, undone_reason: '', ...merge })
  await sql`insert into merge select * from jsonb_populate_record(null::merge, ${row}::jsonb)`.execute(tx)
}

const columns = sql.raw(
  'id, kind, kept_id, lost_id, lost_name, name_key, code, reason, changes, kept, moved, merged_by, merged_at',
)

/** A merge that was not taken back. */
export async function oneMerge(
  db: Db | Tx,
  tenantId: string,
  id: string,
  locked?: 'locked',
): Promise<Merge | undefined> {
  const { rows } = await sql<Merge & { merged_at: Date | string }>`
    select ${columns} from merge
    where tenant_id = ${tenantId} and id = ${id} and undone_at is null ${locked ? sql`for update` : sql``}`.execute(db)
  return rows.map((row) => ({ ...row, merged_at: new Date(row.merged_at).toISOString() }))[0]
}

/** The first merge that was built on another: into the same record later, or of that record into a third. */
export async function builtOn(tx: Tx, tenantId: string, merge: Pick<Merge, 'id' | 'kept_id'>) {
  const { rows } = await sql<{ lost_id: string; lost_name: string }>`
    select lost_id, lost_name from merge
    where tenant_id = ${tenantId} and undone_at is null
      and ((kept_id = ${merge.kept_id} and id > ${merge.id}::uuid) or lost_id = ${merge.kept_id})
    order by id desc limit 1`.execute(tx)
  return rows[0]
}

export async function setUndone(
  tx: Tx,
  tenantId: string,
  id: string,
  by: { undone_by: string; undone_at: Date; undone_reason: string },
): Promise<void> {
  await sql`
    update merge set undone_by = ${by.undone_by}, undone_at = ${by.undone_at}, undone_reason = ${by.undone_reason}
    where tenant_id = ${tenantId} and id = ${id}`.execute(tx)
}

/** Where each of the records went that are merged, to the end of the way. */
export async function waysOn(db: Db | Tx, tenantId: string, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; kept_id: string }>`
    with recursive way as (
      select lost_id as id, kept_id, 1 as step from merge
      where tenant_id = ${tenantId} and lost_id = any(${ids}::uuid[]) and undone_at is null
      union all
      select way.id, m.kept_id, way.step + 1 from way
      join merge m on m.tenant_id = ${tenantId} and m.lost_id = way.kept_id and m.undone_at is null
    )
    select distinct on (id) id, kept_id from way order by id, step desc`.execute(db)
  return new Map(rows.map((row) => [row.id, row.kept_id]))
}

/** Enterprises that were merged, under any of the names (as folded) or codes; the first merged first. */
export async function lostUnder(
  db: Db | Tx,
  tenantId: string,
  names: string[],
  codes: string[],
): Promise<{ lost_id: string; name_key: string; code: string | null }[]> {
  const { rows } = await sql<{ lost_id: string; name_key: string; code: string | null }>`
    ${prepared} select lost_id, name_key, code, id from merge
    where tenant_id = ${tenantId} and undone_at is null and kind = 'enterprise' and name_key = any(${names}::text[])
    union
    select lost_id, name_key, code, id from merge
    where tenant_id = ${tenantId} and undone_at is null and code is not null and code = any(${codes}::text[])
    order by id`.execute(db)
  return rows
}

export interface ToldMerge {
  id: string
  lost_id: string
  lost_name: string
  reason: string
  by: string | null
  at: string
}

/** What was merged into a record, the latest first. */
export async function mergesInto(db: Db, tenantId: string, keptId: string): Promise<ToldMerge[]> {
  const { rows } = await sql<ToldMerge>`
    select g.id, g.lost_id, g.lost_name, g.reason, m.name as by, g.merged_at as at
    from merge g left join member m on m.tenant_id = g.tenant_id and m.id = g.merged_by
    where g.tenant_id = ${tenantId} and g.kept_id = ${keptId} and g.undone_at is null
    order by g.id desc limit 50`.execute(db)
  return rows.map((row) => ({ ...row, at: new Date(row.at).toISOString() }))
}
