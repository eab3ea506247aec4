import { sql } from 'kysely'
import { copiedLines, copyRows, lineOf } from '../db/copy.ts'
import type { Tx } from '../db/open.ts'
import { announce, channel, payloads, type Written } from '../live/announce.ts'
import { claimAttempt } from '../once/claim.ts'
import { Problem } from '../problem.ts'
import { type Changes, eventHash, hashOf, type LedgerEvent } from './model.ts'
import { text } from './text.ts'

/** Who writes and when; `member_id` is null for the system itself. */
export interface Author {
  tenant_id: string
  member_id: string | null
  now: Date
}

/** One write of one record. `seen` is the version that the writer saw; 0 makes a new record. */
export interface Entry {
  stream: string
  kind: string
  seen: number
  changes: Changes
  note?: string | null
  /** Who and when, where that is not the author of the whole write: history that is brought in. */
  actor_id?: string
  at?: Date
}

export interface Head {
  seq: number
  hash: string
  at?: string | null
}

/**
 * Appends one event per entry to the ledger, in the transaction that writes the rows. Answers the new version of each stream.
 * A stream that has moved on since it was seen is a `conflict` Problem (`ledger.stale`), and nothing is written. At most one
 * entry a stream. Streams are locked in the order of their ids, so that two bulk writes cannot wait for each other.
 */
export async function record(tx: Tx, author: Author, entries: Entry[]): Promise<Map<string, number>> {
  const sorted = inOrder(entries)
  const heads = await lockHeads(tx, author.tenant_id, sorted)
  const events = sorted.map((entry) => nextEvent(author, entry, heads.get(entry.stream)))
  await claimAttempt(tx)
  await writeHeads(tx, events, heads)
  await writeEvents(tx, events)
  return new Map(events.map((event) => [event.stream_id, event.seq]))
}

/** The first event of a record, with its changes as their canonical text. */
export type FirstEvent = Omit<LedgerEvent, 'changes'> & { changes: string }

/** What of `record` needs no database where every record is new: done while the database writes their rows. */
export function firstEvents(
  { tenant_id, member_id, now }: Author,
  entries: { stream: string; kind: string; changes: string }[],
): FirstEvent[] {
  const at = now.toISOString()
  return inOrder(entries).map(({ stream, kind, changes }) => {
    const event = { tenant_id, stream_id: stream, seq: 1, kind, actor_id: member_id, at, note: null }
    return { ...event, changes, hash: hashOf(event, changes, '') }
  })
}

/** The other half of it. */
export async function recordFirst(tx: Tx, events: FirstEvent[]): Promise<void> {
  if (events.length === 0) return
  await claimAttempt(tx)
  await writeHeads(tx, events, new Map())
  const columns = Object.keys(events[0]!)
  await copyRows(
    tx,
    copiedLines(
      'event',
      columns,
      events.map((event) => lineOf(Object.values(event))),
    ),
  )
  await announce(tx, events[0]!.tenant_id, events.map(written))
}

function inOrder<E extends { stream: string }>(entries: E[]): E[] {
  return [...entries].sort((a, b) => (a.stream < b.stream ? -1 : 1))
}

async function lockHeads(tx: Tx, tenantId: string, entries: Entry[]): Promise<Map<string, Head>> {
  const known = entries.filter((entry) => entry.seen > 0).map((entry) => entry.stream)
  if (known.length === 0) return new Map()
  const { rows } = await sql<Head & { id: string }>`
    select id, seq, hash,
      (select at from event e where e.tenant_id = s.tenant_id and e.stream_id = s.id and e.seq = s.seq) as at
    from stream s where tenant_id = ${tenantId} and id = any(${known}::uuid[])
    order by id for update`.execute(tx)
  return new Map(rows.map(({ id, ...head }) => [id, head]))
}

