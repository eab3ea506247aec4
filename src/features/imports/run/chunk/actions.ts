import { holdAllParties } from '#features/enterprises/parties/actions.ts'
import { holdProjects, updateProjects, writeNew } from '#features/projects/actions.ts'
import { readingOf } from '#features/projects/intake/actions.ts'
import { knowing } from '#features/projects/list/actions.ts'
import { documentOf, type Project, unitOf } from '#features/projects/model.ts'
import type { Ready } from '#features/projects/ready/actions.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db/open.ts'
import { say } from '#platform/words.ts'
import { mayImport } from '../../access.ts'
import type { Reason, RowResult } from '../../model.ts'
import { headerOf } from '../../rows/model.ts'
import { text } from '../../text.ts'
import { statedChanges, statedExtra } from '../compare/model.ts'
import { type Candidate, judge, type Known, keysOf, learn, nothingKnown, type Suspicion } from '../model.ts'
import { type Prepared, type ReadRow, readyOf, statedOf } from '../prepared/actions.ts'
import { changedBy, type Frame, refusedRow, type Stated } from '../stated/actions.ts'
import { keysKnown, projectsLike, rememberKeys, spokenOf } from '../store.ts'

/** What becomes of some rows of a ledger, in their order: projects are made and updated in this transaction, a few statements for all. */
export async function writeRows(
  tx: Tx,
  context: Context,
  frame: Frame,
  importId: string,
  read: ReadRow[],
): Promise<RowResult[]> {
  const stated = read.filter((one): one is Prepared => 'identity' in one)
  const known = await knownFor(tx, context, frame.source, importId, stated)
  const sorted = sort(frame, stated, known)
  await holdInOrder(tx, context, sorted)
  await writeNew(tx, context, sorted.made)
  const results = [
    ...read.filter((one): one is RowResult => !('identity' in one)),
    ...sorted.results,
    ...(await updateRows(tx, context, frame, known, importId, sorted.same)),
  ]
  results.push(...(await repeatedRows(tx, context, frame, sorted.again)))
  return results.sort((a, b) => a.n - b.n)
}

/**
 * Projects before names, as a form holds them, and names only once: held crosswise, or some and then more, a page and a form could wait
 * for each other.
 */
async function holdInOrder(tx: Tx, context: Context, { made, same, again }: Sorted): Promise<void> {
  const known = [...same, ...again].map(({ id }) => id)
  if (known.length === 0 || made.length + again.length === 0) return
  await holdProjects(tx, context, known)
  if (made.length > 0 && same.length > 0) await holdAllParties(tx, context)
}

async function knownFor(
  tx: Tx,
  context: Context,
  source: string,
  importId: string,
  stated: Prepared[],
): Promise<Known> {
  const known = nothingKnown()
  if (stated.length === 0) return known
  const { tenant_id } = context.me
  const identities = stated.map(({ identity }) => identity)
  const candidates = await projectsLike(tx, knowing(context.me), source, identities)
  for (const candidate of candidates) learn(known, candidate, [])
  known.byKey = await keysKnown(tx, tenant_id, identities)
  const ids = candidates.map(({ id }) => id)
  known.spoken = await spokenOf(tx, tenant_id, importId, ids)
  return known
}

interface Sorted {
  made: Ready[]
  results: RowResult[]
  same: { row: Stated; id: string }[]
  again: { row: Stated; id: string }[]
}

/** Row by row, each in the light of those before it. */
function sort(frame: Frame, prepared: Prepared[], known: Known): Sorted {
  const sorted: Sorted = { made: [], results: [], same: [], again: [] }
  for (const row of prepared) {
    const { made } = row
    const verdict = judge(row.identity, known)
    if (verdict.as === 'suspected')
      sorted.results.push(suspectedRow(statedOf(frame, row), verdict.id, because(known, verdict)))
    else if (verdict.as === 'again') sorted.again.push({ row: statedOf(frame, row), id: verdict.id })
    else if (verdict.as === 'same') {
      known.spoken.add(verdict.id)
      sorted.same.push({ row: statedOf(frame, row), id: verdict.id })
    } else if ('faults' in made) sorted.results.push(refusedRow(statedOf(frame, row), made.faults))
    else {
      const fresh = readyOf(row, made.enterprise_ids)
      const { id } = fresh.project
      sorted.made.push(fresh)
      sorted.results.push({ ...done(row, 'created', id, made.warnings), seq_before: 0, seq_after: 1 })
      learn(known, candidateOf(frame, row, id), keysOf(row.identity))
      known.spoken.add(id)
    }
  }
  return sorted
}

function because(known: Known, { id, because: why }: { id: string; because: Suspicion }): Reason {
  const unit = known.byId.get(id)?.unit_name ?? ''
  return { column: '', reason: why === 'same_name' ? say(text.row.same_name, unit) : text.row[why] }
}

function suspectedRow({ n, cells }: Stated, candidate_id: string, reason: Reason): RowResult {
  return { n, outcome: 'suspected', project_id: null, candidate_id, cells, reasons: [reason] }
}

function done(
  row: { n: number },
  outcome: 'created' | 'updated' | 'unchanged',
  id: string,
  reasons: Reason[],
): RowResult {
  return { n: row.n, outcome, project_id: id, candidate_id: null, cells: [], reasons }
}

