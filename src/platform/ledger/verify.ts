import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../db/open.ts'
import { canonical, eventHash, isWithdrawal, type Json, type LedgerEvent } from './model.ts'

export type FaultKind =
  | 'event_edited' // its content or its place does not give its hash
  | 'event_missing' // a gap in the numbers
  | 'events_missing_at_end' // the head has seen more events than there are
  | 'event_beyond_head' // an event that no write of ours appended
  | 'stream_missing' // events without a head
  | 'head_edited' // the head's hash is not its last event's
  | 'record_missing' // a stream whose record is gone
  | 'record_withdrawn' // a record that its last event took back, and that is there
  | 'record_without_stream' // a record that no event made
  | 'record_version' // the record's version is not its stream's
  | 'record_edited' // a field of the record is not what the ledger says it became
  | 'sum_wrong' // what is computed from records is not what they come to

export interface LedgerFault {
  fault: FaultKind
  tenant_id: string
  stream_id?: string
  /** Which sum, where it belongs to no stream. */
  key?: string
  seq?: number
  field?: string
  table?: string
}

export interface Verdict {
  ok: boolean
  events: number
  streams: number
  /** One hash over every head in order: written into the minutes, it proves later that nothing was rewritten as a whole. */
  fingerprint: string
  faults: LedgerFault[]
}

const page = 2_000
const mostFaults = 1_000

/** Compares what is kept beside the records with what they come to; answers each that is wrong. */
export type SumCheck = (db: Db) => Promise<LedgerFault[]>

/**
 * Reads the whole ledger in order and names whatever was edited, removed, added or reordered, in the events or in the records
 * that they describe. `records` maps the kind of a stream to the table its record lives in; `sums` are checked after them. Memory
 * stays flat.
 */
export async function verify(db: Db, records: Record<string, string>, sums: SumCheck[] = []): Promise<Verdict> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      await sql`set local statement_timeout = 0`.execute(tx)
      const faults: LedgerFault[] = []
      const found = (fault: LedgerFault) => {
        if (faults.length < mostFaults) faults.push(fault)
      }
      const counted = await walk(tx as unknown as Db, records, found)
      for (const [kind, table] of Object.entries(records)) await missingRecords(tx as unknown as Db, kind, table, found)
      for (const check of sums) for (const fault of await check(tx as unknown as Db)) found(fault)
      return { ok: faults.length === 0, ...counted, faults }
    })
}

interface Stream {
  tenant_id: string
  id: string
  kind: string
  seq: number
  hash: string
}

type Found = (fault: LedgerFault) => void

/** Streams with their events and records, in order; by kind of record. */
interface Page {
  heads: Stream[]
  events: Map<string, LedgerEvent[]>
  rows: Map<string, Map<string, Row>>
}

type Row = Record<string, unknown> & { tenant_id: string; id: string; version: number }

async function walk(db: Db, records: Record<string, string>, found: Found) {
  const fingerprint = createHash('sha256')
  let [events, streams] = [0, 0]
  for await (const { heads, events: past, rows } of pagesOf(db, records)) {
    streams += heads.length
    for (const head of heads) {
      fingerprint.update(head.hash)
      const own = past.get(streamKey(head)) ?? []
      events += own.length
      const state = checkChain(head, own, found)
      const table = records[head.kind]
      if (table) checkRecord(head, table, rows.get(head.kind)?.get(streamKey(head)), state, found)
    }
  }
  await orphans(db, found)
  return { events, streams, fingerprint: fingerprint.digest('hex') }
}

/** The next page is read while the one before is checked: database and processor work at once. */
async function* pagesOf(db: Db, records: Record<string, string>): AsyncGenerator<Page> {
  const columns = await columnsOf(db, Object.values(records))
  let coming = readPage(db, records, columns)
  for (;;) {
    const here = await coming
    if (here.heads.length === 0) return
    const isLast = here.heads.length < page
    if (!isLast) {
      coming = readPage(db, records, columns, here.heads.at(-1))
      coming.catch(() => {})
    }
    yield here
    if (isLast) return
  }
}

/** What the events of a stream come to. */
interface State {
  fields: Record<string, Json>
  withdrawn: boolean
}

async function readPage(
  db: Db,
  records: Record<string, string>,
  columns: Map<string, string[]>,
  last?: Stream,
): Promise<Page> {
  const after = last ? sql`where (tenant_id, id) > (${last.tenant_id}::uuid, ${last.id}::uuid)` : sql``
  const { rows: heads } = await sql<Stream>`
    select tenant_id, id, kind, seq, hash from stream ${after} order by tenant_id, id limit ${page}`.execute(db)
  if (heads.length === 0) return { heads, events: new Map(), rows: new Map() }
  const rows = new Map<string, Map<string, Row>>()
  for (const [kind, table] of Object.entries(records)) {
    const ids = heads.filter((head) => head.kind === kind).map((head) => head.id)
    if (ids.length > 0) rows.set(kind, await recordsOf(db, table, columns.get(table)!, ids))
  }
  return { heads, events: await eventsOf(db, heads), rows }
}

