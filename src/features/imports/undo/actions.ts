import type { Context } from '#platform/context.ts'
import { Problem } from '#platform/problem.ts'
import { canOf } from '../access.ts'
import { readImport, showImport } from '../actions.ts'
import { saveImport } from '../lifecycle/actions.ts'
import { sendUndo } from '../queue/actions.ts'
import { text } from '../text.ts'
import { obstacles, refuseBuiltOn } from './obstacles/actions.ts'
import { countTouched } from './store.ts'

/** What taking the import back would take back, and what was built on it and stands in the way. */
export async function undoPlan(context: Context, id: string) {
  const one = await readImport(context, id)
  const { created, updated, unknown } = await countTouched(context.db, context.me.tenant_id, id)
  const built = await obstacles(context.db, context, one)
  return { created, updated, before_undo_was_kept: unknown, ...built }
}

/** Starts taking the whole import back; refused with a list where something was built on it. */
export async function startUndo(context: Context, id: string, input: { version: number }) {
  const one = await readImport(context, id)
  if (!canOf(context.me, one).includes('undo')) throw new Problem('conflict', 'import.not_now', text.not_now)
  await refuseBuiltOn(context.db, context, one)
  await context.db.transaction().execute(async (tx) => {
    const undo_by = context.me.member_id
    const seen = { ...one, version: input.version }
    await saveImport(tx, context, seen, { ...one, undo: 'running', undo_by, problem: null }, 'undo_started')
    await sendUndo(context.db, tx, { tenant_id: context.me.tenant_id, id })
  })
  return showImport(context, id)
}
