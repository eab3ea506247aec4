import { sql } from 'kysely'
import { copied, copyRows } from '#platform/db/copy.ts'
import type { Db, Tx } from '#platform/db/open.ts'
import { prepared } from '#platform/db/prepared.ts'
import { readingsOf } from '#platform/search/pinyin.ts'
import { searchTokens } from '#platform/search/tokens.ts'
import { mayHold } from '#platform/search/wanted.ts'
import { fold } from '#platform/search.ts'
import { copyKeys, markUnpaired } from './match/store.ts'
import type { Enterprise } from './model.ts'

const columns = sql.raw(
  'id, version, name, code, country, region, industry, kind, address, contact_name, contact_phone, note, tags, other_names, created_at, updated_at',
)

type Row = Omit<Enterprise, 'created_at' | 'updated_at'> & { created_at: Date | string; updated_at: Date | string }

export async function loadEnterprises(db: Db | Tx, tenantId: string, ids: string[]): Promise<Enterprise[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Row>`
    select ${columns} from enterprise where tenant_id = ${tenantId} and id = any(${ids}::uuid[])`.execute(db)
  return rows.map(fromRow)
}

/** Enterprises under any of the names (as folded) or codes; the oldest first. */
export async function enterprisesNamed(
  db: Db | Tx,
  tenantId: string,
  names: string[],
  codes: string[],
): Promise<(Enterprise & { name_key: string })[]> {
  const { rows } = await sql<Row & { name_key: string }>`
    ${prepared} select ${columns}, name_key from enterprise
    where tenant_id = ${tenantId} and name_key = any(${names}::text[])
    union
    select ${columns}, name_key from enterprise where tenant_id = ${tenantId} and code = any(${codes}::text[])
    order by id`.execute(db)
  return rows.map((row) => ({ ...fromRow(row), name_key: row.name_key }))
}

/** Until the transaction ends, no other one makes enterprises of this tenant: the same name twice at once stays one enterprise. */
export async function holdNames(tx: Tx, tenantId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`enterprise/${tenantId}`}, 0))`.execute(tx)
}

/** The same for some names (as folded) and codes alone, so that people who register unlike companies do not wait for each other. */
export async function holdKeys(tx: Tx, tenantId: string, names: string[], codes: string[]): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(hashtextextended(${`enterprise/${tenantId}`}, 0))`.execute(tx)
  const keys = [...names.map((name) => `name/${name}`), ...codes.map((code) => `code/${code}`)]
  // In one order, so that two writers cannot wait for each other.
  await sql`
    select pg_advisory_xact_lock(k) from (
      select distinct hashtextextended(${`enterprise/${tenantId}/`} || key, 0) as k
      from unnest(${keys}::text[]) key order by k) keys`.execute(tx)
}

export async function insertEnterprises(tx: Tx, tenantId: string, enterprises: Enterprise[]): Promise<void> {
  const rows = enterprises.map((enterprise) => fullRow(tenantId, enterprise))
  await copyRows(tx, copied('enterprise', rows))
  await copyKeys(tx, tenantId, enterprises)
  await markUnpaired(
    tx,
    tenantId,
    enterprises.map(({ id }) => id),
  )
}

export async function updateEnterprise(tx: Tx, tenantId: string, enterprise: Enterprise): Promise<void> {
  const row = fullRow(tenantId, enterprise)
  const names = Object.keys(row).filter((name) => !['tenant_id', 'id', 'created_at'].includes(name))
  await sql`
    update enterprise set ${sql.join(names.map((name) => sql`${sql.ref(name)} = r.${sql.ref(name)}`))}
    from jsonb_populate_recordset(null::enterprise, ${JSON.stringify([row])}::jsonb) r
    where enterprise.tenant_id = r.tenant_id and enterprise.id = r.id`.execute(tx)
}

/** Every column of the table, from the enterprise. */
export function fullRow(tenantId: string, enterprise: Enterprise): Record<string, unknown> {
  return {
    ...enterprise,
    tenant_id: tenantId,
    name_key: nameKey(enterprise.name),
    name_sort: sortKey(enterprise.name),
    search: searchOf(enterprise),
  }
}