/** What a record is searched by is long, and nothing that the ledger knows. */
async function columnsOf(db: Db, tables: string[]): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ table: string; columns: string[] }>`
    select table_name as table, array_agg(column_name::text) as columns from information_schema.columns
    where table_schema = current_schema() and table_name = any(${tables}) and column_name not like 'search%'
    group by table_name`.execute(db)
  return new Map(rows.map(({ table, columns }) => [table, columns]))
}

async function recordsOf(db: Db, table: string, columns: string[], ids: string[]): Promise<Map<string, Row>> {
  const { rows } = await sql<Row>`
    select ${sql.join(columns.map((name) => sql.ref(name)))} from ${sql.table(table)}
    where id = any(${ids}::uuid[])`.execute(db)
  return new Map(rows.map((row) => [streamKey(row), row]))
}

async function eventsOf(db: Db, heads: Stream[]): Promise<Map<string, LedgerEvent[]>> {
  const first = heads[0]!
  const last = heads.at(-1)!
  const { rows } = await sql<LedgerEvent>`
    select tenant_id, stream_id, seq, kind, actor_id, at, changes, note, hash from event
    where (tenant_id, stream_id) >= (${first.tenant_id}::uuid, ${first.id}::uuid)
      and (tenant_id, stream_id) <= (${last.tenant_id}::uuid, ${last.id}::uuid)
    order by tenant_id, stream_id, seq`.execute(db)
  return Map.groupBy(rows, (event) => `${event.tenant_id}/${event.stream_id}`)
}

/** Answers what the events of a stream come to. */
function checkChain(head: Stream, events: LedgerEvent[], found: Found): State {
  const at = { tenant_id: head.tenant_id, stream_id: head.id }
  const fields: Record<string, Json> = {}
  let withdrawn = false
  let before = ''
  let expected = 1
  for (const event of events) {
    if (event.seq > head.seq) {
      found({ fault: 'event_beyond_head', ...at, seq: event.seq })
      continue
    }
    for (; expected < event.seq; expected++) found({ fault: 'event_missing', ...at, seq: expected })
    const gap = expected !== event.seq || (event.seq > 1 && before === '')
    if (!gap && eventHash(event, before) !== event.hash) found({ fault: 'event_edited', ...at, seq: event.seq })
    for (const [field, [, after]] of Object.entries(event.changes)) fields[field] = after
    withdrawn = isWithdrawal(event.kind)
    before = event.hash
    expected = event.seq + 1
  }
  if (expected <= head.seq) found({ fault: 'events_missing_at_end', ...at, seq: expected })
  else if (before !== head.hash) found({ fault: 'head_edited', ...at, seq: head.seq })
  return { fields, withdrawn }
}

function checkRecord(head: Stream, table: string, row: Row | undefined, { fields, withdrawn }: State, found: Found) {
  const at = { tenant_id: head.tenant_id, stream_id: head.id, table }
  if (withdrawn !== !row) return found({ fault: withdrawn ? 'record_withdrawn' : 'record_missing', ...at })
  if (!row) return
  if (row.version !== head.seq) found({ fault: 'record_version', ...at, seq: head.seq })
  for (const [field, value] of Object.entries(fields)) {
    if (field in row && !sameValue(row[field], value)) found({ fault: 'record_edited', ...at, field })
  }
}

/** Numbers are compared as numbers: the column keeps 3.50 where the event says 3.5. */
function sameValue(column: unknown, ledger: Json): boolean {
  if (column === ledger) return true
  const value = JSON.parse(JSON.stringify(column ?? null)) as Json
  if (canonical(value) === canonical(ledger)) return true
  if (typeof value !== 'string' || (typeof ledger !== 'string' && typeof ledger !== 'number')) return false
  return isDecimal(value) && isDecimal(String(ledger)) && trimDecimal(value) === trimDecimal(String(ledger))
}

const isDecimal = (text: string) => /^-?\d+(\.\d+)?$/.test(text)
const trimDecimal = (text: string) => (text.includes('.') ? text.replace(/\.?0+$/, '') : text)

async function orphans(db: Db, found: Found) {
  const { rows } = await sql<{ tenant_id: string; stream_id: string }>`
    select distinct tenant_id, stream_id from event e
    where not exists (select 1 from stream s where s.tenant_id = e.tenant_id and s.id = e.stream_id)
    limit ${mostFaults}`.execute(db)
  for (const row of rows) found({ fault: 'stream_missing', ...row })
}

async function missingRecords(db: Db, kind: string, table: string, found: Found) {
  const { rows } = await sql<{ tenant_id: string; id: string }>`
    select tenant_id, id from ${sql.table(table)} r
    where not exists (select 1 from stream s where s.tenant_id = r.tenant_id and s.id = r.id and s.kind = ${kind})
    limit ${mostFaults}`.execute(db)
  for (const row of rows) found({ fault: 'record_without_stream', tenant_id: row.tenant_id, stream_id: row.id, table })
}

function streamKey(row: { tenant_id: string; id: string }): string {
  return `${row.tenant_id}/${row.id}`
}
