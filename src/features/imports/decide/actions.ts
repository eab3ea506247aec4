import { createProjects, holdProject, updateProjects } from '#features/projects/actions.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db/open.ts'
import { Problem } from '#platform/problem.ts'
import { canOf } from '../access.ts'
import { readImport } from '../actions.ts'
import { recordDecision } from '../lifecycle/actions.ts'
import type { Decision, Import, Reason, RowResult } from '../model.ts'
import type { Row } from '../rows/model.ts'
import { frameOf } from '../run/actions.ts'
import { updateOf, versions } from '../run/chunk/actions.ts'
import { keysOf, nothingKnown } from '../run/model.ts'
import { draftOf } from '../run/prepared/actions.ts'
import { type Frame, type Stated, stateRow } from '../run/stated/actions.ts'
import { holdLedgers, keysKnown, rememberKeys } from '../run/store.ts'
import { holdRow, type KeptRow, updateRow } from '../store.ts'
import { text } from '../text.ts'

export interface Choice {
  decision: Decision
  /** For `same`: which project; the suspected one where it is left out. */
  project_id?: string
}

/**
 * What a person says of a suspected row: another project, the same one (which takes its facts), nothing to bring in, or that it is
 * left for later. Each is an event of the import.
 */
export async function decideRow(context: Context, importId: string, n: number, choice: Choice) {
  const one = await readImport(context, importId)
  if (!canOf(context.me, one).includes('decide')) throw new Problem('conflict', 'import.not_now', text.not_now)
  const frame = await frameOf(context, one, context.files.path(context.me.tenant_id, one.sha256))
  return context.db.transaction().execute(async (tx) => {
    await holdLedgers(tx, context.me.tenant_id)
    const row = await suspected(tx, context, one, n)
    const result = await decided(tx, context, one, frame, row, choice)
    const { decision } = choice
    const by = { decided_by: context.me.member_id, decided_at: context.now }
    await updateRow(tx, context.me.tenant_id, one.id, { n, ...result, decision, ...by })
    await recordDecision(tx, context, one.id, row, { n, ...result, decision })
    const { outcome, project_id, reasons } = result
    return { n, outcome, project_id, reasons }
  })
}

async function suspected(tx: Tx, { me }: Context, one: Import, n: number): Promise<KeptRow> {
  const row = await holdRow(tx, me.tenant_id, one.id, n)
  if (!row) throw new Problem('missing', 'import.no_row', text.no_row)
  if (row.outcome !== 'suspected') throw new Problem('conflict', 'import.decided', text.decided)
  return row
}

type Decided = Pick<RowResult, 'outcome' | 'project_id' | 'reasons' | 'seq_before' | 'seq_after'>

/** Why the row was suspected stays with it; what else there is to know of it is a warning, see `undecided`. */
async function decided(
  tx: Tx,
  context: Context,
  one: Import,
  frame: Frame,
  row: KeptRow,
  choice: Choice,
): Promise<Decided> {
  const reasons = undecided(row.reasons)
  if (choice.decision === 'later') return { outcome: 'suspected', project_id: null, reasons }
  if (choice.decision === 'skip') {
    const left: Reason = { column: '', reason: text.row.by_person, warning: true }
    return { outcome: 'skipped', project_id: null, reasons: [...reasons, left] }
  }
  const stated = statedAgain(frame, row)
  const done =
    choice.decision === 'create'
      ? await asAnother(tx, context, frame, stated)
      : await asTheSame(tx, context, one, frame, stated, choice.project_id ?? row.candidate_id)
  return { ...done, reasons: [...reasons, ...done.reasons] }
}

/** The reasons of a row from before anybody decided it. */
export function undecided(reasons: Reason[]): Reason[] {
  return reasons.filter(({ warning }) => !warning)
}

/** The row as it is understood today; one that would be refused by now is told so. */
export function statedAgain(frame: Frame, { n, cells }: KeptRow): Stated {
  const stated = stateRow(frame, { n, cells } as Row)
  if ('identity' in stated) return stated
  throw refusal(stated.reasons)
}

function refusal(reasons: Reason[]): Problem {
  const faults = reasons.map(({ column, reason }) => ({ field: column, message: reason }))
  return new Problem('invalid', 'import.row_refused', reasons[0]?.reason ?? text.not_now, { faults })
}

async function asAnother(tx: Tx, context: Context, frame: Frame, stated: Stated): Promise<Decided> {
  const made = draftOf(frame, stated)
  if ('faults' in made) throw refusal(made.faults)
  const taken = await keysKnown(tx, context.me.tenant_id, [stated.identity])
  const keys = keysOf(stated.identity).filter((key) => !taken.has(key))
  const [project] = await createProjects(tx, context, [{ ...made.draft, keys }])
  return { outcome: 'created', project_id: project!.id, reasons: made.warnings, seq_before: 0, seq_after: 1 }
}

async function asTheSame(
  tx: Tx,
  context: Context,
  one: Import,
  frame: Frame,
  stated: Stated,
  id: string | null,
): Promise<Decided> {
  if (!id) throw new Problem('invalid', 'import.no_candidate', text.no_candidate)
  const before = await holdProject(tx, context, id)
  const { refused, pair, warnings = [] } = updateOf(frame, nothingKnown(), stated, before, id)
  if (refused) throw refusal(refused)
  const [after] = pair ? await updateProjects(tx, context, [pair], { kind: 'imported' }) : [before]
  const keys = keysOf(stated.identity).map((key) => ({ key, project_id: id }))
  await rememberKeys(tx, { tenant_id: context.me.tenant_id, import_id: one.id }, keys)
  if (after === before || !after) return { outcome: 'unchanged', project_id: id, reasons: warnings }
  return { outcome: 'updated', project_id: id, reasons: warnings, ...versions(before, after) }
}
