import type { Context, Me } from '#platform/context.ts'
import type { Db, Tx } from '#platform/db/open.ts'
import { newId } from '#platform/id.ts'
import { changesBetween } from '#platform/ledger/model.ts'
import { hold, record } from '#platform/ledger/record.ts'
import { Problem } from '#platform/problem.ts'
import { mayChange, mayShare } from './access.ts'
import type { Subject, View } from './model.ts'
import { defaultOf, insertView, setDefault, updateView, type ViewRow, viewsFor } from './store.ts'
import { text } from './text.ts'

type Changeable = Pick<View, 'name' | 'unit_id' | 'query' | 'layout'>
type Draft = Changeable & { subject?: Subject }
export type ViewChange = Partial<{ [K in keyof Changeable]: Changeable[K] | undefined }> & { version: number }

/** Views that are the member's or shared with it, and the one it starts from while it still sees that. */
export async function listViews({ db, me }: Context, subject: Subject = 'projects') {
  const items = (await viewsFor(db, me, { subject })).map((row) => presented(me, row))
  const first = await defaultOf(db, me)
  return { items, default_id: items.some(({ id }) => id === first) ? first : null }
}

export async function addView(context: Context, draft: Draft) {
  const { me } = context
  refuseSharing(me, draft.unit_id)
  const view: View = { subject: 'projects', ...draft, id: newId(), version: 1, owner_id: me.member_id }
  await context.db.transaction().execute(async (tx) => {
    await insertView(tx, me.tenant_id, view)
    await record(tx, author(context), [
      { stream: view.id, kind: 'view.added', seen: 0, changes: changesBetween({}, facts(view)) },
    ])
  })
  return shown(context, view.id)
}

export async function changeView(context: Context, id: string, change: ViewChange) {
  const { version, ...given } = change
  await context.db.transaction().execute(async (tx) => {
    const before = await held(tx, context, id, change)
    const stated = Object.entries(given).filter(([, value]) => value !== undefined)
    const after: View = { ...before, ...Object.fromEntries(stated), version: version + 1 }
    if (after.unit_id !== before.unit_id) refuseSharing(context.me, after.unit_id)
    await updateView(tx, context.me.tenant_id, after)
    const changes = changesBetween(facts(before), facts(after))
    await record(tx, author(context), [{ stream: id, kind: 'view.changed', seen: version, changes }])
  })
  return shown(context, id)
}

/** The view as it stands, where the member may see it. */
export async function viewSeenBy(db: Db | Tx, me: Me, id: string, subject?: Subject): Promise<ViewRow> {
  const [row] = await viewsFor(db, me, { id, ...(subject && { subject }) })
  if (!row) throw missing()
  return row
}

/** It stays in the ledger; nobody sees it any more, and who started from it starts from none. */
export async function removeView(context: Context, id: string, version: number): Promise<null> {
  await context.db.transaction().execute(async (tx) => {
    const before = await held(tx, context, id, { version })
    const removed_at = context.now.toISOString()
    await updateView(tx, context.me.tenant_id, { ...before, version: version + 1 }, removed_at)
    const changes = changesBetween({}, { removed_at })
    await record(tx, author(context), [{ stream: id, kind: 'view.removed', seen: version, changes }])
  })
  return null
}

/** A habit of the member, not a fact of the place: no event is kept of it. */
export async function startFrom({ db, me }: Context, id: string | null): Promise<null> {
  if (id !== null && (await viewsFor(db, me, { id, subject: 'projects' })).length === 0) throw missing()
  await setDefault(db, me, id)
  return null
}

async function held(tx: Tx, context: Context, id: string, yours: ViewChange): Promise<View> {
  const { me } = context
  const version = await hold(tx, me.tenant_id, id)
  const [row] = await viewsFor(tx, me, { id })
  if (!row) throw missing()
  if (!mayChange(me, row)) throw new Problem('forbidden', 'view.not_yours', text.not_yours)
  if (version !== yours.version)
    throw new Problem('conflict', 'view.stale', text.stale, { extra: { yours, theirs: presented(me, row) } })
  const { owner_name: _o, unit_name: _u, ...view } = row
  return view
}

function refuseSharing(me: Me, unitId: string | null): void {
  if (unitId === null || mayShare(me, unitId)) return
  const faults = [{ field: 'unit_id', message: text.may_not_share }]
  throw new Problem('forbidden', 'view.may_not_share', text.may_not_share, { faults })
}

async function shown({ db, me }: Context, id: string) {
  return presented(me, await viewSeenBy(db, me, id))
}

function presented(me: Me, { owner_id, owner_name, unit_id, unit_name, ...view }: ViewRow) {
  const unit = unit_id === null ? null : { id: unit_id, name: unit_name ?? '' }
  const can = mayChange(me, { owner_id, unit_id }) ? ['change', 'remove'] : []
  return { ...view, mine: owner_id === me.member_id, owner: owner_name, unit, can }
}

function facts({ subject, owner_id, unit_id, name, query, layout }: View): Record<string, unknown> {
  return { subject, owner_id, unit_id, name, query, layout }
}

function author({ me, now }: Context) {
  return { tenant_id: me.tenant_id, member_id: me.member_id, now }
}

function missing(): Problem {
  return new Problem('missing', 'view.missing', text.missing)
}
