import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db/open.ts'
import type { ReviewLevel } from '../model.ts'
import type { EndingProtection, LightFact, ServiceFact, StageFact, WaitingClaim } from './model.ts'

/** A part of what is due: rows after `after`, in the order of their ids. */
export interface Page {
  tenant_id: string
  playbook_id: string
  after: string
  limit: number
}

/** Looked up key by key (`offset 0`): planned as a join while nothing is known of the notices, each project is compared with each of them. */
const untold = (key: RawBuilder<string>) =>
  sql`not exists (select 1 from notice n where n.tenant_id = p.tenant_id and n.key = ${key} offset 0)`

const active = ({ tenant_id, playbook_id, after }: Page) =>
  sql`p.tenant_id = ${tenant_id} and p.playbook_id = ${playbook_id} and p.status = 'active' and p.id > ${after}`

const lastWrittenOn = sql`(p.updated_at at time zone 'Asia/Shanghai')::date`

export async function tenantIds(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('tenant').select('id').orderBy('id').execute()
  return rows.map((row) => row.id)
}

export async function playbookIds(db: Db, tenantId: string): Promise<string[]> {
  const query = db.selectFrom('playbook_version').select('id').where('tenant_id', '=', tenantId).orderBy('number')
  return (await query.execute()).map((row) => row.id)
}

/** Projects whose next step is due and that nobody was told of. */
export async function dueNextSteps(db: Db, page: Page, by: string): Promise<{ id: string; on: string }[]> {
  const { rows } = await sql<{ id: string; on: string }>`
    select p.id, p.next_step_on as on from project p
    where ${active(page)} and p.next_step_on <= ${by}::date
      and ${untold(sql`'next_step:' || p.id || ':' || p.next_step_on`)}
    order by p.id limit ${page.limit}`.execute(db)
  return rows
}

export async function dueStages(db: Db, page: Page, enteredBy: Record<string, string>): Promise<StageFact[]> {
  const { rows } = await sql<StageFact>`
    select p.id, p.stage, p.stage_entered_on as on from project p
    join unnest(${Object.keys(enteredBy)}::text[], ${Object.values(enteredBy)}::date[]) as due (stage, entered_by)
      on due.stage = p.stage and p.stage_entered_on <= due.entered_by
    where ${active(page)} and ${untold(sql`'stage_deadline:' || p.id || ':' || p.stage || ':' || p.stage_entered_on`)}
    order by p.id limit ${page.limit}`.execute(db)
  return rows
}

/** Projects that nothing was written to since that day. */
export async function silentProjects(db: Db, page: Page, since: string): Promise<{ id: string; on: string }[]> {
  const { rows } = await sql<{ id: string; on: string }>`
    select p.id, ${lastWrittenOn} as on from project p
    where ${active(page)} and ${lastWrittenOn} <= ${since}::date
      and ${untold(sql`'report:' || p.id || ':' || ${lastWrittenOn}`)}
    order by p.id limit ${page.limit}`.execute(db)
  return rows
}

/** Projects whose light turned, but by one of the rules that others tell of. */
export async function turnedLights(db: Db, page: Page, toldElsewhere: string[]): Promise<LightFact[]> {
  const { rows } = await sql<LightFact>`
    select p.id, p.light, p.light_rule as rule, p.light_on as on from project p
    where ${active(page)} and p.light in ('yellow', 'red') and p.light_on is not null
      and not coalesce(p.light_rule = any(${toldElsewhere}::text[]), false)
      and ${untold(sql`'light:' || p.id || ':' || coalesce(p.light_rule, p.light) || ':' || p.light_on`)}
    order by p.id limit ${page.limit}`.execute(db)
  return rows
}

/** Projects whose first-contact protection ends within the longest warning, and that were not told of the nearest warning yet. */
export async function endingProtections(
  db: Db,
  page: Page,
  { today, warnDays }: { today: string; warnDays: number[] },
): Promise<EndingProtection[]> {
  const { rows } = await sql<EndingProtection>`
    select p.id, r.id as protection_id, r.until_on as on, r.until_on - ${today}::date as left
    from protection r
    join project p on p.tenant_id = r.tenant_id and p.id = r.project_id
    cross join lateral (
      select min(days) as days from unnest(${warnDays}::int[]) as days where r.until_on - ${today}::date <= days
    ) due
    where ${active(page)} and r.tenant_id = ${page.tenant_id} and r.ended_on is null and r.paused_on is null
      and r.until_on between ${today}::date and ${today}::date + ${Math.max(...warnDays)}::int
      and ${untold(sql`'protection_ends:' || r.id || ':' || r.until_on || ':' || due.days`)}
    order by p.id limit ${page.limit}`.execute(db)
  return rows
}

/** Steps of the lead service that are due in so many days or late, and that were not told so yet. */
export async function dueServices(
  db: Db,
  page: Page,
  { today, remindDays }: { today: string; remindDays: number },
): Promise<ServiceFact[]> {
  const late = sql`p.service_due_on < ${today}::date`
  const when = sql`case when ${late} then 'late' else 'soon' end`
  const { rows } = await sql<ServiceFact>`
    select p.id, p.service_step as step, p.service_due_on as on, ${late} as late from project p
    where ${active(page)} and p.service_due_on <= ${today}::date + ${remindDays}::int
      and ${untold(sql`'service:' || p.id || ':' || p.service_step || ':' || p.service_due_on || ':' || ${when}`)}
    order by p.id limit ${page.limit}`.execute(db)
  return rows
}

const cameAt: Record<ReviewLevel, RawBuilder<string>> = {
  unit: sql`coalesce(c.submitted_at, c.created_at)`,
  city: sql`coalesce(c.unit_reviewed_at, c.submitted_at, c.created_at)`,
}

export interface Waiting {
  level: ReviewLevel
  /** Kinds of claims that no unit reviews. */
  straightToCity: string[]
  today: string
  every: number
}

/** Where a claim waits: with the unit first, unless its kind goes straight to the city. */
const waitsAt = (straightToCity: string[]) => sql`
  case when c.status = 'unit_approved' or coalesce(c.milestone, c.kind) = any(${straightToCity}::text[]) then 'city' else 'unit' end`

/** Claims that wait at a level and of which no reviewer was told since they came there, or not in the last so many days. */
export async function waitingClaims(
  db: Db,
  page: Page,
  { level, straightToCity, today, every }: Waiting,
): Promise<WaitingClaim[]> {
  const since = cameAt[level]
  const days = sql`greatest(0, ${today}::date - (${since} at time zone 'Asia/Shanghai')::date)`
  const { rows } = await sql<WaitingClaim>`
    select c.id, c.project_id, coalesce(c.milestone, c.kind) as kind, ${level} as level, ${since} as since, ${days} as days
    from claim c
    join project p on p.tenant_id = c.tenant_id and p.id = c.project_id and p.playbook_id = ${page.playbook_id}
    where c.tenant_id = ${page.tenant_id} and c.status in ('submitted', 'unit_approved') and c.id > ${page.after}
      and ${waitsAt(straightToCity)} = ${level}
      and not exists (select 1 from notice n where n.tenant_id = c.tenant_id and n.claim_id = c.id
        and n.kind in ('review', 'review_waiting') and n.data ->> 'level' = ${level} and n.created_at >= ${since}
        and (${days} < ${every} or (n.data ->> 'days')::int / ${every} = ${days} / ${every}))
    order by c.id limit ${page.limit}`.execute(db)
  return rows
}
