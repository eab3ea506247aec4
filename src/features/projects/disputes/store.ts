import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db/open.ts'
import type { Dispute } from './model.ts'

const columns =
  sql.raw(`d.id, d.version, d.enterprise_id, d.protection_id, d.holder_unit_id, d.asking_unit_id, d.asking_project_id,
  d.status, d.question, d.asked_by, d.asked_on, d.answer_by_on, d.answer, d.answered_by, d.answered_on, d.appeal, d.appealed_by,
  d.appealed_on, d.decision, d.reason, d.decided_by, d.decided_on`)

/** Writes it where the asking unit has no open one about this protection; false where it has. */
export async function insertDispute(tx: Tx, tenantId: string, dispute: Dispute): Promise<boolean> {
  const row = JSON.stringify({ tenant_id: tenantId, ...dispute })
  const { numAffectedRows } = await sql`
    insert into dispute select * from jsonb_populate_record(null::dispute, ${row}::jsonb)
    on conflict do nothing`.execute(tx)
  return Number(numAffectedRows) === 1
}

export async function writeDispute(tx: Tx, tenantId: string, dispute: Dispute): Promise<void> {
  await sql`
    update dispute d set version = r.version, status = r.status, asking_project_id = r.asking_project_id,
      answer = r.answer, answered_by = r.answered_by, answered_on = r.answered_on,
      appeal = r.appeal, appealed_by = r.appealed_by, appealed_on = r.appealed_on,
      decision = r.decision, reason = r.reason, decided_by = r.decided_by, decided_on = r.decided_on
    from jsonb_populate_record(null::dispute, ${JSON.stringify(dispute)}::jsonb) r
    where d.tenant_id = ${tenantId} and d.id = ${dispute.id}`.execute(tx)
}

export async function oneDispute(db: Db | Tx, tenantId: string, id: string): Promise<Dispute | undefined> {
  const { rows } = await sql<Dispute>`
    select ${columns} from dispute d where d.tenant_id = ${tenantId} and d.id = ${id}`.execute(db)
  return rows[0]
}

export type Told = Dispute & { enterprise_name: string; holder_name: string; asking_name: string }

const told = sql`
  select ${columns}, e.name as enterprise_name, h.name as holder_name, a.name as asking_name
  from dispute d
  join enterprise e on e.tenant_id = d.tenant_id and e.id = d.enterprise_id
  join unit h on h.tenant_id = d.tenant_id and h.id = d.holder_unit_id
  join unit a on a.tenant_id = d.tenant_id and a.id = d.asking_unit_id`

export async function toldDispute(db: Db, tenantId: string, id: string): Promise<Told | undefined> {
  const { rows } = await sql<Told>`${told} where d.tenant_id = ${tenantId} and d.id = ${id}`.execute(db)
  return rows[0]
}

/** A page of those that the reader's units are a side of, the latest first (ids are made in order of time). */
export async function disputesOf(
  db: Db,
  who: { tenant_id: string; reach: string[] },
  { open, after, limit }: { open: boolean; after?: string; limit: number },
): Promise<Told[]> {
  const { rows } = await sql<Told>`
    ${told}
    where d.tenant_id = ${who.tenant_id}
      and (d.holder_unit_id = any(${who.reach}::uuid[]) or d.asking_unit_id = any(${who.reach}::uuid[]))
      ${open ? sql`and d.status in ('asked', 'declined', 'appealed')` : sql``}
      ${after ? sql`and d.id < ${after}::uuid` : sql``}
    order by d.id desc limit ${limit}`.execute(db)
  return rows
}

export interface Talk {
  on: string
  with: string
  said: string
  by: string | null
}

/** The talks of a project with its investor, the latest first: what a side rests on. */
export async function talksOf(db: Db, tenantId: string, projectId: string, limit: number): Promise<Talk[]> {
  const { rows } = await sql<Talk>`
    select e.changes->'contact'->1->>'on' as on, e.changes->'contact'->1->>'with' as with, coalesce(e.note, '') as said,
      m.name as by
    from event e left join member m on m.tenant_id = e.tenant_id and m.id = e.actor_id
    where e.tenant_id = ${tenantId} and e.stream_id = ${projectId} and e.kind = 'project.contacted'
    order by e.seq desc limit ${limit}`.execute(db)
  return rows
}

/** Members who hold one of the roles in a unit that stands above both, nearest first to them. */
export async function arbitersOf(
  tx: Tx,
  tenantId: string,
  unitIds: [string, string],
  roles: string[],
): Promise<string[]> {
  const { rows } = await sql<{ member_id: string }>`
    select distinct r.member_id
    from unit a join unit b on b.tenant_id = a.tenant_id and b.id = ${unitIds[1]}
    join member_role r on r.tenant_id = a.tenant_id and r.role = any(${roles}::text[])
      and r.unit_id::text = any(string_to_array(a.path, '/')) and r.unit_id::text = any(string_to_array(b.path, '/'))
    join member m on m.tenant_id = r.tenant_id and m.id = r.member_id and m.disabled_at is null
    where a.tenant_id = ${tenantId} and a.id = ${unitIds[0]}`.execute(tx)
  return rows.map((row) => row.member_id)
}

/** Officers and leads of a unit: whom it concerns when nobody carries a project. */
export async function spokesmenOf(tx: Tx, tenantId: string, unitId: string): Promise<string[]> {
  const { rows } = await sql<{ member_id: string }>`
    select distinct r.member_id from member_role r
    join member m on m.tenant_id = r.tenant_id and m.id = r.member_id and m.disabled_at is null
    where r.tenant_id = ${tenantId} and r.unit_id = ${unitId} and r.role in ('officer', 'unit_lead')`.execute(tx)
  return rows.map((row) => row.member_id)
}

export async function unitNamed(db: Db | Tx, tenantId: string, id: string): Promise<string> {
  const { rows } = await sql<{
    name: string
  }>`select name from unit where tenant_id = ${tenantId} and id = ${id}`.execute(db)
  return rows[0]?.name ?? ''
}

/** The project that a protection rests on. */
export async function projectOf(db: Db, tenantId: string, protectionId: string): Promise<string | null> {
  const { rows } = await sql<{ project_id: string }>`
    select project_id from protection where tenant_id = ${tenantId} and id = ${protectionId}`.execute(db)
  return rows[0]?.project_id ?? null
}
