import type { PairQuery } from '#features/enterprises/pairs/actions.ts'
import { pairsOfImport } from '#features/enterprises/pairs/imported/actions.ts'
import { type Foreseen, foresee } from '#features/enterprises/parties/ahead/actions.ts'
import type { Context } from '#platform/context.ts'
import { readImport } from '../actions.ts'
import { placeOfRow } from '../reading/actions.ts'
import { frameOf } from '../run/actions.ts'
import { stateRow } from '../run/stated/actions.ts'
import { type Named, namesOf } from './model.ts'

/** Of a longer ledger the companies of the first rows are told. */
const mostRead = 5_000
const mostTold = 50

type Frame = Awaited<ReturnType<typeof frameOf>>

/** Which companies a ledger names, and whom of the register they are or may be, before anything is written. */
export async function companiesAhead(context: Context, id: string) {
  const { frame, named, whole } = await readNames(context, id)
  const foreseen = await foresee(context.db, context.me.tenant_id, named)
  const alike = named
    .map((one, at) => ({ one, ...foreseen[at]! }))
    .filter((seen) => seen.alike.length > 0)
    .sort((a, b) => b.alike[0]!.score - a.alike[0]!.score)
  const known = foreseen.filter((seen) => seen.known).length
  return {
    named: named.length,
    known,
    alike: alike.length,
    fresh: named.length - known - alike.length,
    whole,
    items: alike.slice(0, mostTold).map((seen) => presented(frame, seen)),
  }
}

async function readNames(context: Context, id: string) {
  const one = await readImport(context, id)
  const frame = await frameOf(context, one, context.files.path(context.me.tenant_id, one.sha256))
  const rows: ReturnType<typeof stateRow>[] = []
  for await (const row of frame.ledger.rows()) {
    rows.push(stateRow(frame, row))
    if (rows.length >= mostRead) break
  }
  const named = namesOf(
    rows.flatMap((row) => ('identity' in row ? { n: row.n, investors: row.document.investors ?? [] } : [])),
  )
  return { frame, named, whole: one.rows_total === null || rows.length >= one.rows_total }
}

function presented(frame: Frame, { one, alike }: Foreseen & { one: Named }) {
  return {
    name: one.name,
    code: one.code ?? null,
    place: placeOfRow(frame, one.n),
    likest: alike.map(({ reasons, ...company }) => ({ ...company, reasons: reasons.map(([zh, en]) => ({ zh, en })) })),
  }
}

/** Whom the companies that an import named may be: to be decided by those who may merge. */
export async function importPairs(context: Context, id: string, query: PairQuery) {
  const one = await readImport(context, id)
  const page = await pairsOfImport(context, id, query)
  const frame = await frameOf(context, one, context.files.path(context.me.tenant_id, one.sha256))
  const placed = <P extends { n: number | null }>({ n, ...party }: P) => ({
    ...party,
    place: n === null ? null : placeOfRow(frame, n),
  })
  return { ...page, items: page.items.map((item) => ({ ...item, one: placed(item.one), other: placed(item.other) })) }
}
