import { sql } from 'kysely'
import type { Me } from '#platform/context.ts'
import type { Db, Tx } from '#platform/db/open.ts'
import type { Run, Schedule } from './model.ts'

export interface ScheduleRow extends Schedule {
  name: string
  last_run: string | null
}

/** The member's own schedules, with the name of what they make and the last that was made. */
export async function schedulesOf(db: Db | Tx, me: Me, id?: string): Promise<ScheduleRow[]> {
  const { rows } = await sql<ScheduleRow>`
    select s.id, s.version, s.view_id, s.owner_id, s.every, s.day, s.hour, s.members, s.roles, s.next_at, s.stopped_because,
      v.name, (select r.id from report_run r where r.tenant_id = s.tenant_id and r.schedule_id = s.id order by r.due_at desc limit 1) as last_run
    from report_schedule s join saved_view v on v.tenant_id = s.tenant_id and v.id = s.view_id
    where s.tenant_id = ${me.tenant_id} and s.owner_id = ${me.member_id} and s.removed_at is null
      ${id ? sql`and s.id = ${id}` : sql``}
    order by v.name, s.id limit 200`.execute(db)
  return rows
}

export async function insertSchedule(tx: Tx, tenantId: string, schedule: Schedule): Promise<void> {
  await tx
    .insertInto('report_schedule')
    .values({ ...schedule, tenant_id: tenantId })
    .execute()
}

export async function updateSchedule(
  tx: Tx,
  tenantId: string,
  { id, ...schedule }: Schedule,
  removedAt: string | null = null,
): Promise<void> {
  await tx
    .updateTable('report_schedule')
    .set({ ...schedule, removed_at: removedAt })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .execute()
}

export interface Due {
  tenant_id: string
  id: string
}

/** Schedules of every tenant whose time has come, the earliest first. */
export async function dueSchedules(db: Db, now: Date): Promise<Due[]> {
  const { rows } = await sql<Due>`
    select tenant_id, id from report_schedule
    where next_at <= ${now.toISOString()}::timestamptz and removed_at is null order by next_at, id`.execute(db)
  return rows
}

/** One of them as it stands once its stream is held; undefined where another server has served it in the meantime. */
export async function stillDue(tx: Tx, { tenant_id, id }: Due, now: Date): Promise<Schedule | undefined> {
  const { rows } = await sql<Schedule>`
    select id, version, view_id, owner_id, every, day, hour, members, roles, next_at, stopped_because from report_schedule
    where tenant_id = ${tenant_id} and id = ${id} and next_at <= ${now.toISOString()}::timestamptz
      and removed_at is null`.execute(tx)
  return rows[0]
}

export async function insertRun(tx: Tx, tenantId: string, run: Run): Promise<void> {
  await tx
    .insertInto('report_run')
    .values({ ...run, tenant_id: tenantId, report: JSON.stringify(run.report) })
    .execute()
}

export async function runOf(db: Db, tenantId: string, id: string): Promise<Run | undefined> {
  const query = db.selectFrom('report_run').selectAll().where('tenant_id', '=', tenantId).where('id', '=', id)
  const row = await query.executeTakeFirst()
  return row && ({ ...row, report: row.report as unknown as Run['report'] } as Run)
}
