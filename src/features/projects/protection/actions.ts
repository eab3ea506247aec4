import type { Playbook } from '#features/playbook/schema/model.ts'
import type { Context } from '#platform/context.ts'
import { dayOf } from '#platform/day.ts'
import type { Db, Tx } from '#platform/db/open.ts'
import { newId } from '#platform/id.ts'
import { changesBetween } from '#platform/ledger/model.ts'
import { type Author, record } from '#platform/ledger/record.ts'
import { type Project, unitOf } from '../model.ts'
import {
  type Ending,
  ended,
  investorOf,
  movedTo,
  type Protection,
  registered,
  registrationLacks,
  renewed,
  woos,
} from './model.ts'
import { allRanOut, insertWhereFree, openOfProjects, ranOut, tenantsWithRanOut, writeProtections } from './store.ts'

type Pair = { before?: Project; after: Project; playbook: Playbook }

/**
 * What a write of projects means for first contact, in its transaction: a project whose registration has become valid stands for
 * its investor where nobody does; one that woos no longer, or another investor, makes room; one that was handed to another unit
 * takes its protection along. Whoever comes second holds nothing, and nothing else of the write changes.
 */
export async function followProtections(tx: Tx, context: Context, pairs: Pair[]): Promise<void> {
  const ruled = pairs.filter(({ playbook }) => playbook.first_contact)
  if (ruled.length === 0) return
  await releaseAndMove(tx, context, ruled)
  const today = dayOf(context.now)
  const valid = (project: Project | undefined, playbook: Playbook) =>
    project !== undefined && woos(playbook, project) && registrationLacks(playbook, project, today).length === 0
  const became = ruled.filter(
    ({ before, after, playbook }) =>
      valid(after, playbook) && !(valid(before, playbook) && investorOf(before!) === investorOf(after)),
  )
  await register(tx, context, became)
}

/** A talk with the investor renews what stands, and registers what lapsed. */
export async function renewProtection(tx: Tx, context: Context, playbook: Playbook, after: Project, talkedOn: string) {
  const rule = playbook.first_contact
  if (!rule) return
  const today = dayOf(context.now)
  const [open] = await openOfProjects(tx, context.me.tenant_id, [after.id])
  if (open && open.until_on >= today) {
    await change(tx, author(context), 'renewed', [{ before: open, after: renewed(rule, open, talkedOn, today) }])
  } else if (woos(playbook, after) && registrationLacks(playbook, after, today).length === 0) {
    await register(tx, context, [{ after, playbook }])
  }
}

/** Registers a project for its investor by agreement or decision, whatever its registration lacks. */
export function handOver(tx: Tx, context: Context, pair: Pair): Promise<void> {
  return register(tx, context, pair.playbook.first_contact ? [pair] : [])
}

async function register(tx: Tx, context: Context, pairs: Pair[]): Promise<void> {
  if (pairs.length === 0) return
  const { tenant_id } = context.me
  const today = dayOf(context.now)
  const drafts = pairs.map(({ after, playbook }) => {
    const from = { id: newId(), enterprise_id: investorOf(after)!, project_id: after.id, unit_id: unitOf(after) }
    return registered(playbook.first_contact!, from, today)
  })
  const enterprises = drafts.map(({ enterprise_id }) => enterprise_id)
  await end(tx, author(context), await ranOut(tx, tenant_id, enterprises, today), 'expired', today)
  const written = await insertWhereFree(tx, tenant_id, drafts)
  const entries = drafts
    .filter(({ id }) => written.has(id))
    .map(({ id, version: _, ...facts }) => ({
      stream: id,
      kind: 'protection.registered',
      seen: 0,
      changes: changesBetween({}, facts),
    }))
  await record(tx, author(context), entries)
}

async function releaseAndMove(tx: Tx, context: Context, pairs: Pair[]): Promise<void> {
  const known = pairs.filter(({ before }) => before !== undefined)
  const touched = known.filter(
    ({ before, after, playbook }) =>
      !woos(playbook, after) || investorOf(before!) !== investorOf(after) || unitOf(before!) !== unitOf(after),
  )
  if (touched.length === 0) return
  const open = await openOfProjects(
    tx,
    context.me.tenant_id,
    touched.map(({ after }) => after.id),
  )
  const today = dayOf(context.now)
  const of = new Map(touched.map((pair) => [pair.after.id, pair]))
  for (const protection of open) {
    const { after, playbook } = of.get(protection.project_id)!
    if (!woos(playbook, after))
      await end(tx, author(context), [protection], after.status === 'active' ? 'settled' : 'given_up', today)
    else if (protection.enterprise_id !== investorOf(after))
      await end(tx, author(context), [protection], 'given_up', today)
    else await change(tx, author(context), 'moved', [{ before: protection, after: movedTo(protection, unitOf(after)) }])
  }
}

/** Ends protections, each with an event of its own. */
export async function end(tx: Tx, by: Author, protections: Protection[], ending: Ending, on: string, note?: string) {
  const pairs = protections.map((before) => ({ before, after: ended(before, ending, on) }))
  await change(tx, by, 'ended', pairs, note)
}

/** Writes what differs of protections that are locked. One that stays as it is gets no event. */
export async function change(
  tx: Tx,
  by: Author,
  kind: string,
  pairs: { before: Protection; after: Protection }[],
  note?: string,
): Promise<void> {
  const changed = pairs
    .map(({ before, after }) => ({ before, after, changes: changesBetween({ ...before }, { ...after }) }))
    .filter(({ changes }) => Object.keys(changes).length > 0)
  if (changed.length === 0) return
  await writeProtections(
    tx,
    by.tenant_id,
    changed.map(({ before, after }) => ({ ...after, version: before.version + 1 })),
  )
  const entries = changed.map(({ before, changes }) => ({
    stream: before.id,
    kind: `protection.${kind}`,
    seen: before.version,
    changes,
    note: note ?? null,
  }))
  await record(tx, by, entries)
}

const page = 500

/** Of every tenant. An ended protection keeps nobody away even before this runs: it is for the ledger and for the lists. */
export async function endAllRanOut(db: Db, now: Date): Promise<void> {
  for (const tenantId of await tenantsWithRanOut(db, dayOf(now))) await endRanOut(db, tenantId, now)
}

/** Ends what ran out by yesterday, a page a transaction; whoever sweeps beside us takes other pages. Answers how many. */
export async function endRanOut(db: Db, tenantId: string, now: Date): Promise<number> {
  const today = dayOf(now)
  let done = 0
  for (let more = true; more; ) {
    const swept = await db.transaction().execute(async (tx) => {
      const due = await allRanOut(tx, tenantId, today, page)
      await end(tx, { tenant_id: tenantId, member_id: null, now }, due, 'expired', today)
      return due.length
    })
    done += swept
    more = swept === page
  }
  return done
}

export function author({ me, now }: Context): Author {
  return { tenant_id: me.tenant_id, member_id: me.member_id, now }
}
