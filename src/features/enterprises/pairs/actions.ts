import type { Context } from '#platform/context.ts'
import type { Db, Tx } from '#platform/db/open.ts'
import { type Entry, record } from '#platform/ledger/record.ts'
import { Problem } from '#platform/problem.ts'
import { say } from '#platform/words.ts'
import { mayMerge } from '../merge/access.ts'
import { loadEnterprises, projectsOf } from '../store.ts'
import { keepLabel, withdrawLabel } from './labels/actions.ts'
import { judged, keptOf, type PairView, whyAsked } from './model.ts'
import { countWaiting, onePair, type PairRow, listPairs as pairsListed, setLabel } from './store.ts'
import { startSweep } from './sweep/actions.ts'
import { lastSweep } from './sweep/store.ts'
import { text } from './text.ts'

const mostTold = 1000

/** Suspected duplicates, the likest first; those put off and those found to be different in views of their own. */
export async function listPairs(context: Context, query: PairQuery) {
  refuseUnlessAllowed(context)
  const page = await pageOf(context, query)
  return { ...page, sweep: (await lastSweep(context.db, context.me.tenant_id)) ?? null }
}

export interface PairQuery {
  view: PairView
  cursor?: string | undefined
  limit: number
}

/** A page of pairs; with an import, of those that it named. */
export async function pageOf({ db, me }: Context, query: PairQuery, import_id?: string) {
  const { view, limit } = query
  const after = query.cursor === undefined ? undefined : readCursor(query.cursor)
  const rows = await pairsListed(db, me.tenant_id, { view, limit: limit + 1, import_id, ...(after && { after }) })
  const items = rows.slice(0, limit)
  const last = rows.length > limit ? items.at(-1)! : undefined
  const waiting = await countWaiting(db, me.tenant_id, mostTold + 1, import_id)
  return {
    items,
    next: last ? Buffer.from(JSON.stringify([last.score, last.id])).toString('base64url') : null,
    waiting: Math.min(waiting, mostTold),
    waiting_exact: waiting <= mostTold,
  }
}

function readCursor(cursor: string): { score: number; id: string } {
  try {
    const [score, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (Number.isFinite(score) && /^[0-9a-f-]{36}$/.test(id)) return { score, id }
  } catch {
    // A cursor that we did not write is refused like any other wrong one.
  }
  throw new Problem('invalid', 'list.cursor', text.cursor)
}

/** For the navigation: how many wait. */
export async function waitingPairs(context: Context) {
  refuseUnlessAllowed(context)
  const n = await countWaiting(context.db, context.me.tenant_id, 100)
  return { waiting: Math.min(n, 99), exact: n < 100 }
}

/** Starts a walk through the whole register, or answers how far the one under way is. */
export async function sweepPairs(context: Context) {
  refuseUnlessAllowed(context)
  await startSweep(context)
  return { sweep: (await lastSweep(context.db, context.me.tenant_id)) ?? null }
}

/** Two enterprises that may be one, as they are now: what is known of each, how likely they are one and why. */
export async function showPair(context: Context, id: string) {
  refuseUnlessAllowed(context)
  const { db, me } = context
  const pair = await onePair(db, me.tenant_id, id)
  const { one, other, now } = await bothOf(db, context, pair)
  const projects = await projectsOf(db, me.tenant_id, [one.id, other.id])
  return {
    id,
    score: now.verdict.score,
    reasons: whyAsked(now).map(([zh, en]) => ({ zh, en })),
    one: { ...one, projects: projects.get(one.id) ?? 0 },
    other: { ...other, projects: projects.get(other.id) ?? 0 },
    kept_id: keptOf({ one, other }),
    seen: now.names,
    label: pair!.label,
  }
}

/** Says that two enterprises are different, or puts them off; they do not come back while their names and codes are what they are. */
export async function decidePair(
  context: Context,
  id: string,
  { decision, seen }: { decision: 'different' | 'later'; seen: string },
) {
  refuseUnlessAllowed(context)
  await change(context, id, async (tx, pair) => {
    const { now } = await bothOf(tx, context, pair)
    if (now.names !== seen) throw new Problem('conflict', 'pair.stale', text.stale)
    if (pair.label && pair.label.decision !== 'later') throw decided(pair.label.by)
    const before = pair.label ? [await withdrawLabel(tx, context, pair.label)] : []
    const entry = await keepLabel(tx, context, now, decision)
    await setLabel(tx, context.me.tenant_id, id, entry.stream)
    return [...before, entry]
  })
  return showPair(context, id)
}

/** Takes a decision back: the two wait for one again. */
export async function reopenPair(context: Context, id: string, version: number) {
  refuseUnlessAllowed(context)
  await change(context, id, async (tx, { label }) => {
    if (!label || label.version !== version) throw new Problem('conflict', 'pair.not_decided', text.not_decided)
    return [await withdrawLabel(tx, context, label)]
  })
  return showPair(context, id)
}

/** One write of a pair: what it does, and the ledger. */
async function change(context: Context, id: string, write: (tx: Tx, pair: PairRow) => Promise<Entry[]>) {
  const { tenant_id, member_id } = context.me
  await context.db.transaction().execute(async (tx) => {
    const pair = await onePair(tx, tenant_id, id, 'locked')
    if (!pair) throw missing()
    await record(tx, { tenant_id, member_id, now: context.now }, await write(tx, pair))
  })
}

async function bothOf(db: Db | Tx, { me }: Context, pair: PairRow | undefined) {
  if (!pair) throw missing()
  const found = await loadEnterprises(db, me.tenant_id, [pair.enterprise_id, pair.other_enterprise_id])
  const [one, other] = [pair.enterprise_id, pair.other_enterprise_id].map((id) => found.find((each) => each.id === id))
  if (!one || !other) throw missing()
  return { one, other, now: judged(one, other, pair.said_code) }
}

function refuseUnlessAllowed({ me }: Context): void {
  if (!mayMerge(me)) throw new Problem('forbidden', 'pair.may_not', text.may_not)
}

function missing(): Problem {
  return new Problem('missing', 'pair.missing', text.missing)
}

function decided(by: string | null): Problem {
  return new Problem('conflict', 'pair.decided', by ? say(text.decided_by, by) : text.decided)
}
