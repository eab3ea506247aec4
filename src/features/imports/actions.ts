import { receiveFile } from '#features/projects/evidence/files/actions.ts'
import type { Context } from '#platform/context.ts'
import { dayOf } from '#platform/day.ts'
import type { Tx } from '#platform/db/open.ts'
import { Problem } from '#platform/problem.ts'
import { canOf, mayImport, mayRead, ownUnit, readerOf } from './access.ts'
import { countsOfImport } from './counts/actions.ts'
import { draftImport, saveImport, started } from './lifecycle/actions.ts'
import type { ImportMap } from './map/model.ts'
import { forget, mappingFor, remember } from './memory/actions.ts'
import { type Layout, layoutOf } from './memory/model.ts'
import type { Counts, Import } from './model.ts'
import { paceOf } from './pace/model.ts'
import { isPreset } from './presets/actions.ts'
import { sendImport } from './queue/actions.ts'
import { frameOf } from './run/actions.ts'
import { countRows, type ImportRow, importsOf, oneImport, sameFileAs, setTotal } from './store.ts'
import { text } from './text.ts'
import { checkedMap, plainMap } from './whole/actions.ts'

/** An import that the member may read; one beyond their reach is not there. */
export async function readImport({ db, me }: Context, id: string): Promise<ImportRow> {
  const one = await oneImport(db, me.tenant_id, id)
  if (!one || !mayRead(me, one)) throw new Problem('missing', 'import.missing', text.missing)
  return one
}

/** Takes a ledger in and reads it through once: a file that is broken anywhere is refused here, and nothing is kept of it. */
export async function uploadLedger(context: Context, request: Request, name: string | undefined) {
  const { db, files, me } = context
  const unit = ownUnit(me)
  if (!unit) throw new Problem('forbidden', 'import.may_not', text.may_not)
  const file = await receiveFile(context, request, name)
  const called = file.name || 'ledger'
  const path = files.path(me.tenant_id, file.sha256)
  const { ledger, ...arrival } = await arrived(context, unit, path, plainMap(called)).catch((problem) =>
    arrivedWithoutHeader(context, path, plainMap(called), problem),
  )
  const total = await ledger.count()
  const one = await db.transaction().execute((tx) => draftImport(tx, context, { ...file, name: called }, arrival))
  await setTotal(db, me.tenant_id, one.id, total)
  return showImport(context, one.id)
}

/** A ledger without headers: its columns by their letters, for a person to say what they are. A letter or a picture of a table stays refused. */
async function arrivedWithoutHeader(context: Context, path: string, plain: ImportMap, problem: unknown) {
  if (!(problem instanceof Problem && problem.code === 'import.no_plan')) throw problem
  const map = { ...plain, header_row: 0 }
  const frame = await frameOf(context, { map }, path).catch(() => Promise.reject(problem))
  return { ledger: frame.ledger, map, mapped_as: null }
}

/** The ledger as its unit mapped such a one before, or as a preset has it, where that fits; else as its headers say. */
async function arrived(context: Context, unit: string, path: string, plain: ImportMap) {
  const { ledger } = await frameOf(context, { map: plain }, path)
  const arrival = await mappingFor(context, unit, layoutOf(ledger.sheets), plain)
  if (arrival.mapped_as === null) return { ledger, ...arrival }
  try {
    return { ...arrival, ledger: (await frameOf(context, arrival, path)).ledger }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return { ledger, map: plain, mapped_as: null }
  }
}

/** One's own imports, and those of units that one leads or administers; latest first. */
export async function listImports(context: Context, { cursor, limit }: { cursor?: string; limit: number }) {
  const { db, me } = context
  const rows = await importsOf(db, readerOf(me), { after: cursor, limit: limit + 1 })
  const shown = rows.slice(0, limit)
  const ids = shown.map(({ id }) => id)
  const counts = await countRows(db, me.tenant_id, ids)
  return {
    items: shown.map((one) => presented(context, one, counts.get(one.id)!)),
    next: rows.length > limit ? shown.at(-1)!.id : null,
    can: ownUnit(me) ? ['import'] : [],
  }
}

export async function showImport(context: Context, id: string) {
  const { db, me } = context
  const one = await readImport(context, id)
  const same = one.status === 'draft' ? await sameFileAs(db, readerOf(me), one) : undefined
  return presented(context, one, await countsOfImport(db, me.tenant_id, one), same)
}

