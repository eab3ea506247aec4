import { withdrawParties } from '#features/enterprises/withdraw/actions.ts'
import { holdProject } from '#features/projects/actions.ts'
import { restoreProjects, withdrawProjects } from '#features/projects/withdraw/actions.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db/open.ts'
import { Problem } from '#platform/problem.ts'
import { canOf } from '../../access.ts'
import { readImport } from '../../actions.ts'
import { recordDecision } from '../../lifecycle/actions.ts'
import type { Import } from '../../model.ts'
import { frameOf } from '../../run/actions.ts'
import { keysOf } from '../../run/model.ts'
import { holdLedgers } from '../../run/store.ts'
import { holdRow, type KeptRow, updateRow } from '../../store.ts'
import { text } from '../../text.ts'
import { momentOf, rowBuiltOn } from '../../undo/store.ts'
import { statedAgain, undecided } from '../actions.ts'
import { forgetRowKeys } from './store.ts'

/** Takes a decision back: the row is suspected again. Refused where something was built on what it made or changed. */
export async function undecideRow(context: Context, importId: string, n: number) {
  const one = await readImport(context, importId)
  if (!canOf(context.me, one).includes('decide')) throw new Problem('conflict', 'import.not_now', text.not_now)
  const frame = await frameOf(context, one, context.files.path(context.me.tenant_id, one.sha256))
  return context.db.transaction().execute(async (tx) => {
    await holdLedgers(tx, context.me.tenant_id)
    const row = await holdRow(tx, context.me.tenant_id, one.id, n)
    if (!row) throw new Problem('missing', 'import.no_row', text.no_row)
    if (row.decision === null) throw new Problem('conflict', 'import.not_decided', text.not_decided)
    await takeBack(tx, context, one, row)
    if (row.project_id && row.decision === 'same')
      await forgetRowKeys(tx, context.me.tenant_id, one.id, keysOf(statedAgain(frame, row).identity))
    const undone = { outcome: 'suspected' as const, project_id: null, reasons: undecided(row.reasons), decision: null }
    await updateRow(tx, context.me.tenant_id, one.id, { n, ...undone, decided_by: null, decided_at: null })
    await recordDecision(tx, context, one.id, row, { n, ...undone })
    return { n, outcome: undone.outcome, project_id: null }
  })
}

async function takeBack(tx: Tx, context: Context, one: Import, row: KeptRow): Promise<void> {
  const { project_id: id, seq_before, seq_after } = row
  if (id === null || seq_before === null || seq_after === null) return
  const project = await holdProject(tx, context, id)
  if (project.version !== seq_after || (await rowBuiltOn(tx, context.me.tenant_id, one.id, id, row.n)))
    throw new Problem('conflict', 'import.decision_built_on', text.decision_built_on)
  const moment = await momentOf(tx, context.me.tenant_id, id, seq_after)
  const parties =
    seq_before === 0
      ? await withdrawProjects(tx, context, [id], one.file_name)
      : await restoreProjects(tx, context, [{ id, version: seq_before }], one.file_name)
  await withdrawParties(tx, context, parties, moment)
}