/** The event that an entry appends to a stream with this head; a stale one is a Problem. */
export function nextEvent(author: Author, entry: Entry, head: Head | undefined): LedgerEvent {
  const current = head?.seq ?? 0
  if (current !== entry.seen) throw stale(entry.stream, entry.seen, current)
  const event = {
    tenant_id: author.tenant_id,
    stream_id: entry.stream,
    seq: current + 1,
    kind: entry.kind,
    actor_id: entry.actor_id ?? author.member_id,
    at: entry.at?.toISOString() ?? noSooner(author.now.toISOString(), head?.at),
    changes: entry.changes,
    note: entry.note ?? null,
  }
  return { ...event, hash: eventHash(event, head?.hash ?? '') }
}

/** A clock that was set back does not put an event before the one that it follows. */
function noSooner(now: string, last: string | null | undefined): string {
  return last && last > now ? last : now
}

/** An event as far as its stream is concerned. */
type Sealed = Omit<LedgerEvent, 'changes'>

async function writeHeads(tx: Tx, events: Sealed[], heads: Map<string, Head>): Promise<void> {
  const fresh = events.filter((event) => !heads.has(event.stream_id))
  const moved = events.filter((event) => heads.has(event.stream_id))
  if (fresh.length > 0) {
    const inserted = await sql`
      insert into stream (tenant_id, id, kind, seq, hash)
      select e.tenant_id, e.id, split_part(e.kind, '.', 1), e.seq, e.hash
      from unnest(${column(fresh, 'tenant_id')}::uuid[], ${column(fresh, 'stream_id')}::uuid[], ${column(fresh, 'kind')}::text[],
        ${column(fresh, 'seq')}::int[], ${column(fresh, 'hash')}::text[]) as e (tenant_id, id, kind, seq, hash)
      on conflict do nothing`.execute(tx)
    // Another writer made the same record in the meantime: whoever saw nothing saw an old state.
    if (Number(inserted.numAffectedRows) !== fresh.length) throw stale(fresh[0]!.stream_id, 0, 1)
  }
  if (moved.length > 0) {
    await sql`
      update stream set seq = e.seq, hash = e.hash
      from unnest(${column(moved, 'tenant_id')}::uuid[], ${column(moved, 'stream_id')}::uuid[], ${column(moved, 'seq')}::int[],
        ${column(moved, 'hash')}::text[]) as e (tenant_id, id, seq, hash)
      where stream.tenant_id = e.tenant_id and stream.id = e.id`.execute(tx)
  }
}

async function writeEvents(tx: Tx, events: LedgerEvent[]): Promise<void> {
  if (events.length === 0) return
  // One statement writes and tells: who listens hears it when the transaction commits, and not before.
  await sql`
    with written as (
      insert into event (tenant_id, stream_id, seq, kind, actor_id, at, changes, note, hash)
      select * from unnest(${column(events, 'tenant_id')}::uuid[], ${column(events, 'stream_id')}::uuid[], ${column(events, 'seq')}::int[],
      ${column(events, 'kind')}::text[], ${column(events, 'actor_id')}::uuid[], ${column(events, 'at')}::timestamptz[],
      ${events.map((event) => JSON.stringify(event.changes))}::jsonb[], ${column(events, 'note')}::text[],
      ${column(events, 'hash')}::text[])
    )
    select pg_notify(${channel}, p) from unnest(${payloads(events[0]!.tenant_id, events.map(written))}::text[]) p`.execute(
    tx,
  )
}

function written({ stream_id, kind, seq }: Sealed): Written {
  return { kind: kind.split('.')[0]!, id: stream_id, version: seq }
}

function column<E, K extends keyof E>(events: E[], field: K): E[K][] {
  return events.map((event) => event[field])
}

function stale(stream: string, seen: number, current: number): Problem {
  return new Problem('conflict', 'ledger.stale', text.stale, { extra: { id: stream, seen, current } })
}

/**
 * Locks a record's stream until the transaction ends and answers its version, 0 when there is none. Held first, everything read
 * afterwards in the transaction is current.
 */
export async function hold(tx: Tx, tenantId: string, id: string): Promise<number> {
  const head = await tx
    .selectFrom('stream')
    .select('seq')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return head?.seq ?? 0
}
