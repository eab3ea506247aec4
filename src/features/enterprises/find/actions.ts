import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db/open.ts'
import { best } from '#platform/search/rank.ts'
import { type Refreshed, refreshTokens } from '#platform/search/refresh.ts'
import { type Searchable, searchOf } from '../store.ts'
import { enterprisesHolding, type Holding } from './store.ts'

const candidates = 60

/** Enterprises by any of their names, sound, tag, contact, code or telephone: they are known to every member. */
export async function findEnterprises({ db, me }: Context, query: string, limit: number) {
  const rows = await enterprisesHolding(db, me.tenant_id, query, candidates)
  return best(rows.sort(shorterFirst), query, fieldsOf, limit)
}

function shorterFirst(a: Holding, b: Holding): number {
  return a.name.length - b.name.length || (a.name < b.name ? -1 : 1)
}

function fieldsOf(enterprise: Holding) {
  return [
    { field: 'name', text: enterprise.name },
    { field: 'other_names', text: enterprise.other_names.join('、') },
    { field: 'code', text: enterprise.code },
    { field: 'contact_phone', text: enterprise.contact_phone },
    { field: 'contact_name', text: enterprise.contact_name },
    { field: 'tags', text: enterprise.tags.join('、') },
  ]
}

/** Makes the search tokens of a page of enterprises anew. */
export function refreshEnterpriseSearch(tx: Tx, tenantId: string, after: string | null): Promise<Refreshed> {
  const columns = 'name, other_names, tags, contact_name, code, contact_phone'
  return refreshTokens<Searchable>(tx, 'enterprise', tenantId, { after, limit: 1000, columns, searchOf })
}