function candidateOf(frame: Frame, { identity }: Prepared, id: string): Candidate {
  const { unit_id, code, name_key, investor_key, company_key, investment_key } = identity
  const unit_name = frame.units.find((unit) => unit.id === unit_id)?.name ?? ''
  return {
    id,
    unit_id,
    unit_name,
    code,
    name_key,
    investor_key,
    company_key,
    investment_keys: investment_key === null ? [] : [investment_key],
    of_source: identity.map_key !== null,
    secret: false,
  }
}

/** Rows that are projects already: what they state and what differs is written, and nothing else. */
async function updateRows(
  tx: Tx,
  context: Context,
  frame: Frame,
  known: Known,
  importId: string,
  rows: { row: Stated; id: string }[],
): Promise<RowResult[]> {
  if (rows.length === 0) return []
  const { tenant_id } = context.me
  const held = await holdProjects(
    tx,
    context,
    rows.map(({ id }) => id),
  )
  const byId = new Map(held.map((project) => [project.id, project]))
  const judged = rows.map(({ row, id }) => ({ row, id, ...updateOf(frame, known, row, byId.get(id), id) }))
  const pairs = judged.flatMap(({ pair }) => pair ?? [])
  const written = await updateProjects(tx, context, pairs, { kind: 'imported' })
  const changed = new Map(
    pairs.flatMap(({ before }, at) => (written[at] === before ? [] : [[before.id, versions(before, written[at]!)]])),
  )
  await rememberKeys(
    tx,
    { tenant_id, import_id: importId },
    judged
      .filter(({ refused }) => !refused)
      .flatMap(({ row, id }) => keysOf(row.identity).map((key) => ({ key, project_id: id }))),
  )
  return judged.map(({ row, id, refused, warnings }) =>
    refused
      ? refusedRow(row, refused)
      : { ...done(row, changed.has(id) ? 'updated' : 'unchanged', id, warnings ?? []), ...changed.get(id) },
  )
}

/** What a row has done to its project, as versions of it. */
export function versions(before: Project, after: Project): { seq_before: number; seq_after: number } {
  return { seq_before: before.version, seq_after: after.version }
}

interface Update {
  refused?: Reason[]
  pair?: { before: Project; after: Project }
  warnings?: Reason[]
}

/** The change that a row means for a project, or why it may not be. */
export function updateOf(frame: Frame, known: Known, row: Stated, before: Project | undefined, id: string): Update {
  if (!before) return refuse('unit_id', say(text.row.held, known.byId.get(id)?.unit_name ?? ''))
  const { project: seen, whole } = readingOf(frame.me, before)
  const warnings = staysAsItIs(frame, row, before)
  const changes = statedChanges(row.document, seen)
  const extra = statedExtra(row.extra, seen)
  if (Object.keys(changes).length + Object.keys(extra).length === 0) return { warnings }
  if (!whole) return refuse('confidential', text.row.secret)
  if (!mayImport(frame.me, unitOf(before))) {
    const unit = frame.units.find((one) => one.id === unitOf(before))?.name ?? ''
    return refuse('unit_id', say(text.row.unit_beyond, unit))
  }
  const holder = changes.code === undefined ? id : (known.byCode.get(String(changes.code)) ?? id)
  if (holder !== id) return refuse('code', text.row.code_taken)
  const changed = changedBy(frame, row.plan, before, changes)
  if ('faults' in changed) return { refused: changed.faults }
  return { warnings, pair: { before, after: { ...before, ...changed.after, extra: { ...before.extra, ...extra } } } }

  function refuse(field: string, reason: Reason['reason']): Update {
    return { refused: [{ column: headerOf(row.plan, field), reason }] }
  }
}

/** Stage, standing and unit of a project are not an import's to move: where the ledger says otherwise, a person is told. */
function staysAsItIs(frame: Frame, row: Stated, before: Project): Reason[] {
  const warnings: Reason[] = []
  const warn = (field: string, reason: Reason['reason']) =>
    warnings.push({ column: headerOf(row.plan, field), reason, warning: true })
  const { stage, status } = row.standing
  const label = (id: string) => frame.playbook.stages.find((one) => one.id === id) ?? { zh: id, en: id }
  if (stage && stage !== before.stage) {
    const [now, told] = [label(before.stage), label(stage)]
    warn('stage', [text.row.stage_stays[0](now.zh, told.zh), text.row.stage_stays[1](now.en, told.en)])
  }
  if (status && status !== before.status) warn('status', text.row.status_stays)
  if (row.names_unit && row.identity.unit_id !== unitOf(before)) warn('unit_id', text.row.unit_stays)
  return warnings
}

/** Rows whose project an earlier row of the same ledger was: the same facts change nothing, others are for a person to sort out. */
async function repeatedRows(
  tx: Tx,
  context: Context,
  frame: Frame,
  rows: { row: Stated; id: string }[],
): Promise<RowResult[]> {
  if (rows.length === 0) return []
  const ids = [...new Set(rows.map(({ id }) => id))]
  const projects = new Map((await holdProjects(tx, context, ids)).map((project) => [project.id, project]))
  return rows.map(({ row, id }) => {
    const project = projects.get(id)
    const seen = project && readingOf(frame.me, project).project
    const same =
      seen &&
      Object.keys(statedChanges(row.document, seen)).length + Object.keys(statedExtra(row.extra, seen)).length === 0 &&
      (row.standing.stage ?? seen.stage) === documentOf(seen).stage
    return same ? done(row, 'unchanged', id, []) : suspectedRow(row, id, { column: '', reason: text.row.twice })
  })
}
