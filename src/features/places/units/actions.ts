import type { Context, Me } from '#platform/context.ts'
import { dayOf } from '#platform/day.ts'
import type { Db, Tx } from '#platform/db/open.ts'
import { newId } from '#platform/id.ts'
import { changesBetween } from '#platform/ledger/model.ts'
import { type Author, record } from '#platform/ledger/record.ts'
import { Problem } from '#platform/problem.ts'
import { mayAdminister } from '../access.ts'
import type { Unit, UnitKind } from '../model.ts'
import { staleProblem } from '../quicker/actions.ts'
import { facts, hasOpenBelow, moveFault, pathUnder } from './model.ts'
import { forgetUnits, insertUnit, lockTenant, movePaths, readUnits, unitsOf, updateUnit } from './store.ts'
import { text } from './text.ts'

export interface UnitDraft {
  parent_id: string | null
  kind: UnitKind
  name: string
  name_en: string
  short_name: string
  position: number
}

export type UnitChange = Partial<UnitDraft> & { closed?: boolean; version: number }

export async function listUnits({ db, me }: Context) {
  const units = await unitsOf(db, me.tenant_id)
  return { items: units.map((unit) => presented(me, unit)) }
}

export async function addUnit(context: Context, draft: UnitDraft & { parent_id: string }) {
  const { db, me, now } = context
  return writingUnits(db, me.tenant_id, async (tx, units) => {
    const parent = unitOf(units, draft.parent_id)
    if (!mayAdminister(me, parent.id)) throw administratorOnly()
    if (parent.closed_on) throw new Problem('invalid', 'unit.parent_closed', text.parent_closed)
    const unit = await makeUnit(tx, { tenant_id: me.tenant_id, member_id: me.member_id, now }, draft, parent)
    // The reach of a request's member was read before this unit was there.
    return presented({ ...me, grants: me.grants.map((grant) => reaching(grant, parent.id, unit.id)) }, unit)
  })
}

export async function changeUnit({ db, me, now }: Context, id: string, change: UnitChange) {
  return writingUnits(db, me.tenant_id, async (tx, units) => {
    const before = unitOf(units, id)
    if (!mayAdminister(me, id)) throw administratorOnly()
    if (change.version !== before.version) throw await stale(tx, me, before, change)
    const after = { ...before, ...changed(me, before, change, units, dayOf(now)) }
    const changes = changesBetween(facts(before), facts(after))
    if (Object.keys(changes).length === 0) return presented(me, before)
    const entry = { stream: id, kind: kindOf(before, after), seen: before.version, changes }
    const author = { tenant_id: me.tenant_id, member_id: me.member_id, now }
    after.version = before.version + 1
    await updateUnit(tx, me.tenant_id, after).catch(nameTaken)
    if (after.path !== before.path) await movePaths(tx, me.tenant_id, before.path, after.path)
    await record(tx, author, [entry])
    return presented(me, after)
  })
}

/** Adds a unit under `parent`, or a root without one; for commands and demo data also, which no member runs. */
export async function makeUnit(tx: Tx, author: Author, draft: UnitDraft, parent?: Unit): Promise<Unit> {
  const id = newId()
  const unit: Unit = { ...draft, id, path: pathUnder(parent, id), closed_on: null, version: 1 }
  await insertUnit(tx, author.tenant_id, unit).catch(nameTaken)
  await record(tx, author, [{ stream: id, kind: 'unit.added', seen: 0, changes: changesBetween({}, facts(unit)) }])
  return unit
}

function changed(me: Me, unit: Unit, change: UnitChange, units: Unit[], today: string): Partial<Unit> {
  const { version: _version, closed, parent_id, ...plain } = change
  const after: Partial<Unit> = Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined))
  if (parent_id && parent_id !== unit.parent_id) Object.assign(after, moved(me, unit, unitOf(units, parent_id)))
  if (closed === true && !unit.closed_on) Object.assign(after, closedOn(me, unit, units, today))
  if (closed === false && unit.closed_on) Object.assign(after, reopened(me, unit, units))
  return after
}

