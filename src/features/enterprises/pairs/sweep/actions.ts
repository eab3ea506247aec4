import { setTimeout } from 'node:timers/promises'
import type { Context } from '#platform/context.ts'
import type { Db, Tx } from '#platform/db/open.ts'
import { newId } from '#platform/id.ts'
import type { Jobs } from '#platform/jobs/jobs.ts'
import { record } from '#platform/ledger/record.ts'
import { type Paced, pairUp, pairUpWaiting, straightOn } from '../finding/actions.ts'
import { anyUnpaired } from '../finding/store.ts'
import { anyImport, anySweep, enterprisesAfter, finishSweep, holdSweep, insertSweep, keepSweep } from './store.ts'

/** Few, for whoever uses the same process waits while a page is compared. */
const pageSize = 50
export const jobName = 'enterprises.pair_up'

/** The queue of each database that this process works for. */
const queues = new WeakMap<Db, Jobs>()

export function keepQueue(db: Db, jobs: Jobs): void {
  queues.set(db, jobs)
}

/** Has the whole register looked through; one walk at a time, and what is not sent at once is found within a minute. */
export async function startSweep({ db, me, now }: Context): Promise<void> {
  const { tenant_id, member_id } = me
  await db.transaction().execute(async (tx) => {
    const id = newId()
    const started = await insertSweep(tx, { tenant_id, id, started_by: member_id, started_at: now })
    if (!started) return
    const changes = { started_by: [null, member_id] as [null, string] }
    await record(tx, { tenant_id, member_id, now }, [{ stream: id, kind: 'sweep.started', seen: 0, changes }])
    await sendPairUp(db, tx)
  })
}

/** Sends the job with a transaction after which somebody looks at what was found; what is not sent is found within a minute. */
export async function sendPairUp(db: Db, tx: Tx): Promise<void> {
  await queues.get(db)?.send(jobName, {}, { key: 'all', tx })
}

/** Sends the job where something waits for it: what was written while no server listened is not forgotten. */
export async function wakeIfWaiting(db: Db, jobs: Jobs): Promise<void> {
  if ((await anyUnpaired(db)) || (await anySweep(db))) await jobs.send(jobName, {}, { key: 'all' })
}

/** What is new first, also between two pages of a walk, for somebody may be waiting for it; then the walks through whole registers. */
export async function lookOn(db: Db, now: () => Date, signal: AbortSignal): Promise<void> {
  const awaited = resting(signal, async () => ((await anyImport(db)) ? rest.beside_ledger : rest.awaited))
  const walking = resting(signal, async () => rest.alone)
  do await pairUpWaiting(db, now, awaited)
  while ((await sweepStep(db, now, walking)) !== undefined)
}

/** How long it rests for each second of work: while a ledger is written, while nobody waits, and when somebody does. */
const rest = { beside_ledger: 9, alone: 3, awaited: 0.5 }

function resting(signal: AbortSignal, share: () => Promise<number>): Paced {
  return async (page) => {
    signal.throwIfAborted()
    const began = performance.now()
    const answer = await page()
    await setTimeout((await share()) * (performance.now() - began), undefined, { signal })
    return answer
  }
}

/** Goes on with every walk that was started to its end. */
export async function sweepOn(db: Db, now: () => Date): Promise<void> {
  while ((await sweepStep(db, now, straightOn)) !== undefined);
}

/** The next page of a walk; undefined where none is under way. */
function sweepStep(db: Db, now: () => Date, page: Paced): Promise<number | undefined> {
  return page(() => db.transaction().execute((tx) => sweepPage(tx, now())))
}

async function sweepPage(tx: Tx, now: Date): Promise<number | undefined> {
  const sweep = await holdSweep(tx)
  if (!sweep) return undefined
  const ids = await enterprisesAfter(tx, sweep.tenant_id, sweep.after_id, pageSize)
  await pairUp(tx, sweep.tenant_id, ids, now)
  const done = sweep.done + ids.length
  await keepSweep(tx, { ...sweep, after_id: ids.at(-1) ?? sweep.after_id, done })
  if (ids.length < pageSize) await finishSweep(tx, sweep, now)
  return ids.length
}
