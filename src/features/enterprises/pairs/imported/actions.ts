import type { Context } from '#platform/context.ts'
import { loadCompanies } from '../../match/store.ts'
import { mayMerge } from '../../merge/access.ts'
import { type PairQuery, pageOf } from '../actions.ts'
import { judged, type Party, whyAsked } from '../model.ts'
import type { ListedPair } from '../store.ts'
import { firstRows, waitingOf } from './store.ts'

/**
 * Whom the enterprises that an import named may be besides themselves, the likest first, each with why and with the row that named it
 * first. Enterprises are known to every member; whether this one may read the import is for the caller to have asked.
 */
export async function pairsOfImport(context: Context, importId: string, query: PairQuery) {
  const { db, me } = context
  const page = await pageOf(context, query, importId)
  const ids = page.items.flatMap(({ one, other }) => [one.id, other.id])
  const companies = new Map((await loadCompanies(db, me.tenant_id, ids)).map((company) => [company.id, company]))
  const rows = await firstRows(db, me.tenant_id, importId, ids)
  const row = (id: string) => rows.get(id) ?? null
  return {
    ...page,
    items: page.items.map((item) => ({
      ...item,
      one: { ...item.one, n: row(item.one.id) },
      other: { ...item.other, n: row(item.other.id) },
      reasons: reasonsOf(item, companies),
    })),
    comparing: await waitingOf(db, me.tenant_id, importId),
    can: mayMerge(me) ? ['decide'] : [],
  }
}

function reasonsOf({ one, other, said_code }: ListedPair, companies: Map<string, Party>) {
  const [a, b] = [companies.get(one.id), companies.get(other.id)]
  if (!a || !b) return []
  return whyAsked(judged(a, b, said_code)).map(([zh, en]) => ({ zh, en }))
}
