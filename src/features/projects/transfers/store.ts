import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db, Tx } from '#platform/db/open.ts'
import type { Transfer } from './model.ts'
import type { Agreement } from './shares/model.ts'

const columns =
  sql.raw(`t.id, t.version, t.project_id, t.origin_unit_id, t.from_unit_id, t.to_unit_id, t.pooled, t.status,
  t.reason, t.shown_name, t.shown_industry, t.shown_cny, t.needs, t.share_counts, t.share_tax, t.share_years, t.offered_by,
  t.offered_on, t.answer_by_on, t.answer, t.answered_by, t.answered_on, t.shared_until_on`)

/** Writes an offer where the project has no open one; false where it has. */
export async function insertTransfer(tx: Tx, tenantId: string, transfer: Transfer): Promise<boolean> {
  const fields = sql.raw(
    `tenant_id, ${Object.keys(transfer)
      .map((name) => `"${name}"`)
      .join(', ')}`,
  )
  const row = JSON.stringify({ tenant_id: tenantId, ...transfer })
  const { numAffectedRows } = await sql`
    insert into transfer (${fields}) select ${fields} from jsonb_populate_record(null::transfer, ${row}::jsonb)
    on conflict do nothing`.execute(tx)
  return Number(numAffectedRows) === 1
}

export async function writeTransfer(tx: Tx, tenantId: string, transfer: Transfer): Promise<void> {
  await sql`
    update transfer t set version = r.version, to_unit_id = r.to_unit_id, status = r.status, share_counts = r.share_counts,
      share_tax = r.share_tax, share_years = r.share_years, answer = r.answer, answered_by = r.answered_by,
      answered_on = r.answered_on, shared_until_on = r.shared_until_on
    from jsonb_populate_record(null::transfer, ${JSON.stringify(transfer)}::jsonb) r
    where t.tenant_id = ${tenantId} and t.id = ${transfer.id}`.execute(tx)
}

export async function oneTransfer(db: Db | Tx, tenantId: string, id: string): Promise<Transfer | undefined> {
  const { rows } = await sql<Transfer>`
    select ${columns} from transfer t where t.tenant_id = ${tenantId} and t.id = ${id}`.execute(db)
  return rows[0]
}

/** What was agreed for a project, in order: offers of one project follow each other, and so do their ids. */
export async function agreementsOf(tx: Tx, tenantId: string, projectId: string): Promise<Agreement[]> {
  const { rows } = await sql<Agreement>`
    select id, from_unit_id, share_counts, share_tax, shared_until_on from transfer
    where tenant_id = ${tenantId} and project_id = ${projectId} and status = 'taken' order by id`.execute(tx)
  return rows
}

/** Who brought the project, where it was passed on before. */
export async function originOf(tx: Tx, tenantId: string, projectId: string): Promise<string | undefined> {
  const { rows } = await sql<{ origin_unit_id: string }>`
    select origin_unit_id from transfer
    where tenant_id = ${tenantId} and project_id = ${projectId} and status = 'taken' order by id limit 1`.execute(tx)
  return rows[0]?.origin_unit_id
}

/** Whether another unit disputes the first contact that the project rests on. */
export async function isDisputed(tx: Tx, tenantId: string, projectId: string): Promise<boolean> {
  const { rows } = await sql<{ disputed: boolean }>`
    select exists (
      select from protection p join dispute d on d.tenant_id = p.tenant_id and d.protection_id = p.id
      where p.tenant_id = ${tenantId} and p.project_id = ${projectId} and p.ended_on is null
        and d.status in ('asked', 'declined', 'appealed')) as disputed`.execute(tx)
  return rows[0]!.disputed
}

/** Whether there is such a unit, and it works. */
export async function isOpenUnit(tx: Tx, tenantId: string, id: string): Promise<boolean> {
  const { rows } = await sql`
    select from unit where tenant_id = ${tenantId} and id = ${id} and closed_on is null`.execute(tx)
  return rows.length === 1
}

/** A transfer as it is read: units by name, and who holds the project now. */
export type Told = Transfer & { origin_name: string; from_name: string; to_name: string | null; held_by: string }

/** A project that has become secret since it was offered is shown by its code name. */
const name = sql<string>`(case when p.confidential then p.code_name else t.shown_name end)`

const told = sql`
  select ${columns}, ${name} as shown_name, o.name as origin_name, f.name as from_name, g.name as to_name,
    p.unit_id as held_by
  from transfer t
  join project p on p.tenant_id = t.tenant_id and p.id = t.project_id
  join unit o on o.tenant_id = t.tenant_id and o.id = t.origin_unit_id
  join unit f on f.tenant_id = t.tenant_id and f.id = t.from_unit_id
  left join unit g on g.tenant_id = t.tenant_id and g.id = t.to_unit_id`