function presented({ me }: Context, one: ImportRow, counts: Counts, same?: ImportRow) {
  const { id, version, file_name, status, map, mapped_as, rows_total, problem, created_at, started_at, ended_at } = one
  const { undo, undo_by_name, undo_rows } = one
  const done = counts.rows
  return {
    id,
    version,
    file_name,
    status,
    undo: undo && { state: undo, by: undo_by_name, rows: undo_rows },
    member: { id: one.member_id, name: one.member_name },
    unit: { id: one.unit_id, name: one.unit_name },
    map,
    mapped_as,
    rows_total,
    rows_done: done,
    ...(status === 'running' && !one.waits_for
      ? paceOf({ ...one, rows_done: done })
      : { rows_per_second: null, seconds_left: null }),
    counts,
    same_file: same ? presentSame(same) : null,
    problem,
    waits_for: one.waits_for,
    created_at,
    started_at,
    ended_at,
    can: canOf(me, one),
  }
}

function presentSame({ id, file_name, status, member_name, started_at, created_at }: ImportRow) {
  return { id, file_name, status, by: member_name, on: dayOf(new Date(started_at ?? created_at)) }
}

/** The mapping as a person has adjusted it; one that does not fit the file is refused. */
export async function mapImport(context: Context, id: string, input: { version: number; map: unknown }) {
  const one = await readImport(context, id)
  refuseUnless(context, one, 'map')
  const map = checkedMap(input.map)
  await frameOf(context, { map }, context.files.path(context.me.tenant_id, one.sha256))
  await context.db
    .transaction()
    .execute((tx) => saveImport(tx, context, { ...one, version: input.version }, { ...one, map }, 'mapped'))
  return showImport(context, id)
}

/** As if nobody had ever mapped such a ledger: what was remembered of it is forgotten. */
export async function resetMapping(context: Context, id: string, { version }: { version: number }) {
  const one = await readImport(context, id)
  refuseUnless(context, one, 'map')
  await context.db.transaction().execute(async (tx) => {
    const header_row = one.map.header_row === 0 ? 0 : undefined
    const after = { ...one, map: { ...plainMap(one.file_name), header_row }, mapped_as: null }
    await saveImport(tx, context, { ...one, version }, after, 'mapping_reset')
    if (one.mapped_as?.memory_id) await forget(tx, context, one.mapped_as.memory_id)
  })
  return showImport(context, id)
}

/** Starts it, and remembers its mapping for the next ledger of its kind; or goes on with one that was stopped. */
export async function startImport(context: Context, id: string) {
  const one = await readImport(context, id)
  refuseUnless(context, one, 'start')
  if (!mayImport(context.me, one.unit_id)) throw new Problem('forbidden', 'import.may_not', text.may_not)
  const { ledger } = await frameOf(context, one, context.files.path(context.me.tenant_id, one.sha256))
  await context.db.transaction().execute(async (tx) => {
    const map = one.status === 'draft' ? await rememberedOf(tx, context, one, layoutOf(ledger.sheets)) : one.map
    await saveImport(tx, context, one, started({ ...one, map }, context.now), 'started')
    await sendImport(context.db, tx, { tenant_id: context.me.tenant_id, id })
  })
  return showImport(context, id)
}

/** A preset as it came needs no remembering, and what has no headers cannot be known again. */
async function rememberedOf(tx: Tx, context: Context, one: Import, layout: Layout): Promise<ImportMap> {
  const { map, unit_id, file_name, mapped_as } = one
  if (map.header_row === 0 || (mapped_as?.kind === 'preset' && (await isPreset(map)))) return map
  return remember(tx, context, layout, { map, unit_id, file_name })
}

/** Stops it after the rows that are being written; what is in stays in. */
export async function cancelImport(context: Context, id: string) {
  const one = await readImport(context, id)
  refuseUnless(context, one, 'cancel')
  const ended_at = context.now.toISOString()
  await context.db
    .transaction()
    .execute((tx) => saveImport(tx, context, one, { ...one, status: 'cancelled', ended_at }, 'cancelled'))
  return showImport(context, id)
}

function refuseUnless({ me }: Context, one: Import, what: string): void {
  if (!canOf(me, one).includes(what)) throw new Problem('conflict', 'import.not_now', text.not_now)
}
