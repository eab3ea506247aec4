import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db/open.ts'

/** A project that the import wrote, and its version before. */
export interface Touched {
  id: string
  /** 0 where the import made it. */
  version: number
}

/** Something that came after the import wrote a project. */
export interface Built {
  what: 'event' | 'claim' | 'import' | 'dispute'
  project_id: string
  /** Of an event its kind, of a claim its kind, of an import its file. */
  kind: string
  by: string | null
  at: string | Date
}

const ofMerges = ['project.merged', 'project.merged.withdrawn', 'project.unmerged']

/** One row a project, with the version before the first row that wrote it. */
function touchedBy(tenantId: string, importId: string) {
  return sql`(
    select project_id as id, min(seq_before) as version, min(n) as n from import_row
    where tenant_id = ${tenantId} and import_id = ${importId} and seq_after is not null group by project_id)`
}

export async function countTouched(
  db: Db | Tx,
  tenantId: string,
  importId: string,
): Promise<{ created: number; updated: number; unknown: number }> {
  const { rows } = await sql<{ created: number; updated: number; unknown: number }>`
    select (select count(*)::int from ${touchedBy(tenantId, importId)} t where t.version = 0) as created,
      (select count(*)::int from ${touchedBy(tenantId, importId)} t where t.version > 0) as updated,
      (select count(*)::int from import_row where tenant_id = ${tenantId} and import_id = ${importId}
        and outcome in ('created', 'updated') and seq_after is null) as unknown`.execute(db)
  return rows[0]!
}

/**
 * What was built on the projects since: events that neither this import nor one that was taken back wrote, claims, and later ledgers
 * that found them as they are. A merge that was taken back is none. Most of it is nothing: answers the first few and how many there are.
 */
export async function builtOn(
  db: Db | Tx,
  tenantId: string,
  one: { id: string; started_at: string },
  limit: number,
): Promise<{ items: Built[]; total: number }> {
  const { rows } = await sql<Built & { total: number }>`
    with touched as materialized (select * from ${touchedBy(tenantId, one.id)} t),
    built as (
      select 'event' as what, e.stream_id as project_id, e.kind, e.actor_id, e.at from touched t
      join event e on e.tenant_id = ${tenantId} and e.stream_id = t.id and e.seq > t.version
      where e.kind <> 'project.import_undone' and not exists (
        select 1 from import_row r join import i on i.tenant_id = r.tenant_id and i.id = r.import_id
        where r.tenant_id = ${tenantId} and r.project_id = e.stream_id and r.seq_after = e.seq
          and (i.id = ${one.id} or i.undo = 'done'))
        and (e.kind <> all(${ofMerges}::text[]) or exists (
          select 1 from merge g where g.tenant_id = ${tenantId} and g.undone_at is null and t.id in (g.kept_id, g.lost_id)))
      union all
      select 'claim', c.project_id, c.kind, c.submitted_by, c.created_at from touched t
      join claim c on c.tenant_id = ${tenantId} and c.project_id = t.id and c.created_at >= ${one.started_at}
      union all
      select 'dispute', t.id, '', d.asked_by, d.asked_on::timestamptz from touched t
      join protection p on p.tenant_id = ${tenantId} and p.project_id = t.id
      join dispute d on d.tenant_id = ${tenantId} and d.protection_id = p.id
      where t.version = 0
      union all
      select 'dispute', t.id, '', d.asked_by, d.asked_on::timestamptz from touched t
      join dispute d on d.tenant_id = ${tenantId} and d.asking_project_id = t.id
      where t.version = 0
      union all
      select 'import', r.project_id, i.file_name, i.member_id, i.started_at from touched t
      join import_row r on r.tenant_id = ${tenantId} and r.project_id = t.id
      join import i on i.tenant_id = r.tenant_id and i.id = r.import_id
      where i.id <> ${one.id} and i.undo is distinct from 'done' and i.started_at > ${one.started_at} and r.seq_after is null
    )
    select b.what, b.project_id, b.kind, m.name as by, b.at, count(*) over ()::int as total
    from built b left join member m on m.tenant_id = ${tenantId} and m.id = b.actor_id
    order by b.at, b.project_id limit ${limit}`.execute(db)
  return { items: rows.map(({ total: _, ...built }) => built), total: rows[0]?.total ?? 0 }
}

