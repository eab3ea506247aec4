import { parentPort, workerData } from 'node:worker_threads'
import { sql } from 'kysely'
import { type Db, openDb } from '../db/open.ts'
import { type WalkOrder, walk } from './walk.ts'

/** A thread that walks one part of the ledger and answers what it found. */
const { url, snapshot, records, part } = workerData as WalkOrder
const db = openDb(url, { max: 1 })
try {
  const walked = await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      await sql`set transaction snapshot ${sql.lit(snapshot)}`.execute(tx)
      await sql`set local statement_timeout = 0`.execute(tx)
      return walk(tx as unknown as Db, records, part)
    })
  parentPort!.postMessage(walked)
} finally {
  await db.destroy()
}
