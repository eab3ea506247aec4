import type { Context } from '#platform/context.ts'
import { Problem } from '#platform/problem.ts'
import { canOf } from '../../access.ts'
import { readImport } from '../../actions.ts'
import type { Import } from '../../model.ts'
import { text } from '../../text.ts'
import { startUndo } from '../actions.ts'
import { runUndo, undoRefused } from '../run/actions.ts'

/** An import that this member may take back, or go on taking back; another is refused. */
export async function readUndoable(context: Context, id: string): Promise<Import> {
  const one = await readImport(context, id)
  const begun = one.undo === 'running' ? { ...one, undo: null } : one
  if (!canOf(context.me, begun).includes('undo')) throw new Problem('conflict', 'import.not_now', text.not_now)
  return one
}

/** Takes the whole import back and waits for it. Begun before and not ended, by whomever, it is gone on with. */
export async function undoNow(context: Context, one: Import): Promise<void> {
  if (one.undo !== 'running') await startUndo(context, one.id, { version: one.version })
  try {
    await runUndo(context, one.id)
  } catch (error) {
    if (error instanceof Problem) await undoRefused(context, one, error)
    throw error
  }
}
