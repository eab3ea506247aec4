import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db } from '#platform/db/open.ts'
import type { KeptRow } from '../store.ts'

export interface Reader {
  tenant_id: string
  member_id: string
  own: string[]
  led: string[]
}

export interface Narrow {
  import_id?: string | undefined
  unit?: string | undefined
}

/** Imports whose rows the member may decide. */
function decidable({ tenant_id, member_id, own, led }: Reader, { import_id, unit }: Narrow): RawBuilder<SqlBool> {
  return sql<SqlBool>`
    i.tenant_id = ${tenant_id} and i.undo is null and i.status in ('done', 'cancelled')
    and ((i.member_id = ${member_id} and i.unit_id = any(${own}::uuid[])) or i.unit_id = any(${led}::uuid[]))
    ${import_id ? sql`and i.id = ${import_id}` : sql``}
    ${unit ? sql`and i.unit_id in (select u.id from unit u where u.tenant_id = ${tenant_id} and ${unit} = any(string_to_array(u.path, '/')))` : sql``}`
}

export interface Waiting {
  id: string
  file_name: string
  unit_id: string
  unit_name: string
  waiting: number
  later: number
}

/** Imports with suspected rows, and how many of them wait or were left for later. */
export async function waitingImports(db: Db, reader: Reader, narrow: Narrow): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    select i.id, i.file_name, i.unit_id, u.name as unit_name, w.waiting, w.later from import i
    join unit u on u.tenant_id = i.tenant_id and u.id = i.unit_id
    cross join lateral (
      select count(*) filter (where r.decision is null)::int as waiting, count(*) filter (where r.decision is not null)::int as later
      from import_row r where r.tenant_id = i.tenant_id and r.import_id = i.id and r.outcome = 'suspected') w
    where ${decidable(reader, narrow)} and w.waiting + w.later > 0
    order by i.id`.execute(db)
  return rows
}

export type SuspectedRow = KeptRow & { import_id: string }

/** Suspected rows of the imports, import by import and row by row, after a place. */
export async function suspectedOf(
  db: Db,
  tenantId: string,
  importIds: string[],
  page: { later: boolean; after: { import_id: string; n: number } | null; limit: number },
): Promise<SuspectedRow[]> {
  const from = page.after ? sql`and (r.import_id, r.n) > (${page.after.import_id}::uuid, ${page.after.n}::int)` : sql``
  const { rows } = await sql<SuspectedRow>`
    select r.import_id, r.n, r.outcome, r.project_id, r.candidate_id, r.cells, r.reasons, r.seq_before, r.seq_after, r.decision,
      m.name as decided_by_name, r.decided_at
    from import_row r left join member m on m.tenant_id = r.tenant_id and m.id = r.decided_by
    where r.tenant_id = ${tenantId} and r.import_id = any(${importIds}::uuid[]) and r.outcome = 'suspected'
      and r.decision is ${page.later ? sql`not null` : sql`null`} ${from}
    order by r.import_id, r.n limit ${page.limit}`.execute(db)
  return rows
}
