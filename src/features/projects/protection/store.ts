import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db/open.ts'
import type { Protection } from './model.ts'

const columns =
  sql.raw(`p.id, p.version, p.enterprise_id, p.project_id, p.unit_id, p.joint_unit_ids, p.registered_on, p.until_on,
  p.paused_on, p.paused_days, p.ended_on, p.ending`)

/** Those that have run out for these enterprises and were not ended yet, locked. */
export async function ranOut(tx: Tx, tenantId: string, enterpriseIds: string[], today: string): Promise<Protection[]> {
  const { rows } = await sql<Protection>`
    select ${columns} from protection p
    where p.tenant_id = ${tenantId} and p.enterprise_id = any(${enterpriseIds}::uuid[]) and p.ended_on is null
      and p.until_on < ${today}
    order by p.id for update`.execute(tx)
  return rows
}

export async function tenantsWithRanOut(db: Db, today: string): Promise<string[]> {
  const { rows } = await sql<{ tenant_id: string }>`
    select distinct tenant_id from protection where ended_on is null and until_on < ${today}`.execute(db)
  return rows.map((row) => row.tenant_id)
}

/** A page of all that have run out and were not ended yet, locked; those that somebody else is ending are left to them. */
export async function allRanOut(tx: Tx, tenantId: string, today: string, limit: number): Promise<Protection[]> {
  const { rows } = await sql<Protection>`
    select ${columns} from protection p
    where p.tenant_id = ${tenantId} and p.ended_on is null and p.until_on < ${today}
    order by p.until_on, p.id limit ${limit} for update skip locked`.execute(tx)
  return rows
}

/** Registers where nobody stands: of two in the same instant one is written. Answers the ids of those that were. */
export async function insertWhereFree(tx: Tx, tenantId: string, protections: Protection[]): Promise<Set<string>> {
  const sorted = [...protections].sort((a, b) => (a.enterprise_id < b.enterprise_id ? -1 : 1))
  const rows = sorted.map((protection) => ({ tenant_id: tenantId, ...protection }))
  const { rows: written } = await sql<{ id: string }>`
    insert into protection select * from jsonb_populate_recordset(null::protection, ${JSON.stringify(rows)}::jsonb)
    on conflict (tenant_id, enterprise_id) where ended_on is null do nothing returning id`.execute(tx)
  return new Set(written.map(({ id }) => id))
}

export async function writeProtections(tx: Tx, tenantId: string, protections: Protection[]): Promise<void> {
  if (protections.length === 0) return
  await sql`
    update protection p set version = r.version, unit_id = r.unit_id, joint_unit_ids = r.joint_unit_ids,
      until_on = r.until_on, paused_on = r.paused_on, paused_days = r.paused_days, ended_on = r.ended_on, ending = r.ending
    from jsonb_populate_recordset(null::protection, ${JSON.stringify(protections)}::jsonb) r
    where p.tenant_id = ${tenantId} and p.id = r.id`.execute(tx)
}

/** Those of the projects that are not ended, locked. */
export async function openOfProjects(tx: Tx, tenantId: string, projectIds: string[]): Promise<Protection[]> {
  const { rows } = await sql<Protection>`
    select ${columns} from protection p
    where p.tenant_id = ${tenantId} and p.project_id = any(${projectIds}::uuid[]) and p.ended_on is null
    order by p.id for update`.execute(tx)
  return rows
}

/** Those of the enterprises that are not ended yet, with who holds them, locked where a transaction asks. */
export async function openOfEnterprises(db: Db | Tx, tenantId: string, enterpriseIds: string[]): Promise<Held[]> {
  const { rows } = await sql<Held>`
    select ${columns}, u.name as unit_name
    from protection p join unit u on u.tenant_id = p.tenant_id and u.id = p.unit_id
    where p.tenant_id = ${tenantId} and p.enterprise_id = any(${enterpriseIds}::uuid[]) and p.ended_on is null
    order by p.id ${db.isTransaction ? sql`for update of p` : sql``}`.execute(db)
  return rows
}

/** Takes every protection of the projects out, ended ones too; answers what they were. One that a dispute is about stays: the database refuses. */
export async function deleteProtections(tx: Tx, tenantId: string, projectIds: string[]): Promise<Protection[]> {
  const { rows } = await sql<Protection>`
    delete from protection p where p.tenant_id = ${tenantId} and p.project_id = any(${projectIds}::uuid[])
    returning ${columns}`.execute(tx)
  return rows
}

export async function lockProtection(tx: Tx, tenantId: string, id: string): Promise<Protection | undefined> {
  const { rows } = await sql<Protection>`
    select ${columns} from protection p where p.tenant_id = ${tenantId} and p.id = ${id} for update`.execute(tx)
  return rows[0]
}

export type Held = Protection & { unit_name: string }

/** Who stands for each of the enterprises today. */
export async function standingFor(
  db: Db | Tx,
  tenantId: string,
  enterpriseIds: string[],
  today: string,
): Promise<Map<string, Held>> {
  if (enterpriseIds.length === 0) return new Map()
  const { rows } = await sql<Held>`
    select ${columns}, u.name as unit_name
    from protection p join unit u on u.tenant_id = p.tenant_id and u.id = p.unit_id
    where p.tenant_id = ${tenantId} and p.enterprise_id = any(${enterpriseIds}::uuid[]) and p.ended_on is null
      and p.until_on >= ${today}`.execute(db)
  return new Map(rows.map((row) => [row.enterprise_id, row]))
}

export type Shown = Held & { enterprise_name: string; joint_units: { id: string; name: string }[] }

/** All that a project ever had, the latest first. */
export async function ofProject(db: Db | Tx, tenantId: string, projectId: string): Promise<Shown[]> {
  const { rows } = await sql<Shown>`
    select ${columns}, u.name as unit_name, e.name as enterprise_name,
      coalesce((select jsonb_agg(jsonb_build_object('id', j.id, 'name', j.name) order by j.id) from unit j
        where j.tenant_id = p.tenant_id and j.id = any(p.joint_unit_ids)), '[]') as joint_units
    from protection p
    join unit u on u.tenant_id = p.tenant_id and u.id = p.unit_id
    join enterprise e on e.tenant_id = p.tenant_id and e.id = p.enterprise_id
    where p.tenant_id = ${tenantId} and p.project_id = ${projectId}
    order by p.registered_on desc, p.id desc limit 20`.execute(db)
  return rows
}

/** Names of enterprises, in the order of the ids; one that is not there is left out. */
export async function enterpriseNames(
  db: Db | Tx,
  tenantId: string,
  ids: string[],
): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from enterprise where tenant_id = ${tenantId} and id = any(${ids}::uuid[])
    order by array_position(${ids}::uuid[], id)`.execute(db)
  return rows
}
