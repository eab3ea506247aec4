import { createHash } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { sql } from 'kysely'
import type { Db } from '../db/open.ts'
import { type Found, type LedgerFault, mostFaults } from './check.ts'
import { type Part, type Walked, type WalkOrder, walk } from './walk.ts'

export interface Verdict {
  ok: boolean
  events: number
  streams: number
  /** One hash over every head in order: written into the minutes, it proves later that nothing was rewritten as a whole. */
  fingerprint: string
  faults: LedgerFault[]
}

/** Compares what is kept beside the records with what they come to; answers each that is wrong. */
export type SumCheck = (db: Db) => Promise<LedgerFault[]>

/** Where threads of their own find the same database. */
export interface Threads {
  url: string
  /** As many as there are processors, where the ledger is long enough to be worth it. */
  threads?: number
}

/**
 * Reads the whole ledger in order and names whatever was edited, removed, added or reordered, in the events or in the records
 * that they describe. `records` maps the kind of a stream to the table its record lives in; `sums` are checked after them. Memory
 * stays flat. All that is read is the state of one instant, however many threads read it.
 */
export async function verify(
  db: Db,
  records: Record<string, string>,
  sums: SumCheck[] = [],
  threads?: Threads,
): Promise<Verdict> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      const at = tx as unknown as Db
      await sql`set local statement_timeout = 0`.execute(tx)
      // While threads read this one only keeps the instant that they read.
      await sql`set local idle_in_transaction_session_timeout = 0`.execute(tx)
      const faults: LedgerFault[] = []
      const found = (fault: LedgerFault) => {
        if (faults.length < mostFaults) faults.push(fault)
      }
      const walked = await walkAll(at, records, threads)
      for (const part of walked) for (const fault of part.faults) found(fault)
      await orphans(at, found)
      for (const [kind, table] of Object.entries(records)) await missingRecords(at, kind, table, found)
      for (const check of sums) for (const fault of await check(at)) found(fault)
      const sum = (pick: (part: Walked) => number) => walked.reduce((total, part) => total + pick(part), 0)
      const counted = { events: sum(({ events }) => events), streams: sum(({ streams }) => streams) }
      return { ok: faults.length === 0, ...counted, fingerprint: await fingerprintOf(at), faults }
    })
}

const worthThreads = 50_000

async function walkAll(db: Db, records: Record<string, string>, threads?: Threads): Promise<Walked[]> {
  const wanted = threads ? (threads.threads ?? (await threadsFor(db))) : 1
  if (!threads || wanted === 1) return [await walk(db, records, {})]
  const parts = await partsOf(db, wanted)
  const { rows } = await sql<{ snapshot: string }>`select pg_export_snapshot() as snapshot`.execute(db)
  return Promise.all(parts.map((part) => walkAside({ url: threads.url, snapshot: rows[0]!.snapshot, records, part })))
}

async function threadsFor(db: Db): Promise<number> {
  const { rows } = await sql<{ id: string }>`select id from stream offset ${worthThreads} limit 1`.execute(db)
  return rows.length > 0 ? availableParallelism() : 1
}

/** Parts of about the same length that are the whole ledger together. */
async function partsOf(db: Db, wanted: number): Promise<Part[]> {
  const { rows: ends } = await sql<{ tenant_id: string; id: string }>`
    with placed as (
      select tenant_id, id, row_number() over (order by tenant_id, id) as n, count(*) over () as total from stream
    )
    select tenant_id, id from placed, generate_series(1, ${wanted}::int - 1) as k
    where n = total * k / ${wanted}::int order by n`.execute(db)
  return [...ends, undefined].map((until, i) => ({ ...(i > 0 && { after: ends[i - 1]! }), ...(until && { until }) }))
}

async function walkAside(order: WalkOrder): Promise<Walked> {
  const thread = new Worker(new URL('./walker.ts', import.meta.url), {
    workerData: order,
    resourceLimits: { maxYoungGenerationSizeMb: 64 },
  })
  try {
    return await new Promise((done, fail) => {
      thread.once('message', done).once('error', fail)
    })
  } finally {
    await thread.terminate()
  }
}

const heads = 20_000

async function fingerprintOf(db: Db): Promise<string> {
  const fingerprint = createHash('sha256')
  let after = sql``
  for (;;) {
    const { rows } = await sql<{ tenant_id: string; id: string; hash: string }>`
      select tenant_id, id, hash from stream ${after} order by tenant_id, id limit ${heads}`.execute(db)
    for (const { hash } of rows) fingerprint.update(hash)
    const last = rows.at(-1)
    if (!last || rows.length < heads) return fingerprint.digest('hex')
    after = sql`where (tenant_id, id) > (${last.tenant_id}::uuid, ${last.id}::uuid)`
  }
}

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
