import { withdrawParties } from '#features/enterprises/withdraw/actions.ts'
import { restoreProjects, withdrawProjects } from '#features/projects/withdraw/actions.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db/open.ts'
import { Problem } from '#platform/problem.ts'
import { mayImport } from '../../access.ts'
import { saveImport } from '../../lifecycle/actions.ts'
import { chunkSize, type Import } from '../../model.ts'
import { contextOf, type House, type ImportJob, saidToWait } from '../../queue/actions.ts'
import { holdImport, holdLedgers } from '../../run/store.ts'
import { oneImport } from '../../store.ts'
import { text } from '../../text.ts'
import { refuseBuiltOn } from '../obstacles/actions.ts'
import { forgetKeys, holdTouched, momentsOf, setUndone, type Touched, touchedAfter } from '../store.ts'

/** Takes an import back in the background, as the member who asked for it. */
export async function runQueuedUndo(house: House, job: ImportJob): Promise<void> {
  const one = await oneImport(house.db, job.tenant_id, job.id)
  if (one?.undo !== 'running') return
  const { context, acting } = await contextOf(house, job, one.undo_by ?? one.member_id)
  try {
    if (!acting || !mayImport(context.me, one.unit_id)) throw new Problem('forbidden', 'import.gone', text.gone)
    await runUndo(context, job.id)
  } catch (error) {
    // A Problem is told on the import itself; anything else is the queue's to try again.
    if (!(error instanceof Problem)) throw await saidToWait(house.db, job, error)
    await undoRefused(context, one, error)
  }
}

/**
 * Takes the import back in one transaction: what it made is withdrawn, what it changed gets its former values, its keys are forgotten.
 * Killed in the middle nothing has happened, and it is done anew. Its projects are locked first, so that nobody builds on half of it.
 */
export async function runUndo(context: Context, id: string): Promise<void> {
  const { db, me } = context
  await db.transaction().execute(async (tx) => {
    await holdLedgers(tx, me.tenant_id)
    const one = await oneImport(tx, me.tenant_id, id)
    if (one?.undo !== 'running') return
    await holdTouched(tx, me.tenant_id, id)
    await refuseBuiltOn(tx, context, one)
    const moments = await momentsOf(tx, me.tenant_id, id)
    const parties = await takeBack(tx, context, one)
    await forgetKeys(tx, me.tenant_id, id)
    await withdrawParties(tx, context, [...parties], moments)
    await holdImport(tx, me.tenant_id, id)
    await saveImport(tx, context, one, { ...one, undo: 'done' }, 'undone')
  })
}

/** Page by page; answers the enterprises that the projects named. */
async function takeBack(tx: Tx, context: Context, one: Import): Promise<Set<string>> {
  const { tenant_id } = context.me
  const parties = new Set<string>()
  let done = 0
  for (let after: string | null = null; ; ) {
    const page: Touched[] = await touchedAfter(tx, tenant_id, one.id, after, chunkSize)
    if (page.length === 0) return parties
    const made = page.filter(({ version }) => version === 0).map(({ id }) => id)
    const changed = page.filter(({ version }) => version > 0)
    for (const id of await withdrawProjects(tx, context, made, one.file_name)) parties.add(id)
    for (const id of await restoreProjects(tx, context, changed, one.file_name)) parties.add(id)
    done += page.length
    after = page.at(-1)!.id
    await setUndone(context.db, tenant_id, one.id, done, new Date())
  }
}

/** An undo that cannot be done after all leaves the import as it was, and says why. */
export async function undoRefused(context: Context, one: Import, problem: Problem): Promise<void> {
  const words = problem.words[context.language === 'en' ? 1 : 0]
  await context.db.transaction().execute(async (tx) => {
    const now = (await oneImport(tx, context.me.tenant_id, one.id))!
    if (now.undo !== 'running') return
    await saveImport(tx, context, now, { ...now, undo: null, undo_by: null, problem: words }, 'undo_refused')
  })
}
