import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db/open.ts'

export interface Turn {
  id: string
  version: number
  /** The light that it turns from. */
  was: string
  light: string
  light_rule: string | null
  light_on: string | null
  service_step: string | null
  service_due_on: string | null
}

/** The day that the lights of a tenant were last computed for. */
export async function litOn(db: Db, tenantId: string): Promise<string | null> {
  const { lights_on } = await db
    .selectFrom('tenant')
    .select('lights_on')
    .where('id', '=', tenantId)
    .executeTakeFirstOrThrow()
  return lights_on
}

export async function markLit(db: Db, tenantId: string, today: string): Promise<void> {
  await db.updateTable('tenant').set({ lights_on: today }).where('id', '=', tenantId).execute()
}

/** Ids of the projects that a light is due to, by id; a page at a time. */
export async function idsAfter(db: Db, tenantId: string, after: string | null, limit: number): Promise<string[]> {
  const from = after ? sql`and id > ${after}::uuid` : sql``
  const { rows } = await sql<{ id: string }>`
    select id from project where tenant_id = ${tenantId} ${from} and (status = 'active' or light <> 'none')
    order by id limit ${limit}`.execute(db)
  return rows.map((row) => row.id)
}

/**
 * Writes the lights that turned, and answers whose. They follow from the facts, so the ledger and the version stay as they are; what
 * somebody is saving at this moment, or has saved since it was read, is left out.
 */
export async function writeLights(tx: Tx, tenantId: string, turns: Turn[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with turned as (
      select * from jsonb_to_recordset(${JSON.stringify(turns)}::jsonb)
        as r (id uuid, version integer, was text, light text, light_rule text, light_on date,
          service_step text, service_due_on date)
    ), held as (
      select s.id from stream s
      where s.tenant_id = ${tenantId} and s.id in (select id from turned) for update skip locked
    )
    update project p set light = r.light, light_rule = r.light_rule, light_on = r.light_on,
      service_step = r.service_step, service_due_on = r.service_due_on
    from turned r join held on held.id = r.id
    where p.tenant_id = ${tenantId} and p.id = r.id and p.version = r.version and p.light = r.was
    returning p.id`.execute(tx)
  return rows.map((row) => row.id)
}
