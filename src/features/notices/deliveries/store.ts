import { sql } from 'kysely'
import type { Db } from '#platform/db/open.ts'
import type { Language } from '#platform/words.ts'
import type { ChannelKind } from '../channels/model.ts'

export interface OpenChannel {
  tenant_id: string
  id: string
  kind: ChannelKind
  address: string
  secret: string
  sender: string
  language: Language
}

export interface Outgoing {
  about: string
  attempts: number
  kind: string
  data: unknown
  email: string
  language: Language
  project_name: string | null
}

/** Active channels, of every tenant, that have something to send. */
export async function dueChannels(db: Db): Promise<OpenChannel[]> {
  const { rows } = await sql<OpenChannel>`
    select c.tenant_id, c.id, c.kind, c.address, c.secret, c.sender, c.language from channel c
    where c.disabled_at is null and exists (select 1 from delivery d where d.tenant_id = c.tenant_id
      and d.channel_id = c.id and d.status = 'waiting' and d.next_at <= now())
    order by c.tenant_id, c.id`.execute(db)
  return rows
}

export async function channelById(db: Db, tenantId: string, id: string): Promise<OpenChannel | undefined> {
  const { rows } = await sql<OpenChannel>`
    select tenant_id, id, kind, address, secret, sender, language from channel
    where tenant_id = ${tenantId} and id = ${id} and removed_at is null`.execute(db)
  return rows[0]
}

/**
 * Takes messages that are due for some minutes: nobody else sends them meanwhile, and when we die they come back. Beside them what
 * they say, with the code name of a confidential project: what leaves the building never carries more.
 */
export async function takeDue(db: Db, channel: OpenChannel, limit: number): Promise<Outgoing[]> {
  const { rows } = await sql<Outgoing>`
    with taken as (
      update delivery d set attempts = d.attempts + 1, next_at = now() + interval '10 minutes'
      from (
        select tenant_id, channel_id, about from delivery
        where tenant_id = ${channel.tenant_id} and channel_id = ${channel.id} and status = 'waiting' and next_at <= now()
        order by next_at limit ${limit} for update skip locked
      ) due
      where d.tenant_id = due.tenant_id and d.channel_id = due.channel_id and d.about = due.about
      returning d.tenant_id, d.about, d.notice_id, d.attempts
    )
    select t.about, t.attempts, n.kind, n.data, m.email, m.language,
      nullif(case when p.confidential then p.code_name else p.name end, '') as project_name
    from taken t
    join notice n on n.tenant_id = t.tenant_id and n.id = t.notice_id
    join member m on m.tenant_id = n.tenant_id and m.id = n.member_id
    left join project p on p.tenant_id = n.tenant_id and p.id = n.project_id
    order by n.id`.execute(db)
  return rows
}

export async function markSent(db: Db, channel: OpenChannel, abouts: string[]): Promise<void> {
  await sql`
    update delivery set status = 'sent', sent_at = now(), problem = null
    where tenant_id = ${channel.tenant_id} and channel_id = ${channel.id} and about = any(${abouts}::text[])`.execute(
    db,
  )
  await sql`
    update channel set sent_at = now(), problem = null, problem_at = null
    where tenant_id = ${channel.tenant_id} and id = ${channel.id}`.execute(db)
}

export interface Failure {
  about: string
  /** Minutes until it is tried again; null gives it up. */
  pause: number | null
}

export async function markFailed(db: Db, channel: OpenChannel, failures: Failure[], problem: string): Promise<void> {
  await sql`
    update delivery d set problem = ${problem},
      status = case when f.pause is null then 'failed' else 'waiting' end,
      next_at = now() + coalesce(f.pause, 0) * interval '1 minute'
    from unnest(${failures.map((f) => f.about)}::text[], ${failures.map((f) => f.pause)}::int[]) as f (about, pause)
    where d.tenant_id = ${channel.tenant_id} and d.channel_id = ${channel.id} and d.about = f.about`.execute(db)
}

export async function markChannel(db: Db, channel: OpenChannel, problem: string): Promise<void> {
  await sql`
    update channel set problem = ${problem}, problem_at = now()
    where tenant_id = ${channel.tenant_id} and id = ${channel.id}`.execute(db)
}

export async function emailOf(db: Db, tenantId: string, memberId: string): Promise<string> {
  const query = db.selectFrom('member').select('email').where('tenant_id', '=', tenantId).where('id', '=', memberId)
  return (await query.executeTakeFirst())?.email ?? ''
}
