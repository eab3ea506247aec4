import { stat } from 'node:fs/promises'
import type { SheetLayout } from './layout.ts'

/** Layouts of the sheets looked at last: a ledger is opened half a dozen times on its way in, and each time all its rows would go by. */
const kept = new Map<string, SheetLayout>()
const most = 16
/** Ranges and comments of one of them. */
const mostOfOne = 10_000

/** The layout of a sheet, read unless it is known; a file that was changed is another file. */
export async function keptLayout(path: string, sheet: string, read: () => Promise<SheetLayout>): Promise<SheetLayout> {
  const { size, mtimeMs, ino } = await stat(path)
  const key = [path, sheet, size, mtimeMs, ino].join('\n')
  const layout = kept.get(key) ?? (await read())
  kept.delete(key)
  if (layout.merges.length + layout.comments.length <= mostOfOne) kept.set(key, layout)
  if (kept.size > most) kept.delete(kept.keys().next().value!)
  return layout
}
