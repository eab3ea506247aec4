import { notify } from '#features/notices/actions.ts'
import { keys, toEach } from '#features/notices/model.ts'
import { actingMembers } from '#features/places/acting/actions.ts'
import { viewSeenBy } from '#features/views/actions.ts'
import type { Me } from '#platform/context.ts'
import { dayOf } from '#platform/day.ts'
import type { Db, Tx } from '#platform/db/open.ts'
import { newId } from '#platform/id.ts'
import { changesBetween } from '#platform/ledger/model.ts'
import { hold, record } from '#platform/ledger/record.ts'
import { Problem } from '#platform/problem.ts'
import { combine } from '../../actions.ts'
import { combinedAsked } from '../../asked/model.ts'
import { facts } from '../actions.ts'
import { nextAfter, type Run, readersOf, type Schedule, type Stop } from '../model.ts'
import { type Due, dueSchedules, insertRun, stillDue, updateSchedule } from '../store.ts'

/**
 * Makes every report whose time has come, and tells its readers. It looks at how things stand: what fell due while no server ran is
 * made once when one runs again, and of two servers one makes it. Trouble with one is thrown when all others are done. Answers how
 * many were made.
 */
export async function makeDueReports(db: Db, now: Date): Promise<number> {
  let made = 0
  const troubles: unknown[] = []
  for (const due of await dueSchedules(db, now)) {
    try {
      if (await serve(db, due, now)) made += 1
    } catch (error) {
      troubles.push(error)
    }
  }
  if (troubles.length > 0) throw troubles[0]
  return made
}

/** Whoever comes second waits for the stream, and then finds nothing due. */
function serve(db: Db, due: Due, now: Date): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    await hold(tx, due.tenant_id, due.id)
    const schedule = await stillDue(tx, due, now)
    if (!schedule) return false
    const outcome = await made(db, due.tenant_id, schedule, now)
    if ('stop' in outcome) {
      await settle(tx, due.tenant_id, schedule, { next_at: null, stopped_because: outcome.stop }, now)
      return false
    }
    const { run } = outcome
    await insertRun(tx, due.tenant_id, run)
    const data = { run_id: run.id, report: run.name, on: dayOf(now) }
    await notify(tx, due.tenant_id, toEach(run.readers, { kind: 'report_ready', data, key: keys.reportReady(run.id) }))
    await settle(tx, due.tenant_id, schedule, { next_at: nextAfter(schedule, now).toISOString() }, now)
    return true
  })
}

/** The report as its owner may count it at this moment, or why there is none any more. */
async function made(db: Db, tenantId: string, schedule: Schedule, now: Date): Promise<{ run: Run } | { stop: Stop }> {
  const acting = await actingMembers(db, tenantId)
  const owner = acting.find(({ member_id }) => member_id === schedule.owner_id)
  if (!owner) return { stop: 'owner' }
  const view = await orNull(viewSeenBy(db, owner, schedule.view_id, 'combined'))
  if (!view) return { stop: 'view' }
  const asked = combinedAsked.safeParse(view.query)
  const answer = asked.data && (await orNull(combine({ db, me: owner, now }, asked.data)))
  if (!answer) return { stop: 'refused' }
  return { run: runFrom(schedule, owner, view.name, readersOf(schedule, owner.reach, acting), asked.data, answer, now) }
}

function runFrom(
  { id, owner_id, next_at }: Schedule,
  { reach }: Me,
  name: string,
  readers: string[],
  query: object,
  answer: { from: string | null; to: string | null },
  now: Date,
): Run {
  const span = { span: 'between', ...(answer.from && { from: answer.from }), ...(answer.to && { to: answer.to }) }
  return {
    id: newId(),
    schedule_id: id,
    owner_id,
    name,
    due_at: next_at!,
    made_at: now.toISOString(),
    reach,
    readers,
    // The months of that day: whoever counts it anew later counts the same ones.
    report: { query: { ...query, ...span }, answer },
  }
}

async function settle(tx: Tx, tenantId: string, before: Schedule, given: Partial<Schedule>, now: Date): Promise<void> {
  const after = { ...before, ...given, version: before.version + 1 }
  await updateSchedule(tx, tenantId, after)
  const kind = after.stopped_because ? 'schedule.stopped' : 'schedule.served'
  const changes = changesBetween(facts(before), facts(after))
  await record(tx, { tenant_id: tenantId, member_id: null, now }, [
    { stream: before.id, kind, seen: before.version, changes },
  ])
}

/** A refusal is an answer here; any other trouble is trouble. */
async function orNull<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof Problem) return null
    throw error
  }
}
