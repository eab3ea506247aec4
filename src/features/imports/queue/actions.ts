import { actingAs } from '#features/places/acting/actions.ts'
import type { Context, Me } from '#platform/context.ts'
import type { Db, Tx } from '#platform/db/open.ts'
import type { FileStore } from '#platform/files.ts'
import { asProblem } from '#platform/http/answer.ts'
import type { Jobs } from '#platform/jobs/jobs.ts'
import { Problem } from '#platform/problem.ts'
import { mayImport } from '../access.ts'
import { runImport } from '../run/actions.ts'
import { oneImport, setWaiting, standingStill } from '../store.ts'
import { text } from '../text.ts'
import { undoStandingStill } from '../undo/store.ts'
import { failed, transactOf } from '../whole/actions.ts'

export interface House {
  db: Db
  files: FileStore
}

export interface ImportJob {
  tenant_id: string
  id: string
}

export const jobName = 'imports.run'
export const undoJobName = 'imports.undo'

/** The queue of each database that this process works for. */
const queues = new WeakMap<Db, Jobs>()

export function keepQueue(db: Db, jobs: Jobs): void {
  queues.set(db, jobs)
}

/** Sends a started import to the background with the transaction that starts it; what is not sent is found by the sweep. */
export async function sendImport(db: Db, tx: Tx, job: ImportJob): Promise<void> {
  await queues.get(db)?.send(jobName, job, { key: job.id, tx })
}

/** Sends an import to be taken back, with the transaction that decides it. */
export async function sendUndo(db: Db, tx: Tx, job: ImportJob): Promise<void> {
  await queues.get(db)?.send(undoJobName, job, { key: job.id, tx })
}

/** Sends running imports, and those being taken back, that have stood still for a minute: whoever worked on them has died. */
export async function resumeImports(db: Db, jobs: Jobs): Promise<void> {
  const since = new Date(Date.now() - 60_000)
  for (const job of await standingStill(db, since)) await jobs.send(jobName, job, { key: job.id })
  for (const job of await undoStandingStill(db, since)) await jobs.send(undoJobName, job, { key: job.id })
}

/** Runs an import in the background, as the member who brought it. One that is not running any more is left alone. */
export async function runQueued({ db, files }: House, job: ImportJob, signal?: AbortSignal): Promise<void> {
  const one = await oneImport(db, job.tenant_id, job.id)
  if (one?.status !== 'running') return
  const { context, acting } = await contextOf({ db, files }, job, one.member_id)
  const path = files.path(job.tenant_id, one.sha256)
  try {
    if (!acting || !mayImport(context.me, one.unit_id)) throw new Problem('forbidden', 'import.gone', text.gone)
    if (!(await files.has(job.tenant_id, one.sha256)))
      throw new Problem('unavailable', 'import.file_gone', text.file_gone)
    await runImport(context, one, { path, transact: transactOf(db), ...(signal && { signal }) })
  } catch (error) {
    // A Problem is told on the import itself; anything else is the queue's to try again.
    if (!(error instanceof Problem)) throw await saidToWait(db, job, error)
    await failed(context, one, error).catch((told) => {
      if (told !== error) throw told
    })
  }
}

/** Says on the import that it waits for room, where that is what it lacks and so much can still be written; answers the error. */
export async function saidToWait(db: Db, job: ImportJob, error: unknown): Promise<unknown> {
  if (asProblem(error).problem.code === 'disk.full') await setWaiting(db, job.tenant_id, job.id).catch(() => {})
  return error
}

/** A job acts as a member; `acting` is false where they are none any more. */
export async function contextOf(
  { db, files }: House,
  job: ImportJob,
  memberId: string,
): Promise<{ context: Context; acting: boolean }> {
  const me = await actingAs(db, job.tenant_id, { member_id: memberId })
  const gone: Me = { tenant_id: job.tenant_id, member_id: memberId, user_id: '', name: '', grants: [], reach: [] }
  const context: Context = { db, files, me: me ?? gone, now: new Date(), language: 'zh-CN', request_id: job.id }
  return { context, acting: me !== undefined }
}
