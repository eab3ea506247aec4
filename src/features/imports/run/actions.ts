import { sql } from 'kysely'
import { sendPairUp } from '#features/enterprises/pairs/sweep/actions.ts'
import { notify } from '#features/notices/actions.ts'
import { keys } from '#features/notices/model.ts'
import { playbookOn } from '#features/playbook/actions.ts'
import { fromHere } from '#features/projects/actions.ts'
import type { Context } from '#platform/context.ts'
import { dayOf } from '#platform/day.ts'
import type { Tx } from '#platform/db/open.ts'
import { Problem } from '#platform/problem.ts'
import { gatherWords, sortWords } from '#platform/search/waiting.ts'
import type { Words } from '#platform/words.ts'
import { saveImport } from '../lifecycle/actions.ts'
import type { Counts, Import, RowResult } from '../model.ts'
import { countRows, oneImport } from '../store.ts'
import { text } from '../text.ts'
import { type Order, openFrame, type RunFrame, readAhead } from './ahead/actions.ts'
import { writeRows } from './chunk/actions.ts'
import { cellsOf, letRowsGo, type ReadRow } from './prepared/actions.ts'
import { type Frame, refusedRow } from './stated/actions.ts'
import { commitSoon, holdImport, holdLedgers, openUnits, writeResults } from './store.ts'

/** One transaction, or one step of a larger one that is never kept. */
export type Transact = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>

export interface RunSettings {
  path: string
  transact: Transact
  signal?: AbortSignal
  /** Hears how many rows are done. */
  told?: (rows: number) => void
}

/**
 * Brings in the rows of a running import that are not in yet, a chunk a transaction: killed at any point, it goes on with the first
 * chunk that is not written, and two at once write nothing twice. Ends it with a notice to whoever brought it.
 */
export async function runImport(context: Context, one: Import, settings: RunSettings): Promise<Counts> {
  const order = await orderOf(context, one, settings.path)
  const frame = await openFrame(order)
  let last = one.last_row
  let done = 0
  for await (const rows of await readAhead(order, frame, last)) {
    settings.signal?.throwIfAborted()
    if (!(await writeChunk(context, frame, one.id, rows, settings.transact))) break
    last = rows.at(-1)!.n
    done += rows.length
    letRowsGo(rows)
    settings.told?.(done)
  }
  return settings.transact((tx) => finish(tx, context, one.id))
}

/** What the rows of an import are read with, as things are now. */
export async function frameOf(context: Context, one: Pick<Import, 'map'>, path: string): Promise<RunFrame> {
  return openFrame(await orderOf(context, one, path))
}

async function orderOf(context: Context, { map }: Pick<Import, 'map'>, path: string): Promise<Order> {
  const { db, me, now } = context
  const inForce = await playbookOn(db, me.tenant_id, dayOf(now))
  const units = await openUnits(db, me.tenant_id)
  return { path, map, me, playbook: inForce.playbook, units, from: fromHere(context, inForce) }
}

/**
 * Writes the rows that are not written yet; false when the import was stopped. Rows that the database refuses for a value are
 * found by halving, so that one of them does not keep the others out.
 */
async function writeChunk(
  context: Context,
  frame: Frame,
  importId: string,
  rows: ReadRow[],
  transact: Transact,
): Promise<boolean> {
  try {
    return await transact((tx) =>
      writeOnce(tx, context, importId, rows, (open) => writeRows(tx, context, frame, importId, open)),
    )
  } catch (error) {
    const reason = reasonOf(error)
    if (!reason) throw error
    if (rows.length > 1) {
      const half = rows.length >> 1
      const first = await writeChunk(context, frame, importId, rows.slice(0, half), transact)
      return first && writeChunk(context, frame, importId, rows.slice(half), transact)
    }
    return transact((tx) =>
      writeOnce(tx, context, importId, rows, async (open) =>
        open.map((row) => refusedRow({ n: row.n, cells: cellsOf(row) }, [{ column: '', reason }])),
      ),
    )
  }
}

async function writeOnce(
  tx: Tx,
  context: Context,
  importId: string,
  rows: ReadRow[],
  work: (open: ReadRow[]) => Promise<RowResult[]>,
): Promise<boolean> {
  const { tenant_id } = context.me
  await gatherWords(tx)
  await commitSoon(tx)
  await holdLedgers(tx, tenant_id)
  const held = await holdImport(tx, tenant_id, importId)
  if (held?.status !== 'running') return false
  const open = rows.filter(({ n }) => n > held.last_row)
  if (open.length > 0) await writeResults(tx, { tenant_id, import_id: importId, now: new Date() }, await work(open))
  return true
}

/** What a row did wrong, where it was the row and not the house. */
function reasonOf(error: unknown): Words | null {
  if (error instanceof Problem && (error.kind === 'invalid' || error.kind === 'conflict')) return error.words
  const code = String((error as { code?: unknown } | null)?.code ?? '')
  return /^2[23]\w{3}$/.test(code) ? text.row.unexpected : null
}

async function finish(tx: Tx, context: Context, id: string): Promise<Counts> {
  const { tenant_id } = context.me
  await holdImport(tx, tenant_id, id)
  const one = (await oneImport(tx, tenant_id, id))!
  const counts = (await countRows(tx, tenant_id, [id])).get(id)!
  if (one.status !== 'running') return counts
  await sortWords(tx, ['project', 'enterprise'])
  const ended_at = new Date().toISOString()
  await saveImport(tx, context, one, { ...one, status: 'done', rows_total: counts.rows, ended_at }, 'done')
  await sendPairUp(context.db, tx)
  const { created, updated, suspected, refused } = counts
  const data = { import_id: id, file_name: one.file_name, created, updated, suspected, refused }
  await notify(tx, tenant_id, [{ kind: 'import_done', data, key: keys.importDone(id), member_id: one.member_id }])
  return counts
}

/** Every step inside one transaction that the caller will undo. */
export function inSteps(tx: Tx): Transact {
  return async (work) => {
    await sql`savepoint step`.execute(tx)
    try {
      const answer = await work(tx)
      await sql`release savepoint step`.execute(tx)
      return answer
    } catch (error) {
      await sql`rollback to savepoint step`.execute(tx)
      throw error
    }
  }
}