export async function toldTransfer(db: Db, tenantId: string, id: string): Promise<Told | undefined> {
  const { rows } = await sql<Told>`${told} where t.tenant_id = ${tenantId} and t.id = ${id}`.execute(db)
  return rows[0]
}

/** All of a project, the latest first. */
export async function transfersOf(db: Db, tenantId: string, projectId: string): Promise<Told[]> {
  const { rows } = await sql<Told>`
    ${told} where t.tenant_id = ${tenantId} and t.project_id = ${projectId} order by t.id desc limit 50`.execute(db)
  return rows
}

export interface Wanted {
  /** The pool, or those that one's units are a side of. */
  view: 'pool' | 'ours'
  q?: string
  industry?: string
  unit?: string
  after?: string
  limit: number
  today: string
}

/** A page, the latest first (ids are made in order of time). What is searched is what is shown, and nothing else of the project. */
export async function listed(db: Db, who: { tenant_id: string; reach: string[] }, wanted: Wanted): Promise<Told[]> {
  const { rows } = await sql<Told>`
    ${told}
    where t.tenant_id = ${who.tenant_id}
      and ${wanted.view === 'pool' ? inPool(wanted.today) : ofSides(who.reach)}
      ${wanted.q ? sql`and position(lower(${wanted.q}) in lower(${name} || ' ' || t.needs)) > 0` : sql``}
      ${wanted.industry ? sql`and t.shown_industry ~ ${`^[A-T]?${wanted.industry}`}` : sql``}
      ${wanted.unit ? sql`and t.from_unit_id = ${wanted.unit}::uuid` : sql``}
      ${wanted.after ? sql`and t.id < ${wanted.after}::uuid` : sql``}
    order by t.id desc limit ${wanted.limit}`.execute(db)
  return rows
}

function inPool(today: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`t.status = 'offered' and t.pooled and t.answer_by_on >= ${today}::date`
}

function ofSides(reach: string[]): RawBuilder<SqlBool> {
  return sql<SqlBool>`(t.from_unit_id = any(${reach}::uuid[]) or t.to_unit_id = any(${reach}::uuid[]))`
}

/** Where a project of a list is on its way to, and who brought it. */
export interface Passing {
  project_id: string
  offered: { id: string; to: string | null } | null
  origin: { id: string; name: string } | null
}

/** Of these projects, those that are offered or were passed on. */
export function passing(tenantId: string, projectIds: string[]): RawBuilder<Passing> {
  return sql<Passing>`
    select t.project_id,
      (array_agg(jsonb_build_object('id', t.id, 'to', g.name)) filter (where t.status = 'offered'))[1] as offered,
      (array_agg(jsonb_build_object('id', o.id, 'name', o.name) order by t.id) filter (where t.status = 'taken'))[1] as origin
    from transfer t
    join unit o on o.tenant_id = t.tenant_id and o.id = t.origin_unit_id
    left join unit g on g.tenant_id = t.tenant_id and g.id = t.to_unit_id
    where t.tenant_id = ${tenantId} and t.project_id = any(${projectIds}::uuid[]) and t.status in ('offered', 'taken')
    group by t.project_id`
}

/** Whether a project is offered. */
export async function isOnOffer(db: Db | Tx, tenantId: string, projectId: string): Promise<boolean> {
  const { rows } = await passing(tenantId, [projectId]).execute(db)
  return rows.some(({ offered }) => offered !== null)
}

/** Offers that nobody answered in time, of any tenant. */
export async function unanswered(db: Db, today: string, limit: number): Promise<{ tenant_id: string; id: string }[]> {
  const { rows } = await sql<{ tenant_id: string; id: string }>`
    select tenant_id, id from transfer where status = 'offered' and answer_by_on < ${today}
    order by tenant_id, answer_by_on limit ${limit}`.execute(db)
  return rows
}

/** What a unit has of a project's figures by the agreements that were made for it. */
export interface SharedSum {
  project_id: string
  unit_id: string
  indicator: string
  n: number
  cny: string
}

export async function sharedSums(db: Db, tenantId: string, projectIds: string[]): Promise<SharedSum[]> {
  if (projectIds.length === 0) return []
  const { rows } = await sql<SharedSum>`
    select project_id, unit_id, indicator, sum(n)::float8 as n, sum(cny)::text as cny from posting
    where tenant_id = ${tenantId} and project_id = any(${projectIds}::uuid[]) and transfer_id is not null
    group by project_id, unit_id, indicator having sum(n) <> 0 or sum(cny) <> 0`.execute(db)
  return rows
}
