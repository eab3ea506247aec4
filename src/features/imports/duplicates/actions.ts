import type { Context } from '#platform/context.ts'
import { Problem } from '#platform/problem.ts'
import { readerOf } from '../access.ts'
import { readImport } from '../actions.ts'
import { presentRows } from '../results/actions.ts'
import { text } from '../text.ts'
import { type SuspectedRow, suspectedOf, type Waiting, waitingImports } from './store.ts'

interface Query {
  import_id?: string | undefined
  unit?: string | undefined
  later: 'true' | 'false'
  cursor?: string | undefined
  limit: number
}

/** Suspected rows of every import that the member may decide, each beside the project that it may be. */
export async function suspectedRows(context: Context, query: Query) {
  const { db, me } = context
  const later = query.later === 'true'
  const imports = await waitingImports(db, readerOf(me), query)
  const ids = imports.map(({ id }) => id)
  const page = { later, after: placeOf(query.cursor), limit: query.limit + 1 }
  const rows = await suspectedOf(db, me.tenant_id, ids, page)
  const shown = rows.slice(0, query.limit)
  const last = rows.length > query.limit ? shown.at(-1) : undefined
  const waiting = imports.reduce((sum, one) => sum + one.waiting, 0)
  const put_off = imports.reduce((sum, one) => sum + one.later, 0)
  return {
    items: await besideTheirImports(context, shown, new Map(imports.map((one) => [one.id, one]))),
    total: later ? put_off : waiting,
    left_for_later: put_off,
    imports: imports.map((one) => ({ ...named(one), waiting: later ? one.later : one.waiting })),
    next: last ? `${last.import_id}.${last.n}` : null,
  }
}

/** The file of an import is opened once for all its rows of a page. */
async function besideTheirImports(context: Context, rows: SuspectedRow[], imports: Map<string, Waiting>) {
  const groups = [...Map.groupBy(rows, ({ import_id }) => import_id)]
  const presented = groups.map(async ([id, list]) => {
    const items = await presentRows(context, await readImport(context, id), list)
    return items.map((item) => ({ ...item, import: named(imports.get(id)!) }))
  })
  return (await Promise.all(presented)).flat()
}

function named({ id, file_name, unit_id, unit_name }: Waiting) {
  return { id, file_name, unit: { id: unit_id, name: unit_name } }
}

function placeOf(cursor: string | undefined): { import_id: string; n: number } | null {
  if (cursor === undefined) return null
  const [, import_id, n] = /^([0-9a-f-]{36})\.(\d{1,9})$/.exec(cursor) ?? []
  if (!import_id || !n) throw new Problem('invalid', 'list.cursor', text.cursor)
  return { import_id, n: Number(n) }
}
