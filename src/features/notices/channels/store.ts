import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db/open.ts'
import type { Language } from '#platform/words.ts'
import type { NoticeKind } from '../model.ts'
import type { ChannelKind } from './model.ts'

export interface Channel {
  id: string
  version: number
  kind: ChannelKind
  name: string
  address: string
  secret: string
  sender: string
  language: Language
  kinds: NoticeKind[]
  disabled_at: string | null
}

export interface ChannelRow extends Channel {
  problem: string | null
  problem_at: string | null
  sent_at: string | null
  waiting: number
}

export async function channelsOf(db: Db | Tx, tenantId: string, id?: string): Promise<ChannelRow[]> {
  const { rows } = await sql<ChannelRow>`
    select c.id, c.version, c.kind, c.name, c.address, c.secret, c.sender, c.language, c.kinds, c.disabled_at,
      c.problem, c.problem_at, c.sent_at,
      (select count(*) from delivery d where d.tenant_id = c.tenant_id and d.channel_id = c.id and d.status = 'waiting') as waiting
    from channel c
    where c.tenant_id = ${tenantId} and c.removed_at is null ${id ? sql`and c.id = ${id}` : sql``}
    order by c.id`.execute(db)
  return rows
}

export async function insertChannel(tx: Tx, tenantId: string, channel: Channel): Promise<void> {
  await tx
    .insertInto('channel')
    .values({ ...channel, tenant_id: tenantId })
    .execute()
}

export async function updateChannel(tx: Tx, tenantId: string, { id, ...channel }: Channel): Promise<void> {
  await tx.updateTable('channel').set(channel).where('tenant_id', '=', tenantId).where('id', '=', id).execute()
}

/** Wipes what opened it; its deliveries stay as what was told outside. */
export async function retireChannel(tx: Tx, tenantId: string, id: string, version: number, now: string): Promise<void> {
  await tx
    .updateTable('channel')
    .set({ version, address: '', secret: '', disabled_at: now, removed_at: now })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .execute()
}

/** What was to go out over a channel that is off does not go out later all at once. */
export async function dropWaiting(tx: Tx, tenantId: string, id: string): Promise<void> {
  await tx
    .updateTable('delivery')
    .set({ status: 'dropped' })
    .where('tenant_id', '=', tenantId)
    .where('channel_id', '=', id)
    .where('status', '=', 'waiting')
    .execute()
}

export async function rootUnits(db: Db, tenantId: string): Promise<string[]> {
  const query = db.selectFrom('unit').select('id').where('tenant_id', '=', tenantId).where('parent_id', 'is', null)
  return (await query.execute()).map((row) => row.id)
}
