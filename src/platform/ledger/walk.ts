import { sql } from 'kysely'
import type { Db } from '../db/open.ts'
import { checkChain, checkRecord, type LedgerFault, mostFaults, type Row, type Stream } from './check.ts'
import type { LedgerEvent } from './model.ts'

type Place = Pick<Stream, 'tenant_id' | 'id'>

/** Streams between two others, in the order of their tenants and ids. */
export interface Part {
  /** Itself not. */
  after?: Place
  /** Itself too. */
  until?: Place
}

/** What a thread is told to walk. */
export interface WalkOrder {
  url: string
  /** Of the transaction whose state is to be read. */
  snapshot: string
  records: Record<string, string>
  part: Part
}

export interface Walked {
  events: number
  streams: number
  faults: LedgerFault[]
}

const page = 2_000

/** Streams with their events and records, in order; by kind of record. */
interface Page {
  heads: Stream[]
  events: Map<string, LedgerEvent[]>
  rows: Map<string, Map<string, Row>>
}

/**
 * Reads the streams of a part of the ledger in order, with their events and records, and names whatever does not hold together.
 * Memory stays flat.
 */
export async function walk(db: Db, records: Record<string, string>, part: Part): Promise<Walked> {
  const faults: LedgerFault[] = []
  const found = (fault: LedgerFault) => {
    if (faults.length < mostFaults) faults.push(fault)
  }
  let [events, streams] = [0, 0]
  for await (const { heads, events: past, rows } of pagesOf(db, records, part)) {
    streams += heads.length
    for (const head of heads) {
      const own = past.get(streamKey(head)) ?? []
      events += own.length
      const state = checkChain(head, own, found)
      const table = records[head.kind]
      if (table) checkRecord(head, table, rows.get(head.kind)?.get(streamKey(head)), state, found)
    }
  }
  return { events, streams, faults }
}

/** The next page is read while the one before is checked: database and processor work at once. */
async function* pagesOf(db: Db, records: Record<string, string>, part: Part): AsyncGenerator<Page> {
  const columns = await columnsOf(db, Object.values(records))
  let coming = readPage(db, records, columns, part)
  for (;;) {
    const here = await coming
    if (here.heads.length === 0) return
    const isLast = here.heads.length < page
    if (!isLast) {
      coming = readPage(db, records, columns, { ...part, after: here.heads.at(-1)! })
      coming.catch(() => {})
    }
    yield here
    if (isLast) return
  }
}

async function readPage(
  db: Db,
  records: Record<string, string>,
  columns: Map<string, string[]>,
  { after, until }: Part,
): Promise<Page> {
  const from = after ? sql`and (tenant_id, id) > (${after.tenant_id}::uuid, ${after.id}::uuid)` : sql``
  const to = until ? sql`and (tenant_id, id) <= (${until.tenant_id}::uuid, ${until.id}::uuid)` : sql``
  const { rows: heads } = await sql<Stream>`
    select tenant_id, id, kind, seq, hash from stream where true ${from} ${to} order by tenant_id, id limit ${page}`.execute(
    db,
  )
  if (heads.length === 0) return { heads, events: new Map(), rows: new Map() }
  const rows = new Map<string, Map<string, Row>>()
  for (const [kind, table] of Object.entries(records)) {
    const ids = heads.filter((head) => head.kind === kind).map((head) => head.id)
    if (ids.length > 0) rows.set(kind, await recordsOf(db, table, columns.get(table)!, ids))
  }
  return { heads, events: await eventsOf(db, heads), rows }
}

/**
 * What a record is searched by is long, and nothing that the ledger knows. Columns that migrations call `derived` follow from others; older
 * events may state them by a rule that has changed since.
 */
async function columnsOf(db: Db, tables: string[]): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ table: string; columns: string[] }>`
    select table_name as table, array_agg(column_name::text) as columns from information_schema.columns
    where table_schema = current_schema() and table_name = any(${tables}) and column_name not like 'search%'
      and col_description(format('%I', table_name)::regclass, ordinal_position) is distinct from 'derived'
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

function streamKey(row: { tenant_id: string; id: string }): string {
  return `${row.tenant_id}/${row.id}`
}