/** Nobody writes the projects until the transaction ends. In the order of their ids, as every bulk write does. */
export async function holdTouched(tx: Tx, tenantId: string, importId: string): Promise<void> {
  await sql`
    select 1 from stream where tenant_id = ${tenantId} and id in (select id from ${touchedBy(tenantId, importId)} t)
    order by id for update`.execute(tx)
}

export async function touchedAfter(
  tx: Tx,
  tenantId: string,
  importId: string,
  after: string | null,
  limit: number,
): Promise<Touched[]> {
  const from = after ? sql`where t.id > ${after}::uuid` : sql``
  const { rows } = await sql<Touched>`
    select t.id, t.version from ${touchedBy(tenantId, importId)} t ${from} order by t.id limit ${limit}`.execute(tx)
  return rows
}

/** Who wrote for the import, and when: its runs and the decisions on its rows. What else was made in the same moments is its own. */
export async function momentsOf(
  tx: Tx,
  tenantId: string,
  importId: string,
): Promise<{ actor_id: string; at: string }[]> {
  const { rows } = await sql<{ actor_id: string; at: string }>`
    select distinct e.actor_id, e.at from import_row r
    join event e on e.tenant_id = r.tenant_id and e.stream_id = r.project_id and e.seq = r.seq_after
    where r.tenant_id = ${tenantId} and r.import_id = ${importId} and r.seq_after is not null`.execute(tx)
  return rows
}

/** Later ledgers do not find projects by what this one called them. */
export async function forgetKeys(tx: Tx, tenantId: string, importId: string): Promise<void> {
  await sql`delete from project_key where tenant_id = ${tenantId} and import_id = ${importId}`.execute(tx)
}

/** How many projects are done; beside the transaction that does them, so that others see it. */
export async function setUndone(db: Db, tenantId: string, importId: string, rows: number, now: Date): Promise<void> {
  await sql`
    update import set undo_rows = ${rows}, undo_at = ${now}, waits_for = null where tenant_id = ${tenantId} and id = ${importId}`.execute(
    db,
  )
}

/** Imports of any tenant whose undoing has not moved since then. */
export async function undoStandingStill(db: Db, since: Date): Promise<{ tenant_id: string; id: string }[]> {
  const { rows } = await sql<{ tenant_id: string; id: string }>`
    select tenant_id, id from import where undo = 'running' and (undo_at is null or undo_at < ${since})`.execute(db)
  return rows
}

/** Whether a claim, or another row of a ledger, speaks of the project that one row made or changed. */
export async function rowBuiltOn(
  tx: Tx,
  tenantId: string,
  importId: string,
  projectId: string,
  n: number,
): Promise<boolean> {
  const { rows } = await sql<{ built: boolean }>`
    select exists (
      select 1 from import_row r join import i on i.tenant_id = r.tenant_id and i.id = r.import_id
      join import_row own on own.tenant_id = r.tenant_id and own.import_id = ${importId} and own.n = ${n}
      where r.tenant_id = ${tenantId} and r.project_id = ${projectId} and i.undo is distinct from 'done'
        and (r.import_id, r.n) <> (own.import_id, own.n)
        and (own.seq_before = 0 or r.seq_after > own.seq_after or r.decided_at > own.decided_at)
    ) or exists (
      select 1 from claim c join event e on e.tenant_id = c.tenant_id and e.stream_id = c.project_id
      join import_row own on own.tenant_id = c.tenant_id and own.import_id = ${importId} and own.n = ${n}
      where c.tenant_id = ${tenantId} and c.project_id = ${projectId} and e.seq = own.seq_after and c.created_at >= e.at
    ) as built`.execute(tx)
  return rows[0]!.built
}

/** Who wrote a version of a project, and when. */
export async function momentOf(
  tx: Tx,
  tenantId: string,
  projectId: string,
  seq: number,
): Promise<{ actor_id: string; at: string }[]> {
  const { rows } = await sql<{ actor_id: string; at: string }>`
    select actor_id, at from event
    where tenant_id = ${tenantId} and stream_id = ${projectId} and seq = ${seq}`.execute(tx)
  return rows
}
