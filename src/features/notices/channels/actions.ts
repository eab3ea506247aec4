import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db/open.ts'
import { newId } from '#platform/id.ts'
import { changesBetween } from '#platform/ledger/model.ts'
import { hold, record } from '#platform/ledger/record.ts'
import { resolveHost } from '#platform/outgoing/address.ts'
import { Problem } from '#platform/problem.ts'
import type { Language, Words } from '#platform/words.ts'
import { sendTest } from '../deliveries/actions.ts'
import type { NoticeKind } from '../model.ts'
import { maySetChannels } from './access.ts'
import { addressFits, type ChannelKind, shownAddress } from './model.ts'
import {
  type Channel,
  type ChannelRow,
  channelsOf,
  dropWaiting,
  insertChannel,
  retireChannel,
  rootUnits,
  updateChannel,
} from './store.ts'
import { text } from './text.ts'

export interface ChannelDraft {
  kind: ChannelKind
  name: string
  address: string
  secret: string
  sender: string
  language: Language
  kinds: NoticeKind[]
}

export type ChannelChange = Partial<Omit<ChannelDraft, 'kind'>> & { version: number; disabled?: boolean }

export async function listChannels(context: Context) {
  await administratorsOnly(context)
  const channels = await channelsOf(context.db, context.me.tenant_id)
  return { items: channels.map(presented), can: ['add'] }
}

export async function addChannel(context: Context, draft: ChannelDraft) {
  await administratorsOnly(context)
  const channel: Channel = { ...draft, id: newId(), version: 1, disabled_at: null }
  check(channel)
  await refuseHost(channel.address)
  return writing(context, channel.id, async (tx) => {
    await insertChannel(tx, context.me.tenant_id, channel)
    await record(tx, author(context), [entry('channel.added', channel, 0, {}, facts(channel))])
  })
}

export async function changeChannel(context: Context, id: string, change: ChannelChange) {
  await administratorsOnly(context)
  const { version, disabled, ...given } = change
  if (given.address) await refuseHost(given.address)
  return writing(context, id, async (tx) => {
    const before = await held(context, tx, id, change)
    const after: Channel = { ...before, ...stated(given), version: version + 1 }
    if (disabled !== undefined) after.disabled_at = disabled ? context.now.toISOString() : null
    check(after)
    await updateChannel(tx, context.me.tenant_id, after)
    if (disabled) await dropWaiting(tx, context.me.tenant_id, id)
    await record(tx, author(context), [entry('channel.changed', after, version, facts(before), facts(after))])
  })
}

export async function removeChannel(context: Context, id: string, version: number): Promise<null> {
  await administratorsOnly(context)
  await context.db.transaction().execute(async (tx) => {
    const before = await held(context, tx, id, { version })
    const gone = context.now.toISOString()
    await retireChannel(tx, context.me.tenant_id, id, version + 1, gone)
    await dropWaiting(tx, context.me.tenant_id, id)
    await record(tx, author(context), [entry('channel.removed', before, version, facts(before), { disabled_at: gone })])
  })
  return null
}

export async function testChannel(context: Context, id: string) {
  await administratorsOnly(context)
  if ((await channelsOf(context.db, context.me.tenant_id, id)).length === 0) throw missing()
  await sendTest(context, id)
  return { sent: true as const }
}

async function administratorsOnly({ db, me }: Context): Promise<void> {
  if (!maySetChannels(me, await rootUnits(db, me.tenant_id)))
    throw new Problem('forbidden', 'channel.administrator_only', text.administrator_only)
}

function check({ kind, address, sender }: Channel): void {
  if (!addressFits(kind, address)) throw wrong('address', text.address)
  if (kind === 'smtp' && sender === '') throw wrong('sender', text.sender)
}

/** A name that the DNS does not know yet may be set up; an address that we never write to may not. */
async function refuseHost(address: string): Promise<void> {
  if (!URL.canParse(address)) return
  await resolveHost(new URL(address).hostname).catch((error: unknown) => {
    if (error instanceof Problem && error.code === 'outgoing.address_refused') throw wrong('address', error.words)
  })
}

async function writing(context: Context, id: string, work: (tx: Tx) => Promise<void>) {
  const { db, me } = context
  await db.transaction().execute(work)
  const [row] = await channelsOf(db, me.tenant_id, id)
  if (!row) throw missing()
  return presented(row)
}

async function held({ me }: Context, tx: Tx, id: string, yours: ChannelChange): Promise<Channel> {
  const version = await hold(tx, me.tenant_id, id)
  const [row] = await channelsOf(tx, me.tenant_id, id)
  if (!row) throw missing()
  if (version !== yours.version) {
    const { address: _address, secret: _secret, ...open } = yours
    throw new Problem('conflict', 'channel.stale', text.stale, { extra: { yours: open, theirs: presented(row) } })
  }
  const { problem: _problem, problem_at: _at, sent_at: _sent, waiting: _waiting, ...channel } = row
  return channel
}

function presented({ address, secret, disabled_at, ...row }: ChannelRow) {
  const disabled = disabled_at !== null
  const can = disabled ? ['change', 'remove'] : ['change', 'test', 'remove']
  return { ...row, shown_address: shownAddress(address), signed: secret !== '', disabled, can }
}

/** What the ledger says of a channel: that address or secret changed, never what they are. */
function facts({ name, address, secret, sender, language, kinds, disabled_at }: Channel): Record<string, unknown> {
  return { name, leads_to: shownAddress(address), signed: secret !== '', sender, language, kinds, disabled_at }
}

function entry(
  kind: string,
  { id }: Channel,
  seen: number,
  before: Record<string, unknown>,
  after: Record<string, unknown>,
) {
  return { stream: id, kind, seen, changes: changesBetween(before, after) }
}

function author({ me, now }: Context) {
  return { tenant_id: me.tenant_id, member_id: me.member_id, now }
}

function stated<T extends object>(given: T): Partial<T> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Partial<T>
}

function wrong(field: string, message: Words): Problem {
  return new Problem('invalid', `channel.${field}`, message, { faults: [{ field, message }] })
}

function missing(): Problem {
  return new Problem('missing', 'channel.missing', text.missing)
}
