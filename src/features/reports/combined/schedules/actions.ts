import { viewSeenBy } from '#features/views/actions.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db/open.ts'
import { newId } from '#platform/id.ts'
import { changesBetween } from '#platform/ledger/model.ts'
import { hold, record } from '#platform/ledger/record.ts'
import { Problem } from '#platform/problem.ts'
import { type CombinedReport, combine } from '../actions.ts'
import { combinedAsked } from '../asked/model.ts'
import { mayKeep, mayOpen, readsAllOf } from './access.ts'
import { nextAfter, type Schedule, type Timing } from './model.ts'
import { insertSchedule, runOf, type ScheduleRow, schedulesOf, updateSchedule } from './store.ts'
import { text } from './text.ts'

type Draft = Pick<Schedule, 'every' | 'day' | 'hour' | 'members' | 'roles'>

export async function listSchedules({ db, me }: Context) {
  return { items: (await schedulesOf(db, me)).map(presented) }
}

/** The report is asked for once as its owner before it is promised: what cannot be counted is refused here. */
export async function addSchedule(context: Context, { view_id, ...draft }: Draft & { view_id: string }) {
  const { db, me, now } = context
  refuseWrong(draft)
  const view = await viewSeenBy(db, me, view_id, 'combined')
  await combine(context, combinedAsked.parse(view.query))
  const schedule: Schedule = {
    ...draft,
    ...standing(draft, now),
    id: newId(),
    version: 1,
    view_id,
    owner_id: me.member_id,
  }
  await db.transaction().execute(async (tx) => {
    await insertSchedule(tx, me.tenant_id, schedule)
    const changes = changesBetween({}, facts(schedule))
    await record(tx, author(context), [{ stream: schedule.id, kind: 'schedule.added', seen: 0, changes }])
  })
  return shown(context, schedule.id)
}

export async function changeSchedule(context: Context, id: string, { version, ...draft }: Draft & { version: number }) {
  const { db, me, now } = context
  refuseWrong(draft)
  await db.transaction().execute(async (tx) => {
    const before = await held(tx, context, id, version)
    const after = { ...before, ...draft, ...standing(draft, now), version: version + 1 }
    await updateSchedule(tx, me.tenant_id, after)
    const changes = changesBetween(facts(before), facts(after))
    await record(tx, author(context), [{ stream: id, kind: 'schedule.changed', seen: version, changes }])
  })
  return shown(context, id)
}

/** What it has made stays with those who were told. */
export async function removeSchedule(context: Context, id: string, version: number): Promise<null> {
  await context.db.transaction().execute(async (tx) => {
    const before = await held(tx, context, id, version)
    const removed_at = context.now.toISOString()
    await updateSchedule(tx, context.me.tenant_id, { ...before, next_at: null, version: version + 1 }, removed_at)
    const changes = changesBetween({}, { removed_at })
    await record(tx, author(context), [{ stream: id, kind: 'schedule.removed', seen: version, changes }])
  })
  return null
}

/**
 * A report that was made, as the reader may read it: the figures of that day where it reads all that they were counted over, else
 * counted anew over what it does read of it.
 */
export async function readRun({ db, me }: Context, id: string) {
  const run = await runOf(db, me.tenant_id, id)
  if (!run || !mayOpen(me, run)) throw new Problem('missing', 'run.missing', text.no_run)
  const query = combinedAsked.parse(run.report.query)
  const whole = readsAllOf(me, run)
  const fewer = { ...me, reach: me.reach.filter((unit) => run.reach.includes(unit)) }
  const report = whole
    ? (run.report.answer as CombinedReport)
    : await combine({ db, me: fewer, now: new Date(run.made_at) }, query)
  const asked = Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value)]))
  return { id, name: run.name, made_at: run.made_at, narrowed: !whole, asked, report }
}

async function held(tx: Tx, context: Context, id: string, seen: number): Promise<Schedule> {
  const { me } = context
  const version = await hold(tx, me.tenant_id, id)
  const [row] = await schedulesOf(tx, me, id)
  if (!row || !mayKeep(me, row)) throw missing()
  if (version !== seen)
    throw new Problem('conflict', 'schedule.stale', text.stale, {
      extra: { yours: { version: seen }, theirs: presented(row) },
    })
  const { name: _n, last_run: _l, ...schedule } = row
  return schedule
}

function standing(timing: Timing, now: Date): Pick<Schedule, 'next_at' | 'stopped_because'> {
  return { next_at: nextAfter(timing, now).toISOString(), stopped_because: null }
}

function refuseWrong({ every, day, members, roles }: Draft): void {
  if (every === 'week' && day > 7)
    throw new Problem('invalid', 'schedule.bad_day', text.bad_day, {
      faults: [{ field: 'day', message: text.bad_day }],
    })
  if (members.length + roles.length === 0)
    throw new Problem('invalid', 'schedule.nobody', text.nobody, {
      faults: [{ field: 'members', message: text.nobody }],
    })
}

async function shown({ db, me }: Context, id: string) {
  const [row] = await schedulesOf(db, me, id)
  if (!row) throw missing()
  return presented(row)
}

function presented({ owner_id: _, ...row }: ScheduleRow) {
  return { ...row, can: ['change', 'remove'] }
}

/** What the ledger keeps of a schedule. */
export function facts({ id: _i, version: _v, ...rest }: Schedule): Record<string, unknown> {
  return rest
}

function author({ me, now }: Context) {
  return { tenant_id: me.tenant_id, member_id: me.member_id, now }
}

function missing(): Problem {
  return new Problem('missing', 'schedule.missing', text.missing)
}