/** A unit leaves one administrator's tree and enters another's: both must be the same person's. */
function moved(me: Me, unit: Unit, parent: Unit): Partial<Unit> {
  authoriseAbove(me, unit)
  if (!mayAdminister(me, parent.id)) throw administratorOnly()
  const fault = moveFault(unit, parent)
  if (fault)
    throw new Problem('invalid', `unit.${fault}`, text[fault], {
      faults: [{ field: 'parent_id', message: text[fault] }],
    })
  return { parent_id: parent.id, path: pathUnder(parent, unit.id) }
}

function closedOn(me: Me, unit: Unit, units: Unit[], today: string): Partial<Unit> {
  authoriseAbove(me, unit)
  if (hasOpenBelow(unit, units)) throw new Problem('invalid', 'unit.has_open', text.has_open)
  return { closed_on: today }
}

function reopened(me: Me, unit: Unit, units: Unit[]): Partial<Unit> {
  authoriseAbove(me, unit)
  if (units.find((other) => other.id === unit.parent_id)?.closed_on)
    throw new Problem('invalid', 'unit.parent_closed', text.parent_closed)
  return { closed_on: null }
}

/** Whether a unit stands where it stands, and stands at all, is decided one level above it. */
function authoriseAbove(me: Me, unit: Unit): void {
  if (unit.parent_id === null) throw new Problem('invalid', 'unit.root', text.root)
  if (!administersAbove(me, unit)) throw administratorOnly()
}

/** Work on the whole tree, by one writer at a time. */
export async function writingUnits<T>(
  db: Db,
  tenantId: string,
  work: (tx: Tx, units: Unit[]) => Promise<T>,
): Promise<T> {
  const done = await db.transaction().execute(async (tx) => {
    await lockTenant(tx, tenantId)
    return work(tx, await readUnits(tx, tenantId))
  })
  forgetUnits(db, tenantId)
  return done
}

function presented(me: Me, { path: _path, ...unit }: Unit) {
  const own = mayAdminister(me, unit.id)
  const above = own && administersAbove(me, unit)
  const can = [
    ...(own && !unit.closed_on ? ['add'] : []),
    ...(own ? ['rename'] : []),
    ...(above && !unit.closed_on ? ['move', 'close'] : []),
    ...(above && unit.closed_on ? ['reopen'] : []),
  ]
  return { ...unit, can }
}

function administersAbove(me: Me, unit: Pick<Unit, 'parent_id'>): boolean {
  return unit.parent_id !== null && mayAdminister(me, unit.parent_id)
}

function reaching(grant: Me['grants'][number], parentId: string, id: string): Me['grants'][number] {
  return grant.reach.includes(parentId) ? { ...grant, reach: [...grant.reach, id] } : grant
}

function kindOf(before: Unit, after: Unit): string {
  if (before.parent_id !== after.parent_id) return 'unit.moved'
  if (before.closed_on !== after.closed_on) return after.closed_on ? 'unit.closed' : 'unit.reopened'
  return 'unit.changed'
}

function unitOf(units: Unit[], id: string): Unit {
  const unit = units.find((each) => each.id === id)
  if (!unit) throw new Problem('missing', 'unit.missing', text.missing)
  return unit
}

function stale(tx: Tx, me: Me, theirs: Unit, yours: UnitChange): Promise<Problem> {
  const both = { yours, theirs: presented(me, theirs) }
  return staleProblem(tx, me.tenant_id, theirs.id, { code: 'unit.stale', words: text.stale, ...both })
}

function administratorOnly(): Problem {
  return new Problem('forbidden', 'unit.administrator_only', text.administrator_only)
}

function nameTaken(error: { code?: string }): never {
  if (error.code !== '23505') throw error
  throw new Problem('conflict', 'unit.name_taken', text.name_taken, {
    faults: [{ field: 'name', message: text.name_taken }],
  })
}
