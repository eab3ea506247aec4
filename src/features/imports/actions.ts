import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { cleanName } from '#features/projects/evidence/model.ts'
import type { Context } from '#platform/context.ts'
import { Problem } from '#platform/problem.ts'
import { canOf, mayImport, mayRead, ownUnit, readerOf } from './access.ts'
import { draftImport, saveImport, started } from './lifecycle/actions.ts'
import { type Counts, countsOf, type Import, type Outcome } from './model.ts'
import { sendImport } from './queue/actions.ts'
import { frameOf } from './run/actions.ts'
import { countRows, type ImportRow, importsOf, oneImport, setTotal } from './store.ts'
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
  if (!ownUnit(me)) throw new Problem('forbidden', 'import.may_not', text.may_not)
  if (!request.body) throw new Problem('invalid', 'import.no_body', text.no_body)
  const content = Readable.fromWeb(request.body as ReadableStream)
  const file = await files.put(me.tenant_id, content)
  const called = cleanName(name ?? decoded(request.headers.get('x-file-name'))) || 'ledger'
  const map = plainMap(called)
  const { ledger } = await frameOf(context, { map }, files.path(me.tenant_id, file.sha256))
  let total = 0
  for await (const _ of ledger.rows()) total += 1
  const one = await db.transaction().execute((tx) => draftImport(tx, context, { ...file, name: called }, map))
  await setTotal(db, me.tenant_id, one.id, total)
  return showImport(context, one.id)
}

function decoded(header: string | null): string {
  try {
    return decodeURIComponent(header ?? '')
  } catch {
    return ''
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
  const one = await readImport(context, id)
  const counts = await countRows(context.db, context.me.tenant_id, [id])
  return presented(context, one, counts.get(id) ?? countsOf([]))
}

function presented({ me }: Context, one: ImportRow, counts: Counts) {
  const { id, version, file_name, status, map, rows_total, problem, created_at, started_at, ended_at } = one
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
    rows_total,
    rows_done: done,
    counts,
    problem,
    created_at,
    started_at,
    ended_at,
    can: canOf(me, one),
  }
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

/** Starts it, or goes on with one that was stopped. */
export async function startImport(context: Context, id: string) {
  const one = await readImport(context, id)
  refuseUnless(context, one, 'start')
  if (!mayImport(context.me, one.unit_id)) throw new Problem('forbidden', 'import.may_not', text.may_not)
  await context.db.transaction().execute(async (tx) => {
    await saveImport(tx, context, one, started(one, context.now), 'started')
    await sendImport(context.db, tx, { tenant_id: context.me.tenant_id, id })
  })
  return showImport(context, id)
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
