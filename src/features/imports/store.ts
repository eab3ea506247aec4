import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db/open.ts'
import type { StoredFile } from '#platform/files.ts'
import {
  type Counts,
  countsOf,
  type Decision,
  type Import,
  type Outcome,
  type Reason,
  type RowResult,
} from './model.ts'

const columns = sql.raw(
  `i.id, i.version, i.member_id, i.unit_id, i.file_name, i.sha256, i.map, i.mapped_as, i.status, i.undo, i.undo_by, i.rows_total, i.last_row, i.problem,
   i.created_at, i.started_at, i.ended_at, i.undo_rows, i.progress_at, i.rows_before, i.waits_for,
   (select b.name from member b where b.tenant_id = i.tenant_id and b.id = i.undo_by) as undo_by_name`,
)

/** An import with the names of who brought it in and where, and how far it was taken back by whom. */
export type ImportRow = Import & {
  member_name: string
  unit_name: string
  undo_rows: number
  undo_by_name: string | null
  progress_at: string | null
  /** Rows that were in when it was started last. */
  rows_before: number
  /** What has to be there before it goes on by itself: room on the server's disk. */
  waits_for: 'disk' | null
}

export async function rememberFile(
  tx: Tx,
  tenantId: string,
  file: StoredFile,
  memberId: string,
  now: Date,
): Promise<void> {
  await sql`
    insert into file (tenant_id, sha256, size, media_type, added_at, added_by)
    values (${tenantId}, ${file.sha256}, ${file.size}, ${file.media_type}, ${now}, ${memberId})
    on conflict do nothing`.execute(tx)
}

export async function insertImport(tx: Tx, tenantId: string, one: Import): Promise<void> {
  const row = { ...one, tenant_id: tenantId, rows_done: 0, undo_rows: 0, rows_before: 0 }
  await sql`
    insert into import select * from jsonb_populate_recordset(null::import, ${JSON.stringify([row])}::jsonb)`.execute(
    tx,
  )
}

/** Writes what a person or the end of the work changes; how far it has come is the rows' own to say. */
export async function updateImport(tx: Tx, tenantId: string, one: Import): Promise<void> {
  const { version, map, mapped_as, status, undo, undo_by, rows_total, problem, started_at, ended_at } = one
  await sql`
    update import set version = ${version}, map = ${JSON.stringify(map)}::jsonb,
      mapped_as = ${mapped_as && JSON.stringify(mapped_as)}::jsonb, status = ${status},
      undo = ${undo}, undo_by = ${undo_by}, rows_total = ${rows_total}, problem = ${problem}, started_at = ${started_at}, ended_at = ${ended_at},
      waits_for = null, rows_before = case when status <> 'running' and ${status} = 'running' then rows_done else rows_before end
    where tenant_id = ${tenantId} and id = ${one.id}`.execute(tx)
}

/** Moves the version on with the ledger, where only what hangs on the import was written. */
export async function setVersion(tx: Tx, tenantId: string, id: string, version: number): Promise<void> {
  await sql`update import set version = ${version} where tenant_id = ${tenantId} and id = ${id}`.execute(tx)
}

export async function setTotal(db: Db, tenantId: string, id: string, total: number): Promise<void> {
  await sql`update import set rows_total = ${total} where tenant_id = ${tenantId} and id = ${id}`.execute(db)
}

/** Beside the work, which is undone; it goes when the work gets on. */
export async function setWaiting(db: Db, tenantId: string, id: string): Promise<void> {
  await sql`update import set waits_for = 'disk' where tenant_id = ${tenantId} and id = ${id}`.execute(db)
}

export async function oneImport(db: Db | Tx, tenantId: string, id: string): Promise<ImportRow | undefined> {
  const { rows } = await sql<ImportRow>`
    select ${columns}, m.name as member_name, u.name as unit_name from import i
    join member m on m.tenant_id = i.tenant_id and m.id = i.member_id
    join unit u on u.tenant_id = i.tenant_id and u.id = i.unit_id
    where i.tenant_id = ${tenantId} and i.id = ${id}`.execute(db)
  return rows[0]
}

/** Units where a member's own imports are read, and where everyone's are. */
interface Reader {
  tenant_id: string
  member_id: string
  own: string[]
  led: string[]
}

function readBy({ tenant_id, member_id, own, led }: Reader) {
  return sql`i.tenant_id = ${tenant_id}
    and ((i.member_id = ${member_id} and i.unit_id = any(${own}::uuid[])) or i.unit_id = any(${led}::uuid[]))`
}

/** Imports, latest first: one's own, and those of the units that one leads or administers. */
export async function importsOf(db: Db, who: Reader, page: { after?: string; limit: number }): Promise<ImportRow[]> {
  const from = page.after ? sql`and i.id < ${page.after}::uuid` : sql``
  const { rows } = await sql<ImportRow>`
    select ${columns}, m.name as member_name, u.name as unit_name from import i
    join member m on m.tenant_id = i.tenant_id and m.id = i.member_id
    join unit u on u.tenant_id = i.tenant_id and u.id = i.unit_id
    where ${readBy(who)} ${from}
    order by i.id desc limit ${page.limit}`.execute(db)
  return rows
}

