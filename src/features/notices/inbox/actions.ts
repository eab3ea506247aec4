import type { Context, Me } from '#platform/context.ts'
import { announce } from '#platform/live/announce.ts'
import type { Language } from '#platform/words.ts'
import { noticeLine, publicLine } from '../actions.ts'
import { mayReadName } from './access.ts'
import { markRead, type NoticeRow, noticesOf, unreadCount } from './store.ts'

export interface InboxQuery {
  unread: 'true' | 'false'
  cursor?: string
  limit: number
}

/** The member's own notices: nobody reads another's inbox. */
export async function listNotices({ db, me, language }: Context, { unread, cursor, limit }: InboxQuery) {
  const [rows, waiting] = await Promise.all([
    noticesOf(db, me, { unread: unread === 'true', cursor, limit: limit + 1 }),
    unreadCount(db, me),
  ])
  const items = rows.slice(0, limit)
  return {
    items: items.map((row) => presented(me, row, language)),
    next: rows.length > limit ? (items.at(-1)?.id ?? null) : null,
    unread: waiting,
  }
}

/** Marks own notices as read; the ids of others' are passed over. */
export async function readNotices({ db, me, now }: Context, which: { ids: string[] } | { all: true }) {
  await markRead(db, me, 'ids' in which ? which.ids : null, now)
  await announce(db, me.tenant_id, [{ kind: 'notice', id: me.member_id, version: 0 }])
  return { unread: await unreadCount(db, me) }
}

function presented(me: Me, row: NoticeRow, language: Language) {
  const { id, kind, project_id, created_at, read_at } = row
  return {
    id,
    kind,
    line: lineFor(me, row, language),
    project_id,
    claim_id: project_id ? row.claim_id : null,
    dispute_id: (row.data as { dispute_id?: string }).dispute_id ?? null,
    run_id: (row.data as { run_id?: string }).run_id ?? null,
    transfer_id: (row.data as { transfer_id?: string }).transfer_id ?? null,
    created_at,
    read_at,
    can: read_at ? [] : ['read'],
  }
}

/** What was written by hand is for those who know the project; all others read that something happened. */
function lineFor(me: Me, row: NoticeRow, language: Language): string {
  return mayReadName(me, row)
    ? noticeLine(row, row.project_name || null, language)
    : publicLine(row, row.code_name || null, language)
}
