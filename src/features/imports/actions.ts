import { receiveFile } from '#features/projects/evidence/files/actions.ts'
import { projectsAlike } from '#features/projects/intake/actions.ts'
import type { Context } from '#platform/context.ts'
import { Problem } from '#platform/problem.ts'
import { canOf, mayImport, mayRead, ownUnit } from './access.ts'
import { draftImport, saveImport, started } from './lifecycle/actions.ts'
import { type Counts, countsOf, type Import, type Outcome } from './model.ts'
import { factsOf, speechOf } from './preview/actions.ts'
import { sendImport } from './queue/actions.ts'
import { placeOfRow } from './reading/actions.ts'
import type { Row } from './rows/model.ts'
import { frameOf } from './run/actions.ts'
import { type Frame, stateRow } from './run/stated/actions.ts'
import { countRows, type ImportRow, importsOf, type KeptRow, oneImport, rowsOf, setTotal } from './store.ts'
import { text } from './text.ts'
import { type Cell, textOf } from './values/model.ts'
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
  const file = await receiveFile(context, request, name)
  const called = file.name || 'ledger'
  const map = plainMap(called)
  const { ledger } = await frameOf(context, { map }, files.path(me.tenant_id, file.sha256))
  let total = 0
  for await (const _ of ledger.rows()) total += 1
  const one = await db.transaction().execute((tx) => draftImport(tx, context, { ...file, name: called }, map))
  await setTotal(db, me.tenant_id, one.id, total)
  return showImport(context, one.id)
}

/** One's own imports, and those of units that one leads or administers; latest first. */
export async function listImports(context: Context, { cursor, limit }: { cursor?: string; limit: number }) {
  const { db, me } = context
  const reach = (...roles: string[]) => me.grants.filter(({ role }) => roles.includes(role)).flatMap((one) => one.reach)
  const { tenant_id, member_id } = me
  const led = reach('unit_lead', 'admin')
  const who = { tenant_id, member_id, own: [...reach('officer'), ...led], led }
  const rows = await importsOf(db, who, { after: cursor, limit: limit + 1 })
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
  const done = counts.rows
  return {
    id,
    version,
    file_name,
    status,
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

/** What became of the rows; a suspected one with the project that it may be, side by side. */
export async function listRows(
  context: Context,
  id: string,
  query: { outcome?: Outcome; cursor?: number; limit: number },
) {
  const one = await readImport(context, id)
  const { db, me } = context
  const after = query.cursor ?? 0
  const rows = await rowsOf(db, me.tenant_id, id, { outcome: query.outcome, after, limit: query.limit + 1 })
  const shown = rows.slice(0, query.limit)
  const ids = shown.flatMap(({ project_id, candidate_id }) => [project_id ?? [], candidate_id ?? []].flat())
  const alike = new Map((await projectsAlike(context, [...new Set(ids)])).map((project) => [project.id, project]))
  const frame = await frameOf(context, one, context.files.path(me.tenant_id, one.sha256))
  return {
    items: shown.map((row) => presentRow(context, frame, row, alike, canOf(me, one))),
    next: rows.length > query.limit ? String(shown.at(-1)!.n) : null,
  }
}

type Alike = Awaited<ReturnType<typeof projectsAlike>>[number]

function presentRow(context: Context, frame: Frame, row: KeptRow, alike: Map<string, Alike>, can: string[]) {
  const project = alike.get(row.project_id ?? '')
  const candidate = alike.get(row.candidate_id ?? '')
  const { n, outcome, reasons, decision, decided_by_name, decided_at } = row
  const open = outcome === 'suspected' && can.includes('decide')
  const mayBeSame = candidate?.access === 'full' && mayImport(context.me, candidate.unit.id)
  return {
    n,
    ...placeOfRow(frame, n),
    outcome,
    cells: row.cells.map((cell) => textOf(cell as Cell)),
    reasons: reasons.map(({ column, reason, warning }) => ({
      column,
      reason: said(reason),
      warning: warning === true,
    })),
    project: project ? { id: project.id, name: project.name, unit: project.unit, access: project.access } : null,
    candidate: candidate
      ? { id: candidate.id, name: candidate.name, unit: candidate.unit, access: candidate.access }
      : null,
    beside: outcome === 'suspected' ? besideOf(context, frame, row, candidate) : [],
    decision,
    decided_by: decided_by_name,
    decided_at,
    can: open ? ['create', ...(mayBeSame ? ['same'] : []), 'skip'] : [],
  }
}

function said([zh, en]: readonly [string, string]) {
  return { zh, en }
}

/** Each fact of the row beside what the project has. */
function besideOf(context: Context, frame: Frame, { n, cells }: KeptRow, candidate: Alike | undefined) {
  const stated = stateRow(frame, { n, cells } as Row)
  if (!('identity' in stated)) return []
  const speech = speechOf(context, frame)
  const told = factsOf(stated, frame.context, speech)
  const kept = candidate?.project ? keptFacts(candidate.project, frame, speech) : {}
  return Object.entries(told).map(([field, text]) => ({ field, told: text, kept: kept[field] ?? '' }))
}

function keptFacts(project: NonNullable<Alike['project']>, frame: Frame, speech: ReturnType<typeof speechOf>) {
  const { facts, figures, investors, stage } = project
  const document = { ...facts, figures, investors }
  return factsOf({ document, standing: { stage } }, frame.context, speech)
}