/** Another import of the same file that the reader may know of: the one whose rows are in, else the latest. What was discarded or taken back is none. */
export async function sameFileAs(
  db: Db,
  who: Reader,
  { id, sha256 }: Pick<Import, 'id' | 'sha256'>,
): Promise<ImportRow | undefined> {
  const { rows } = await sql<ImportRow>`
    select ${columns}, m.name as member_name, u.name as unit_name from import i
    join member m on m.tenant_id = i.tenant_id and m.id = i.member_id
    join unit u on u.tenant_id = i.tenant_id and u.id = i.unit_id
    where ${readBy(who)} and i.sha256 = ${sha256} and i.id <> ${id}
      and (i.status = 'draft' or i.started_at is not null) and i.undo is distinct from 'done'
    order by i.status = 'draft', i.id desc limit 1`.execute(db)
  return rows[0]
}

/** The same file under the same map that this member has begun and not ended. */
export async function unfinishedLike(
  db: Db,
  tenantId: string,
  like: Pick<Import, 'member_id' | 'sha256' | 'map'>,
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from import
    where tenant_id = ${tenantId} and member_id = ${like.member_id} and sha256 = ${like.sha256} and status = 'running'
      and map = ${JSON.stringify(like.map)}::jsonb
    order by id desc limit 1`.execute(db)
  return rows[0]?.id
}

/** Running imports of any tenant that nobody has moved on since then. */
export async function standingStill(db: Db, since: Date): Promise<{ tenant_id: string; id: string }[]> {
  const { rows } = await sql<{ tenant_id: string; id: string }>`
    select tenant_id, id from import where status = 'running' and coalesce(progress_at, started_at) < ${since}`.execute(
    db,
  )
  return rows
}

/** How many rows became what, all of them or some. */
export async function countRows(
  db: Db | Tx,
  tenantId: string,
  importIds: string[],
  only?: { after: number; to: number },
): Promise<Map<string, Counts>> {
  const some = only ? sql`and n > ${only.after} and n <= ${only.to}` : sql``
  const { rows } = await sql<{ import_id: string; outcome: string; n: number }>`
    select import_id, outcome, count(*)::int as n from import_row
    where tenant_id = ${tenantId} and import_id = any(${importIds}::uuid[]) ${some}
    group by import_id, outcome`.execute(db)
  const groups = Map.groupBy(rows, (row) => row.import_id)
  return new Map(importIds.map((id) => [id, countsOf(groups.get(id) ?? [])]))
}

export interface KeptRow {
  n: number
  outcome: Outcome
  project_id: string | null
  candidate_id: string | null
  cells: unknown[]
  reasons: Reason[]
  seq_before: number | null
  seq_after: number | null
  decision: Decision | null
  decided_by_name: string | null
  decided_at: string | null
}

export async function rowsOf(
  db: Db | Tx,
  tenantId: string,
  importId: string,
  page: { outcome?: Outcome; after: number; limit: number },
): Promise<KeptRow[]> {
  const only = page.outcome ? sql`and r.outcome = ${page.outcome}` : sql``
  const { rows } = await sql<KeptRow>`
    select r.n, r.outcome, r.project_id, r.candidate_id, r.cells, r.reasons, r.seq_before, r.seq_after, r.decision, m.name as decided_by_name, r.decided_at
    from import_row r left join member m on m.tenant_id = r.tenant_id and m.id = r.decided_by
    where r.tenant_id = ${tenantId} and r.import_id = ${importId} ${only} and r.n > ${page.after}
    order by r.n limit ${page.limit}`.execute(db)
  return rows
}

/** One row; nobody else decides it until the transaction ends. */
export async function holdRow(tx: Tx, tenantId: string, importId: string, n: number): Promise<KeptRow | undefined> {
  const { rows } = await sql<KeptRow>`
    select n, outcome, project_id, candidate_id, cells, reasons, seq_before, seq_after, decision, null as decided_by_name, decided_at
    from import_row where tenant_id = ${tenantId} and import_id = ${importId} and n = ${n} for update`.execute(tx)
  return rows[0]
}

/** Writes what a person decided of a row, or, with `decision` null, that nobody has. */
export async function updateRow(tx: Tx, tenantId: string, importId: string, row: DecidedRow): Promise<void> {
  await sql`
    update import_row set outcome = ${row.outcome}, project_id = ${row.project_id}, reasons = ${JSON.stringify(row.reasons)}::jsonb,
      decision = ${row.decision}, decided_by = ${row.decided_by}, decided_at = ${row.decided_at},
      seq_before = ${row.seq_before ?? null}, seq_after = ${row.seq_after ?? null}
    where tenant_id = ${tenantId} and import_id = ${importId} and n = ${row.n}`.execute(tx)
}

type DecidedRow = Omit<RowResult, 'candidate_id' | 'cells'> & {
  decision: Decision | null
  decided_by: string | null
  decided_at: Date | null
}
