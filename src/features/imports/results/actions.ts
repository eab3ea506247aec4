import { projectsAlike } from '#features/projects/intake/actions.ts'
import type { Context } from '#platform/context.ts'
import { canOf, mayImport } from '../access.ts'
import { readImport } from '../actions.ts'
import type { Import, Outcome } from '../model.ts'
import { factsOf, speechOf } from '../preview/actions.ts'
import { placeOfRow } from '../reading/actions.ts'
import type { Row } from '../rows/model.ts'
import { frameOf } from '../run/actions.ts'
import { type Frame, stateRow } from '../run/stated/actions.ts'
import { type KeptRow, rowsOf } from '../store.ts'
import { type Cell, textOf } from '../values/model.ts'

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
  return {
    items: await presentRows(context, one, shown),
    next: rows.length > query.limit ? String(shown.at(-1)!.n) : null,
  }
}

/** Rows of one import with their projects, each as far as the member may know of it. */
export async function presentRows(context: Context, one: Import, rows: KeptRow[]) {
  const { me } = context
  const ids = rows.flatMap(({ project_id, candidate_id }) => [project_id ?? [], candidate_id ?? []].flat())
  const alike = new Map((await projectsAlike(context, [...new Set(ids)])).map((project) => [project.id, project]))
  const frame = await frameOf(context, one, context.files.path(me.tenant_id, one.sha256))
  return rows.map((row) => presentRow(context, frame, row, alike, canOf(me, one)))
}

type Alike = Awaited<ReturnType<typeof projectsAlike>>[number]

function presentRow(context: Context, frame: Frame, row: KeptRow, alike: Map<string, Alike>, can: string[]) {
  const project = alike.get(row.project_id ?? '')
  const candidate = alike.get(row.candidate_id ?? '')
  const { n, outcome, reasons, decision, decided_by_name, decided_at } = row
  const open = outcome === 'suspected' && can.includes('decide')
  const undoable = decision !== null && can.includes('decide')
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
    can: [...(open ? ['create', ...(mayBeSame ? ['same'] : []), 'skip', 'later'] : []), ...(undoable ? ['undo'] : [])],
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