/** The tokens that an enterprise is found by: its names and their sound, tags, contact, codes and telephones. */
export function searchOf({
  name,
  other_names,
  tags,
  contact_name,
  code,
  contact_phone,
}: Omit<Searchable, 'id'>): number[] {
  return searchTokens({ names: [name, ...other_names, contact_name], texts: tags, codes: [code, contact_phone] })
}

export type Searchable = Pick<
  Enterprise,
  'id' | 'name' | 'other_names' | 'tags' | 'contact_name' | 'code' | 'contact_phone'
>

/** What names of the same enterprise share; a name of signs alone is its own key. */
export function nameKey(name: string): string {
  return fold(name) || name.trim()
}

/** Names are listed by their sound, as offices are used to. */
function sortKey(name: string): string {
  return readingsOf(name)[0]!.join(' ')
}

export interface EnterpriseFilter {
  q?: string
  after?: { name_sort: string; id: string }
  limit: number
}

/** A page of enterprises by name; `name_sort` is for the cursor. Who is behind a confidential project does not show in the count. */
export async function listEnterprises(
  db: Db,
  tenantId: string,
  { q, after, limit }: EnterpriseFilter,
): Promise<(Enterprise & { name_sort: string; projects: number })[]> {
  const found = q ? sql`and ${mayHold('e.search', q)}` : sql``
  const from = after ? sql`and (e.name_sort, e.id) > (${after.name_sort}, ${after.id}::uuid)` : sql``
  // Without a search every page is read along the same index: planned once, and for a length that is known.
  const { rows } = await sql<Row & { name_sort: string; projects: number }>`
    ${q ? sql`` : prepared} select ${columns}, name_sort,
      (select count(distinct i.project_id)::int from project_investor i
       join project p on p.tenant_id = i.tenant_id and p.id = i.project_id
       where i.tenant_id = page.tenant_id and i.enterprise_id = page.id and not p.confidential) as projects
    from (select * from enterprise e where e.tenant_id = ${tenantId} ${found} ${from}
      order by e.name_sort, e.id limit ${sql.lit(limit)}) page
    order by name_sort, id`.execute(db)
  return rows.map((row) => ({ ...fromRow(row), name_sort: row.name_sort, projects: row.projects }))
}

function fromRow(row: Row): Enterprise {
  const { id, version, name, code, country, region, industry, kind, address, contact_name, contact_phone, note } = row
  return {
    id,
    version,
    name,
    code,
    country,
    region,
    industry,
    kind,
    address,
    contact_name,
    contact_phone,
    note,
    tags: row.tags,
    other_names: row.other_names,
    created_at: new Date(row.created_at).toISOString(),
    updated_at: new Date(row.updated_at).toISOString(),
  }
}

/** Locks the streams of two enterprises until the transaction ends, in one order; answers their versions. */
export async function holdBoth(tx: Tx, tenantId: string, ids: string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; seq: number }>`
    select id, seq from stream where tenant_id = ${tenantId} and id = any(${ids}::uuid[]) order by id for update`.execute(
    tx,
  )
  return new Map(rows.map((row) => [row.id, row.seq]))
}

export async function setVersion(tx: Tx, tenantId: string, id: string, version: number): Promise<void> {
  await sql`update enterprise set version = ${version} where tenant_id = ${tenantId} and id = ${id}`.execute(tx)
}

/** How many projects each of the enterprises invests in; confidential ones do not show. */
export async function projectsOf(db: Db, tenantId: string, ids: string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; n: number }>`
    select i.enterprise_id as id, count(distinct i.project_id)::int as n from project_investor i
    join project p on p.tenant_id = i.tenant_id and p.id = i.project_id and not p.confidential
    where i.tenant_id = ${tenantId} and i.enterprise_id = any(${ids}::uuid[]) group by 1`.execute(db)
  return new Map(rows.map(({ id, n }) => [id, n]))
}
