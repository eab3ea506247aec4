import { sql } from 'kysely'
import type { Db } from '#platform/db/open.ts'
import type { NoticeKind } from '../model.ts'

export interface NoticeRow {
  id: string
  kind: NoticeKind
  data: unknown
  claim_id: string | null
  created_at: string
  read_at: string | null
  /** Null where the notice is about no project, or about one that the reader may no longer see. */
  project_id: string | null
  project_name: string | null
  code_name: string | null
  confidential: boolean | null
  created_by: string | null
  on_team: boolean
}

export interface Reader {
  tenant_id: string
  member_id: string
  reach: string[]
}

/** One member's notices, newest first (ids are made in order of time), with the project as far as it is still in reach. */
export async function noticesOf(
  db: Db,
  { tenant_id, member_id, reach }: Reader,
  { unread, cursor, limit }: { unread: boolean; cursor?: string; limit: number },
): Promise<NoticeRow[]> {
  const { rows } = await sql<NoticeRow>`
    select n.id, n.kind, n.data, n.claim_id, n.created_at, n.read_at,
      p.id as project_id, p.name as project_name, p.code_name, p.confidential, p.created_by,
      t.member_id is not null as on_team
    from notice n
    left join project_member t
      on t.tenant_id = n.tenant_id and t.project_id = n.project_id and t.member_id = n.member_id
    left join project p on p.tenant_id = n.tenant_id and p.id = n.project_id
      and (p.unit_id = any(${reach}::uuid[]) or t.member_id is not null)
    where n.tenant_id = ${tenant_id} and n.member_id = ${member_id}
      ${unread ? sql`and n.read_at is null` : sql``} ${cursor ? sql`and n.id < ${cursor}` : sql``}
    order by n.id desc limit ${limit}`.execute(db)
  return rows
}

export async function unreadCount(db: Db, { tenant_id, member_id }: Omit<Reader, 'reach'>): Promise<number> {
  const { n } = await db
    .selectFrom('notice')
    .select((q) => q.fn.countAll<number>().as('n'))
    .where('tenant_id', '=', tenant_id)
    .where('member_id', '=', member_id)
    .where('read_at', 'is', null)
    .executeTakeFirstOrThrow()
  return n
}

/** Marks the member's own notices as read: those of `ids`, or all. */
export async function markRead(
  db: Db,
  { tenant_id, member_id }: Omit<Reader, 'reach'>,
  ids: string[] | null,
  now: Date,
): Promise<void> {
  await sql`
    update notice set read_at = ${now.toISOString()}
    where tenant_id = ${tenant_id} and member_id = ${member_id} and read_at is null
      ${ids ? sql`and id = any(${ids}::uuid[])` : sql``}`.execute(db)
}
